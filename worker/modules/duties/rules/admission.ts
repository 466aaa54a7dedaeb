import { compareDay, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { addWorkdays, isMissingYear, type WorkCalendar } from '../../../core/workday.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { decideStep, refuseBlocked, type Blocked, type DutyEvent, type DutyFacts } from './duty.ts';
import { dutyRefusals } from './refusals.ts';

export const opinions = ['agree', 'object'] as const;
export type Opinion = (typeof opinions)[number];
export const outcomes = ['admit', 'conditions', 'return', 'reject'] as const;
export type Outcome = (typeof outcomes)[number];

/** A city's terms of admission, dated. */
export interface AdmissionPolicy {
  /** Working days, each at least 1. */
  readonly workdays: {
    /** For the streets concerned, from the day after submission. */
    readonly hearing: number;
    /** For the joint review, from the day after the hearing's last day. */
    readonly review: number;
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
}

export interface Deadlines {
  readonly hearingUntil: Day;
  readonly reviewBy: Day;
}

/**
 * Until when streets are heard and the review decides; both days are still in time.
 * @returns `duty_calendar_unknown` for a year without a working calendar
 */
export function admissionDeadlines(
  submitted: Day,
  { workdays }: AdmissionPolicy,
  calendars: readonly WorkCalendar[],
): Deadlines | Refusal {
  const hearingUntil = addWorkdays(submitted, workdays.hearing, calendars, false);
  if (isMissingYear(hearingUntil)) return calendarUnknown(hearingUntil.missingYear);
  const reviewBy = addWorkdays(hearingUntil, workdays.review, calendars, false);
  return isMissingYear(reviewBy) ? calendarUnknown(reviewBy.missingYear) : { hearingUntil, reviewBy };
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

export interface AdmissionFacts {
  readonly round: number;
  readonly hearingUntil: Day;
  readonly reviewBy: Day;
  readonly hearings: readonly HearingFacts[];
}

/** Whether a unit concerned may still say what it thinks: once, in time, and why it objects. */
export function decideOpinion(
  duty: Pick<DutyFacts, 'state'>,
  { hearingUntil }: Pick<AdmissionFacts, 'hearingUntil'>,
  standing: Pick<HearingFacts, 'opinion'>,
  said: { readonly opinion: Opinion; readonly reason: string | null },
  today: Day,
): Refusal | null {
  if (duty.state !== 'submitted') return dutyRefusals.refuse('duty_step_unfit', { state: duty.state });
  if (standing.opinion !== null) return dutyRefusals.refuse('duty_opinion_given');
  if (compareDay(today, hearingUntil) > 0) return dutyRefusals.refuse('duty_hearing_over', { day: hearingUntil });
  return said.opinion === 'object' && said.reason === null ? dutyRefusals.refuse('duty_opinion_reason') : null;
}

export const eventOf: Readonly<Record<Outcome, DutyEvent>> = {
  admit: 'admit',
  conditions: 'admit_on_conditions',
  return: 'send_back',
  reject: 'reject',
};

export interface ReviewInput {
  readonly outcome: Outcome;
  readonly version: number;
  readonly conditions: string | null;
}

/** The joint review: when every street was heard, by somebody who neither drafted, submitted nor spoke for a unit. */
export function decideReview(
  duty: DutyFacts,
  { hearings, blocked }: Pick<AdmissionFacts, 'hearings'> & { readonly blocked: Blocked | null },
  input: ReviewInput,
  actorId: string,
): Refusal | null {
  const admits = input.outcome === 'admit' || input.outcome === 'conditions';
  const refused = decideStep(duty, eventOf[input.outcome], input.version) ?? refuseBlocked(admits ? blocked : null);
  if (refused) return refused;
  const spoke = hearings.some(({ answeredBy }) => answeredBy === actorId);
  if (spoke || duty.draftedBy === actorId || duty.submittedBy === actorId) {
    return platformRefusals.refuse('second_person_required');
  }
  const open = hearings.filter(({ side, opinion }) => side === 'street' && opinion === null);
  if (open.length > 0) {
    return dutyRefusals.refuse('duty_hearing_open', { streets: open.map(({ unitName }) => unitName).join('、') });
  }
  return (input.outcome === 'conditions') === (input.conditions !== null)
    ? null
    : dutyRefusals.refuse('duty_conditions_unfit');
}

/** A deadline that has passed: its last day is still in time. */
export const isOver = (last: Day, today: Day): boolean => compareDay(today, last) > 0;
