import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Month } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { DeductionChange, DeductionCreate, OpeningsPut, WagesPut } from '../input/facts.ts';
import {
  deductionProblem,
  withEnd,
  type DatedDeductionRules,
  type DeclaredDeduction,
  type DeductionItem,
} from '../rules/deduction-limits.ts';
import type { InsuranceDefinition } from '../rules/insurance-policy.ts';
import { declaredRows, type ResetMonths } from '../rules/insurance-wage.ts';
import { payRefusals } from '../rules/refusals.ts';
import { refuseDeduction, taxRefusals } from '../rules/tax-refusals.ts';
import { openingsStanding, standingWages, type OpeningStanding, type StandingWageRow } from '../store/declared.ts';
import {
  besideDeduction,
  changeDeductions,
  deductionById,
  insertDeductions,
  insertWages,
  knownWorkers,
  putOpenings,
  standingDeductions,
  withdrawDeduction,
  type StandingOf,
} from '../store/facts.ts';
import { deductionPolicies, deductionRulesOf, insuranceInForce, type DeductionPolicyRow } from '../store/policies.ts';

/** Declares a special deduction of a worker. Months already paid are made up for in the next run. */
export function declareDeduction(ctx: CityContext, input: DeductionCreate): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const [known, standing, policies] = await ctx.db.reads<[{ id: string }, StandingOf, DeductionPolicyRow]>([
      knownWorkers(ctx, [input.workerId]),
      standingDeductions([input.workerId]),
      deductionPolicies,
    ]);
    if (known.length === 0) return payRefusals.refuse('worker_unknown', { workerId: input.workerId });
    const declared = decideDeclared(deductionRulesOf(policies), input as DeclaredDeduction, standing);
    if (isRefusal(declared)) return declared;
    const id = ctx.newId('sdd');
    const row = { ...declared, id, workerId: input.workerId };
    return {
      audit: {
        action: 'pay.special_deduction.declare',
        subject: { type: 'worker', id: input.workerId },
        payload: row,
      },
      writes: insertDeductions(ctx, [row]),
      answer: { id, version: 1 },
    };
  });
}

function decideDeclared(
  rules: readonly DatedDeductionRules[],
  { item, fromMonth, lastMonth, monthlyFen }: DeclaredDeduction,
  standing: readonly StandingOf[],
): DeclaredDeduction | Refusal {
  if (standing.some((each) => each.item === item && each.fromMonth === fromMonth)) {
    return payRefusals.refuse('special_deduction_standing');
  }
  const declared = withEnd(rules, { item, fromMonth, lastMonth, monthlyFen });
  const problem = deductionProblem(rules, declared, standing);
  return problem ? refuseDeduction(problem) : declared;
}

interface StandingDeclared {
  readonly id: string;
  readonly item: DeductionItem;
  readonly fromMonth: Month;
  readonly version: number;
  readonly withdrawnAt: string | null;
}

function refuseChange(standing: StandingDeclared | null, version: number): Refusal | null {
  if (!standing) return platformRefusals.refuse('not_found');
  if (standing.withdrawnAt !== null) return payRefusals.refuse('special_deduction_withdrawn');
  if (standing.version !== version)
    return changedMeanwhile({ version: standing.version, fromMonth: standing.fromMonth });
  return null;
}

function decideChange(
  rules: readonly DatedDeductionRules[],
  standing: StandingDeclared | null,
  { version, lastMonth, monthlyFen }: DeductionChange,
  all: readonly StandingOf[],
): DeclaredDeduction | Refusal {
  const refusal = refuseChange(standing, version);
  if (refusal) return refusal;
  if (!standing) return platformRefusals.refuse('not_found');
  const { id, item, fromMonth } = standing;
  if (lastMonth !== null && lastMonth < fromMonth) {
    return payRefusals.refuse('special_deduction_backwards', { fromMonth });
  }
  const declared = withEnd(rules, { item, fromMonth, lastMonth, monthlyFen });
  const problem = deductionProblem(
    rules,
    declared,
    all.filter((each) => each.id !== id),
  );
  return problem ? refuseDeduction(problem) : declared;
}

/** Changes how much a declared deduction is or when it ends. */
export function changeDeclared(
  ctx: CityContext,
  id: string,
  input: DeductionChange,
): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const [rows, beside, policies] = await ctx.db.reads<[StandingDeclared, StandingOf, DeductionPolicyRow]>([
      deductionById(ctx, id),
      besideDeduction(id),
      deductionPolicies,
    ]);
    const declared = decideChange(deductionRulesOf(policies), rows[0] ?? null, input, beside);
    if (isRefusal(declared)) return declared;
    const { lastMonth, monthlyFen } = declared;
    return {
      audit: { action: 'pay.special_deduction.change', subject: { type: 'special_deduction', id }, payload: input },
      writes: changeDeductions([{ id, version: input.version, lastMonth, monthlyFen }]),
      answer: { id, version: input.version + 1 },
    };
  });
}

/** Withdraws a deduction as if it had never been declared; the next run settles the difference. */
export function withdrawDeclared(
  ctx: CityContext,
  id: string,
  version: number,
): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const refusal = refuseChange(await ctx.db.first<StandingDeclared>(deductionById(ctx, id)), version);
    if (refusal) return refusal;
    return {
      audit: { action: 'pay.special_deduction.withdraw', subject: { type: 'special_deduction', id } },
      writes: withdrawDeduction(ctx, id, version),
      answer: { id, version: version + 1 },
    };
  });
}

export function refuseUnknown(known: readonly { readonly id: string }[], ids: readonly string[]): Refusal | null {
  const ours = new Set(known.map(({ id }) => id));
  const unknown = ids.find((id) => !ours.has(id));
  return unknown === undefined ? null : payRefusals.refuse('worker_unknown', { workerId: unknown });
}

const openingFigures = ['months', 'incomeFen', 'insuranceFen', 'specialFen', 'taxFen'] as const;

/** Figures stand once a payslip of the year is approved; the special rules may come late and settle themselves. */
function refuseOpenings({ year, items }: OpeningsPut, standing: readonly OpeningStanding[]): Refusal | null {
  if (items.some(({ firstJob, upfront }) => firstJob && upfront))
    return taxRefusals.refuse('withholding_easements_both');
  const known = new Map(standing.map((each) => [each.workerId, each]));
  for (const item of items) {
    const now = known.get(item.workerId);
    if (now?.counted === 1 && openingFigures.some((figure) => item[figure] !== now[figure])) {
      return taxRefusals.refuse('tax_opening_counted', { name: now.name, year });
    }
  }
  return null;
}

/** Records what was paid and withheld this year before the city came here, and the year's special rules. */
export function recordOpenings(ctx: CityContext, input: OpeningsPut): Promise<{ count: number }> {
  return commit(ctx, async () => {
    const ids = input.items.map(({ workerId }) => workerId);
    const [known, standing] = await ctx.db.reads<[{ id: string }, OpeningStanding]>([
      knownWorkers(ctx, ids),
      openingsStanding(input.year, ids),
    ]);
    const refusal = refuseUnknown(known, ids) ?? refuseOpenings(input, standing);
    if (refusal) return refusal;
    const count = input.items.length;
    return {
      audit: {
        action: 'pay.tax_opening.record',
        subject: { type: 'year', id: String(input.year) },
        payload: { count },
      },
      writes: putOpenings(ctx, input),
      answer: { count },
    };
  });
}

/** When contribution years begin by the policy in force; a policy without a fund has one year for all. */
export function resetsOf(rows: readonly { readonly definition: string }[]): ResetMonths | null {
  const [row] = rows;
  if (!row) return null;
  const { resetMonth, housingFund } = JSON.parse(row.definition) as InsuranceDefinition;
  return { insurance: resetMonth, fund: housingFund?.resetMonth ?? resetMonth };
}

/** Declares the wages that contributions count from a month on; months already paid are settled in the next run. */
export function declareWages(ctx: CityContext, input: WagesPut): Promise<{ count: number; waiting: number }> {
  return commit(ctx, async () => {
    const { fromMonth, kind, items } = input;
    const ids = items.map(({ workerId }) => workerId);
    const [known, standing, policies] = await ctx.db.reads<[{ id: string }, StandingWageRow, { definition: string }]>([
      knownWorkers(ctx, ids),
      standingWages(ids),
      insuranceInForce(fromMonth),
    ]);
    const resets = resetsOf(policies);
    if (resets === null) return payRefusals.refuse('insurance_policy_missing', { month: fromMonth });
    const refusal = refuseUnknown(known, ids);
    if (refusal) return refusal;
    const byWorker = Map.groupBy(standing, ({ workerId }) => workerId);
    const rows = items.flatMap(({ workerId, wageFen }) =>
      declaredRows(fromMonth, kind, wageFen, resets, byWorker.get(workerId) ?? []).map((row) => ({ ...row, workerId })),
    );
    const count = items.length;
    const late = new Set(rows.filter(({ effectiveMonth }) => effectiveMonth !== fromMonth).map((row) => row.workerId));
    return {
      audit: {
        action: 'pay.declared_wage.record',
        subject: { type: 'month', id: fromMonth },
        payload: { kind, count },
      },
      writes: insertWages(ctx, rows),
      answer: { count, waiting: late.size },
    };
  });
}
