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
import { RefusedError } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import { factKindsOf } from '../rules/fact-kinds.ts';
import { decideFacts, factColumns, type StandingQuantity } from '../rules/import/month-facts.ts';
import { decideOneOffs, oneOffColumns, type OneOffDraft } from '../rules/import/one-offs.ts';
import { readWho } from '../../roster/index.ts';
import { monthRefusals } from '../rules/month-refusals.ts';
import { oneOffItemsOf } from '../rules/one-off-items.ts';
import type { SchemeDefinition } from '../rules/scheme.ts';
import { insertFacts, isClosed, monthState, standingOfMonth, type MonthState } from '../store/month-facts.ts';
import { insertOneOffs, standingOneOffs } from '../store/one-offs.ts';
import { findPeople, type PersonRow } from '../store/people.ts';
import { schemeInForce } from '../store/schemes.ts';

export interface MonthUpload extends Upload {
  readonly month: Month;
  /** Why an approved month is corrected. */
  readonly reason?: string | undefined;
}

/** What an import of entries of a month would find and write. */
export interface MonthImportPlan extends SheetPlan {
  readonly writes: readonly Statement[];
}
export type MonthPlanner = (ctx: CityContext, upload: MonthUpload) => Promise<MonthImportPlan | Refusal>;

const definitionOf = (rows: readonly { readonly definition: string }[]) =>
  rows[0] ? (JSON.parse(rows[0].definition) as SchemeDefinition) : null;

/** Facts of a month from a sheet whose columns are called as the scheme's facts are. */
export const planFactsImport: MonthPlanner = async (ctx, upload) => {
  const { month, reason = null } = upload;
  const kinds = factKindsOf(definitionOf(await ctx.db.all<{ definition: string }>(schemeInForce(month))));
  const opened = await openSheet(upload, factColumns(kinds));
  if (isRefusal(opened)) return opened;
  const people = await findPeople(ctx, 'pay.attendance.write', month, opened.table.rows.map(readWho));
  const [found, standing, states] = await ctx.db.reads<[PersonRow, StandingQuantity, MonthState]>([
    people.statement,
    standingOfMonth(month),
    monthState(month),
  ]);
  if (isClosed(states[0]) && reason === null) return monthRefusals.refuse('month_facts_reason_required', { month });
  const plan = decideFacts(opened.table, kinds, people.known(found), standing);
  return {
    opened,
    problems: plan.problems,
    outcome: { ...plan.people, skipped: opened.table.skipped.length },
    writes: plan.cells.length === 0 ? [] : insertFacts(ctx, month, plan.cells, reason),
  };
};

/** One-off amounts of a month from a sheet; those of an approved month the next run settles as back pay. */
export const planOneOffImport: MonthPlanner = async (ctx, upload) => {
  const { month, reason = null } = upload;
  const opened = await openSheet(upload, oneOffColumns);
  if (isRefusal(opened)) return opened;
  const people = await findPeople(ctx, 'pay.facts.write', month, opened.table.rows.map(readWho));
  const [schemes, found, standing, states] = await ctx.db.reads<
    [{ definition: string }, PersonRow, OneOffDraft, MonthState]
  >([schemeInForce(month), people.statement, standingOneOffs(month), monthState(month)]);
  if (isClosed(states[0]) && reason === null) return monthRefusals.refuse('month_facts_reason_required', { month });
  const plan = decideOneOffs(opened.table, oneOffItemsOf(definitionOf(schemes)), people.known(found), standing);
  return {
    opened,
    problems: plan.problems,
    outcome: {
      created: plan.entries.length,
      updated: 0,
      unchanged: plan.unchanged,
      skipped: opened.table.skipped.length,
    },
    writes: insertOneOffs(
      ctx,
      month,
      plan.entries.map((entry) => ({ ...entry, id: ctx.newId('pof') })),
    ),
  };
};

/** Sends the plan of an import. @throws RefusedError when problems are left, or for what the planner refuses */
export function commitMonthImport(
  ctx: CityContext,
  upload: MonthUpload,
  what: 'month_facts' | 'one_off',
): Promise<SheetOutcome> {
  const planner = what === 'month_facts' ? planFactsImport : planOneOffImport;
  return commit(ctx, async (): Promise<Plan<SheetOutcome> | Refusal> => {
    const plan = await planner(ctx, upload);
    if (isRefusal(plan)) return plan;
    const open = refuseOpen(plan, upload.decisions, ctx.locale);
    if (open) return open;
    const { month, reason } = upload;
    return {
      audit: {
        action: `pay.${what}.import`,
        subject: { type: 'month', id: month },
        ...(reason === undefined ? {} : { reason }),
        payload: { month, file: upload.file.name, ...plan.outcome },
      },
      writes: plan.writes,
      answer: plan.outcome,
    };
  });
}

/** For a dry run: the plan, or the refusal thrown. */
export async function plannedOrRefused(plan: Promise<MonthImportPlan | Refusal>): Promise<MonthImportPlan> {
  const planned = await plan;
  if (isRefusal(planned)) throw new RefusedError(planned);
  return planned;
}
