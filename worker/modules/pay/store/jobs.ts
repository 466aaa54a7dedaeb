import type { Month } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import {
  expectChanges,
  expectThat,
  insertRow,
  insertRows,
  json,
  sql,
  type Statement,
} from '../../../platform/statement.ts';
import type { RunTotals } from '../rules/run.ts';
import type { Chosen } from './chosen.ts';
import type { RunHead } from './run-head.ts';

/** What a job was begun with: a slice computed by other rules than the first would not be one run. */
export interface JobPlan {
  readonly schemeId: string;
  readonly insuranceId: string;
  readonly taxId: string;
  readonly factsSeq: number;
  readonly since: string | null;
  /** The rules of the draft it replaces. */
  readonly drafted: RunHead['drafted'];
  /** Of the run once the job is done. */
  readonly version: number;
}

export interface Job {
  readonly id: string;
  readonly kind: 'compute' | 'preview';
  readonly runId: string | null;
  readonly month: Month;
  readonly state: 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly plan: JobPlan;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly startedName: string;
  readonly finishedAt: string | null;
  readonly result: unknown;
  readonly error: string | null;
}

interface JobRow extends Omit<Job, 'plan' | 'result'> {
  readonly plan: string;
  readonly result: string | null;
}

interface SliceRow {
  readonly seq: number;
  readonly afterId: string;
  readonly upToId: string | null;
  readonly workers: number;
}

export interface Slice extends Omit<SliceRow, 'afterId' | 'upToId'> {
  readonly chosen: Chosen;
}

const jobColumns = sql`id, kind, run_id AS runId, month, state, done, total, plan, started_at AS startedAt,
  started_by AS startedBy, started_name AS startedName, finished_at AS finishedAt, result, error`;

const jobById = (id: string): Statement => sql`SELECT ${jobColumns} FROM pay_job WHERE id = ${id}`;

const jobOf = (row: JobRow): Job => ({
  ...row,
  plan: JSON.parse(row.plan) as JobPlan,
  result: row.result === null ? null : (JSON.parse(row.result) as unknown),
});

export async function readJob(ctx: CityContext, id: string): Promise<Job | null> {
  const row = await ctx.db.first<JobRow>(jobById(id));
  return row && jobOf(row);
}

/** A job with the first of its slices that is not done. */
export async function nextSlice(ctx: CityContext, id: string): Promise<{ job: Job; slice: Slice | null } | null> {
  const [jobs, slices] = await ctx.db.reads<[JobRow, SliceRow]>([
    jobById(id),
    sql`SELECT seq, after_id AS afterId, up_to_id AS upToId, workers FROM pay_job_slice
      WHERE job_id = ${id} AND done_at IS NULL ORDER BY seq LIMIT 1`,
  ]);
  const [job, slice] = [jobs[0], slices[0]];
  if (!job) return null;
  return {
    job: jobOf(job),
    slice: slice
      ? { seq: slice.seq, workers: slice.workers, chosen: { after: slice.afterId, upTo: slice.upToId } }
      : null,
  };
}

/** The last id of each whole slice of so many people of the roster, and how many there are in all. */
export const sliceBounds = (size: number): Statement => sql`
  SELECT id, n FROM (SELECT id, row_number() OVER (ORDER BY id) AS n, count(*) OVER () AS all_of_them FROM worker)
  WHERE n % CAST(${size} AS INTEGER) = 0 OR n = all_of_them ORDER BY n`;

export interface Bound {
  readonly id: string;
  readonly n: number;
}

export function insertJob(
  ctx: CityContext,
  job: Pick<Job, 'id' | 'kind' | 'runId' | 'month' | 'plan'>,
  bounds: readonly Bound[],
): Statement[] {
  const total = bounds.at(-1)?.n ?? 0;
  return [
    insertRow('pay_job', {
      id: job.id,
      kind: job.kind,
      run_id: job.runId,
      month: job.month,
      state: 'running',
      done: 0,
      total,
      plan: json(job.plan),
      started_at: ctx.at,
      started_by: ctx.actor.id,
      started_name: ctx.actor.name,
      touched_at: ctx.at,
    }),
    ...insertRows(
      'pay_job_slice',
      bounds.map(({ id, n }, index) => ({
        job_id: job.id,
        seq: index + 1,
        after_id: bounds[index - 1]?.id ?? '',
        up_to_id: index === bounds.length - 1 ? null : id,
        workers: n - (bounds[index - 1]?.n ?? 0),
      })),
    ),
  ];
}

/** A slice is done once: a second hand that computes it at the same time writes nothing. */
export const sliceDone = (ctx: CityContext, job: Job, slice: Slice, hash: string, result: unknown): Statement[] => [
  sql`UPDATE pay_job_slice SET done_at = ${ctx.at}, hash = ${hash}, result = ${json(result)}
    WHERE job_id = ${job.id} AND seq = CAST(${slice.seq} AS INTEGER) AND done_at IS NULL`,
  expectChanges('pay_job_slice_once'),
  sql`UPDATE pay_job SET done = done + CAST(${slice.workers} AS INTEGER), touched_at = ${ctx.at}
    WHERE id = ${job.id} AND state = 'running'`,
  expectChanges('pay_job_running'),
];

/** The run must still be this job's to write. */
export const stillComputing = (job: Job): Statement =>
  expectThat(
    'pay_run_computing_job',
    sql`EXISTS (SELECT 1 FROM pay_run WHERE id = ${job.runId} AND computing_job_id = ${job.id} AND state = 'computed')`,
  );

/** What all slices said, in order. */
export const sliceResults = (jobId: string): Statement =>
  sql`SELECT hash, result FROM pay_job_slice WHERE job_id = ${jobId} ORDER BY seq`;

/** Totals of what stands: no slice is held in memory for them. */
export const totalsOfRun = (runId: string): Statement => sql`
  SELECT count(*) AS workers, coalesce(sum(gross_fen), 0) AS grossFen,
    coalesce(sum(insurance_fen + housing_fen + tax_fen), 0) AS deductedFen, coalesce(sum(tax_fen), 0) AS taxFen,
    coalesce(sum(net_fen), 0) AS netFen, coalesce(sum(employer_fen), 0) AS employerFen
  FROM payslip WHERE run_id = ${runId}`;

export const wholeRun = (job: Job, totals: RunTotals, snapshotHash: string): Statement[] => [
  sql`UPDATE pay_run SET workers = CAST(${totals.workers} AS INTEGER), gross_fen = CAST(${totals.grossFen} AS INTEGER),
      deducted_fen = CAST(${totals.deductedFen} AS INTEGER), tax_fen = CAST(${totals.taxFen} AS INTEGER),
      net_fen = CAST(${totals.netFen} AS INTEGER), employer_fen = CAST(${totals.employerFen} AS INTEGER),
      snapshot_hash = ${snapshotHash}, computing_job_id = NULL, version = version + 1
    WHERE id = ${job.runId} AND computing_job_id = ${job.id}`,
  expectChanges('pay_run_computing_job'),
];

export const jobEnded = (ctx: CityContext, id: string, ended: { result: unknown } | { error: string }): Statement[] => [
  sql`UPDATE pay_job SET state = ${'error' in ended ? 'failed' : 'done'}, finished_at = ${ctx.at}, touched_at = ${ctx.at},
      result = ${'result' in ended ? json(ended.result) : null}, error = ${'error' in ended ? ended.error : null}
    WHERE id = ${id} AND state = 'running'`,
  expectChanges('pay_job_running'),
];

/** Jobs that nobody has touched since an instant: whoever was at them is gone. */
export const abandonedJobs = (before: string): Statement =>
  sql`SELECT id FROM pay_job WHERE state = 'running' AND touched_at < ${before} ORDER BY touched_at LIMIT 20`;
