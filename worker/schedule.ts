import type { Env } from './env.ts';
import { anchorCityHead, openCities, openCity, sweepClaims } from './modules/tenancy/index.ts';
import { sealAudit } from './platform/audit.ts';

/**
 * Every five minutes: settles half-done sign-ups and seals what a request left unsealed. One city's fault does not
 * keep the others waiting.
 */
export async function runSchedule(env: Env, now: number): Promise<void> {
  await sweepClaims(env, now);
  for (const { slug } of await openCities(env.REGISTRY)) {
    try {
      const open = await openCity(env, slug, now);
      if (!open) continue;
      const anchor = (head: { seq: number; hash: string }) => anchorCityHead(env.REGISTRY, open.identity.id, head);
      await sealAudit({ db: open.db, at: new Date(now).toISOString(), anchor });
    } catch (error) {
      console.error('schedule', slug, error);
    }
  }
}
