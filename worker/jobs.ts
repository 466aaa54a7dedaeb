import { constraintRefusals } from './constraints.ts';
import { dayOfInstant } from './core/day.ts';
import { limits } from './core/limits.ts';
import type { Env } from './env.ts';
import { freshId } from './platform/id.ts';
import { advanceJob, failJob, readJob } from './modules/pay/index.ts';
import { anchorCityHead, openCity, type OpenCity } from './modules/tenancy/index.ts';
import type { CityContext } from './platform/context.ts';

/** What a Workflow is told: whose job it is to do. */
export interface JobParams {
  readonly city: string;
  readonly jobId: string;
}

/** The system acts, at one instant, over the whole city; each task names its own idempotency keys. */
export function systemContext(env: Env, open: OpenCity, now: number): CityContext {
  const key = freshId('sys', now);
  const requestId = freshId('req', now);
  return {
    city: open.identity,
    db: open.db,
    keyring: open.keyring,
    actor: { kind: 'system', id: 'system', name: '系统', workerId: null, grants: new Map() },
    claim: { key, inputHash: key, status: 200 },
    now,
    at: new Date(now).toISOString(),
    today: dayOfInstant(now),
    locale: 'zh-CN',
    requestId,
    constraints: constraintRefusals,
    newId: (prefix) => freshId(prefix, now),
    defer: (work) => void work.catch((error: unknown) => console.error(requestId, error)),
    launch: (jobId) =>
      launchJob(env, { city: open.identity.slug, jobId }, (work) => {
        work.catch((error: unknown) => console.error(requestId, error));
      }),
    sealGatherMs: env.SEAL_GATHER_MS ?? 0,
    anchor: (head) => anchorCityHead(env.REGISTRY, open.identity.id, head),
  };
}

/** A job acts in the name of who began it; null where the city is not open or has no such job. */
async function jobContext(env: Env, { city, jobId }: JobParams): Promise<CityContext | null> {
  const now = Date.now();
  const open = await openCity(env, city, now);
  if (!open) return null;
  const ctx = systemContext(env, open, now);
  const job = await readJob(ctx, jobId);
  if (!job) return null;
  const actor = { ...ctx.actor, kind: 'person' as const, id: job.startedBy, name: job.startedName };
  return { ...ctx, actor };
}

/** One step of a job; answers whether anything is left to do. */
export async function stepJob(env: Env, params: JobParams): Promise<boolean> {
  const ctx = await jobContext(env, params);
  return ctx !== null && (await advanceJob(ctx, params.jobId));
}

/** Ends a job whose steps kept failing, so that whoever waits for it is told. */
export async function abandonJob(env: Env, params: JobParams): Promise<void> {
  const ctx = await jobContext(env, params);
  const job = ctx && (await readJob(ctx, params.jobId));
  if (ctx && job?.state === 'running') await failJob(ctx, job, 'fault');
}

/**
 * Sets hands to a job: a Workflow of its own where the platform has them, which begins again after a crash; else this
 * request's own time. Whoever is gone before the end is followed by the clock.
 */
export async function launchJob(env: Env, params: JobParams, defer: CityContext['defer']): Promise<void> {
  if (env.PAY_RUNS) await env.PAY_RUNS.create({ id: `${params.jobId}-${Date.now()}`, params });
  else defer(stepsOf(env, params));
}

async function stepsOf(env: Env, params: JobParams): Promise<void> {
  for (let step = 0; step < limits.payJobSteps; step += 1) if (!(await stepJob(env, params))) return;
}
