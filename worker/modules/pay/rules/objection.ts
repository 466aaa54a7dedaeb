import type { Refusal } from '../../../core/refusal.ts';
import { steps } from '../../../core/steps.ts';
import { addDays, type Day } from '../../../core/day.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { monthRefusals } from './month-refusals.ts';

export type ObjectionState = 'open' | 'answered' | 'settled';
export type ObjectionEvent = 'say' | 'answer' | 'settle';

/** Open waits for the office, answered for the worker; either may be settled, and what is settled stays. */
export const objectionSteps = steps<ObjectionState, ObjectionEvent>({
  initial: 'open',
  transitions: {
    open: { say: 'open', answer: 'answered', settle: 'settled' },
    answered: { say: 'open', answer: 'answered', settle: 'settled' },
    settled: {},
  },
});

export interface ObjectionFacts {
  readonly id: string;
  readonly month: string;
  readonly state: ObjectionState;
  readonly version: number;
}

/** Whether an event may happen to an objection that the caller read at `version`; answers the state it leads to. */
export function decideObjection(
  objection: ObjectionFacts | null,
  event: ObjectionEvent,
  version: number,
): ObjectionState | Refusal {
  if (objection === null) return platformRefusals.refuse('not_found');
  const next = objectionSteps.next(objection.state, event);
  if (next === null) return monthRefusals.refuse('objection_settled');
  if (objection.version !== version) return changedMeanwhile({ version: objection.version, state: objection.state });
  return next;
}

/** The last day on which a payslip approved on a day is to be confirmed. */
export const confirmationDue = (approvedOn: Day, confirmDays: number | null): Day | null =>
  confirmDays === null ? null : addDays(approvedOn, confirmDays);
