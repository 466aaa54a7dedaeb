import { unitKinds, type UnitKind } from '../../organisation/rules/kinds.ts';
import type { Result } from './case.ts';

export { unitKinds };
export const urgencies = ['ordinary', 'urgent'] as const;
export type Urgency = (typeof urgencies)[number];

/** Working days, each at least 1: of the four waits for us, and of the whole from the day it was raised. */
export interface CaseTerms {
  readonly deliberate: number;
  readonly decide: number;
  readonly assign: number;
  readonly handle: number;
  readonly whole: number;
}

export interface Category {
  readonly code: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
}

/** A city's terms for requests, dated. */
export interface CasePolicy {
  readonly categories: readonly Category[];
  readonly terms: Readonly<Record<Urgency, CaseTerms>>;
  /** Working days that a resident has to rate; then the request closes without a rating. */
  readonly rateWorkdays: number;
  /** Working days before a deadline on which it is reminded of. */
  readonly remindWorkdays: number;
  /** A meeting decides with more than this share of the votes cast, a decimal string between 0 and 1. */
  readonly passShare: string;
  /** Kinds of unit that take a part only with an admitted duty. */
  readonly dutyRequired: readonly UnitKind[];
  /** What a rating counts; the most of the three is the full measure. */
  readonly points: Readonly<Record<Result, number>>;
}
