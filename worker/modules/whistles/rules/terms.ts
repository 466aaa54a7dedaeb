import { dayOfInstant } from '../../../core/day.ts';
import { addWorkdays, isMissingYear, type MissingYear, type WorkCalendar } from '../../../core/workday.ts';

/** Minutes of the clock, or working days of the city: the last instant is then the end of the last day. */
export interface Term {
  readonly unit: 'minutes' | 'workdays';
  readonly count: number;
}

const minuteMs = 60_000;

/**
 * The last instant that is still in time, in milliseconds; a term of no working days ends where it begins.
 * @returns the year that has no calendar
 */
export function dueAfter(term: Term, fromMs: number, calendars: readonly WorkCalendar[]): number | MissingYear {
  if (term.unit === 'minutes') return fromMs + term.count * minuteMs;
  if (term.count === 0) return fromMs;
  const day = addWorkdays(dayOfInstant(fromMs), term.count, calendars, false);
  return isMissingYear(day) ? day : Date.parse(`${day}T23:59:59.999+08:00`);
}
