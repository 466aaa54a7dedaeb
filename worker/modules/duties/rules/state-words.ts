import type { Words } from '../../../core/refusal.ts';
import type { DutyState } from './duty.ts';
import type { SettlementPart } from './package.ts';
import type { SettlementState } from './settlement.ts';

/** How a state is called where a refusal names it. */
export const dutyStateWords: Readonly<Record<DutyState, Words>> = {
  draft: ['草稿', '초안', 'Draft'],
  acting: ['先行办理', '먼저 처리 중', 'Acted on'],
  submitted: ['待准入', '준입 대기', 'Submitted'],
  admitted: ['已准入', '준입', 'Admitted'],
  rejected: ['不予准入', '불승인', 'Not admitted'],
  active: ['已下放', '이양됨', 'Live'],
  withdrawn: ['已收回', '회수됨', 'Withdrawn'],
  revoked: ['已撤销', '취소됨', 'Revoked'],
  expired: ['已到期', '만료', 'Expired'],
};

/** The same of a month's report. */
export const settlementStateWords: Readonly<Record<SettlementState, Words>> = {
  reported: ['待核定', '확인 대기', 'reported'],
  verified: ['已核定', '확인됨', 'verified'],
  returned: ['已退回', '반려됨', 'returned'],
};

/** What a report is of. */
export const partWords: Readonly<Record<SettlementPart, Words>> = {
  month: ['当月', '해당 월', 'month'],
  prepayment: ['预付款', '선지급', 'advance'],
  balance: ['结余款', '잔액', 'rest'],
};
