import type { Step } from '../../kit/StepLine.tsx';
import { behind } from '../cases/words.ts';
import type { Followed } from './types.ts';

const over: ReadonlySet<Followed['state']> = new Set(['duplicate', 'referred', 'withdrawn']);

/** Where a request stands on the way through its five steps. */
export const stepState = (state: Followed['state'], at: number): Step['state'] =>
  at < behind[state] ? 'done' : at === behind[state] && !over.has(state) ? 'now' : 'ahead';
