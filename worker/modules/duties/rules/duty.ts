import { yearOf, type Day, type Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { steps } from '../../../core/steps.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { Basis, PriceMethod } from './price-of.ts';
import { dutyRefusals } from './refusals.ts';

export const dutyKinds = ['duty', 'assist', 'temporary', 'emergency'] as const;
export type DutyKind = (typeof dutyKinds)[number];
/** Of the city's list: what is negative is blocked, whoever asks for it. */
export const catalogueKinds = [...dutyKinds, 'negative'] as const;
export type CatalogueKind = (typeof catalogueKinds)[number];
export const dutyStates = [
  'draft',
  'acting',
  'submitted',
  'admitted',
  'rejected',
  'active',
  'withdrawn',
  'revoked',
  'expired',
] as const;
export type DutyState = (typeof dutyStates)[number];
export const dutyEvents = [
  'revise',
  'act',
  'submit',
  'send_back',
  'admit',
  'admit_on_conditions',
  'reject',
  'return',
  'activate',
  'give_notice',
  'withdraw',
  'exit',
  'revoke',
  'expire',
] as const;
export type DutyEvent = (typeof dutyEvents)[number];

/** From a department's draft to a live duty and back. */
export const dutySteps = steps<DutyState, DutyEvent>({
  initial: 'draft',
  transitions: {
    draft: { revise: 'draft', act: 'acting', submit: 'submitted' },
    acting: { revise: 'acting', submit: 'submitted' },
    submitted: { admit: 'admitted', admit_on_conditions: 'admitted', send_back: 'draft', reject: 'rejected' },
    admitted: { return: 'draft', activate: 'active', revoke: 'revoked' },
    rejected: {},
    active: { give_notice: 'active', withdraw: 'withdrawn', exit: 'withdrawn', revoke: 'revoked', expire: 'expired' },
    withdrawn: {},
    revoked: {},
    expired: {},
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
  /** Since when it was acted on before it was filed. */
  readonly actedDay: Day | null;
  /** 1 where every unit that it names has an amount, and there is one. */
  readonly priced: number;
}

/** An entry of the city's list that blocks a title. */
export interface Blocked {
  readonly code: string;
  readonly title: string;
}

/** A title without what writing adds to it: how tasks and duties are told to be the same. */
export const plainTitle = (text: string): string => text.replaceAll(/[\s“”"'《》（）()·、,，。]+/g, '').toLowerCase();

export interface DraftInput {
  readonly title: string;
  readonly kind: DutyKind;
  readonly lineId?: string | undefined;
  readonly fromMonth: Month;
  readonly untilMonth: Month;
  readonly method: PriceMethod;
  readonly targets: readonly {
    readonly unitId: string;
    readonly monthlyVolume?: string | undefined;
    readonly packageFen?: Fen | undefined;
    readonly weight?: string | undefined;
  }[];
  readonly poolFen?: Fen | undefined;
  readonly basis?: Basis | undefined;
  readonly authorities: readonly { readonly departmentId: string }[];
}

export interface DraftFacts {
  readonly departmentId: string;
  /** Units named by targets and authorities that stand today. */
  readonly units: readonly {
    readonly id: string;
    readonly kind: string;
    readonly name: string;
    /** What the city's own records say of it: households, grids. */
    readonly households?: number;
    readonly grids?: number;
  }[];
  /** What the list in force says of this title, if it is blocked. */
  readonly blocked: Blocked | null;
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
    refuseBlocked(facts.blocked) ??
    refuseTerm(input, line?.fiscalYear ?? yearOf(input.fromMonth)) ??
    refuseTargets(facts, input) ??
    refuseGivers(facts, input)
  );
}

/** What the city's list names as negative is nobody's to hand down. */
export const refuseBlocked = (blocked: Blocked | null): Refusal | null =>
  blocked ? dutyRefusals.refuse('duty_blocked', { item: `${blocked.code} ${blocked.title}` }) : null;

function refuseTerm({ fromMonth, untilMonth }: DraftInput, year: number): Refusal | null {
  const within = yearOf(fromMonth) === year && yearOf(untilMonth) === year && fromMonth <= untilMonth;
  return within ? null : dutyRefusals.refuse('duty_term_unfit', { year });
}

function refuseTargets({ units }: DraftFacts, input: DraftInput): Refusal | null {
  const seen = new Set<string>();
  for (const target of input.targets) {
    const { unitId } = target;
    const unit = units.find(({ id }) => id === unitId);
    if (!unit) return platformRefusals.refuse('not_found');
    const carries = unit.kind === 'street' || unit.kind === 'community';
    if (!carries || seen.has(unitId)) return dutyRefusals.refuse('duty_target_unfit', { unit: unit.name });
    seen.add(unitId);
    if (lacksPart(input, target, unit)) return dutyRefusals.refuse('duty_volume_missing', { unit: unit.name });
  }
  return null;
}

function lacksPart(
  { method, basis, poolFen }: DraftInput,
  target: DraftInput['targets'][number],
  unit: DraftFacts['units'][number],
): boolean {
  if (method === 'none') return false;
  if (method === 'package') return target.packageFen === undefined;
  if (method !== 'allocation') return target.monthlyVolume === undefined;
  return poolFen === undefined || !isPositive(weightOf(basis, target.weight, unit));
}

const isPositive = (decimal: string): boolean => /[1-9]/.test(decimal);

/** By what a unit shares in a pool: as written, or as the city's records tell; `0` where they do not. */
export function weightOf(
  basis: Basis | undefined,
  written: string | undefined,
  unit: Pick<DraftFacts['units'][number], 'households' | 'grids'>,
): string {
  if (written !== undefined) return written;
  if (basis === 'households') return String(unit.households ?? 0);
  return basis === 'grids' ? String(unit.grids ?? 0) : '0';
}

const refuseGivers = ({ units }: DraftFacts, { authorities }: DraftInput): Refusal | null =>
  authorities.every(({ departmentId }) => units.some(({ id, kind }) => id === departmentId && kind === 'department'))
    ? null
    : platformRefusals.refuse('not_found');

/** Whether the duty takes this step now. */
export function decideStep(duty: DutyFacts, event: DutyEvent, version: number): Refusal | null {
  const emergencyOnly = event === 'act' && duty.kind !== 'emergency';
  if (emergencyOnly) return dutyRefusals.refuse('duty_not_emergency');
  if (dutySteps.next(duty.state, event) === null) return dutyRefusals.refuse('duty_step_unfit', { state: duty.state });
  return duty.version === version ? null : changedMeanwhile({ version: duty.version, state: duty.state });
}

/** An emergency is acted on first once: what was sent back is filed anew, its days to be filed do not begin again. */
export function decideAct(duty: DutyFacts, version: number, blocked: Blocked | null): Refusal | null {
  const refused = decideStep(duty, 'act', version) ?? refuseBlocked(blocked);
  if (refused) return refused;
  return duty.actedDay === null ? null : dutyRefusals.refuse('duty_acted_before', { day: duty.actedDay });
}

/** Helping out and passing jobs come with their money from the start: a line, and an amount for each unit. */
export function decideSubmit(duty: DutyFacts, version: number, blocked: Blocked | null): Refusal | null {
  const refused = decideStep(duty, 'submit', version) ?? refuseBlocked(blocked);
  if (refused) return refused;
  const needsMoney = duty.kind === 'assist' || duty.kind === 'temporary';
  const priced = duty.lineId !== null && duty.method !== 'none' && duty.priced === 1;
  return needsMoney && !priced ? dutyRefusals.refuse('duty_price_missing') : null;
}

/** The term of a duty that a draft renews, while it still stands: until its last month, or that of its exit. */
export interface StandingTerm {
  readonly code: string;
  readonly untilMonth: Month;
}

/** A renewal begins after the term before it: nobody carries, nor is paid for, the same month twice. */
export const refuseOverlap = (renewed: StandingTerm | null, fromMonth: Month): Refusal | null =>
  renewed && fromMonth <= renewed.untilMonth
    ? dutyRefusals.refuse('renewal_overlaps', { code: renewed.code, month: renewed.untilMonth })
    : null;
