import type { Env } from './env.ts';
import { systemContext } from './jobs.ts';
import { resumeJobs } from './modules/pay/index.ts';
import { raiseDeadlines } from './modules/powers/index.ts';
import type { OpenCity } from './modules/tenancy/index.ts';
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
