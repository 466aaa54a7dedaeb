import { compareDay, type Day } from '../../../core/day.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { steps } from '../../../core/steps.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { List } from './policy.ts';
import { allianceRefusals } from './refusals.ts';

export const lineStates = ['open', 'underway', 'done', 'confirmed', 'cancelled'] as const;
export type LineState = (typeof lineStates)[number];

/** What its owner or its keeper does. */
export const keeperEvents = ['progress', 'finish', 'postpone', 'cancel'] as const;
/** What the community says of it. */
export const verdicts = ['confirm', 'return', 'pause', 'resume'] as const;
/** What follows from a project: it takes a need and a resource up, lets them go, or meets the need. */
export const followingEvents = ['match', 'release', 'settle'] as const;
export type LineEvent = (typeof keeperEvents)[number] | (typeof verdicts)[number] | (typeof followingEvents)[number];

export const lineSteps = steps<LineState, LineEvent>({
  initial: 'open',
  transitions: {
    open: {
      progress: 'underway',
      match: 'underway',
      postpone: 'open',
      pause: 'open',
      resume: 'open',
      cancel: 'cancelled',
    },
    underway: {
      progress: 'underway',
      match: 'underway',
      release: 'open',
      settle: 'confirmed',
      postpone: 'underway',
      pause: 'underway',
      resume: 'underway',
      finish: 'done',
      cancel: 'cancelled',
    },
    done: { confirm: 'confirmed', return: 'underway' },
    confirmed: {},
    cancelled: {},
  },
});

export interface LineFacts {
  readonly id: string;
  readonly list: List;
  readonly state: LineState;
  readonly version: number;
  readonly fromDay: Day;
  readonly dueDay: Day;
  readonly doneBy: string | null;
  readonly madeBy: string;
  /** Since when the time stands still. */
  readonly pausedDay: Day | null;
  /** How often progress was entered on the line itself. */
  readonly progress: number;
  /** Projects of this need or resource that are still under way. */
  readonly projects: number;
}

export interface LineStep {
  readonly event: LineEvent;
  readonly version: number;
  /** Of progress: the day it was made. Of a postponement: the new deadline. */
  readonly day: Day | null;
}

/** Whether a line takes a step of this actor today; answers the state it leads to. */
export function decideLineStep(
  line: LineFacts | null,
  step: LineStep,
  { by, today }: { readonly by: string; readonly today: Day },
): LineState | Refusal {
  if (line === null) return platformRefusals.refuse('not_found');
  const next = lineSteps.next(line.state, step.event);
  if (next === null) return allianceRefusals.refuse('line_step_not_allowed', { state: line.state });
  if (line.version !== step.version) return changedMeanwhile({ id: line.id, version: line.version, state: line.state });
  if ((step.event === 'confirm' && line.doneBy === by) || (step.event === 'pause' && line.madeBy === by)) {
    return platformRefusals.refuse('second_person_required');
  }
  return refuseContent(line, step, today) ?? next;
}

/** While a line is paused it only goes on or is given up; what is over is not stopped. */
function refusePause(line: LineFacts, event: LineEvent, today: Day): Refusal | null {
  if (line.pausedDay === null) {
    if (event === 'resume') return allianceRefusals.refuse('line_not_paused');
    const over = event === 'pause' && compareDay(today, line.dueDay) > 0;
    return over ? allianceRefusals.refuse('line_pause_late', { day: line.dueDay }) : null;
  }
  return event === 'resume' || event === 'cancel'
    ? null
    : allianceRefusals.refuse('line_paused', { day: line.pausedDay });
}

function refuseContent(line: LineFacts, { event, day }: LineStep, today: Day): Refusal | null {
  const paused = refusePause(line, event, today);
  if (paused) return paused;
  const ends = event === 'finish' || event === 'cancel';
  if (ends && line.projects > 0) return allianceRefusals.refuse('line_has_projects', { count: line.projects });
  if (event === 'finish' && line.progress === 0) return allianceRefusals.refuse('line_progress_missing');
  if (event === 'progress' && (day === null || compareDay(day, line.fromDay) < 0 || compareDay(day, today) > 0)) {
    return allianceRefusals.refuse('line_progress_day', { from: line.fromDay, until: today });
  }
  if (event === 'postpone' && (day === null || compareDay(day, line.dueDay) <= 0)) {
    return allianceRefusals.refuse('line_postponed_backwards', { day: line.dueDay });
  }
  return null;
}

/** The steps that a screen may offer now; what only follows from projects is offered to nobody. */
export const offeredSteps = (line: LineFacts, today: Day): LineEvent[] =>
  lineSteps.events(line.state).filter((event) => {
    if ((followingEvents as readonly string[]).includes(event)) return false;
    if (refusePause(line, event, today)) return false;
    return event === 'progress' || event === 'postpone' || !isRefusal(refuseContent(line, { event, version: line.version, day: null }, line.dueDay)); // prettier-ignore
  });

/**
 * Past its deadline and not reported done, or reported done after it; the last day itself is in time. What is offered and
 * taken up by nobody is late for nobody, and what is paused is not late.
 */
export function isLate(
  line: Pick<LineFacts, 'list' | 'state' | 'dueDay' | 'pausedDay'> & { readonly doneDay: Day | null },
  today: Day,
): boolean {
  if (line.list === 'result' || line.state === 'cancelled' || line.pausedDay !== null) return false;
  if (line.list === 'resource' && line.state === 'open') return false;
  return compareDay(line.doneDay ?? today, line.dueDay) > 0;
}

/** Working time in minutes and money in fen. */
export interface Amounts {
  readonly minutes: number;
  readonly fen: number;
}

/** What a resource has left for another project: its promise without what projects took and what it gave directly. */
export const leftOf = (promised: Amounts, drawn: Amounts): Amounts => ({
  minutes: Math.max(0, promised.minutes - drawn.minutes),
  fen: Math.max(0, promised.fen - drawn.fen),
});

export interface PairFacts {
  readonly need: Pick<LineFacts, 'state' | 'version' | 'id' | 'pausedDay'> | null;
  readonly resource: {
    readonly pausedDay: Day | null;
    readonly state: LineState;
    readonly version: number;
    readonly id: string;
    readonly left: Amounts;
  } | null;
}

/** Whether a need and a resource, as they were read, may become a project of this size. */
export function decidePair(
  { need, resource }: PairFacts,
  wanted: Amounts & { readonly needVersion: number; readonly resourceVersion: number; readonly dueDay: Day },
  today: Day,
): Refusal | null {
  if (need === null || resource === null) return platformRefusals.refuse('not_found');
  if (need.state !== 'open') return allianceRefusals.refuse('need_taken');
  if (lineSteps.next(resource.state, 'match') === null) return allianceRefusals.refuse('resource_over');
  const paused = need.pausedDay ?? resource.pausedDay;
  if (paused !== null) return allianceRefusals.refuse('line_paused', { day: paused });
  if (need.version !== wanted.needVersion) return changedMeanwhile({ id: need.id, version: need.version });
  if (resource.version !== wanted.resourceVersion) {
    return changedMeanwhile({ id: resource.id, version: resource.version });
  }
  if (compareDay(wanted.dueDay, today) < 0) return allianceRefusals.refuse('project_due_past', { today });
  const { minutes, fen } = resource.left;
  if (wanted.minutes > minutes || wanted.fen > fen) {
    return allianceRefusals.refuse('resource_overdrawn', { leftMinutes: minutes, leftFen: fen });
  }
  return null;
}
