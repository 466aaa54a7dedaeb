import { permissionWords } from '../core/permission-words.ts';
import { refusals, type Facts, type Refusal } from '../core/refusal.ts';

/** Carries a refusal out of a command to the edge, where it becomes an answer. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Refusals that any route may give, in order of precedence. */
export const platformRefusals = refusals(
  'platform',
  {
    not_found: {
      status: 404,
      zh: '没有这条记录，或您无权查看。',
      ko: '해당 기록이 없거나 볼 권한이 없습니다.',
      en: 'No such record, or it is not yours to see.',
    },
    cross_site_write: {
      status: 403,
      zh: '该请求来自其他网站，已拒绝。',
      ko: '다른 사이트에서 온 요청이므로 거부되었습니다.',
      en: 'The request comes from another site and is refused.',
    },
    sign_in_required: { status: 401, zh: '请先登录。', ko: '먼저 로그인하세요.', en: 'Please sign in first.' },
    password_change_required: {
      status: 403,
      zh: '请先修改初始密码。',
      ko: '먼저 초기 비밀번호를 변경하세요.',
      en: 'Please change your initial password first.',
    },
    permission_missing: {
      status: 403,
      zh: '您没有此项操作的权限：{permission}。',
      ko: '이 작업 권한이 없습니다: {permission}.',
      en: 'You lack the permission for this: {permission}.',
    },
    idempotency_key_required: {
      status: 400,
      zh: '此操作须携带 Idempotency-Key 请求头。',
      ko: '이 작업에는 Idempotency-Key 헤더가 필요합니다.',
      en: 'This operation needs an Idempotency-Key header.',
    },
    idempotency_key_invalid: {
      status: 400,
      zh: 'Idempotency-Key 须为 8 至 128 个可见 ASCII 字符。',
      ko: 'Idempotency-Key는 8~128자의 표시 가능한 ASCII여야 합니다.',
      en: 'Idempotency-Key takes 8 to 128 visible ASCII characters.',
    },
    idempotency_key_reused: {
      status: 422,
      zh: '同一个 Idempotency-Key 已用于另一份内容。',
      ko: '같은 Idempotency-Key가 다른 내용에 이미 사용되었습니다.',
      en: 'This Idempotency-Key was used with another body.',
    },
    body_too_large: {
      status: 413,
      zh: '内容超过 {limitMb} MB 的上限。',
      ko: '내용이 {limitMb} MB 한도를 초과했습니다.',
      en: 'The body is larger than {limitMb} MB.',
    },
    too_many_requests: {
      status: 429,
      zh: '操作过于频繁，请稍后再试。',
      ko: '요청이 너무 잦습니다. 잠시 후 다시 시도하세요.',
      en: 'Too many requests; please try again shortly.',
    },
    second_person_required: {
      status: 409,
      zh: '须由另一人完成：经办与审核不得为同一人。',
      ko: '다른 사람이 처리해야 합니다: 담당자와 승인자는 달라야 합니다.',
      en: 'A second person must do this: maker and checker may not be the same.',
    },
    changed_meanwhile: {
      status: 409,
      zh: '这条记录刚被他人修改，请按最新内容重试。',
      ko: '다른 사람이 방금 수정했습니다. 최신 내용으로 다시 시도하세요.',
      en: 'Someone changed this meanwhile; please try again on the current record.',
    },
  },
  { permission: permissionWords },
);

/**
 * A stale write: 409 with the record as it stands now, so that the reader sees what somebody else changed. Give only
 * members that whoever may write the record may also see.
 */
export const changedMeanwhile = <T extends { readonly version: number }>(current: T): Refusal =>
  platformRefusals.refuse('changed_meanwhile', {
    version: current.version,
    current: { ...current } as unknown as Facts,
  });
