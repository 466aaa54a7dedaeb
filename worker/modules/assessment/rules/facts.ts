import type { Day } from '../../../core/day.ts';
import type { PostType } from '../../roster/rules/vocabulary.ts';
import type { Points } from './points.ts';

export const notGradedReasons = ['probation', 'too_few_months', 'not_in_service', 'other'] as const;
export type NotGraded = (typeof notGradedReasons)[number];

/** A unit where the worker stood during the year, and for how many whole months. */
export interface PlaceFact {
  readonly unitId: string;
  readonly months: number;
}

/** One rater's sheet; `unitId` is the place that it speaks for, null the place at the end of the year. */
export interface RatingFact {
  readonly group: string;
  readonly raterId: string;
  readonly raterName: string;
  readonly unitId: string | null;
  /** Out of a hundred, where the sheet has no indicators. */
  readonly score: Points;
  /** Points by indicator, where the group marks indicators. */
  readonly parts: Readonly<Record<string, Points>> | null;
}

/** A mark of one month (`2026-03`) or quarter (`2026-Q1`), with its cause. */
export interface RegularFact {
  readonly period: string;
  readonly group: string;
  readonly score: Points;
  readonly cause: string | null;
  readonly by: string;
}

export const eventKinds = ['bonus', 'deduction', 'veto'] as const;
export type EventKind = (typeof eventKinds)[number];

/** Something that happened and that two people stand for. `points` are for one time. */
export interface EventFact {
  readonly id: string;
  readonly kind: EventKind;
  /** The item's code; of a veto, its words. */
  readonly item: string;
  readonly times: number;
  readonly points: Points;
  readonly onDay: Day;
  readonly document: string;
  readonly cause: string;
}

/** What a confirmed answer to an appeal added to the score; negative where it took. */
export interface AppealFact {
  readonly id: string;
  readonly points: Points;
  readonly cause: string;
  readonly document: string | null;
}

/** How much of what was due was done, of a unit or a worker, by the product's own records. */
export interface FigureFact {
  readonly indicator: string;
  readonly subjectId: string;
  readonly done: number;
  readonly due: number;
  readonly link: string;
}

/** Everything a worker's score and grade of one year rest on. */
export interface PersonFacts {
  readonly workerId: string;
  /** The community (or office) where the worker stood at the end of the year. */
  readonly unitId: string;
  /** The units the worker can be ranked in, as the scheme names one of them. */
  readonly pools: { readonly city: string; readonly street: string; readonly community: string };
  readonly postType: PostType;
  readonly servedSince: Day;
  /** Where the worker stood during the year, when it was more than one place. */
  readonly places: readonly PlaceFact[];
  /** What an imported sheet says; events stand beside it. */
  readonly bonus: Points;
  readonly deduction: Points;
  readonly vetoReason: string | null;
  readonly notGraded: NotGraded | null;
  /** Standing means of groups, as imported or counted, by group. */
  readonly marks: Readonly<Record<string, readonly Points[]>>;
  readonly ratings: readonly RatingFact[];
  readonly regular: readonly RegularFact[];
  readonly events: readonly EventFact[];
  readonly figures: readonly FigureFact[];
  /** Corrections by appeal; none before the results are announced. */
  readonly appeals?: readonly AppealFact[] | undefined;
}

/** What else a score depends on. */
export interface Scoring {
  /** Whether the ballot of a community was counted and is valid. */
  readonly ballotValid: (communityId: string) => boolean;
  /** Whether it was counted at all: for showing only, both leave the part without a mark. */
  readonly ballotCounted?: (communityId: string) => boolean;
  /** While raters may still rate, what anonymous groups gave stays closed: a figure that moves would tell who moved it. */
  readonly sealed: boolean;
}

/** Why a worker is unqualified whatever the score: what a sheet says, else the first confirmed event. */
export const vetoOf = ({ vetoReason, events }: Pick<PersonFacts, 'vetoReason' | 'events'>): string | null =>
  vetoReason ?? events.find(({ kind }) => kind === 'veto')?.item ?? null;
