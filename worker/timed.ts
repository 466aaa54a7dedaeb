import { constraintRefusals } from './constraints.ts';
import { dayOfInstant } from './core/day.ts';
import type { Env } from './env.ts';
import { freshId } from './gate.ts';
import { launchJob } from './jobs.ts';
import { resumeJobs } from './modules/pay/index.ts';
import { raiseDeadlines } from './modules/powers/index.ts';
import { anchorCityHead, type OpenCity } from './modules/tenancy/index.ts';
import type { CityContext } from './platform/context.ts';

/** What the house does by itself for a city, and how often; a task is safe to repeat and bounded in each run. */
export interface TimedTask {
  readonly name: string;
  readonly everyMinutes: number;
  run(ctx: CityContext): Promise<unknown>;
}

export const timedTasks: readonly TimedTask[] = [
  { name: 'powers.deadlines', everyMinutes: 60, run: raiseDeadlines },
  { name: 'pay.jobs', everyMinutes: 5, run: resumeJobs },
];

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
    anchor: (head) => anchorCityHead(env.REGISTRY, open.identity.id, head),
  };
}

/** Runs what is due in the tick that begins at `now`; one task's fault does not keep the others waiting. */
export async function runTimedTasks(env: Env, open: OpenCity, now: number, tickMs: number): Promise<void> {
  for (const { name, everyMinutes, run } of timedTasks) {
    if (now % (everyMinutes * 60_000) >= tickMs) continue;
    try {
      await run(systemContext(env, open, now));
    } catch (error) {
      console.error('timed', open.identity.slug, name, error);
    }
  }
}
