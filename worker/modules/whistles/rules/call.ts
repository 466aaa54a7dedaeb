import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { toPpm } from '../../../core/ratio.ts';
import { steps } from '../../../core/steps.ts';
import { isMissingYear, type WorkCalendar } from '../../../core/workday.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { KindTerms, WhistlePolicy } from './policy.ts';
import { whistleRefusals } from './refusals.ts';
import { dueAfter, type Term } from './terms.ts';

export const callStates = [
  'planned',
  'called',
  'accepted',
  'arrived',
  'handled',
  'returned',
  'scored',
  'declined',
  'unanswered',
  'cancelled',
] as const;
export type CallState = (typeof callStates)[number];

export const departmentEvents = ['accept', 'decline', 'arrive', 'handle'] as const;
export const streetEvents = ['score', 'return', 'give_up', 'pause', 'resume'] as const;
export const cityEvents = ['urge'] as const;
/** Follow the whistle: when it goes out, and when it is taken back. */
export const followingEvents = ['go', 'cancel'] as const;
export type CallEvent =
  | (typeof departmentEvents)[number]
  | (typeof streetEvents)[number]
  | (typeof cityEvents)[number]
  | (typeof followingEvents)[number];

/** A pause, its end and a word from the city lead back to the state they came in: what is waited for stays the same. */
const still = (state: CallState) => ({ pause: state, resume: state, urge: state });

export const callSteps = steps<CallState, CallEvent>({
  initial: 'planned',
  transitions: {
    planned: { go: 'called', cancel: 'cancelled' },
    called: {
      accept: 'accepted',
      decline: 'declined',
      give_up: 'unanswered',
      cancel: 'cancelled',
      ...still('called'),
    },
    accepted: { arrive: 'arrived', cancel: 'cancelled', ...still('accepted') },
    arrived: { handle: 'handled', cancel: 'cancelled', ...still('arrived') },
    handled: { score: 'scored', return: 'returned', cancel: 'cancelled' },
    returned: { handle: 'handled', cancel: 'cancelled', ...still('returned') },
    scored: {},
    declined: {},
    unanswered: {},
    cancelled: {},
  },
});

export interface CallFacts {
  readonly state: CallState;
  readonly version: number;
  readonly pausedAt: string | null;
  readonly dueAt: string | null;
  readonly returns: number;
  readonly answeredLate: number;
}

export interface Scores {
  readonly response: number;
  readonly solution: number;
  readonly satisfaction: number;
}

export interface CallStep {
  readonly event: CallEvent;
  readonly version: number;
  readonly text: string | null;
  readonly place: string | null;
  readonly named: string | null;
  /** Hundredths of points. */
  readonly scores: Scores | null;
}

const reasoned: ReadonlySet<CallEvent> = new Set(['decline', 'handle', 'return', 'give_up', 'pause', 'urge']);

/** The last instant itself is still in time; a paused clock is never late. */
export const isLate = ({ dueAt, pausedAt }: Pick<CallFacts, 'dueAt' | 'pausedAt'>, nowMs: number): boolean =>
  dueAt !== null && pausedAt === null && nowMs > Date.parse(dueAt);

/** Whether a call takes a step now; answers the state it leads to. */
export function decideCallStep(call: CallFacts | null, step: CallStep, nowMs: number): CallState | Refusal {
  if (call === null) return platformRefusals.refuse('not_found');
  const next = callSteps.next(call.state, step.event);
  const resumes = step.event === 'resume';
  if (next === null || (resumes && call.pausedAt === null))
    return whistleRefusals.refuse('whistle_step_not_allowed', { state: call.state });
  if (call.version !== step.version) return changedMeanwhile({ version: call.version, state: call.state });
  if (call.pausedAt !== null && !resumes && step.event !== 'cancel') return whistleRefusals.refuse('whistle_paused');
  return refuseContent(call, step, nowMs) ?? next;
}

function refuseContent(call: CallFacts, step: CallStep, nowMs: number): Refusal | null {
  const late = isLate(call, nowMs);
  if (step.event === 'pause' && late) return whistleRefusals.refuse('whistle_late_no_pause');
  if (step.event === 'give_up' && !late) return whistleRefusals.refuse('whistle_not_late');
  if (reasoned.has(step.event) && step.text === null) return whistleRefusals.refuse('whistle_text_required');
  if (step.event === 'score' && step.scores === null) return whistleRefusals.refuse('whistle_score_required');
  if (step.event === 'decline' && step.named === null) return whistleRefusals.refuse('whistle_body_required');
  if (step.event === 'arrive' && step.place === null) return whistleRefusals.refuse('whistle_place_required');
  return null;
}

interface Wait {
  readonly side: 'street' | 'department';
  readonly term: keyof Pick<KindTerms, 'answer' | 'arrive' | 'finish' | 'rework' | 'score'>;
  /** Whether the time runs from the call, or from the step that began this wait. */
  readonly from: 'base' | 'since';
}

const waits: Readonly<Partial<Record<CallState, Wait>>> = {
  called: { side: 'department', term: 'answer', from: 'base' },
  accepted: { side: 'department', term: 'arrive', from: 'base' },
  arrived: { side: 'department', term: 'finish', from: 'base' },
  returned: { side: 'department', term: 'rework', from: 'since' },
  handled: { side: 'street', term: 'score', from: 'since' },
};

/** Instants in milliseconds. `alerts[0]` reminds, the others tell of the breach, tier by tier. */
export interface CallWait {
  readonly side: 'street' | 'department';
  readonly dueMs: number;
  readonly alerts: readonly number[];
}

/**
 * Whom a state waits for and until when; null where nobody is waited for.
 * @returns `whistle_calendar_unknown` for a year without a calendar
 */
export function waitOf(
  state: CallState,
  clock: { readonly baseMs: number; readonly sinceMs: number },
  terms: KindTerms,
  calendars: readonly WorkCalendar[],
): CallWait | null | Refusal {
  const wait = waits[state];
  if (!wait) return null;
  const fromMs = wait.from === 'base' ? clock.baseMs : clock.sinceMs;
  const dueMs = instant(terms[wait.term], fromMs, calendars);
  if (isRefusal(dueMs)) return dueMs;
  const remindMs = fromMs + Math.floor(((dueMs - fromMs) / 1_000_000) * toPpm(terms.remindShare));
  const alerts = [remindMs];
  for (const { after } of terms.tiers) {
    const tier = instant(after, dueMs, calendars);
    if (isRefusal(tier)) return tier;
    alerts.push(tier);
  }
  return { side: wait.side, dueMs, alerts };
}

function instant(term: Term, fromMs: number, calendars: readonly WorkCalendar[]): number | Refusal {
  const due = dueAfter(term, fromMs, calendars);
  return isMissingYear(due) ? whistleRefusals.refuse('whistle_calendar_unknown', { year: due.missingYear }) : due;
}

/** The street's three scores by the city's weights, in hundredths, rounded half up once. */
export function weighed(scores: Scores, { weights }: Pick<WhistlePolicy, 'weights'>): number {
  const parts = (['response', 'solution', 'satisfaction'] as const).map((key) => scores[key] * toPpm(weights[key]));
  return Math.floor((parts.reduce((sum, part) => sum + part, 0) + 500_000) / 1_000_000);
}

const returnsThatCount = 2;
const cents = (points: string): number => Math.round(Number(points) * 100);

/** What a call that ends costs the body, in hundredths of points: a late answer, none at all, being sent back twice. */
export function pointsOf(
  state: CallState,
  { answeredLate, returns }: Pick<CallFacts, 'answeredLate' | 'returns'>,
  { points }: Pick<WhistlePolicy, 'points'>,
): number {
  if (state === 'unanswered') return cents(points.unanswered);
  if (state !== 'scored' && state !== 'declined') return 0;
  return (
    (answeredLate === 1 ? cents(points.late) : 0) + (returns >= returnsThatCount ? cents(points.returnedTwice) : 0)
  );
}

/** Whether the three weights are a whole. */
export const weightsFit = ({ response, solution, satisfaction }: WhistlePolicy['weights']): boolean =>
  toPpm(response) + toPpm(solution) + toPpm(satisfaction) === toPpm('1');

type Given = Readonly<Record<keyof Scores, string>>;

/** Scores as written (`92.5`) in hundredths. */
export const centsOf = ({ response, solution, satisfaction }: Given): Scores => ({
  response: cents(response),
  solution: cents(solution),
  satisfaction: cents(satisfaction),
});
