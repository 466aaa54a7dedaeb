import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { steps } from '../../../core/steps.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { whistleRefusals } from './refusals.ts';

export const whistleStates = ['drafted', 'returned', 'out', 'closed', 'withdrawn'] as const;
export type WhistleState = (typeof whistleStates)[number];

export const headEvents = ['sign', 'send_back'] as const;
export const draftEvents = ['resubmit', 'withdraw', 'cancel'] as const;
/** `send` follows the draft at once where nobody signs; `close` follows the end of the last call. */
export const ownEvents = ['send', 'close'] as const;
export type WhistleEvent = (typeof headEvents)[number] | (typeof draftEvents)[number] | (typeof ownEvents)[number];

export const whistleSteps = steps<WhistleState, WhistleEvent>({
  initial: 'drafted',
  transitions: {
    drafted: { sign: 'out', send: 'out', send_back: 'returned', withdraw: 'withdrawn' },
    returned: { resubmit: 'drafted', withdraw: 'withdrawn' },
    out: { close: 'closed', cancel: 'withdrawn' },
    closed: {},
    withdrawn: {},
  },
});

export interface WhistleFacts {
  readonly state: WhistleState;
  readonly version: number;
  readonly draftedBy: string;
}

const reasoned: ReadonlySet<WhistleEvent> = new Set(['send_back', 'withdraw', 'cancel', 'resubmit']);

/** Whether a whistle takes a step now; answers the state it leads to. Who drafted does not sign. */
export function decideWhistleStep(
  whistle: WhistleFacts | null,
  step: { readonly event: WhistleEvent; readonly version: number; readonly text: string | null; readonly by: string },
): WhistleState | Refusal {
  if (whistle === null) return platformRefusals.refuse('not_found');
  const next = whistleSteps.next(whistle.state, step.event);
  if (next === null) return whistleRefusals.refuse('whistle_step_not_allowed', { state: whistle.state });
  if (whistle.version !== step.version) return changedMeanwhile({ version: whistle.version, state: whistle.state });
  if (step.event === 'sign' && whistle.draftedBy === step.by) return platformRefusals.refuse('second_person_required');
  if (reasoned.has(step.event) && step.text === null) return whistleRefusals.refuse('whistle_text_required');
  return next;
}

/** A body that somebody wants to call. */
export interface Wanted {
  readonly unitId: string;
  readonly dutyId: string | null;
}
export interface CallableUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly parentKind: string | null;
}
export interface StandingDuty {
  readonly id: string;
  readonly departmentId: string;
}

/** Whether these bodies may be called: departments or their branches, each once, each by a duty of its own that stands admitted. */
export function refuseCalls(
  wanted: readonly Wanted[],
  known: {
    readonly units: readonly CallableUnit[];
    readonly duties: readonly StandingDuty[];
    readonly called: readonly string[];
    readonly dutyRequired: boolean;
  },
): Refusal | null {
  const seen = new Set(known.called);
  for (const { unitId, dutyId } of wanted) {
    const unit = known.units.find(({ id }) => id === unitId);
    if (!unit) return platformRefusals.refuse('not_found');
    const refused = refuseCall(unit, dutyId, known, seen);
    if (isRefusal(refused)) return refused;
    seen.add(unitId);
  }
  return null;
}

function refuseCall(
  unit: CallableUnit,
  dutyId: string | null,
  known: { readonly duties: readonly StandingDuty[]; readonly dutyRequired: boolean },
  seen: ReadonlySet<string>,
): Refusal | null {
  const branch = unit.parentKind === 'department';
  if (unit.kind !== 'department' && !(branch && unit.kind === 'office'))
    return whistleRefusals.refuse('whistle_unit_unfit', { unit: unit.name });
  const owners = branch ? [unit.id, unit.parentId] : [unit.id];
  const admitted = known.duties.some(({ id, departmentId }) => id === dutyId && owners.includes(departmentId));
  if (!admitted && (known.dutyRequired || dutyId !== null))
    return whistleRefusals.refuse('duty_not_admitted', { unit: unit.name });
  if (seen.has(unit.id)) return whistleRefusals.refuse('whistle_already_called', { unit: unit.name });
  return null;
}
