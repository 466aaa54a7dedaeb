import { yearOf, type Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { steps } from '../../../core/steps.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { PriceMethod } from './price-of.ts';
import { dutyRefusals } from './refusals.ts';

export const dutyKinds = ['duty', 'assist', 'temporary', 'emergency'] as const;
export type DutyKind = (typeof dutyKinds)[number];
export const dutyStates = ['draft', 'submitted', 'admitted', 'rejected', 'active', 'withdrawn'] as const;
export type DutyState = (typeof dutyStates)[number];
export const dutyEvents = [
  'revise',
  'submit',
  'send_back',
  'admit',
  'admit_on_conditions',
  'reject',
  'return',
  'activate',
  'withdraw',
  'exit',
] as const;
export type DutyEvent = (typeof dutyEvents)[number];

/** From a department's draft to a live duty and back. */
export const dutySteps = steps<DutyState, DutyEvent>({
  initial: 'draft',
  transitions: {
    draft: { revise: 'draft', submit: 'submitted' },
    submitted: { admit: 'admitted', admit_on_conditions: 'admitted', send_back: 'draft', reject: 'rejected' },
    admitted: { return: 'draft', activate: 'active' },
    rejected: {},
    active: { withdraw: 'withdrawn', exit: 'withdrawn' },
    withdrawn: {},
  },
});

export interface DutyFacts {
  readonly id: string;
  readonly kind: DutyKind;
  readonly state: DutyState;
  readonly version: number;
  readonly draftedBy: string;
  readonly submittedBy: string | null;
  readonly lineId: string | null;
  readonly method: PriceMethod;
}

export interface DraftInput {
  readonly kind: DutyKind;
  readonly lineId?: string | undefined;
  readonly fromMonth: Month;
  readonly untilMonth: Month;
  readonly method: PriceMethod;
  readonly targets: readonly {
    readonly unitId: string;
    readonly monthlyVolume?: string | undefined;
    readonly packageFen?: Fen | undefined;
  }[];
  readonly authorities: readonly { readonly departmentId: string }[];
}

export interface DraftFacts {
  readonly departmentId: string;
  /** Units named by targets and authorities that stand today. */
  readonly units: readonly { readonly id: string; readonly kind: string; readonly name: string }[];
  readonly line: {
    readonly id: string;
    readonly kind: string;
    readonly unitId: string;
    readonly fiscalYear: number;
    readonly label: string;
  } | null;
}

/** Whether a draft may be kept. What is still missing may be missing; what is there must fit. */
export function decideDraft(facts: DraftFacts, input: DraftInput): Refusal | null {
  const { line } = facts;
  if (input.lineId !== undefined && line === null) return platformRefusals.refuse('not_found');
  if (line && (line.kind !== 'line' || line.unitId !== facts.departmentId)) {
    return dutyRefusals.refuse('duty_line_unfit', { account: line.label });
  }
  return (
    refuseTerm(input, line?.fiscalYear ?? yearOf(input.fromMonth)) ??
    refuseTargets(facts, input) ??
    refuseGivers(facts, input)
  );
}

function refuseTerm({ fromMonth, untilMonth }: DraftInput, year: number): Refusal | null {
  const within = yearOf(fromMonth) === year && yearOf(untilMonth) === year && fromMonth <= untilMonth;
  return within ? null : dutyRefusals.refuse('duty_term_unfit', { year });
}

function refuseTargets({ units }: DraftFacts, { targets, method }: DraftInput): Refusal | null {
  const seen = new Set<string>();
  for (const { unitId, monthlyVolume, packageFen } of targets) {
    const unit = units.find(({ id }) => id === unitId);
    if (!unit) return platformRefusals.refuse('not_found');
    const carries = unit.kind === 'street' || unit.kind === 'community';
    if (!carries || seen.has(unitId)) return dutyRefusals.refuse('duty_target_unfit', { unit: unit.name });
    seen.add(unitId);
    const lacking = method === 'package' ? packageFen === undefined : method !== 'none' && monthlyVolume === undefined;
    if (lacking) return dutyRefusals.refuse('duty_volume_missing', { unit: unit.name });
  }
  return null;
}

const refuseGivers = ({ units }: DraftFacts, { authorities }: DraftInput): Refusal | null =>
  authorities.every(({ departmentId }) => units.some(({ id, kind }) => id === departmentId && kind === 'department'))
    ? null
    : platformRefusals.refuse('not_found');

/** Whether the duty takes this step now. */
export function decideStep(duty: DutyFacts, event: DutyEvent, version: number): Refusal | null {
  if (dutySteps.next(duty.state, event) === null) return dutyRefusals.refuse('duty_step_unfit', { state: duty.state });
  return duty.version === version ? null : changedMeanwhile({ version: duty.version, state: duty.state });
}

/** Helping out and passing jobs come with their money from the start. */
export function decideSubmit(duty: DutyFacts, version: number): Refusal | null {
  const refused = decideStep(duty, 'submit', version);
  if (refused) return refused;
  const needsMoney = duty.kind === 'assist' || duty.kind === 'temporary';
  const priced = duty.lineId !== null && duty.method !== 'none';
  return needsMoney && !priced ? dutyRefusals.refuse('duty_price_missing') : null;
}
