import type { Term } from './terms.ts';

export const whistleKinds = ['resident', 'joint', 'emergency'] as const;
export type WhistleKind = (typeof whistleKinds)[number];

/** How long after the last instant a breach is told once more, and to whom: the side that is waited for, or the city. */
export interface Tier {
  readonly after: Term;
  readonly to: 'side' | 'city';
}

export interface KindTerms {
  /** Whether the head signs before the whistle goes out. */
  readonly sign: boolean;
  /** Whether a call must name an admitted duty of the body called. */
  readonly dutyRequired: boolean;
  /** From the call. */
  readonly answer: Term;
  readonly arrive: Term;
  readonly finish: Term;
  /** From the return, and from the report that it is handled. */
  readonly rework: Term;
  readonly score: Term;
  /** Share of the time after which whoever is waited for is reminded, a decimal string. */
  readonly remindShare: string;
  readonly tiers: readonly Tier[];
}

/** A city's terms for whistles, dated. Shares, weights and points are decimal strings. */
export interface WhistlePolicy {
  readonly kinds: Readonly<Record<WhistleKind, KindTerms>>;
  readonly weights: { readonly response: string; readonly solution: string; readonly satisfaction: string };
  readonly points: { readonly late: string; readonly unanswered: string; readonly returnedTwice: string };
  /** A street is shown as calling too often or too seldom at so many times the city's median. */
  readonly balance: { readonly many: string; readonly few: string };
}
