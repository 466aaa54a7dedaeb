import { compareDay, type Day } from '../../../core/day.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { addWorkdays, countWorkdays, isMissingYear, type WorkCalendar } from '../../../core/workday.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { appealRefusals } from './appeal-refusals.ts';
import type { Points } from './points.ts';
import { assessmentRefusals } from './refusals.ts';
import type { Scheme } from './scheme.ts';
import type { CycleState } from './states.ts';

export type AppealLevel = 1 | 2;
export type AppealOutcome = 'upheld' | 'changed';

export interface PastAppeal {
  readonly level: AppealLevel;
  /** The day on which an answer was confirmed; null while it waits. */
  readonly answeredOn: Day | null;
}

export interface FilingFacts {
  readonly state: CycleState;
  readonly publicityUntil: Day | null;
  readonly appeals: readonly PastAppeal[];
  readonly terms: Scheme['appeal'];
  readonly calendars: readonly WorkCalendar[];
  readonly today: Day;
}

/** Null where nobody has entered the calendar: a worker loses no right by it. */
const due = (from: Day, workdays: number, calendars: readonly WorkCalendar[]): Day | null => {
  const until = addWorkdays(from, workdays, calendars, false);
  return isMissingYear(until) ? null : until;
};

/** The last day for an answer, counted from the day after the appeal came in. */
export const answerUntil = (filedOn: Day, { answerWorkdays }: Scheme['appeal'], calendars: readonly WorkCalendar[]) =>
  due(filedOn, answerWorkdays, calendars);

/**
 * Until when a worker may appeal: the first time within so many working days after the last day of publicity, the
 * second within so many after the day of the answer.
 */
export function appealUntil(facts: FilingFacts, level: AppealLevel): Day | null {
  const { publicityUntil, appeals, terms, calendars } = facts;
  const from = level === 1 ? publicityUntil : (appeals.find((past) => past.level === 1)?.answeredOn ?? null);
  return from === null ? null : due(from, level === 1 ? terms.workdays : terms.reviewWorkdays, calendars);
}

/** Whether a worker may appeal today, at which level and until when; or why not. */
export function decideFiling(
  facts: FilingFacts,
): { readonly level: AppealLevel; readonly until: Day | null } | Refusal {
  if (!['publicity', 'appeals', 'final'].includes(facts.state)) return appealRefusals.refuse('appeal_not_announced');
  if (facts.appeals.some(({ answeredOn }) => answeredOn === null)) return appealRefusals.refuse('appeal_waiting');
  if (facts.appeals.some(({ level }) => level === 2)) return appealRefusals.refuse('appeal_second_used');
  const level = facts.appeals.length === 0 ? 1 : 2;
  const until = appealUntil(facts, level);
  if (until !== null && compareDay(facts.today, until) > 0) return appealRefusals.refuse('appeal_too_late', { until });
  return { level, until };
}

/** Working days that are left, today among them; null where the calendar is not known. */
export function workdaysLeft(today: Day, until: Day | null, calendars: readonly WorkCalendar[]): number | null {
  const left = until === null ? null : countWorkdays(today, until, calendars);
  return left === null || isMissingYear(left) ? null : left;
}

export interface AnswerFacts {
  readonly level: AppealLevel;
  readonly appellantId: string;
  readonly cityWide: boolean;
  /** The worker behind who answers. */
  readonly actorWorkerId: string | null;
  /** An answer waits or holds already. */
  readonly answered: boolean;
  readonly vetoed: boolean;
  readonly graded: boolean;
  readonly score: Points | null;
}

const mayHandle = (facts: AnswerFacts): Refusal | null => {
  if (facts.actorWorkerId === facts.appellantId) return appealRefusals.refuse('appeal_own');
  return facts.level === 2 && !facts.cityWide ? appealRefusals.refuse('appeal_city_only') : null;
};

/** The points that an answer adds; none when the grade stands. */
export function decideAnswer(
  facts: AnswerFacts,
  { outcome, score }: { readonly outcome: AppealOutcome; readonly score: Points | null },
): { readonly points: Points } | Refusal {
  const handling = mayHandle(facts);
  if (handling) return handling;
  if (facts.answered) return appealRefusals.refuse('appeal_answer_waiting');
  if ((outcome === 'changed') !== (score !== null)) return appealRefusals.refuse('appeal_score_missing');
  if (score === null) return { points: 0 };
  if (facts.vetoed) return assessmentRefusals.refuse('veto_stands');
  if (facts.score === null || !facts.graded) return appealRefusals.refuse('appeal_score_none');
  return score === facts.score ? appealRefusals.refuse('appeal_score_missing') : { points: score - facts.score };
}

/** Whether the second person may decide on an answer. */
export function decideOnAnswer(
  facts: AnswerFacts,
  answer: { readonly decision: string | null; readonly draftedBy: string },
  actorId: string,
): Refusal | null {
  const handling = mayHandle(facts);
  if (isRefusal(handling)) return handling;
  if (answer.decision !== null) return appealRefusals.refuse('appeal_decided');
  return answer.draftedBy === actorId ? platformRefusals.refuse('second_person_required') : null;
}
