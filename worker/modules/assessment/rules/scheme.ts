import type { PostType } from '../../roster/rules/vocabulary.ts';
import type { BallotForm } from './ballot-form.ts';

export { postTypes, type PostType } from '../../roster/rules/vocabulary.ts';

/** A set of people who give one part of the score. */
export interface RaterGroup {
  readonly code: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
  /** Headers under which an imported sheet carries the group's mean. */
  readonly headers: readonly string[];
  /** From so many raters on the highest and the lowest are dropped; null: never. */
  readonly trimFrom: number | null;
  /** Counts only where the community's ballot is valid. */
  readonly byBallot: boolean;
}

/** Which groups rate which posts, and how much each weighs. A group that is absent does not rate these posts. */
export interface WeightSheet {
  readonly postTypes: readonly PostType[];
  /** By group code; decimal strings. Only their proportion counts, so they need not sum to 1. */
  readonly weights: Readonly<Record<string, string>>;
}

export const poolKinds = ['city', 'street', 'community'] as const;
export type PoolKind = (typeof poolKinds)[number];

/** All that a year's assessment is run by. Shares are decimal strings, points decimal strings of at most two places. */
export interface Scheme {
  readonly groups: readonly RaterGroup[];
  readonly sheets: readonly WeightSheet[];
  /** A part that nobody gave never counts as zero: the person stays without a score, or the other parts stand for it. */
  readonly missing: 'incomplete' | 'renormalise';
  readonly bonusCap: string;
  readonly bands: { readonly excellent: string; readonly qualified: string; readonly basic: string };
  readonly excellent: { readonly share: string; readonly pool: PoolKind };
  /** Group codes compared in this order where the cap divides equal scores; then whoever serves longer. */
  readonly tieBreak: readonly string[];
  readonly ballot: {
    readonly fewest: number;
    readonly ordinaryShare: string;
    /** What a ballot asks; without it counts of ballots are only imported. */
    readonly form?: BallotForm | undefined;
  };
  readonly notGraded: { readonly probation: boolean; readonly fewestMonths: number };
  readonly vetoes: readonly string[];
  readonly publicity: { readonly workdays: number; readonly countStart: boolean };
  readonly appeal: { readonly workdays: number; readonly answerWorkdays: number; readonly reviewWorkdays: number };
}

/** The weights of one post; none when the scheme does not assess it. */
export const weightsOf = (scheme: Scheme, postType: PostType): Readonly<Record<string, string>> =>
  scheme.sheets.find(({ postTypes }) => postTypes.includes(postType))?.weights ?? {};
