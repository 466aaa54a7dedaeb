import type { Month } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { canonicalJson, sha256 } from '../../../platform/digest.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import { decideCompute, differences, type ComputeDecision, type PayDifference } from '../rules/compute-run.ts';
import type { RunTotals } from '../rules/run.ts';
import { loadMonth, type MonthFacts } from '../store/run-facts.ts';
import {
  insertFindings,
  insertLevels,
  insertPayslips,
  insertRun,
  replaceDraft,
  runById,
  type RunRecord,
  type StoredRun,
} from '../store/runs.ts';
import { refusePart } from './whole-city.ts';

export interface ComputeInput {
  readonly month: Month;
  /** Of the draft it replaces; null where the month was never run. */
  readonly version: number | null;
}

export interface ComputeAnswer {
  /** Null in a preview of a month never run. */
  readonly id: string | null;
  readonly month: Month;
  readonly version: number;
  readonly totals: RunTotals;
  readonly findings: { readonly blocking: number; readonly warning: number; readonly notice: number };
  readonly levelsDerived: number;
  /** Against the draft that stood before, at most a page of them; empty where there was none. */
  readonly differences: readonly PayDifference[];
  readonly differenceCount: number;
}

/** The decision without the commit: what a run of the month would come to now. */
export async function previewRun(ctx: CityContext, input: ComputeInput): Promise<ComputeAnswer> {
  const facts = await loadMonth(ctx, input.month);
  const decision = refusePart(ctx, 'pay.run.compute') ?? decideCompute(facts, input.month, input.version);
  if (isRefusal(decision)) throw new RefusedError(decision);
  return answerOf(facts, decision, facts.run?.id ?? null, facts.run?.version ?? 0);
}

/** Computes a month for everybody on post in it and stores it as the draft, in one batch. */
export function computeRun(ctx: CityContext, input: ComputeInput): Promise<ComputeAnswer> {
  return commit(ctx, async () => {
    const facts = await loadMonth(ctx, input.month);
    const decision = refusePart(ctx, 'pay.run.compute') ?? decideCompute(facts, input.month, input.version);
    if (isRefusal(decision)) return decision;
    const { rules, computed } = decision;
    const id = facts.run?.id ?? ctx.newId('run');
    const snapshotHash = await snapshotOf(decision);
    const record = { id, rules, snapshotHash, totals: computed.totals };
    const answer = answerOf(facts, decision, id, facts.run ? facts.run.version + 1 : 1);
    return {
      audit: {
        action: facts.run ? 'pay.run.recompute' : 'pay.run.compute',
        subject: { type: 'pay_run', id },
        payload: { month: rules.month, snapshotHash, totals: computed.totals, findings: answer.findings },
      },
      writes: runWrites(ctx, record, decision, facts.run?.version ?? null),
      answer,
    };
  });
}

/** Computes the month of a draft again; `dry` only lists what would change. @throws RefusedError `not_found` */
export async function recompute(ctx: CityContext, id: string, version: number, dry: boolean): Promise<ComputeAnswer> {
  const run = await ctx.db.first<StoredRun>(runById(id));
  if (!run) throw new RefusedError(platformRefusals.refuse('not_found'));
  const input = { month: run.month, version };
  return dry ? previewRun(ctx, input) : computeRun(ctx, input);
}

function runWrites(
  ctx: CityContext,
  record: RunRecord,
  { rules, computed }: ComputeDecision,
  draftVersion: number | null,
): Statement[] {
  const events = computed.levels.map((level) => ({
    ...level,
    fromMonth: rules.month,
    cause: 'initial' as const,
    schemeId: rules.scheme.id,
  }));
  return [
    ...(draftVersion === null ? [insertRun(record, ctx)] : replaceDraft(record, draftVersion, ctx)),
    ...insertLevels(events, ctx, () => ctx.newId('lvl')),
    ...insertPayslips(record.id, rules.month, computed.payslips, () => ctx.newId('psl')),
    ...insertFindings(record.id, computed.findings),
  ];
}

/** SHA-256 over the rules' ids and every worker's inputs: equal hashes mean that the same month was computed. */
function snapshotOf({ rules, computed }: ComputeDecision): Promise<string> {
  const { month, scheme, insurance, tax } = rules;
  const workers = computed.payslips.map(({ facts }) => facts);
  return sha256(canonicalJson({ month, scheme: scheme.id, insurance: insurance.id, tax: tax.id, workers }));
}

function answerOf(
  facts: MonthFacts,
  { rules, computed }: ComputeDecision,
  id: string | null,
  version: number,
): ComputeAnswer {
  const count = (severity: string) => computed.findings.filter((finding) => finding.severity === severity).length;
  const net = computed.payslips.map(({ facts: { workerId, name }, figures: { netFen } }) => ({
    workerId,
    name,
    netFen,
  }));
  const changes = facts.run ? differences(facts.draft, net) : [];
  return {
    id,
    month: rules.month,
    version,
    totals: computed.totals,
    findings: { blocking: count('blocking'), warning: count('warning'), notice: count('notice') },
    levelsDerived: computed.levels.length,
    differences: changes.slice(0, limits.pageSize),
    differenceCount: changes.length,
  };
}
