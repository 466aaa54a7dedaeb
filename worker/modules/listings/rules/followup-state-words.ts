import type { Words } from '../../../core/refusal.ts';
import type { FollowupState } from './followup.ts';

/** How a state is called where a refusal names it. */
export const followupStateWords: Readonly<Record<FollowupState, Words>> = {
  drawn: ['待派人', '지정 대기', 'To be sent'],
  assigned: ['待回访', '방문 대기', 'To be visited'],
  agreed: ['一致', '일치', 'Agrees'],
  differs: ['不一致', '불일치', 'Differs'],
  missed: ['未访到', '만나지 못함', 'Not met'],
};
