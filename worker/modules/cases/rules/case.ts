import type { Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { steps } from '../../../core/steps.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { caseRefusals } from './refusals.ts';

export const caseStates = [
  'raised',
  'deliberated',
  'decided',
  'handling',
  'handled',
  'reopened',
  'closed',
  'duplicate',
  'referred',
  'withdrawn',
] as const;
export type CaseState = (typeof caseStates)[number];

export const results = ['solved', 'partly', 'unsolved'] as const;
export type Result = (typeof results)[number];

export const caseEvents = [
  'deliberate',
  'decide',
  'vote_lost',
  'assign',
  'report',
  'finish',
  'rate_solved',
  'rate_partly',
  'rate_unsolved',
  'lapse',
  'reopen',
  'pause',
  'resume',
  'duplicate',
  'refer',
  'withdraw',
] as const;
export type CaseEvent = (typeof caseEvents)[number];

/** Ways out that are open as long as nothing was decided. */
const early = (state: CaseState) =>
  ({ pause: state, resume: state, duplicate: 'duplicate', refer: 'referred', withdraw: 'withdrawn' }) as const;

/**
 * The five steps. Nothing leads past one of them: a rating follows only on handling, handling only on a decision, a
 * decision only on deliberation. What was not solved begins again with deliberation, under its own number.
 */
export const caseSteps = steps<CaseState, CaseEvent>({
  initial: 'raised',
  transitions: {
    raised: { deliberate: 'deliberated', ...early('raised') },
    reopened: { deliberate: 'deliberated', ...early('reopened') },
    deliberated: { decide: 'decided', vote_lost: 'deliberated', deliberate: 'deliberated', ...early('deliberated') },
    decided: { assign: 'handling', pause: 'decided', resume: 'decided', refer: 'referred', withdraw: 'withdrawn' },
    handling: { report: 'handling', finish: 'handled', pause: 'handling', resume: 'handling', withdraw: 'withdrawn' },
    handled: { rate_solved: 'closed', rate_partly: 'closed', rate_unsolved: 'reopened', lapse: 'closed' },
    closed: { reopen: 'reopened' },
    duplicate: {},
    referred: {},
    withdrawn: {},
  },
});

/** Events that keep the wait they fall into, and its deadline. */
const keepsWait: ReadonlySet<CaseEvent> = new Set(['report', 'pause', 'resume']);
export const beginsWait = (event: CaseEvent): boolean => !keepsWait.has(event);

/** Events that a request takes while it waits for the resident. */
const whilePaused: ReadonlySet<CaseEvent> = new Set(['resume', 'duplicate', 'refer', 'withdraw']);

export interface CaseFacts {
  readonly id: string;
  readonly state: CaseState;
  readonly version: number;
  readonly pausedDay: Day | null;
}

/**
 * Whether the request takes this event from whoever read it at `version` (null where nobody reads one: the resident,
 * the clock); answers the state it leads to.
 */
export function decideEvent(request: CaseFacts | null, event: CaseEvent, version: number | null): CaseState | Refusal {
  if (request === null) return platformRefusals.refuse('not_found');
  const next = caseSteps.next(request.state, event);
  if (next === null) return caseRefusals.refuse('case_step_not_allowed', { state: request.state });
  if (version !== null && request.version !== version) {
    return changedMeanwhile({ version: request.version, state: request.state });
  }
  if (request.pausedDay !== null && !whilePaused.has(event)) return caseRefusals.refuse('case_paused');
  if (request.pausedDay === null && event === 'resume') return caseRefusals.refuse('case_not_paused');
  return next;
}

/** What the page may offer now. */
export const offered = (request: Pick<CaseFacts, 'state' | 'pausedDay'>): CaseEvent[] =>
  caseSteps
    .events(request.state)
    .filter((event) => (request.pausedDay === null ? event !== 'resume' : whilePaused.has(event)));

export const ratingEvent: Readonly<Record<Result, CaseEvent>> = {
  solved: 'rate_solved',
  partly: 'rate_partly',
  unsolved: 'rate_unsolved',
};
