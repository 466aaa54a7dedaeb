import { addMonths, monthOfDay, type Day, type Month } from '../../../core/day.ts';
import type { RetirementCategory, RetirementSchedule } from '../templates/retirement.ts';
import { retirementOf } from './retirement.ts';
import type { Sex } from './vocabulary.ts';

/** Posts of a community by its households: a range, widened by one post for so many households above the base. */
export interface PostQuota {
  readonly baseHouseholds: number;
  readonly leastPosts: number;
  readonly mostPosts: number;
  /** Above the base, the most rises by one for each so many, the least by one for each so many. */
  readonly householdsPerPostAtMost: number;
  readonly householdsPerPostAtLeast: number;
}

export interface RetirementPolicy extends Pick<RetirementSchedule, 'paths'> {
  /** The way of a woman of whom nothing else is recorded. */
  readonly femaleCategory: Exclude<RetirementCategory, 'male'>;
  /** Who retires within so many months is near. */
  readonly nearMonths: number;
}

/** The dated rules of a city as they stand on a day. */
export interface RosterPolicy {
  readonly quota: PostQuota;
  /** Years. */
  readonly minimumAge: number;
  readonly retirement: RetirementPolicy;
}

export interface QuotaRange {
  readonly least: number;
  readonly most: number;
}

/** Null where the households are not known: then nothing can be said. */
export function quotaOf(households: number | null, quota: PostQuota): QuotaRange | null {
  if (households === null) return null;
  const above = Math.max(0, households - quota.baseHouseholds);
  return {
    least: quota.leastPosts + Math.floor(above / quota.householdsPerPostAtLeast),
    most: quota.mostPosts + Math.floor(above / quota.householdsPerPostAtMost),
  };
}

export type QuotaFinding = 'below' | 'above' | null;

export function quotaFinding(posts: number, range: QuotaRange | null): QuotaFinding {
  if (!range) return null;
  return posts < range.least ? 'below' : posts > range.most ? 'above' : null;
}

export interface RetirementFacts {
  readonly sex: Sex;
  readonly birthDay: Day;
  readonly fileBirthDay: Day | null;
  /** What was recorded for this person, where something was. */
  readonly category: RetirementCategory | null;
}

/** Month of retirement and the way it was found by; the personnel file's birth date goes before the identity number's. */
export function retirementFor(
  { sex, birthDay, fileBirthDay, category }: RetirementFacts,
  { paths, femaleCategory }: RetirementPolicy,
): { readonly category: RetirementCategory; readonly month: Month } {
  const fitting = category !== null && (category === 'male') === (sex === 'male') ? category : null;
  const chosen = fitting ?? (sex === 'male' ? 'male' : femaleCategory);
  const { retirementMonth } = retirementOf(monthOfDay(fileBirthDay ?? birthDay), chosen, { paths, source: '' });
  return { category: chosen, month: retirementMonth };
}

export const nearUntil = (today: Day, { nearMonths }: RetirementPolicy): Month =>
  addMonths(monthOfDay(today), nearMonths);
