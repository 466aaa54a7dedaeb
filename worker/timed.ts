import { bookChain } from './book-chain.ts';
import type { Env } from './env.ts';
import { systemContext } from './jobs.ts';
import { raiseAllianceLines } from './modules/alliance/index.ts';
import { followRaters } from './modules/assessment/index.ts';
import { raiseCaseDeadlines } from './modules/cases/index.ts';
import { endDueDuties, raiseAdmissionDeadlines } from './modules/duties/index.ts';
import { drawMonth, raiseFollowups, raiseListings } from './modules/listings/index.ts';
import { expireHoldsDaily, verifyNightly } from './modules/ledger/index.ts';
import { resumeJobs } from './modules/pay/index.ts';
import { raiseDeadlines } from './modules/powers/index.ts';
import { raiseWhistles } from './modules/whistles/index.ts';
import { replanVisits } from './modules/visits/index.ts';
import type { OpenCity } from './modules/tenancy/index.ts';
import type { CityContext } from './platform/context.ts';

/** What the house does by itself for a city, and how often; a task is safe to repeat and bounded in each run. */
export interface TimedTask {
  readonly name: string;
  readonly everyMinutes: number;
  run(ctx: CityContext, env: Env): Promise<unknown>;
}

export const timedTasks: readonly TimedTask[] = [
  { name: 'visits.replan', everyMinutes: 5, run: replanVisits },
  { name: 'assessment.raters', everyMinutes: 60, run: followRaters },
  { name: 'powers.deadlines', everyMinutes: 60, run: raiseDeadlines },
  { name: 'whistles.alerts', everyMinutes: 5, run: raiseWhistles },
  { name: 'duties.admission', everyMinutes: 60, run: raiseAdmissionDeadlines },
  { name: 'cases.deadlines', everyMinutes: 60, run: raiseCaseDeadlines },
  { name: 'listings.deadlines', everyMinutes: 60, run: raiseListings },
  { name: 'alliance.deadlines', everyMinutes: 60, run: raiseAllianceLines },
  { name: 'followups.draw', everyMinutes: 60, run: drawMonth },
  { name: 'followups.overdue', everyMinutes: 60, run: raiseFollowups },
  { name: 'duties.ends', everyMinutes: 60, run: endDueDuties },
  { name: 'ledger.expiry', everyMinutes: 60, run: expireHoldsDaily },
  {
    name: 'ledger.verify',
    everyMinutes: 60,
    run: (ctx, env) => verifyNightly(ctx, bookChain(env)),
  },
  { name: 'pay.jobs', everyMinutes: 5, run: resumeJobs },
];

/** Runs what is due in the tick that begins at `now`; one task's fault does not keep the others waiting. */
export async function runTimedTasks(env: Env, open: OpenCity, now: number, tickMs: number): Promise<void> {
  for (const { name, everyMinutes, run } of timedTasks) {
    if (now % (everyMinutes * 60_000) >= tickMs) continue;
    try {
      await run(systemContext(env, open, now), env);
    } catch (error) {
      console.error('timed', open.identity.slug, name, error);
    }
  }
}
