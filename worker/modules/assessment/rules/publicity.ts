import { compareDay, day, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { addWorkdays, isMissingYear, type WorkCalendar } from '../../../core/workday.ts';
import { assessmentRefusals } from './refusals.ts';
import type { Scheme } from './scheme.ts';

/** Last day of the year that is assessed. */
export const yearEnd = (year: number): Day => day(`${year}-12-31`);

/**
 * The last day of publicity. The first day may lie in the past, for a list that was put up before it was entered here:
 * the entry's own instant stays beside it.
 */
export function publicityUntil(
  facts: {
    readonly year: number;
    readonly from: Day;
    readonly today: Day;
    readonly calendars: readonly WorkCalendar[];
  },
  { workdays, countStart }: Scheme['publicity'],
): Day | Refusal {
  const { year, from, today, calendars } = facts;
  if (compareDay(from, yearEnd(year)) <= 0) return assessmentRefusals.refuse('publicity_too_early');
  if (compareDay(from, today) > 0) return assessmentRefusals.refuse('publicity_too_late');
  const until = addWorkdays(from, workdays, calendars, countStart);
  return isMissingYear(until) ? assessmentRefusals.refuse('calendar_unknown', { year: until.missingYear }) : until;
}

/** Whether publicity has ended: the last day itself still counts. */
export const publicityOver = (until: Day, today: Day): boolean => compareDay(today, until) > 0;
