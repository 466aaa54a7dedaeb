import { addDays, type Day } from '../../core/day.ts';
import { limits } from '../../core/limits.ts';
import type { Permission } from '../../core/permissions.ts';
import { refusals, type Refusal } from '../../core/refusal.ts';

/** Refusals of access, in order of precedence. */
export const accessRefusals = refusals('access', {
  person_only: {
    status: 403,
    zh: '此操作只能由登录的人员完成，不能使用机器密钥。',
    ko: '로그인한 사람만 할 수 있으며 기계 키로는 할 수 없습니다.',
    en: 'Only a signed-in person can do this, not an API key.',
  },
  credentials_wrong: {
    status: 401,
    zh: '邮箱或密码不正确。',
    ko: '이메일 또는 비밀번호가 올바르지 않습니다.',
    en: 'The e-mail or the password is not right.',
  },
  second_factor_expired: {
    status: 401,
    zh: '验证已过期，请重新登录。',
    ko: '인증 시간이 지났습니다. 다시 로그인하세요.',
    en: 'The verification has expired; please sign in again.',
  },
  code_wrong: {
    status: 401,
    zh: '验证码不正确。',
    ko: '인증 코드가 올바르지 않습니다.',
    en: 'The code is not right.',
  },
  sign_in_refused: {
    status: 400,
    zh: '无法完成此登录操作。',
    ko: '이 로그인 작업을 완료할 수 없습니다.',
    en: 'This could not be done with the sign-in.',
  },
  password_wrong: {
    status: 422,
    zh: '当前密码不正确。',
    ko: '현재 비밀번호가 올바르지 않습니다.',
    en: 'The current password is not right.',
  },
  password_unchanged: {
    status: 422,
    zh: '新密码不能与当前密码相同。',
    ko: '새 비밀번호는 현재 비밀번호와 달라야 합니다.',
    en: 'The new password must differ from the current one.',
  },
  role_unknown: {
    status: 422,
    zh: '没有角色 {role}。',
    ko: '역할 {role}이(가) 없습니다.',
    en: 'There is no role {role}.',
  },
  own_access_unchangeable: {
    status: 409,
    zh: '不能更改自己的权限，请由另一位管理员操作。',
    ko: '자신의 권한은 바꿀 수 없습니다. 다른 관리자가 처리해야 합니다.',
    en: 'Nobody changes their own access; ask another administrator.',
  },
  user_beyond_scope: {
    status: 403,
    zh: '此人在您管辖范围之外也有授权，请由全市管理员操作。',
    ko: '이 사용자는 관할 밖에도 권한이 있습니다. 시 전체 관리자가 처리해야 합니다.',
    en: 'This person also holds roles outside your scope; a city-wide administrator must do this.',
  },
  role_beyond_own: {
    status: 403,
    zh: '不能授予自己没有的权限：{permission}。',
    ko: '자신에게 없는 권한은 부여할 수 없습니다: {permission}.',
    en: 'You cannot give what you do not hold: {permission}.',
  },
  email_taken: {
    status: 409,
    zh: '邮箱 {email} 已有账号。',
    ko: '이메일 {email} 계정이 이미 있습니다.',
    en: 'There is an account with the e-mail {email}.',
  },
  worker_has_account: {
    status: 409,
    zh: '该社工已有账号。',
    ko: '해당 근무자에게 이미 계정이 있습니다.',
    en: 'That worker already has an account.',
  },
  user_disabled: {
    status: 403,
    zh: '此账号已停用。',
    ko: '이 계정은 사용 중지되었습니다.',
    en: 'This account is disabled.',
  },
  user_enabled: {
    status: 409,
    zh: '此账号并未停用。',
    ko: '이 계정은 사용 중지 상태가 아닙니다.',
    en: 'This account is not disabled.',
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
    zh: '这是最后一位城市管理员，不能收回或停用。',
    ko: '마지막 시 관리자이므로 회수하거나 중지할 수 없습니다.',
    en: 'This is the last city administrator and cannot be taken away or disabled.',
  },
  role_keeps_access: {
    status: 409,
    zh: '城市管理员必须保有人员与权限的管理权限。',
    ko: '시 관리자는 인원·권한 관리 권한을 유지해야 합니다.',
    en: 'The city administrator must keep the permissions over access.',
  },
  key_too_long: {
    status: 422,
    zh: '密钥有效期最长到 {latest}。',
    ko: '키의 유효기간은 최대 {latest}까지입니다.',
    en: 'A key may be valid until {latest} at most.',
  },
  key_revoked: {
    status: 409,
    zh: '此密钥已经停用。',
    ko: '이 키는 이미 폐기되었습니다.',
    en: 'This key was already revoked.',
  },
});

const { refuse } = accessRefusals;

/** The role whose holder over the whole city a city is never without. */
export const administratorRole = 'city_administrator';

/** What somebody who hands out roles holds themselves, seen from the unit in question. */
export interface Giver {
  /** Over the whole city: such an administrator hands out any role. */
  readonly everywhere: boolean;
  /** The permissions that the giver holds at the unit. */
  readonly held: ReadonlySet<Permission>;
}

/** Only what one holds can be handed on, except by an administrator of the whole city. */
export function refuseGiving(giver: Giver, wanted: readonly Permission[]): Refusal | null {
  const missing = giver.everywhere ? undefined : wanted.find((permission) => !giver.held.has(permission));
  return missing ? refuse('role_beyond_own', { permission: missing }) : null;
}

export interface PersonFacts {
  readonly id: string;
  readonly disabled: boolean;
  /** Standing assignments of this person that lie outside the actor's scope. */
  readonly outside: number;
  /** Whether this person is the only enabled administrator of the city. */
  readonly lastAdministrator: boolean;
}

/** Nobody changes their own access, nor that of somebody whose roles reach further than theirs. */
export function refuseTouching(person: PersonFacts, actorId: string): Refusal | null {
  if (person.id === actorId) return refuse('own_access_unchangeable');
  return person.outside > 0 ? refuse('user_beyond_scope') : null;
}

export function refuseDisable(person: PersonFacts, actorId: string): Refusal | null {
  const touching = refuseTouching(person, actorId);
  if (touching) return touching;
  if (person.disabled) return refuse('user_disabled');
  return person.lastAdministrator ? refuse('last_administrator') : null;
}

export function refuseEnable(person: PersonFacts, actorId: string): Refusal | null {
  return refuseTouching(person, actorId) ?? (person.disabled ? null : refuse('user_enabled'));
}

/** A key lives a year at most; its last day is counted in Asia/Shanghai. */
export function refuseKeyDay(untilDay: Day, today: Day): Refusal | null {
  const latest = addDays(today, limits.keyDays);
  return untilDay > latest ? refuse('key_too_long', { latest }) : null;
}
