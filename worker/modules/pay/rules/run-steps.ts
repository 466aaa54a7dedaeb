import type { Refusal } from '../../../core/refusal.ts';
import { steps } from '../../../core/steps.ts';
import type { Month } from '../../../core/day.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { payRefusals } from './refusals.ts';

export type RunState = 'computed' | 'approved' | 'paid' | 'closed';
export type RunEvent = 'compute' | 'approve' | 'reopen' | 'pay' | 'close';

/** The life of a run. It goes back only before payment; what is closed stays. */
export const runSteps = steps<RunState, RunEvent>({
  initial: 'computed',
  transitions: {
    computed: { compute: 'computed', approve: 'approved' },
    approved: { reopen: 'computed', pay: 'paid' },
    paid: { close: 'closed' },
    closed: {},
  },
});

/** A run as its own steps see it. */
export interface RunFacts {
  readonly id: string;
  readonly month: Month;
  readonly state: RunState;
  readonly version: number;
  readonly computedBy: string;
  readonly netFen: number;
  readonly employerFen: number;
  readonly grossFen: number;
  /** The job that computes its slices and has not ended well: nothing but a new computation happens to it. */
  readonly computingJobId?: string | null | undefined;
  readonly jobRuns?: number | undefined;
}

/** What a step answers: where the run is now. */
export interface RunMoved {
  readonly id: string;
  readonly state: RunState;
  readonly version: number;
}

export interface OpenFindings {
  readonly blocking: number;
  readonly warnings: number;
}

/** Whether an event may happen to a run that the caller read at `version`; answers the state it leads to. */
export function decideStep(run: RunFacts | null, event: RunEvent, version: number): RunState | Refusal {
  if (run === null) return platformRefusals.refuse('not_found');
  const next = runSteps.next(run.state, event);
  if (next === null) return payRefusals.refuse('run_step_not_allowed', { state: run.state });
  if (run.computingJobId) return payRefusals.refuse('run_computing', { month: run.month, jobId: run.computingJobId });
  if (run.version !== version) return changedMeanwhile({ version: run.version, state: run.state });
  return next;
}

/** Approval: by another person than who computed it, with nothing blocking and every warning accounted for. */
export function decideApproval(
  run: RunFacts | null,
  version: number,
  actorId: string,
  findings: OpenFindings,
): RunState | Refusal {
  const next = decideStep(run, 'approve', version);
  if (run === null || typeof next !== 'string') return next;
  if (run.computedBy === actorId) return platformRefusals.refuse('second_person_required');
  if (findings.blocking > 0) return payRefusals.refuse('run_findings_blocking', { count: findings.blocking });
  if (findings.warnings > 0) return payRefusals.refuse('run_findings_open', { count: findings.warnings });
  return next;
}

/** Reopening: before payment, and only while no later month was computed on top of this one. */
export function decideReopening(run: RunFacts | null, version: number, laterMonth: Month | null): RunState | Refusal {
  const next = decideStep(run, 'reopen', version);
  if (typeof next !== 'string') return next;
  return laterMonth === null ? next : payRefusals.refuse('later_run_exists', { month: laterMonth });
}
