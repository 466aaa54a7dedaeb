import { addDays, compareDay, type Day } from '../../../core/day.ts';
import { addWorkdays, countWorkdays, isWorkday, isMissingYear, type WorkCalendar } from '../../../core/workday.ts';
import type { CaseState } from './case.ts';
import type { CasePolicy, Urgency } from './policy.ts';

/**
 * Nobody is turned away because next year's calendar is not out yet: such a year counts from Monday to Friday, without
 * holidays, so that what is promised is never later than what would have been.
 */
const withYear = (year: number, calendars: readonly WorkCalendar[]): readonly WorkCalendar[] => [
  ...calendars,
  { year, holidays: [], makeUpDays: [], source: '' },
];

function overYears<T>(
  ask: (calendars: readonly WorkCalendar[]) => T | { missingYear: number },
  known: readonly WorkCalendar[],
): T {
  const answer = ask(known);
  return isMissingYear(answer) ? overYears(ask, withYear(answer.missingYear, known)) : (answer as T);
}

/** The n-th working day after a day. */
export const workdayAfter = (from: Day, n: number, calendars: readonly WorkCalendar[]): Day =>
  overYears<Day>((known) => addWorkdays(from, n, known, false), calendars);

/** Working days after a day until another, which counts. */
export const workdaysUntil = (from: Day, until: Day, calendars: readonly WorkCalendar[]): number =>
  overYears<number>((known) => countWorkdays(addDays(from, 1), until, known), calendars);

/** The n-th working day before a day. */
export function workdayBefore(until: Day, n: number, calendars: readonly WorkCalendar[]): Day {
  let current = until;
  for (let left = n; left > 0;) {
    current = addDays(current, -1);
    if (overYears<boolean>((known) => isWorkday(current, known), calendars)) left -= 1;
  }
  return current;
}

type Wait = 'deliberate' | 'decide' | 'assign' | 'handle' | 'rate';
const waits: Readonly<Partial<Record<CaseState, Wait>>> = {
  raised: 'deliberate',
  reopened: 'deliberate',
  deliberated: 'decide',
  decided: 'assign',
  handling: 'handle',
  handled: 'rate',
};

export interface StepDeadline {
  readonly deadlineDay: Day | null;
  /** The day from which it is reminded of; null where there is none between the two. */
  readonly remindDay: Day | null;
}

/** Until when the step that follows on a state is due, for a state entered on a day. */
export function stepDeadline(
  state: CaseState,
  from: Day,
  urgency: Urgency,
  policy: CasePolicy,
  calendars: readonly WorkCalendar[],
): StepDeadline {
  const wait = waits[state];
  if (!wait) return { deadlineDay: null, remindDay: null };
  const days = wait === 'rate' ? policy.rateWorkdays : policy.terms[urgency][wait];
  return reminded(workdayAfter(from, days, calendars), from, policy, calendars);
}

function reminded(deadlineDay: Day, from: Day, policy: CasePolicy, calendars: readonly WorkCalendar[]): StepDeadline {
  const remindDay = workdayBefore(deadlineDay, policy.remindWorkdays, calendars);
  return { deadlineDay, remindDay: compareDay(remindDay, from) > 0 ? remindDay : null };
}

/** The deadline of the whole, given on the day of raising. */
export const wholeDeadline = (
  raised: Day,
  urgency: Urgency,
  policy: CasePolicy,
  calendars: readonly WorkCalendar[],
): Day => workdayAfter(raised, policy.terms[urgency].whole, calendars);

/**
 * A deadline after a wait for the resident, from the day after `paused` until `today`: as many working days later as
 * the wait had. What had passed before the wait stays passed.
 */
export function afterPause(deadline: Day, paused: Day, today: Day, calendars: readonly WorkCalendar[]): Day {
  if (compareDay(deadline, paused) < 0 || compareDay(today, paused) <= 0) return deadline;
  const waited = workdaysUntil(paused, today, calendars);
  return waited === 0 ? deadline : workdayAfter(deadline, waited, calendars);
}

/** Both deadlines of a request that goes on. */
export function resumed(
  request: { readonly deadlineDay: Day | null; readonly dueDay: Day },
  paused: Day,
  today: Day,
  policy: CasePolicy,
  calendars: readonly WorkCalendar[],
): StepDeadline & { readonly dueDay: Day } {
  const dueDay = afterPause(request.dueDay, paused, today, calendars);
  if (request.deadlineDay === null) return { deadlineDay: null, remindDay: null, dueDay };
  const deadline = afterPause(request.deadlineDay, paused, today, calendars);
  return { ...reminded(deadline, today, policy, calendars), dueDay };
}

/** The last day itself is still in time. */
export const isLate = (deadlineDay: Day | null, today: Day): boolean =>
  deadlineDay !== null && compareDay(today, deadlineDay) > 0;

export type NoticeKind = 'reminder' | 'step' | 'whole';

export interface ClockFacts {
  readonly state: CaseState;
  readonly pausedDay: Day | null;
  readonly deadlineDay: Day | null;
  readonly remindDay: Day | null;
  readonly dueDay: Day;
  /** What stands for the present wait, and `whole` for ever. */
  readonly raised: readonly NoticeKind[];
}

export interface ClockAnswer {
  readonly notices: readonly { readonly kind: NoticeKind; readonly deadlineDay: Day }[];
  /** The resident's time to rate is over. */
  readonly lapses: boolean;
}

/** What the clock has to say of a request today; while it waits for the resident, nothing. */
export function clockAnswer(facts: ClockFacts, today: Day): ClockAnswer {
  const { state, deadlineDay, remindDay, dueDay, raised } = facts;
  if (deadlineDay === null || facts.pausedDay !== null) return { notices: [], lapses: false };
  const passed = isLate(deadlineDay, today);
  if (state === 'handled') return { notices: [], lapses: passed };
  const notices: { kind: NoticeKind; deadlineDay: Day }[] = [];
  const reminds = remindDay !== null && compareDay(remindDay, today) <= 0 && !passed;
  if (reminds && !raised.includes('reminder')) notices.push({ kind: 'reminder', deadlineDay });
  if (passed && !raised.includes('step')) notices.push({ kind: 'step', deadlineDay });
  if (isLate(dueDay, today) && !raised.includes('whole')) notices.push({ kind: 'whole', deadlineDay: dueDay });
  return { notices, lapses: false };
}
