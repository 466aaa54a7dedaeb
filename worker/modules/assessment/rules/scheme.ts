import type { PostType } from '../../roster/rules/vocabulary.ts';
import type { BallotForm } from './ballot-form.ts';
import type { Grade } from './grades.ts';

export { postTypes, type PostType } from '../../roster/rules/vocabulary.ts';

export const poolKinds = ['city', 'street', 'community'] as const;
export type PoolKind = (typeof poolKinds)[number];

export interface Named {
  readonly code: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
}

/** Who gives one part of the score: people, residents by ballot, or the product's own records. */
export interface RaterGroup extends Named {
  /** Headers under which an imported sheet carries the group's mean. */
  readonly headers: readonly string[];
  /** From so many raters on the highest and the lowest are dropped; null: never. */
  readonly trimFrom: number | null;
  /** Counts only where the community's ballot is valid. */
  readonly byBallot: boolean;
  /** Raters are never named, and fewer than the scheme's threshold do not count at all. */
  readonly anonymous: boolean;
  /** Whoever speaks for the group answers for this unit above the worker: only they give its marks through the year. */
  readonly at: PoolKind;
  /** No person rates: every indicator of the group is worked out from records. */
  readonly system: boolean;
}

/** How a figure of the product's own records becomes points. */
export interface IndicatorSource {
  /** One of the sources that the house offers. */
  readonly code: string;
  /** The share done at which there are no points, and all of them; in between they rise evenly. Decimal strings. */
  readonly zero: string;
  readonly full: string;
  /** What the source calls in time: days after the end of a month. */
  readonly days: number;
}

/** One line of the sheet: so many points, on such evidence, given by one group. */
export interface Indicator extends Named {
  readonly points: string;
  readonly evidence: string;
  readonly group: string;
  readonly source?: IndicatorSource | undefined;
}

export interface Dimension extends Named {
  readonly indicators: readonly Indicator[];
}

/** Parts of the year in the whole score; decimal strings that sum to exactly one. */
export interface YearMix {
  readonly daily: string;
  readonly quarterly: string;
  readonly annual: string;
}

/** Excellent at most: the whole part of headcount × share within each pool. */
export interface ExcellentCap {
  readonly share: string;
  readonly pool: PoolKind;
}

/** The scheme of some posts: which groups rate them, on which indicators, and how the parts of the year are mixed. */
export interface WeightSheet {
  readonly postTypes: readonly PostType[];
  /** By group code; decimal strings. Only their proportion counts, so they need not sum to 1. */
  readonly weights: Readonly<Record<string, string>>;
  /** Where a group has no indicator it gives one mark of up to a hundred. */
  readonly dimensions: readonly Dimension[];
  readonly mix: YearMix;
  /** These posts are ranked by themselves, under a cap of their own; without it all posts share the scheme's pools. */
  readonly excellent?: ExcellentCap | undefined;
}

/** Marks given through the year: by which groups, and from how many periods on they count. */
export interface RegularMarks {
  readonly groups: readonly string[];
  readonly fewest: number;
}

/** What an event adds or takes, each time; `most` bounds what one item may come to in a year. */
export interface EventItem extends Named {
  readonly points: string;
  readonly most: string | null;
  readonly evidence: string;
}

export interface Eligibility extends Named {
  readonly grades: readonly Grade[];
  readonly years: number;
}

/** A rater is far off when both hold: so many standard deviations of the rest, and so many points. */
export interface OutlierRule {
  readonly deviations: string;
  readonly points: string;
  readonly fewestRaters: number;
}

/** All that a year's assessment is run by. Shares are decimal strings, points decimal strings of at most two places. */
export interface Scheme {
  readonly groups: readonly RaterGroup[];
  readonly sheets: readonly WeightSheet[];
  /** A part that nobody gave never counts as zero: the person stays without a score, or the other parts stand for it. */
  readonly missing: 'incomplete' | 'renormalise';
  readonly months: RegularMarks;
  readonly quarters: RegularMarks;
  readonly bonusItems: readonly EventItem[];
  /** Bounds all bonus items together. */
  readonly bonusCap: string;
  readonly deductionItems: readonly EventItem[];
  readonly bands: { readonly excellent: string; readonly qualified: string; readonly basic: string };
  readonly excellent: ExcellentCap;
  /** Groups, or `dimension:` and its code, compared in this order where the cap divides equal scores; then whoever serves longer. */
  readonly tieBreak: readonly string[];
  readonly ballot: {
    readonly fewest: number;
    readonly ordinaryShare: string;
    /** What a ballot asks; without it counts of ballots are only imported. */
    readonly form?: BallotForm | undefined;
  };
  readonly notGraded: {
    readonly probation: boolean;
    /** How long probation lasts; null where only a sheet or a person says who is on it. */
    readonly probationMonths: number | null;
    readonly fewestMonths: number;
  };
  readonly vetoes: readonly string[];
  /** Fewer raters than this in an anonymous group count as none. */
  readonly anonymity: { readonly fewestRaters: number };
  readonly outliers: OutlierRule | null;
  /** Served for fewer whole months than this, a place does not rate. */
  readonly transfer: { readonly fewestMonths: number };
  readonly publicity: { readonly workdays: number; readonly countStart: boolean };
  /** Unqualified so many years in a row, a contract is looked at; without it nobody is pointed out. */
  readonly contractWarning?: { readonly unqualifiedYears: number } | undefined;
  /** What so many years in a row of these grades make somebody eligible for. */
  readonly eligibility?: readonly Eligibility[] | undefined;
  readonly appeal: { readonly workdays: number; readonly answerWorkdays: number; readonly reviewWorkdays: number };
}

export const sheetOf = (scheme: Pick<Scheme, 'sheets'>, postType: PostType): WeightSheet | null =>
  scheme.sheets.find(({ postTypes }) => postTypes.includes(postType)) ?? null;

/** The weights of one post; none when the scheme does not assess it. */
export const weightsOf = (scheme: Pick<Scheme, 'sheets'>, postType: PostType): Readonly<Record<string, string>> =>
  sheetOf(scheme, postType)?.weights ?? {};

/** What one group marks on a sheet. */
export const indicatorsOf = (sheet: WeightSheet, group: string): readonly Indicator[] =>
  sheet.dimensions.flatMap(({ indicators }) => indicators.filter((indicator) => indicator.group === group));

/** The cap that a post is ranked under, and which posts share the ranking. */
export function capOf(scheme: Scheme, postType: PostType): ExcellentCap & { readonly apart: number | null } {
  const at = scheme.sheets.findIndex(({ postTypes }) => postTypes.includes(postType));
  const own = scheme.sheets[at]?.excellent;
  return own ? { ...own, apart: at } : { ...scheme.excellent, apart: null };
}

/** A way to name a dimension among the tie-breaks. */
export const dimensionPrefix = 'dimension:';
