import type { Words } from '../../../core/refusal.ts';
import type { MatterState } from './matter.ts';

/** How a state is called where a refusal names it. */
export const matterStateWords: Readonly<Record<MatterState, Words>> = {
  asked: ['征求中', '요청 중', 'Asked'],
  agreed: ['已同意', '동의', 'Agreed'],
  refused: ['不同意', '부동의', 'Refused'],
  escalated: ['提请市级裁定', '시 결정 대기', 'With the city'],
  appointed: ['已任命', '임명', 'Appointed'],
  invited: ['待参与', '참여 대기', 'Invited'],
  opined: ['已提意见', '의견 제출', 'Opinion given'],
  lapsed: ['逾期未答复', '기한 초과', 'Lapsed'],
  proceeded: ['已按程序推进', '절차 추진', 'Proceeded'],
  called: ['已调度', '소집', 'Called'],
  gathered: ['已到场', '출석 등록', 'Gathered'],
  concluded: ['已办结', '완료', 'Concluded'],
  filed: ['待答复', '답변 대기', 'Filed'],
  adopted: ['已采纳', '채택', 'Adopted'],
  partly: ['部分采纳', '일부 채택', 'Adopted in part'],
  declined: ['未采纳', '불채택', 'Declined'],
  raised: ['已提请复议', '재심 요청', 'Raised'],
  settled: ['维持未采纳', '불채택 유지', 'Settled'],
  withdrawn: ['已撤回', '철회', 'Withdrawn'],
};
