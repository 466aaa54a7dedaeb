import type { Words } from '../../../core/refusal.ts';
import type { CallState } from './call.ts';
import type { WhistleState } from './whistle.ts';

/** How a state is called where a refusal names it. */
export const whistleStateWords: Readonly<Record<WhistleState | CallState, Words>> = {
  drafted: ['待签发', '서명 대기', 'To be signed'],
  returned: ['已退回', '반려', 'Sent back'],
  out: ['办理中', '진행 중', 'Out'],
  closed: ['已办结', '종료', 'Closed'],
  withdrawn: ['已撤回', '철회', 'Withdrawn'],
  planned: ['待签发', '서명 대기', 'Not yet out'],
  called: ['待应哨', '답변 대기', 'Called'],
  accepted: ['已应哨', '수락', 'Accepted'],
  arrived: ['已到场', '도착', 'On the spot'],
  handled: ['待评价', '평가 대기', 'Handled'],
  scored: ['已评价', '평가 완료', 'Scored'],
  declined: ['不属本单位', '타 기관 지정', 'Declined'],
  unanswered: ['未答复', '무응답', 'Unanswered'],
  cancelled: ['已取消', '취소', 'Cancelled'],
};
