import type { Words } from '../../../core/refusal.ts';
import type { CycleState } from './states.ts';

/** How a state is called where a refusal names it. */
export const cycleStateWords: Readonly<Record<CycleState, Words>> = {
  planned: ['已计划', '계획', 'Planned'],
  open: ['收集中', '수집 중', 'Open'],
  collected: ['已收集', '수집 완료', 'Collected'],
  calibrated: ['已评审', '심사 완료', 'Calibrated'],
  publicity: ['公示中', '공시 중', 'In publicity'],
  appeals: ['申诉', '이의 신청', 'Appeals'],
  final: ['已定档', '확정', 'Final'],
};
