import type { Words } from '../../../core/refusal.ts';
import type { LineState } from './line.ts';

/** How a state is called where a refusal names it. */
export const lineStateWords: Readonly<Record<LineState, Words>> = {
  open: ['未开始', '시작 전', 'Open'],
  underway: ['进行中', '진행 중', 'Under way'],
  done: ['待确认', '확인 대기', 'Waits for confirmation'],
  confirmed: ['已确认', '확인됨', 'Confirmed'],
  cancelled: ['已取消', '취소됨', 'Cancelled'],
};
