import type { Day } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { PostType } from './scheme.ts';

/** A stretch on one post at one unit; `until` is exclusive, null for still there. Stretches of a worker never overlap. */
export interface Stretch {
  readonly from: Day;
  readonly until: Day | null;
  readonly unitId: string;
  readonly postType: PostType;
}

/** An amount paid or taken once, under a one-off item of the scheme; above zero, the item gives its sign. */
export interface OneOff {
  readonly id: string;
  readonly itemCode: string;
  readonly amountFen: Fen;
  readonly reason: string;
  readonly documentNumber: string | null;
}

/** What was entered for a worker's month: quantities by the code of the fact, decimal strings in the fact's own unit. */
export interface MonthEntries {
  readonly quantities: Readonly<Record<string, string>>;
  readonly oneOffs: readonly OneOff[];
}

export const noEntries: MonthEntries = { quantities: {}, oneOffs: [] };
