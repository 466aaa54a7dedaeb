import type { Words } from '../../../core/refusal.ts';
import type { CaseState } from './case.ts';

/** How a state is called where a refusal names it. */
export const caseStateWords: Readonly<Record<CaseState, Words>> = {
  raised: ['已提事', '제기됨', 'Raised'],
  deliberated: ['已议事', '의논됨', 'Deliberated'],
  decided: ['已定事', '결정됨', 'Decided'],
  handling: ['办理中', '처리 중', 'Being handled'],
  handled: ['待评价', '평가 대기', 'To be rated'],
  reopened: ['重新办理', '다시 처리', 'Begun again'],
  closed: ['已办结', '종결', 'Closed'],
  duplicate: ['重复件', '중복', 'Duplicate'],
  referred: ['已转出', '이관됨', 'Passed on'],
  withdrawn: ['已撤回', '철회됨', 'Taken back'],
};
