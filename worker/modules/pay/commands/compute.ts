import type { Month } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit, type Plan } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { canonicalJson, sha256 } from '../../../platform/digest.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { decideCompute } from '../rules/compute-run.ts';
import type { RunRules } from '../rules/run.ts';
import { everybody } from '../store/chosen.ts';
import { loadHead, type RunHead } from '../store/run-head.ts';
import { insertRun, replaceHead, runById, type StoredRun } from '../store/runs.ts';
import { planJob } from './plan-job.ts';
import { sliceOf, sliceWrites, type SliceTold } from './compute-slice.ts';
import { refusePart } from './whole-city.ts';

export interface ComputeInput {
  readonly month: Month;
  /** Of the draft it replaces; null where the month was never run. */
  readonly version: number | null;
}

/** A rule that is not the one the draft was computed by. */
export interface RuleChange {
  readonly rule: 'scheme' | 'insurance' | 'tax';
  readonly from: string;
  readonly to: string;
}

export interface ComputeAnswer extends SliceTold {
  /** Null in a preview of a month never run. */
  readonly id: string | null;
  readonly month: Month;
  readonly version: number;
  readonly ruleChanges: readonly RuleChange[];
}

/** A large city is computed by a job, whose result is the answer. */
export interface JobStarted {
  readonly jobId: string;
  readonly id: string | null;
}

/** The decision without the commit: what a run of the month would come to now, and what changed since the draft. */
export async function previewRun(ctx: CityContext, input: ComputeInput): Promise<ComputeAnswer | JobStarted> {
  const head = await loadHead(ctx, input.month);
  const rules = decided(ctx, head, input);
  if (isRefusal(rules)) throw new RefusedError(rules);
  if (head.workers > limits.payRunAtOnce) return launched(ctx, await begin(ctx, input, 'preview'));
  const slice = await sliceOf(ctx, head, rules, everybody);
  return answerOf(head, rules, slice.told, head.run?.id ?? null, head.run?.version ?? 0);
}

/** Computes a month and stores it as the draft: in one batch where the city is small, else by a job in steps. */
export async function computeRun(ctx: CityContext, input: ComputeInput): Promise<ComputeAnswer | JobStarted> {
  return launched(ctx, await begin(ctx, input, 'compute'));
}

/** Computes the month of a draft again; `dry` only lists what would change. @throws RefusedError `not_found` */
export async function recompute(
  ctx: CityContext,
  id: string,
  version: number,
  dry: boolean,
): Promise<ComputeAnswer | JobStarted> {
  const run = await ctx.db.first<StoredRun>(runById(id));
  if (!run) throw new RefusedError(platformRefusals.refuse('not_found'));
  const input = { month: run.month, version };
  return dry ? previewRun(ctx, input) : computeRun(ctx, input);
}

const decided = (ctx: CityContext, head: RunHead, { month, version }: ComputeInput): RunRules | Refusal =>
  refusePart(ctx, 'pay.run.compute') ?? decideCompute(head, month, version);

function begin(
  ctx: CityContext,
  input: ComputeInput,
  kind: 'compute' | 'preview',
): Promise<ComputeAnswer | JobStarted> {
  return commit<ComputeAnswer | JobStarted>(ctx, async () => {
    const head = await loadHead(ctx, input.month);
    const rules = decided(ctx, head, input);
    if (isRefusal(rules)) return rules;
    if (kind === 'preview' || head.workers > limits.payRunAtOnce) return planJob(ctx, head, rules, kind);
    return computeAtOnce(ctx, head, rules);
  });
}

/** Work in steps begins when its record stands. */
async function launched<T extends ComputeAnswer | JobStarted>(ctx: CityContext, answer: T): Promise<T> {
  if ('jobId' in answer) await ctx.launch(answer.jobId);
  return answer;
}

/** Everybody in one batch. */
async function computeAtOnce(ctx: CityContext, head: RunHead, rules: RunRules): Promise<Plan<ComputeAnswer>> {
  const slice = await sliceOf(ctx, head, rules, everybody);
  const { run, month, factsSeq } = head;
  const id = run?.id ?? ctx.newId('run');
  const snapshotHash = await snapshotOf(rules, [slice.hash]);
  const { totals } = slice.told;
  const record = { id, rules, snapshotHash, totals, factsSeq, jobId: null };
  const answer = answerOf(head, rules, slice.told, id, run ? run.version + 1 : 1);
  return {
    audit: {
      action: run ? 'pay.run.recompute' : 'pay.run.compute',
      subject: { type: 'pay_run', id },
      payload: { month, snapshotHash, totals, findings: answer.findings },
    },
    writes: [
      ...(run ? replaceHead(record, run.version, ctx) : [insertRun(record, ctx)]),
      ...sliceWrites(ctx, { id, month, at: ctx.at }, run ? everybody : null, slice),
    ],
    answer,
  };
}

/** SHA-256 over the rules' ids and the inputs of every slice: equal hashes mean that the same month was computed. */
export const snapshotOf = ({ month, scheme, insurance, tax }: RunRules, slices: readonly string[]): Promise<string> =>
  sha256(canonicalJson({ month, scheme: scheme.id, insurance: insurance.id, tax: tax.id, slices }));

/** What a computation tells, whether it was done at once or in slices. */
export function answerOf(
  { drafted }: Pick<RunHead, 'drafted'>,
  rules: RunRules,
  told: SliceTold,
  id: string | null,
  version: number,
): ComputeAnswer {
  const ruleChanges = (['scheme', 'insurance', 'tax'] as const).flatMap((rule) => {
    const [from, to] = [drafted?.[rule], rules[rule].id];
    return from === undefined || from === to ? [] : [{ rule, from, to }];
  });
  return { id, month: rules.month, version, ...told, ruleChanges };
}
