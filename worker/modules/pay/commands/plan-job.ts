import { limits } from '../../../core/limits.ts';
import type { Plan } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { fen } from '../../../core/fen.ts';
import type { RunRules } from '../rules/run.ts';
import { insertJob, sliceBounds, type Bound } from '../store/jobs.ts';
import type { RunHead } from '../store/run-head.ts';
import { insertRun, replaceHead } from '../store/runs.ts';
import type { JobStarted } from './compute.ts';

const nobody = {
  workers: 0,
  grossFen: fen(0),
  deductedFen: fen(0),
  taxFen: fen(0),
  netFen: fen(0),
  employerFen: fen(0),
};

/**
 * Begins a computation in steps: the job with its slices, and the run's head, which names the job until all slices
 * stand. A preview leaves the run alone.
 */
export async function planJob(
  ctx: CityContext,
  head: RunHead,
  rules: RunRules,
  kind: 'compute' | 'preview',
  sliceSize: number = limits.payRunSlice,
): Promise<Plan<JobStarted>> {
  const bounds = await ctx.db.all<Bound>(sliceBounds(sliceSize));
  const { run, month, factsSeq, since, drafted } = head;
  const jobId = ctx.newId('job');
  const runId = run?.id ?? (kind === 'compute' ? ctx.newId('run') : null);
  const version = kind === 'preview' ? (run?.version ?? 0) : (run?.version ?? 0) + 2;
  const { scheme, insurance, tax } = rules;
  const plan = { schemeId: scheme.id, insuranceId: insurance.id, taxId: tax.id, factsSeq, since, drafted, version };
  const record = { id: runId ?? '', rules, snapshotHash: '', totals: nobody, factsSeq, jobId };
  const headed = run ? replaceHead(record, run.version, ctx) : [insertRun(record, ctx)];
  return {
    audit: {
      action: kind === 'preview' ? 'pay.run.preview' : 'pay.run.begin',
      subject: { type: 'pay_job', id: jobId },
      payload: { month, runId, slices: bounds.length, plan },
    },
    writes: [...insertJob(ctx, { id: jobId, kind, runId, month, plan }, bounds), ...(kind === 'preview' ? [] : headed)],
    answer: { jobId, id: runId },
  };
}
