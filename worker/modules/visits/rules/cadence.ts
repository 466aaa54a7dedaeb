import { addDays, addMonths, compareDay, lastDay, monthOfDay, yearOf, type Day } from '../../../core/day.ts';
import { addWorkdays, isMissingYear, isWorkday, type WorkCalendar } from '../../../core/workday.ts';

export const risks = ['high', 'medium', 'low', 'none'] as const;
export type Risk = (typeof risks)[number];
export const riskRank = (risk: Risk): number => risks.indexOf(risk) + 1;
export const ways = ['home', 'phone', 'elsewhere'] as const;
export type Way = (typeof ways)[number];
export const outcomes = ['met', 'absent', 'refused'] as const;
export type Outcome = (typeof outcomes)[number];
export const relations = ['head', 'spouse', 'child', 'parent', 'other'] as const;
export type Relation = (typeof relations)[number];

/** Once in so many days, working days or months. */
export interface Cadence {
  readonly every: number;
  readonly unit: 'day' | 'workday' | 'month';
}

/** A city's rhythm of visits, dated. */
export interface VisitPolicy {
  readonly byRisk: Readonly<Record<Risk, Cadence | null>>;
  /** By code of the difficulty kind; a kind without a line adds nothing. */
  readonly byKind: Readonly<Record<string, Cadence>>;
  /** What becomes of a due day on which nobody works; due days in working days never fall there. */
  readonly shift: 'none' | 'before' | 'after';
  /** Ways that count as a visit made. */
  readonly counts: readonly Way[];
}

/** A year that nobody has entered a calendar for counts Monday to Friday, until it is entered and the days are planned anew. */
export function calendarsThrough(calendars: readonly WorkCalendar[], from: Day, years = 3): readonly WorkCalendar[] {
  const known = new Set(calendars.map(({ year }) => year));
  const first = yearOf(from);
  const plain = Array.from({ length: years }, (_, index) => first + index).filter((year) => !known.has(year));
  return [...calendars, ...plain.map((year) => ({ year, holidays: [], makeUpDays: [], source: '' }))];
}

/** The same date so many months on; the last day where that month is shorter. */
function monthsOn(from: Day, months: number): Day {
  const month = addMonths(monthOfDay(from), months);
  const same = `${month}-${from.slice(8)}` as Day;
  const last = lastDay(month);
  return compareDay(same, last) > 0 ? last : same;
}

function shifted(day: Day, shift: VisitPolicy['shift'], calendars: readonly WorkCalendar[]): Day {
  if (shift === 'none') return day;
  let at = day;
  while (isWorkday(at, calendars) === false) at = addDays(at, shift === 'before' ? -1 : 1);
  return at;
}

/** When a cadence wants the next visit after `from`; never before the day after it. */
export function nextVisit(
  from: Day,
  { every, unit }: Cadence,
  shift: VisitPolicy['shift'],
  calendars: readonly WorkCalendar[],
): Day {
  if (unit === 'workday') {
    const due = addWorkdays(from, every, calendars, false);
    return isMissingYear(due) ? addDays(from, every) : due;
  }
  const plain = unit === 'day' ? addDays(from, every) : monthsOn(from, every);
  const due = shifted(plain, shift, calendars);
  return compareDay(due, from) > 0 ? due : shifted(plain, 'after', calendars);
}

/** The earliest day that risk or any kind asks for; null where nothing does. */
export function dueDay(
  policy: VisitPolicy,
  household: { readonly risk: Risk; readonly kinds: readonly string[]; readonly from: Day },
  calendars: readonly WorkCalendar[],
): Day | null {
  const through = calendarsThrough(calendars, household.from);
  const wanted = [policy.byRisk[household.risk], ...household.kinds.map((kind) => policy.byKind[kind])];
  const days = wanted.flatMap((cadence) =>
    cadence ? [nextVisit(household.from, cadence, policy.shift, through)] : [],
  );
  return days.toSorted(compareDay)[0] ?? null;
}
