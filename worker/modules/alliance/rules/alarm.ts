import { addDays, type Day } from '../../../core/day.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import { afterPause, workdayBefore } from '../../cases/rules/deadlines.ts';
import type { AlarmTerms } from './policy.ts';

export { afterPause };

/** Who is told that a line is past its deadline: its street (or the city, where it has none), and later the city. */
export const alarmKinds = ['street', 'city'] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** The latest deadline after which so many whole working days are over today. */
const edgeOf = (today: Day, workdays: number, calendars: readonly WorkCalendar[]): Day =>
  addDays(workdayBefore(today, workdays, calendars), -1);

/** Deadlines up to which a line that still runs is told of today, by whom it is told to. */
export const alarmEdges = (
  today: Day,
  terms: AlarmTerms,
  calendars: readonly WorkCalendar[],
): Readonly<Record<AlarmKind, Day>> => ({
  street: edgeOf(today, terms.streetAfterWorkdays, calendars),
  city: edgeOf(today, terms.cityAfterWorkdays, calendars),
});
