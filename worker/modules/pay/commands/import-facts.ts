import type { Month } from '../../../core/day.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit, type Plan } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import {
  openSheet,
  refuseOpen,
  type SheetOutcome,
  type SheetPlan,
  type Upload,
} from '../../../platform/http/import.ts';
import type { Statement } from '../../../platform/statement.ts';
import { deductionColumns } from '../rules/import/deduction-rows.ts';
import { decideDeductions } from '../rules/import/deductions.ts';
import { decideWages, wageColumns } from '../rules/import/wages.ts';
import { readWho } from '../../roster/index.ts';
import type { WageKind } from '../rules/insurance-wage.ts';
import { payRefusals } from '../rules/refusals.ts';
import { standingWages, type StandingWageRow } from '../store/declared.ts';
import {
  changeDeductions,
  insertDeductions,
  insertWages,
  standingDeductions,
  type StandingOf,
} from '../store/facts.ts';
import { deductionPolicies, deductionRulesOf, insuranceInForce, type DeductionPolicyRow } from '../store/policies.ts';
import { findRosterPeople, type RosterPersonRow } from '../store/roster-people.ts';
import { resetsOf } from './facts.ts';

export interface WagesUpload extends Upload {
  readonly fromMonth: Month;
  readonly kind: WageKind;
}

/** What an import would find and write. */
export interface FactsPlan extends SheetPlan {
  readonly writes: readonly Statement[];
}

/** Special deductions from a sheet: one row an item with its months. */
export async function planDeductionsImport(ctx: CityContext, upload: Upload): Promise<FactsPlan | Refusal> {
  const opened = await openSheet(upload, deductionColumns);
  if (isRefusal(opened)) return opened;
  const finder = await findRosterPeople(ctx, opened.table.rows.map(readWho));
  const [rows, policies] = await ctx.db.reads<[RosterPersonRow, DeductionPolicyRow]>([
    finder.statement,
    deductionPolicies,
  ]);
  const ids = rows.map(({ workerId }) => workerId);
  const standing = await ctx.db.all<StandingOf>(standingDeductions(ids));
  const plan = decideDeductions(opened.table, deductionRulesOf(policies), finder.people(rows), standing);
  const created = plan.created.map((draft) => ({ ...draft, id: ctx.newId('sdd') }));
  return {
    opened,
    problems: plan.problems,
    outcome: {
      created: created.length,
      updated: plan.changed.length,
      unchanged: plan.unchanged,
      skipped: opened.table.skipped.length,
    },
    writes: [...changeDeductions(plan.changed), ...insertDeductions(ctx, created)],
  };
}

/** Declared wages from a sheet, all from one month and of one kind. */
export async function planWagesImport(ctx: CityContext, upload: WagesUpload): Promise<FactsPlan | Refusal> {
  const { fromMonth, kind } = upload;
  const opened = await openSheet(upload, wageColumns);
  if (isRefusal(opened)) return opened;
  const finder = await findRosterPeople(ctx, opened.table.rows.map(readWho));
  const [rows, policies] = await ctx.db.reads<[RosterPersonRow, { definition: string }]>([
    finder.statement,
    insuranceInForce(fromMonth),
  ]);
  const resets = resetsOf(policies);
  if (resets === null) return payRefusals.refuse('insurance_policy_missing', { month: fromMonth });
  const ids = rows.map(({ workerId }) => workerId);
  const standing = await ctx.db.all<StandingWageRow>(standingWages(ids));
  const plan = decideWages(opened.table, fromMonth, kind, resets, finder.people(rows), standing);
  return {
    opened,
    problems: plan.problems,
    outcome: {
      created: plan.created,
      updated: plan.updated,
      unchanged: plan.unchanged,
      skipped: opened.table.skipped.length,
    },
    writes: insertWages(ctx, plan.rows),
  };
}

function commitImport(
  ctx: CityContext,
  upload: Upload,
  what: { readonly action: string; readonly subject: { readonly type: string; readonly id: string } },
  planner: () => Promise<FactsPlan | Refusal>,
): Promise<SheetOutcome> {
  return commit(ctx, async (): Promise<Plan<SheetOutcome> | Refusal> => {
    const plan = await planner();
    if (isRefusal(plan)) return plan;
    const open = refuseOpen(plan, upload.decisions, ctx.locale);
    if (open) return open;
    return {
      audit: { ...what, payload: { file: upload.file.name, ...plan.outcome } },
      writes: plan.writes,
      answer: plan.outcome,
    };
  });
}

/** Sends the plan of an import. @throws RefusedError when problems are left, or for what the planner refuses */
export const importDeductions = (ctx: CityContext, upload: Upload): Promise<SheetOutcome> =>
  commitImport(
    ctx,
    upload,
    { action: 'pay.special_deduction.import', subject: { type: 'special_deduction', id: 'import' } },
    () => planDeductionsImport(ctx, upload),
  );

/** As {@link importDeductions}, for declared wages. */
export const importWages = (ctx: CityContext, upload: WagesUpload): Promise<SheetOutcome> =>
  commitImport(
    ctx,
    upload,
    { action: 'pay.declared_wage.import', subject: { type: 'month', id: upload.fromMonth } },
    () => planWagesImport(ctx, upload),
  );
