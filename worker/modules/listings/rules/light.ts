import { compareDay, type Day } from '../../../core/day.ts';
import { toPpm } from '../../../core/ratio.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import { isLate, workdayAfter, workdaysUntil } from '../../cases/rules/deadlines.ts';
import type { ListingState } from './listing.ts';
import type { ListingPolicy } from './policy.ts';

export { isLate, workdayAfter };
export const lights = ['green', 'yellow', 'red', 'still', 'off'] as const;
export type Light = (typeof lights)[number];

/** A deadline with the day its time runs from, and the days on which it turns yellow and goes up to the city. */
export interface Times {
  readonly baseDay: Day;
  readonly dueDay: Day;
  readonly yellowDay: Day;
  readonly cityDay: Day;
}

type Terms = Pick<ListingPolicy, 'yellowShare' | 'cityAfterWorkdays'>;
const million = 1_000_000;

/** Yellow on the first working day that ends with the share of the time gone: of 10 days at 0.75 on the 8th. */
function timesUntil(baseDay: Day, dueDay: Day, terms: Terms, calendars: readonly WorkCalendar[]): Times {
  const days = workdaysUntil(baseDay, dueDay, calendars);
  const gone = Math.max(1, Math.ceil((days * toPpm(terms.yellowShare)) / million));
  return {
    baseDay,
    dueDay,
    yellowDay: workdayAfter(baseDay, gone, calendars),
    cityDay: workdayAfter(dueDay, terms.cityAfterWorkdays, calendars),
  };
}

/** The deadline that a plate is hung with. */
export const firstTimes = (listed: Day, workdays: number, terms: Terms, calendars: readonly WorkCalendar[]): Times =>
  timesUntil(listed, workdayAfter(listed, workdays, calendars), terms, calendars);

/** Time that was granted: after the deadline, or after today where that has passed. */
export function extendedTimes(
  { baseDay, dueDay }: Pick<Times, 'baseDay' | 'dueDay'>,
  more: number,
  today: Day,
  terms: Terms,
  calendars: readonly WorkCalendar[],
): Times {
  const from = isLate(dueDay, today) ? today : dueDay;
  return timesUntil(baseDay, workdayAfter(from, more, calendars), terms, calendars);
}

/** After standing still since `paused`, everything is as many working days later as it stood. */
export function resumedTimes(times: Times, paused: Day, today: Day, calendars: readonly WorkCalendar[]): Times {
  const stood = workdaysUntil(paused, today, calendars);
  if (stood === 0) return times;
  const later = (day: Day): Day => workdayAfter(day, stood, calendars);
  return {
    baseDay: later(times.baseDay),
    dueDay: later(times.dueDay),
    // What was yellow before stays yellow.
    yellowDay: compareDay(times.yellowDay, paused) <= 0 ? times.yellowDay : later(times.yellowDay),
    cityDay: later(times.cityDay),
  };
}

export interface LightFacts {
  readonly state: ListingState;
  readonly yellowDay: Day;
  readonly dueDay: Day;
  readonly reportedDay: Day | null;
}

/** The last day itself is still in time; a report stops the time on its day, until it is sent back. */
export function lightOf({ state, yellowDay, dueDay, reportedDay }: LightFacts, today: Day): Light {
  if (state === 'delisted' || state === 'revoked') return 'off';
  if (state === 'paused') return 'still';
  const day = state === 'reported' && reportedDay !== null ? reportedDay : today;
  if (isLate(dueDay, day)) return 'red';
  return compareDay(day, yellowDay) >= 0 ? 'yellow' : 'green';
}

export type NoticeKind = 'yellow' | 'red' | 'city' | 'check';

export interface ClockFacts extends LightFacts {
  readonly cityDay: Day;
  readonly checkDay: Day | null;
  /** What was raised for the present deadline, and for the present check. */
  readonly raised: readonly NoticeKind[];
}

/** What the clock has to say of a plate today: each kind once for each deadline, nothing while it stands still. */
export function noticesOf(facts: ClockFacts, today: Day): { readonly kind: NoticeKind; readonly deadlineDay: Day }[] {
  const light = lightOf(facts, today);
  if (light === 'off' || light === 'still') return [];
  const due: { kind: NoticeKind; deadlineDay: Day }[] = [];
  if (light === 'yellow' && facts.state !== 'reported') due.push({ kind: 'yellow', deadlineDay: facts.dueDay });
  if (light === 'red') due.push({ kind: 'red', deadlineDay: facts.dueDay });
  if (light === 'red' && isLate(facts.cityDay, today)) due.push({ kind: 'city', deadlineDay: facts.dueDay });
  if (facts.checkDay !== null && isLate(facts.checkDay, today))
    due.push({ kind: 'check', deadlineDay: facts.checkDay });
  return due.filter(({ kind }) => !facts.raised.includes(kind));
}
