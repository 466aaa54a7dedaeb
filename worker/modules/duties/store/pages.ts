import { ppmToDecimal } from '../../../core/ratio.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import type { Opinion } from '../rules/admission.ts';
import { dutySteps, type DutyKind, type DutyState } from '../rules/duty.ts';
import type { SettlementPart } from '../rules/package.ts';
import type { Basis, PriceMethod } from '../rules/price-of.ts';
import type { Outcome, Stance } from '../rules/review.ts';
import type { SpendingKind } from '../rules/spending.ts';
import type { SettlementState } from '../rules/settlement.ts';
import * as reading from './reading.ts';
import { spendingPage, type SpendingFilter } from './spending.ts';
import { refusalPage, type RefusalFilter, type RefusalRow } from './refusal.ts';

interface DutyRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly kind: DutyKind;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly fromMonth: string;
  readonly untilMonth: string;
  readonly method: PriceMethod;
  readonly state: DutyState;
  readonly version: number;
  readonly targets: number;
  readonly amountFen: number;
  readonly heldFen: number;
  readonly settledFen: number;
}

interface WholeRow extends DutyRow {
  readonly content: string;
  readonly legalBasis: string;
  readonly lineId: string | null;
  readonly lineLabel: string | null;
  readonly measure: string | null;
  readonly unitPriceFen: number | null;
  readonly difficulty: string | null;
  readonly poolFen: number | null;
  readonly basis: Basis | null;
  readonly uses: string;
  readonly fileBy: string | null;
  readonly exitDay: string | null;
  readonly renewsId: string | null;
  readonly blockedBy: string | null;
  readonly renewedById: string | null;
  readonly draftedByName: string;
}

interface UnitRow {
  readonly unitId: string;
  readonly unitName: string;
  readonly monthlyVolume: string | null;
  readonly amountFen: number;
  readonly assignedFrom: string | null;
  readonly assignedUntil: string | null;
  readonly heldFen: number;
  readonly settledFen: number;
  readonly weight: string | null;
  readonly leftFen: number;
  readonly owedFen: number;
  readonly mine: number;
}

interface AuthorityRow {
  readonly what: string;
  readonly overWhat: string;
  readonly departmentId: string;
  readonly departmentName: string;
}

interface GrantRow {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly departmentName: string;
  readonly what: string;
  readonly overWhat: string;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly endedAt: string | null;
}

interface StepRow {
  readonly event: string;
  readonly state: string;
  readonly at: string;
  readonly byName: string;
  readonly reason: string | null;
}

interface SettlementRow {
  readonly id: string;
  readonly dutyId: string;
  readonly dutyTitle: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly month: string;
  readonly part: SettlementPart;
  readonly verifyBy: string | null;
  readonly late: number;
  readonly files: number;
  readonly mayVerify: number;
  readonly freedFen: number;
  readonly state: SettlementState;
  readonly reportedVolume: string;
  readonly monthlyVolume: string | null;
  readonly evidence: string;
  readonly reportedAt: string;
  readonly reportedBy: string;
  readonly reportedByName: string;
  readonly verifiedVolume: string | null;
  readonly score: string | null;
  readonly qualityPpm: number | null;
  readonly dueFen: number | null;
  readonly decidedAt: string | null;
  readonly decidedByName: string | null;
  readonly decisionReason: string | null;
  readonly transactionId: string | null;
  readonly version: number;
}

interface RoundRow {
  readonly round: number;
  readonly submittedDay: string;
  readonly hearingUntil: string;
  readonly opinionsUntil: string;
  readonly reviewBy: string;
  readonly outcome: Outcome | null;
  readonly conditions: string | null;
  readonly reason: string | null;
  readonly decidedDay: string | null;
  readonly decidedByName: string | null;
  readonly late: number;
}

interface HearingRow {
  readonly round: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly side: 'street' | 'community';
  readonly opinion: Opinion | null;
  readonly silent: number;
  readonly reason: string | null;
  readonly answeredAt: string | null;
  readonly answeredByName: string | null;
  readonly mine: number;
}

type SeatRow = Omit<HearingRow, 'side' | 'opinion'> & { readonly stance: Stance | null };

interface DecisionRow {
  readonly dutyId: string;
  readonly round: number;
  readonly code: string;
  readonly title: string;
  readonly kind: DutyKind;
  readonly departmentName: string;
  readonly legalBasis: string;
  readonly fromMonth: string;
  readonly untilMonth: string;
  readonly outcome: Outcome;
  readonly conditions: string | null;
  readonly reason: string;
  readonly decidedDay: string;
  readonly agreed: number;
  readonly objected: number;
  readonly departments: string;
  readonly state: DutyState;
}

const settlementAnswer = ({ qualityPpm, ...row }: SettlementRow) => ({
  ...row,
  late: row.late === 1,
  mayVerify: row.mayVerify === 1,
  quality: qualityPpm === null ? null : ppmToDecimal(qualityPpm),
});

async function paged<T>(ctx: CityContext, { page, pageSize }: reading.Page, [rows, count]: [Statement, Statement]) {
  const [items, totals] = await ctx.db.reads<[T, { total: number }]>([rows, count]);
  return { items, page, pageSize, total: totals[0]?.total ?? 0 };
}

export const listDuties = (ctx: CityContext, query: reading.DutyFilter & reading.Page) =>
  paged<DutyRow>(ctx, query, reading.dutyPage(ctx, query));

export const listRefusals = (ctx: CityContext, query: RefusalFilter & reading.Page) =>
  paged<RefusalRow>(ctx, query, refusalPage(ctx, query));

export async function listDecisions(ctx: CityContext, query: reading.DecisionFilter & reading.Page) {
  const list = await paged<DecisionRow>(ctx, query, reading.decisionPage(query));
  const told = (text: string) => JSON.parse(text) as { department: string; stance: Stance | null }[];
  return { ...list, items: list.items.map((row) => ({ ...row, departments: told(row.departments) })) };
}

export async function listSettlements(ctx: CityContext, query: reading.SettlementFilter & reading.Page) {
  const list = await paged<SettlementRow>(ctx, query, reading.settlementPage(ctx, query));
  return { ...list, items: list.items.map(settlementAnswer) };
}

interface SpendingRow {
  readonly id: string;
  readonly kind: SpendingKind;
  readonly day: string;
  readonly amountFen: number;
  readonly usedFor: string;
  readonly payee: string | null;
  readonly evidence: string | null;
  readonly note: string | null;
  readonly transactionId: string;
  readonly recordedByName: string;
  readonly dutyId: string;
  readonly dutyTitle: string;
  readonly unitName: string;
  readonly reversed: number;
  readonly files: number;
}

export async function listSpendings(ctx: CityContext, query: SpendingFilter & reading.Page) {
  const list = await paged<SpendingRow>(ctx, query, spendingPage(ctx, query));
  return { ...list, items: list.items.map((row) => ({ ...row, reversed: row.reversed === 1 })) };
}

const answered = <T extends { readonly silent: number; readonly mine: number }>(row: T) => ({
  ...row,
  silent: row.silent === 1,
  mine: row.mine === 1,
});

export async function readDuty(ctx: CityContext, id: string) {
  type Rows = [WholeRow, UnitRow, AuthorityRow, GrantRow, StepRow, SettlementRow, RoundRow, HearingRow, SeatRow];
  const [duties, units, authorities, grants, steps, settlements, rounds, hearings, seats] = await ctx.db.reads<Rows>(
    reading.dutyWhole(ctx, id),
  );
  const duty = duties[0];
  if (!duty) throw new RefusedError(platformRefusals.refuse('not_found'));
  const events = [...dutySteps.events(duty.state)];
  return {
    ...duty,
    uses: JSON.parse(duty.uses) as string[],
    events: events.filter((event) => event !== 'act' || (duty.kind === 'emergency' && duty.fileBy === null)),
    units: units.map((unit) => ({ ...unit, mine: unit.mine === 1 })),
    authorities,
    grants,
    steps,
    rounds: rounds.map((row) => ({ ...row, late: row.late === 1 })),
    hearings: hearings.map(answered),
    seats: seats.map(answered),
    settlements: settlements.map(settlementAnswer),
  };
}

export interface CarrierRow {
  readonly id: string;
  readonly kind: 'street' | 'community';
  readonly name: string;
  readonly parentId: string;
}

/** All open streets and communities of the city, streets first. */
export const listCarriers = (ctx: CityContext): Promise<CarrierRow[]> => ctx.db.all<CarrierRow>(reading.carriers());
