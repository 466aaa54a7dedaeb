import { refusals } from '../../core/refusal.ts';

/** Refusals of access, in order of precedence. */
export const accessRefusals = refusals('access', {
  role_unknown: {
    status: 422,
    zh: '没有角色 {role}。',
    ko: '역할 {role}이(가) 없습니다.',
    en: 'There is no role {role}.',
  },
  unit_unknown: {
    status: 422,
    zh: '没有该单位，或它不在您的管辖范围内。',
    ko: '해당 단위가 없거나 관할 범위 밖입니다.',
    en: 'No such unit, or it is outside your scope.',
  },
  email_taken: {
    status: 409,
    zh: '邮箱 {email} 已有账号。',
    ko: '이메일 {email} 계정이 이미 있습니다.',
    en: 'There is an account with the e-mail {email}.',
  },
  own_access_unchangeable: {
    status: 409,
    zh: '不能更改自己的权限，请由另一位管理员操作。',
    ko: '자신의 권한은 바꿀 수 없습니다. 다른 관리자가 처리해야 합니다.',
    en: 'Nobody changes their own access; ask another administrator.',
  },
  role_beyond_own: {
    status: 403,
    zh: '不能授予自己没有的权限：{permission}。',
    ko: '자신에게 없는 권한은 부여할 수 없습니다: {permission}.',
    en: 'You cannot give what you do not hold: {permission}.',
  },
  assignment_standing: {
    status: 409,
    zh: '此人已在该单位担任这一角色。',
    ko: '이미 이 단위에서 같은 역할을 맡고 있습니다.',
    en: 'This person already holds the role there.',
  },
  assignment_ended: {
    status: 409,
    zh: '此项授权已经收回。',
    ko: '이 권한은 이미 회수되었습니다.',
    en: 'This assignment was already taken away.',
  },
  last_administrator: {
    status: 409,
    zh: '这是最后一位城市管理员，不能收回。',
    ko: '마지막 시 관리자이므로 회수할 수 없습니다.',
    en: 'This is the last city administrator and cannot be taken away.',
  },
  key_revoked: {
    status: 409,
    zh: '此密钥已经停用。',
    ko: '이 키는 이미 폐기되었습니다.',
    en: 'This key was already revoked.',
  },
});

/** Roles that only somebody who holds all their permissions may hand out; the administrators hand out any. */
export const beyond = (wanted: readonly string[], held: ReadonlySet<string>): string | null =>
  wanted.find((permission) => !held.has(permission)) ?? null;
