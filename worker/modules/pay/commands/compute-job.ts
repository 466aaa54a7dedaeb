import { fen } from '../../../core/fen.ts';
import { limits } from '../../../core/limits.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { RefusedError, changedMeanwhile } from '../../../platform/refused.ts';
import { decideCompute } from '../rules/compute-run.ts';
import type { RunRules, RunTotals } from '../rules/run.ts';
import {
  abandonedJobs,
  jobEnded,
  nextSlice,
  sliceDone,
  sliceResults,
  stillComputing,
  totalsOfRun,
  wholeRun,
  type Job,
  type Slice,
} from '../store/jobs.ts';
import { loadHead, type RunHead } from '../store/run-head.ts';
import { answerOf, snapshotOf, type ComputeAnswer } from './compute.ts';
import { sliceOf, sliceWrites, type SliceTold } from './compute-slice.ts';

/**
 * One step of a job: computes the first slice that is not done and stores it, or ends the job when all are. Answers
 * whether anything is left. Called as often as one likes, from as many hands as one likes: what was done is not done
 * again, and what a crash left undone is begun anew.
 */
export async function advanceJob(ctx: CityContext, jobId: string): Promise<boolean> {
  const next = await nextSlice(ctx, jobId);
  if (!next || next.job.state !== 'running') return false;
  const { job, slice } = next;
  try {
    const { head, rules } = await planned(ctx, job);
    await (slice ? storeSlice(ctx, job, slice, head, rules) : endJob(ctx, job, head, rules));
    return slice !== null;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const now = await nextSlice(ctx, jobId);
    const movedOn = now?.job.state === 'running' && now.slice?.seq !== slice?.seq;
    if (movedOn) return true;
    await failJob(ctx, job, error.refusal.code);
    return false;
  }
}

/** The month as it is now, where it is still the one the job was begun with. @throws RefusedError */
async function planned(ctx: CityContext, job: Job): Promise<{ head: RunHead; rules: RunRules }> {
  const { plan } = job;
  const { since, factsSeq, drafted } = plan;
  const head = { ...(await loadHead(ctx, job.month)), since, factsSeq, drafted };
  const own = head.run && { ...head.run, jobRuns: 0 };
  const rules = decideCompute({ ...head, run: own }, job.month, own?.version ?? null);
  if (isRefusal(rules)) throw new RefusedError(rules);
  const same =
    rules.scheme.id === plan.schemeId && rules.insurance.id === plan.insuranceId && rules.tax.id === plan.taxId;
  const mine = job.kind === 'preview' || own?.computingJobId === job.id;
  if (!same || !mine) throw new RefusedError(changedMeanwhile({ version: plan.version }));
  return { head, rules };
}

/** Under a name of its own each step is written once, however often it is tried. */
const named = (ctx: CityContext, job: Pick<Job, 'id'>, step: string | number): CityContext => ({
  ...ctx,
  claim: { ...ctx.claim, key: `${job.id}:${step}`, inputHash: job.id },
});

function storeSlice(ctx: CityContext, job: Job, slice: Slice, head: RunHead, rules: RunRules): Promise<null> {
  return commit(named(ctx, job, slice.seq), async () => {
    const computed = await sliceOf(ctx, head, rules, slice.chosen);
    const { told, hash } = computed;
    const run = { id: job.runId ?? '', month: job.month, at: job.startedAt };
    return {
      audit: {
        action: 'pay.run.slice',
        subject: { type: 'pay_job', id: job.id },
        payload: { month: job.month, seq: slice.seq, hash, totals: told.totals },
      },
      writes: [
        ...sliceDone(ctx, job, slice, hash, told),
        ...(job.kind === 'preview' ? [] : [stillComputing(job), ...sliceWrites(ctx, run, slice.chosen, computed)]),
      ],
      answer: null,
    };
  });
}

function endJob(ctx: CityContext, job: Job, head: RunHead, rules: RunRules): Promise<null> {
  return commit(named(ctx, job, 'end'), async () => {
    const [rows, sums] = await ctx.db.reads<[{ hash: string; result: string }, RunTotals]>([
      sliceResults(job.id),
      totalsOfRun(job.runId ?? ''),
    ]);
    const told = together(rows.map(({ result }) => JSON.parse(result) as SliceTold));
    const totals = job.kind === 'preview' ? told.totals : (sums[0] ?? told.totals);
    const snapshotHash = await snapshotOf(
      rules,
      rows.map(({ hash }) => hash),
    );
    const result: ComputeAnswer = answerOf(head, rules, { ...told, totals }, job.runId, job.plan.version);
    return {
      audit: {
        action: job.kind === 'preview' ? 'pay.run.previewed' : 'pay.run.compute',
        subject: job.runId === null ? { type: 'pay_job', id: job.id } : { type: 'pay_run', id: job.runId },
        payload: { month: job.month, jobId: job.id, snapshotHash, totals, findings: result.findings },
      },
      writes: [
        ...(job.kind === 'preview' ? [] : wholeRun(job, totals, snapshotHash)),
        ...jobEnded(ctx, job.id, { result }),
      ],
      answer: null,
    };
  });
}

/** The run stays marked as not whole: it is computed anew, or nothing happens to it. */
export function failJob(ctx: CityContext, job: Pick<Job, 'id' | 'month'>, error: string): Promise<null> {
  return commit(named(ctx, job, 'fail'), () => ({
    audit: { action: 'pay.run.fail', subject: { type: 'pay_job', id: job.id }, payload: { month: job.month, error } },
    writes: jobEnded(ctx, job.id, { error }),
    answer: null,
  }));
}

/** Slices say of different workers: counts and sums add up, lists follow each other up to a page. */
export function together(slices: readonly SliceTold[]): SliceTold {
  const sum = (pick: (slice: SliceTold) => number) => slices.reduce((all, slice) => all + pick(slice), 0);
  const fenOf = (pick: (totals: RunTotals) => number) => fen(sum(({ totals }) => pick(totals)));
  return {
    totals: {
      workers: sum(({ totals }) => totals.workers),
      grossFen: fenOf(({ grossFen }) => grossFen),
      deductedFen: fenOf(({ deductedFen }) => deductedFen),
      taxFen: fenOf(({ taxFen }) => taxFen),
      netFen: fenOf(({ netFen }) => netFen),
      employerFen: fenOf(({ employerFen }) => employerFen),
    },
    findings: {
      blocking: sum(({ findings }) => findings.blocking),
      warning: sum(({ findings }) => findings.warning),
      notice: sum(({ findings }) => findings.notice),
    },
    levelsDerived: sum(({ levelsDerived }) => levelsDerived),
    differences: slices.flatMap(({ differences }) => differences).slice(0, limits.pageSize),
    differenceCount: sum(({ differenceCount }) => differenceCount),
    changes: slices.flatMap(({ changes }) => changes).slice(0, limits.pageSize),
    changeCount: sum(({ changeCount }) => changeCount),
  };
}

/** Sets new hands to jobs whose own are gone. */
export async function resumeJobs(ctx: CityContext): Promise<void> {
  const before = new Date(ctx.now - limits.payJobSilenceMs).toISOString();
  for (const { id } of await ctx.db.all<{ id: string }>(abandonedJobs(before))) await ctx.launch(id);
}
