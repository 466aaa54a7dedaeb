import { firstDay, yearOf, type Day, type Month } from '../../../core/day.ts';
import type { EffectiveEducation } from './education.ts';
import { educationBump, type LevelRule, type LevelStep } from './level.ts';
import type { Grade, PostType } from './scheme.ts';
import { probationUntil } from './segments.ts';

/** Why a level began. `initial`, `derived` and `decided` are where a career is counted from; the rest follows of itself. */
export const levelCauses = [
  'initial',
  'derived',
  'rise',
  'promotion',
  'post_change',
  'demotion',
  'early_step',
  'probation_end',
  'grade_corrected',
  'corrected',
  'decided',
  'cancelled',
] as const;
export type LevelCause = (typeof levelCauses)[number];

/** A standing result of a year; `grade` null is who was not graded. */
export interface YearGrade {
  readonly year: number;
  readonly grade: Grade | null;
  readonly finalId: string;
  /** Whether it stands in the place of an earlier result. */
  readonly corrected: boolean;
}

export interface RecordedLevel {
  readonly id: string;
  readonly from: Day;
  readonly level: number;
  readonly cause: LevelCause;
  /** The event that this one takes back. */
  readonly cancelsId: string | null;
}

export interface EducationSince extends EffectiveEducation {
  readonly from: Day;
}

/** Everything that the level of one worker follows from. Lists may come in any order. */
export interface Career {
  readonly workerId: string;
  readonly name: string;
  /** First day of service as a community worker, anywhere. */
  readonly serviceFrom: Day;
  /** First day of service here. */
  readonly hiredOn: Day;
  readonly education: readonly EducationSince[];
  readonly postings: readonly { readonly from: Day; readonly until: Day | null; readonly postType: PostType }[];
  readonly grades: readonly YearGrade[];
  readonly events: readonly RecordedLevel[];
}

export const postRank: Readonly<Record<PostType, number>> = { staff: 0, deputy: 1, head: 2 };

export const postOn = ({ postings }: Pick<Career, 'postings'>, on: Day): PostType | null =>
  postings.findLast(({ from, until }) => from <= on && (until === null || on < until))?.postType ?? null;

export const gradeOf = ({ grades }: Pick<Career, 'grades'>, year: number): YearGrade | null =>
  grades.find((each) => each.year === year) ?? null;

/** Whole years of service on a day: an anniversary counts from its own day on. */
export function wholeYears(from: Day, on: Day): number {
  const years = yearOf(on) - yearOf(from);
  return Math.max(0, on.slice(5) < from.slice(5) ? years - 1 : years);
}

/** Where service begins to count for the level: its first day, or the day that the rule counts from. */
export const countedFrom = (serviceFrom: Day, { countFrom }: Pick<LevelRule, 'countFrom'>): Day =>
  countFrom !== undefined && countFrom > serviceFrom ? countFrom : serviceFrom;

/** Years of service that count on a day: a calendar year before it with an excluded grade is left out, in whole. */
export function countedYears(
  { serviceFrom: served, grades }: Pick<Career, 'serviceFrom' | 'grades'>,
  rule: LevelRule,
  on: Day,
): { readonly years: number; readonly excluded: number } {
  const serviceFrom = countedFrom(served, rule);
  const [first, last] = [yearOf(serviceFrom), yearOf(on)];
  const excluded = grades.filter(
    ({ year, grade }) => year >= first && year < last && grade !== null && (rule.excludedGrades ?? []).includes(grade),
  );
  const entered = excluded.some(({ year }) => year === first);
  const from = entered ? firstDay(`${String(first + 1).padStart(4, '0')}-01` as Month) : serviceFrom;
  const years = Math.max(0, wholeYears(from, on) - excluded.length + (entered ? 1 : 0));
  return { years, excluded: excluded.length };
}

/** What post, years and education come to on a day, before the range of the post. */
export interface Earned {
  readonly raw: number;
  readonly steps: readonly LevelStep[];
}

const noEducation: EffectiveEducation = { education: 'none', degreeHeld: false, diplomaHeld: false };

export function earnedLevel(career: Career, rule: LevelRule, postType: PostType, on: Day): Earned {
  const floor = rule.floors[postType];
  const known = career.education.findLast(({ from }) => from <= on) ?? career.education[0] ?? noEducation;
  const bump = educationBump(known, rule);
  const { years: served, excluded } = countedYears(career, rule, on);
  const years = served + bump.years;
  const earned = Math.floor(years / rule.yearsPerLevel);
  const raw = floor + earned + bump.levels;
  return {
    raw,
    steps: [
      { step: 'post_floor', levels: floor, level: floor },
      {
        step: 'service_years',
        years,
        educationYears: bump.years,
        ...(excluded > 0 ? { excludedYears: excluded } : {}),
        levels: earned,
        level: floor + earned,
      },
      ...(bump.levels > 0 ? [{ step: 'education_levels', levels: bump.levels, level: raw } as const] : []),
    ],
  };
}

export const within = (rule: LevelRule, postType: PostType, level: number): number =>
  Math.max(rule.floors[postType], Math.min(rule.ceilings[postType], level));

/** Probation of who came with experience: how much lower, until which day (exclusive). */
export interface Probation {
  readonly until: Day;
  readonly levelsLower: number;
}

export function probationOf(
  { serviceFrom, hiredOn }: Pick<Career, 'serviceFrom' | 'hiredOn'>,
  { probation }: LevelRule,
): Probation | null {
  if (!probation || wholeYears(serviceFrom, hiredOn) < probation.experienceYears) return null;
  return { until: probationUntil(hiredOn, probation.months), levelsLower: probation.levelsLower };
}

/** The first day on post of who came without the experience that a rule asks for: probation pay counts from it. */
export const newcomerFrom = (
  { serviceFrom, hiredOn }: Pick<Career, 'serviceFrom' | 'hiredOn'>,
  experienceYears: number,
): Day | null => (wholeYears(serviceFrom, hiredOn) < experienceYears ? hiredOn : null);
