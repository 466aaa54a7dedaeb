import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import { beforeAll, describe, expect, it } from 'vitest';
import { month } from '../../../worker/core/day.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import { abandonJob, stepJob } from '../../../worker/jobs.ts';
import { together } from '../../../worker/modules/pay/commands/compute-job.ts';
import { planJob } from '../../../worker/modules/pay/commands/plan-job.ts';
import { resumeJobs } from '../../../worker/modules/pay/index.ts';
import { decideCompute } from '../../../worker/modules/pay/rules/compute-run.ts';
import { loadHead } from '../../../worker/modules/pay/store/run-head.ts';
import { commit } from '../../../worker/platform/commit.ts';
import { commandContext } from '../../harness/context.ts';
import { closeMonth } from './closing.ts';
import { newPayCity, type Computed, type PayCity } from './month.ts';

interface Job {
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly error?: string;
  readonly result?: Computed;
}

let city: PayCity;
const june = month('2026-06');
const code = ({ body }: { body: unknown }) => (body as { error?: { code: string } }).error?.code;

/** Begins a job as a large city would, in slices of one person each. */
async function begin(kind: 'compute' | 'preview', of = june, size = 1): Promise<{ jobId: string; id: string | null }> {
  const ctx = await commandContext(city.world, city.city);
  return commit(ctx, async () => {
    const head = await loadHead(ctx, of);
    const rules = decideCompute(head, of, head.run?.version ?? null);
    return isRefusal(rules) ? rules : planJob(ctx, head, rules, kind, size);
  });
}

const step = (jobId: string) => stepJob(city.world.env, { city: city.city.slug, jobId });
const jobOf = (jobId: string) => city.get<Job>(`/pay/jobs/${jobId}`, city.hr);

async function finish(jobId: string): Promise<void> {
  for (let steps = 0; steps < 20; steps += 1) if (!(await step(jobId))) return;
  throw new Error('the job never ends');
}

/** What a month stored, without ids and versions. */
async function storedOf(of: string): Promise<string> {
  const rows = await city.world.env.CITY_01?.prepare(
    `SELECT p.worker_id, p.net_fen, p.facts, l.seq, l.side, l.code, l.amount_fen, l.inputs, l.source FROM payslip AS p
    JOIN payslip_line AS l ON l.payslip_id = p.id WHERE p.month = ? ORDER BY p.worker_id, l.seq`,
  )
    .bind(of)
    .all();
  return JSON.stringify(rows?.results);
}

/** The same database, whose next batch that writes is lost: before it was stored, or its answer after it was. */
function failing(real: D1Database, when: 'before' | 'after'): D1Database {
  let armed = true;
  const texts = new WeakMap<object, string>();
  const prepare = (sql: string): D1PreparedStatement => {
    const statement = real.prepare(sql);
    const bind = statement.bind.bind(statement);
    statement.bind = (...values: unknown[]) => {
      const bound = bind(...values);
      texts.set(bound, sql);
      return bound;
    };
    return statement;
  };
  const batch = async (statements: D1PreparedStatement[]) => {
    const writes = statements.some((statement) => (texts.get(statement) ?? '').includes('INSERT INTO "payslip"'));
    if (!writes || !armed) return real.batch(statements);
    armed = false;
    if (when === 'after') await real.batch(statements);
    throw new Error('the connection was lost');
  };
  return { prepare, batch } as unknown as D1Database;
}

beforeAll(async () => {
  city = await newPayCity();
}, 60_000);

describe('a month in slices', () => {
  let jobId: string;
  let runId: string;

  it('shows how far it is, and lets nothing else happen to the run meanwhile', async () => {
    const job = await begin('compute');
    jobId = job.jobId;
    runId = job.id ?? '';
    expect(await step(jobId)).toBe(true);
    expect(await jobOf(jobId)).toMatchObject({ state: 'running', done: 1, total: 4 });
    const run = await city.get<{ version: number; computingJobId: string }>(`/pay/runs/${runId}`, city.hr);
    expect(run.computingJobId).toBe(jobId);
    const approval = { version: run.version, fundingAccountId: city.lineId };
    expect(code(await city.act(`/pay/runs/${runId}/approve`, approval, city.finance))).toBe('run_computing');
    expect(code(await city.act(`/pay/runs/${runId}/compute`, { version: run.version }))).toBe('run_computing');
  });

  it('stores a slice once, whether it is lost before or after, and whoever computes it beside', async () => {
    const real = city.world.env.CITY_01 as D1Database;
    city.world.replace('CITY_01', failing(real, 'before'));
    await expect(step(jobId)).rejects.toThrow('the connection was lost');
    city.world.replace('CITY_01', real);
    expect(await jobOf(jobId)).toMatchObject({ state: 'running', done: 1 });
    city.world.replace('CITY_01', failing(real, 'after'));
    expect(await step(jobId)).toBe(true);
    city.world.replace('CITY_01', real);
    expect(await jobOf(jobId)).toMatchObject({ state: 'running', done: 2 });
    await Promise.all([step(jobId), step(jobId), step(jobId)]);
    await finish(jobId);
    const job = await jobOf(jobId);
    expect(job).toMatchObject({ state: 'done', done: 4, total: 4 });
    expect(job.result?.totals.workers).toBe(4);
    const slices = await city.world.env.CITY_01?.prepare(
      `SELECT count(*) AS n FROM audit_entry WHERE action = 'pay.run.slice' AND subject_id = ?`,
    )
      .bind(jobId)
      .first<number>('n');
    expect(slices).toBe(4);
  });

  it('comes to what one batch comes to, to the last line', async () => {
    const inSlices = await storedOf('2026-06');
    const run = await city.get<Computed & { computingJobId: null }>(`/pay/runs/${runId}`, city.hr);
    expect(run.computingJobId).toBeNull();
    const again = await city.act<Computed & { changeCount: number }>(`/pay/runs/${runId}/compute`, {
      version: run.version,
    });
    expect(again.body).toMatchObject({ differenceCount: 0, changeCount: 0, levelsDerived: 0 });
    expect(await storedOf('2026-06')).toBe(inSlices);
    expect(again.body.totals).toEqual((await jobOf(jobId)).result?.totals);
  });

  it('looks without storing anything', async () => {
    const before = await storedOf('2026-06');
    const { jobId: preview } = await begin('preview', june, 3);
    await finish(preview);
    expect(await jobOf(preview)).toMatchObject({ state: 'done', total: 4, result: { differenceCount: 0 } });
    expect(await storedOf('2026-06')).toBe(before);
  });

  it('is taken up by the clock when its hands are gone', async () => {
    const ctx = await commandContext(city.world, city.city);
    const { jobId: left } = await begin('preview');
    const launched: string[] = [];
    const launch = (id: string) => Promise.resolve(void launched.push(id));
    await resumeJobs({ ...ctx, launch });
    expect(launched).toEqual([]);
    await resumeJobs({ ...ctx, launch, now: ctx.now + 10 * 60_000 });
    expect(launched).toEqual([left]);
    await finish(left);
  });

  it('fails where the rules became others, leaves the run unusable, and lets it be computed anew', async () => {
    await closeMonth(city, '2026-06');
    const job = await begin('compute', month('2026-07'));
    await step(job.jobId);
    await abandonJob(city.world.env, { city: city.city.slug, jobId: job.jobId });
    expect(await jobOf(job.jobId)).toMatchObject({ state: 'failed', error: 'fault' });
    const run = await city.get<{ version: number }>(`/pay/runs/${job.id}`, city.hr);
    const approval = { version: run.version, fundingAccountId: city.lineId };
    expect(code(await city.act(`/pay/runs/${job.id}/approve`, approval, city.finance))).toBe('run_computing');
    const again = await city.act<Computed>(`/pay/runs/${job.id}/compute`, { version: run.version });
    expect([again.status, again.body.totals.workers]).toEqual([200, 4]);
  });

  it('tells nobody of another scope how far it is', async () => {
    expect((await city.world.call('GET', city.city.path(`/pay/jobs/${jobId}x`), { cookie: city.hr })).status).toBe(404);
  });

  it('adds slices up', () => {
    expect(together([]).totals).toEqual({
      workers: 0,
      grossFen: 0,
      deductedFen: 0,
      taxFen: 0,
      netFen: 0,
      employerFen: 0,
    });
  });
});
