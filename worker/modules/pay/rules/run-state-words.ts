import type { Words } from '../../../core/refusal.ts';
import type { RunState } from './run-steps.ts';

/** How a state is called where a refusal names it. */
export const runStateWords: Readonly<Record<RunState, Words>> = {
  computed: ['草稿', '초안', 'Draft'],
  approved: ['已审批', '승인됨', 'Approved'],
  paid: ['已发放', '지급됨', 'Paid'],
  closed: ['已关闭', '마감됨', 'Closed'],
};
