import { compareDay, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { addWorkdays, isMissingYear, type WorkCalendar } from '../../../core/workday.ts';
import type { DutyFacts } from './duty.ts';
import { dutyRefusals } from './refusals.ts';

export const opinions = ['agree', 'object'] as const;
export type Opinion = (typeof opinions)[number];

/** A city's terms of admission, dated. */
export interface AdmissionPolicy {
  /** Working days, each at least 1. */
  readonly workdays: {
    /** For the streets concerned, from the day after submission. */
    readonly hearing: number;
    /** For the joint review, from the day after the hearing's last day. */
    readonly review: number;
    /** Of those, for the departments that sit in it to say what they think. */
    readonly opinions: number;
    /** To file an emergency, from the day after it was first acted on. */
    readonly filing: number;
    /** For a unit to report a month, from the day after its end. */
    readonly report: number;
    /** For a report to be decided, from the day after it; later counts against the department. */
    readonly verify: number;
    /** Of notice before a department's exit. */
    readonly exit: number;
    /** After the term, until what is still held is freed. */
    readonly close: number;
  };
  /** Calendar days before the end of a term from which its renewal is called to mind. */
  readonly remindDays: number;
  /** What it counts as when a street does not answer in time. */
  readonly silence: Opinion;
  /** The departments that sit in the joint review; none where the officer who decides asks nobody. */
  readonly reviewers: readonly string[];
}

export interface Deadlines {
  readonly hearingUntil: Day;
  readonly opinionsUntil: Day;
  readonly reviewBy: Day;
}

/**
 * Until when streets are heard, departments give their opinions and the review decides; each day is still in time.
 * @returns `duty_calendar_unknown` for a year without a working calendar
 */
export function admissionDeadlines(
  submitted: Day,
  { workdays }: AdmissionPolicy,
  calendars: readonly WorkCalendar[],
): Deadlines | Refusal {
  const hearingUntil = addWorkdays(submitted, workdays.hearing, calendars, false);
  if (isMissingYear(hearingUntil)) return calendarUnknown(hearingUntil.missingYear);
  const opinionsUntil = addWorkdays(hearingUntil, workdays.opinions, calendars, false);
  if (isMissingYear(opinionsUntil)) return calendarUnknown(opinionsUntil.missingYear);
  const reviewBy = addWorkdays(hearingUntil, workdays.review, calendars, false);
  return isMissingYear(reviewBy) ? calendarUnknown(reviewBy.missingYear) : { hearingUntil, opinionsUntil, reviewBy };
}

/** The last day of so many working days from the day after `from`; zero working days is `from` itself. */
export function workdayAfter(from: Day, workdays: number, calendars: readonly WorkCalendar[]): Day | Refusal {
  if (workdays === 0) return from;
  const last = addWorkdays(from, workdays, calendars, false);
  return isMissingYear(last) ? calendarUnknown(last.missingYear) : last;
}

const calendarUnknown = (year: number): Refusal => dutyRefusals.refuse('duty_calendar_unknown', { year });

export interface HearingFacts {
  readonly unitName: string;
  readonly side: 'street' | 'community';
  readonly opinion: Opinion | null;
  readonly answeredBy: string | null;
}

/** Whether a unit concerned may still say what it thinks: once, in time, and why it objects. */
export function decideOpinion(
  duty: Pick<DutyFacts, 'state'>,
  { hearingUntil }: Pick<Deadlines, 'hearingUntil'>,
  standing: Pick<HearingFacts, 'opinion'>,
  said: { readonly opinion: Opinion; readonly reason: string | null },
  today: Day,
): Refusal | null {
  if (duty.state !== 'submitted') return dutyRefusals.refuse('duty_step_unfit', { state: duty.state });
  if (standing.opinion !== null) return dutyRefusals.refuse('duty_opinion_given');
  if (compareDay(today, hearingUntil) > 0) return dutyRefusals.refuse('duty_hearing_over', { day: hearingUntil });
  return said.opinion === 'object' && said.reason === null ? dutyRefusals.refuse('duty_opinion_reason') : null;
}

/** A deadline that has passed: its last day is still in time. */
export const isOver = (last: Day, today: Day): boolean => compareDay(today, last) > 0;
