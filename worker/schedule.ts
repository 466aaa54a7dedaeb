import { attachmentSubjects } from './attachment-subjects.ts';
import type { Env } from './env.ts';
import { anchorCityHead, openCities, openCity, sweepClaims } from './modules/tenancy/index.ts';
import { cityFiles, moduleOfSubject, sweepOrphans } from './platform/attachment/index.ts';
import { sealAudit } from './platform/audit.ts';
import { runTimedTasks } from './timed.ts';

const fiveMinutesMs = 300_000;
const hourMs = 12 * fiveMinutesMs;
const filedModules = [...new Set(Object.keys(attachmentSubjects).map(moduleOfSubject))];

/**
 * Every five minutes: settles half-done sign-ups and seals what a request left unsealed; once an hour it sweeps files
 * that no record names. One city's fault does not keep the others waiting.
 */
export async function runSchedule(env: Env, now: number): Promise<void> {
  await sweepClaims(env, now);
  const hourly = now % hourMs < fiveMinutesMs;
  for (const { slug } of await openCities(env.REGISTRY)) {
    try {
      const open = await openCity(env, slug, now);
      if (!open) continue;
      const anchor = (head: { seq: number; hash: string }) => anchorCityHead(env.REGISTRY, open.identity.id, head);
      await runTimedTasks(env, open, now, fiveMinutesMs);
      await sealAudit({ db: open.db, anchor, sealGatherMs: 0 });
      if (hourly) await sweepOrphans(open.db, cityFiles(env, open.identity.id), filedModules, now);
    } catch (error) {
      console.error('schedule', slug, error);
    }
  }
}
