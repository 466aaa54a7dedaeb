import { addDays, compareDay, weekday, yearOf, type Day } from './day.ts';

/** One year's official arrangement: days off that would be worked, and weekend days that are worked instead. */
export interface WorkCalendar {
  readonly year: number;
  /** Every day of the holidays, weekends inside them included. */
  readonly holidays: readonly Day[];
  readonly makeUpDays: readonly Day[];
  /** The notice it was taken from. */
  readonly source: string;
}

/** Said instead of a guess when a day falls in a year nobody has entered a calendar for. */
export interface MissingYear {
  readonly missingYear: number;
}

export function isMissingYear(answer: unknown): answer is MissingYear {
  return typeof answer === 'object' && answer !== null && 'missingYear' in answer;
}

export function isWorkday(day: Day, calendars: readonly WorkCalendar[]): boolean | MissingYear {
  const calendar = calendars.find(({ year }) => year === yearOf(day));
  if (calendar === undefined) return { missingYear: yearOf(day) };
  if (calendar.makeUpDays.includes(day)) return true;
  if (calendar.holidays.includes(day)) return false;
  return weekday(day) !== 0 && weekday(day) !== 6;
}

/**
 * The n-th working day after `from`, n at least 1. With `countStart` the first working day on or after `from` is
 * day 1, as publicity periods count; without it `from` itself never counts, as deadlines do.
 */
export function addWorkdays(
  from: Day,
  n: number,
  calendars: readonly WorkCalendar[],
  countStart: boolean,
): Day | MissingYear {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`not a number of working days: ${n}`);
  const start = isWorkday(from, calendars);
  if (isMissingYear(start)) return start;
  let left = n - (countStart && start ? 1 : 0);
  let current = from;
  while (left > 0) {
    current = addDays(current, 1);
    const works = isWorkday(current, calendars);
    if (isMissingYear(works)) return works;
    if (works) left -= 1;
  }
  return current;
}

/** Working days from `from` to `until`, both included; none when `until` is earlier. */
export function countWorkdays(from: Day, until: Day, calendars: readonly WorkCalendar[]): number | MissingYear {
  let count = 0;
  for (let current = from; compareDay(current, until) <= 0; current = addDays(current, 1)) {
    const works = isWorkday(current, calendars);
    if (isMissingYear(works)) return works;
    if (works) count += 1;
  }
  return count;
}
