import type { Day } from '../../../core/day.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { appealRefusals } from './appeal-refusals.ts';
import { ballotRefusals } from './ballot-refusals.ts';
import { publicityOver, publicityUntil } from './publicity.ts';
import { assessmentRefusals } from './refusals.ts';
import type { Scheme } from './scheme.ts';
import { cycleSteps, type CycleEvent, type CycleState } from './states.ts';
import { yearRefusals } from './year-refusals.ts';

/** What a step looks at. */
export interface StepFacts {
  readonly state: CycleState;
  readonly version: number;
  readonly people: number;
  readonly incomplete: number;
  readonly movesOpen: number;
  /** Communities whose box took votes or papers and is not counted. */
  readonly ballotsOpen: number;
  /** Events that nobody has confirmed or declined. */
  readonly eventsOpen: number;
  /** Objections to the list, and appeals, that nobody has answered. */
  readonly objectionsOpen?: number | undefined;
  readonly appealsOpen?: number | undefined;
  readonly calendars: readonly WorkCalendar[];
  /** Last day of publicity, once it began. */
  readonly publicityUntil: Day | null;
  readonly today: Day;
  /** Who took the cycle to the states that a second person must answer for. */
  readonly makers: readonly string[];
}

type Counted = Pick<StepFacts, 'people' | 'incomplete' | 'movesOpen' | 'ballotsOpen' | 'eventsOpen'> & {
  readonly ratersWaiting: number;
  readonly objectionsOpen: number;
  readonly appealsOpen: number;
  /** Days of publicity that are not over. */
  readonly publicityRunning: boolean;
};

export const missingCodes = [
  'nobody_assessed',
  'scores_incomplete',
  'raters_unsent',
  'ballots_uncounted',
  'events_undecided',
  'moves_undecided',
  'publicity_running',
  'objections_unanswered',
  'appeals_unanswered',
] as const;
export interface Missing {
  readonly code: (typeof missingCodes)[number];
  readonly count: number;
}

/** What is still missing before a step, by the codes that it would be refused with. */
export function missingFor(event: CycleEvent, counted: Counted): Missing[] {
  const running: Missing = { code: 'publicity_running', count: Number(counted.publicityRunning) };
  const lists: Readonly<Record<CycleEvent, readonly Missing[]>> = {
    open: [],
    collect: [
      { code: 'nobody_assessed', count: Number(counted.people === 0) },
      { code: 'scores_incomplete', count: counted.incomplete },
      { code: 'raters_unsent', count: counted.ratersWaiting },
      { code: 'ballots_uncounted', count: counted.ballotsOpen },
      { code: 'events_undecided', count: counted.eventsOpen },
    ],
    calibrate: [{ code: 'moves_undecided', count: counted.movesOpen }],
    publish: [],
    hear: [running],
    finalise: [
      running,
      { code: 'objections_unanswered', count: counted.objectionsOpen },
      { code: 'appeals_unanswered', count: counted.appealsOpen },
    ],
  };
  return lists[event].filter(({ count }) => count > 0);
}

/** The state that follows, or why it does not. */
export function decideStep(facts: StepFacts, event: CycleEvent, version: number): CycleState | Refusal {
  const to = cycleSteps.next(facts.state, event);
  if (to === null) return assessmentRefusals.refuse('step_not_next', { state: facts.state });
  if (facts.version !== version) return changedMeanwhile({ version: facts.version, state: facts.state });
  if (event === 'collect' && facts.people === 0) return assessmentRefusals.refuse('nobody_assessed');
  if (event === 'collect' && facts.incomplete > 0)
    return assessmentRefusals.refuse('scores_incomplete', { count: facts.incomplete });
  if (event === 'collect' && facts.ballotsOpen > 0)
    return ballotRefusals.refuse('ballots_uncounted', { count: facts.ballotsOpen });
  if (event === 'collect' && facts.eventsOpen > 0)
    return yearRefusals.refuse('events_undecided', { count: facts.eventsOpen });
  if (event === 'calibrate' && facts.movesOpen > 0)
    return assessmentRefusals.refuse('moves_undecided', { count: facts.movesOpen });
  const until = facts.state === 'publicity' ? facts.publicityUntil : null;
  if (until !== null && !publicityOver(until, facts.today))
    return assessmentRefusals.refuse('publicity_running', { until });
  return to;
}

export function decidePublicity(
  facts: StepFacts,
  plan: { readonly year: number; readonly scheme: Scheme; readonly from: Day },
  version: number,
): { readonly to: CycleState; readonly until: Day } | Refusal {
  const to = decideStep(facts, 'publish', version);
  if (isRefusal(to)) return to;
  const until = publicityUntil({ ...plan, today: facts.today, calendars: facts.calendars }, plan.scheme.publicity);
  return isRefusal(until) ? until : { to, until };
}

/** Final by a second person only: who closed the panel or put the list up is told so. */
export function decideFinal(facts: StepFacts, actorId: string, version: number): CycleState | Refusal {
  const to = decideStep(facts, 'finalise', version);
  if (isRefusal(to)) return to;
  const { objectionsOpen = 0, appealsOpen = 0 } = facts;
  if (objectionsOpen > 0) return appealRefusals.refuse('objections_unanswered', { count: objectionsOpen });
  if (appealsOpen > 0) return appealRefusals.refuse('appeals_unanswered', { count: appealsOpen });
  return facts.makers.includes(actorId) ? platformRefusals.refuse('second_person_required') : to;
}
