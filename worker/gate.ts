import type { Context } from 'hono';
import { dayOfInstant } from './core/day.ts';
import { constraintRefusals } from './constraints.ts';
import { signedIn } from './modules/access/index.ts';
import { freshId } from './platform/id.ts';
import { launchJob } from './jobs.ts';
import { anchorCityHead, openCity, type OpenCity } from './modules/tenancy/index.ts';
import type { Actor, CityContext, IdempotencyClaim } from './platform/context.ts';
import type { Reach } from './platform/foresight.ts';
import type { Admission, AppEnv, Demand, Gate } from './platform/http/gate.ts';
import { claimOf, fromOtherSite, idempotencyKey, smallBody } from './platform/http/request.ts';
import { platformRefusals, RefusedError } from './platform/refused.ts';

/** Joins what tenancy and access know into what a command needs. */
export function cityContext(c: Context<AppEnv>, open: OpenCity, actor: Actor, claim: IdempotencyClaim): CityContext {
  const { now, requestId, locale } = c.var;
  return {
    city: open.identity,
    db: open.db,
    keyring: open.keyring,
    actor,
    claim,
    now,
    at: new Date(now).toISOString(),
    today: dayOfInstant(now),
    locale,
    requestId,
    constraints: constraintRefusals,
    newId: (prefix) => freshId(prefix, now),
    defer: (work) => c.executionCtx.waitUntil(work.catch((error: unknown) => console.error(requestId, error))),
    launch: (jobId) => {
      const defer = (work: Promise<unknown>) => c.executionCtx.waitUntil(work);
      return launchJob(c.env, { city: open.identity.slug, jobId }, defer);
    },
    sealGatherMs: c.env.SEAL_GATHER_MS ?? 0,
    anchor: (head) => anchorCityHead(c.env.REGISTRY, open.identity.id, head),
  };
}

async function claimed(
  c: Context<AppEnv>,
  open: OpenCity,
  demand: Demand,
  key: string | null,
): Promise<IdempotencyClaim> {
  const asked = await claimOf(c, demand, key);
  if (!demand.write) return asked;
  // Keyed, since a body may hold a password or an ID number that a plain digest would let be guessed.
  return { ...asked, inputHash: await open.keyring.index('idempotency', asked.inputHash) };
}

async function admit(c: Context<AppEnv>, slug: string, demand: Demand): Promise<Admission> {
  if (demand.write && fromOtherSite(c)) throw new RefusedError(platformRefusals.refuse('cross_site_write'));
  const open = await openCity(c.env, slug, c.var.now);
  if (!open) throw new RefusedError(platformRefusals.refuse('not_found'));
  const key = demand.write ? idempotencyKey(c) : null;
  const { foresee } = demand;
  const body = foresee ? await smallBody(c) : undefined;
  const foreseeing =
    foresee && body !== undefined ? (reach: Reach) => foresee(body, { today: dayOfInstant(c.var.now), reach }) : null;
  // Where every trip counts, the body is told by its hash while the session is looked up.
  const claiming = foresee ? claimed(c, open, demand, key) : null;
  claiming?.catch(() => {});
  const known = await signedIn(c, c.env, open.identity, open.db, key, foreseeing);
  if (!known) throw new RefusedError(platformRefusals.refuse('sign_in_required'));
  if (known.mustChangePassword && demand.permission !== null) {
    throw new RefusedError(platformRefusals.refuse('password_change_required'));
  }
  if (demand.permission !== null && !known.actor.grants.has(demand.permission)) {
    throw new RefusedError(platformRefusals.refuse('permission_missing', { permission: demand.permission }));
  }
  const claim = await (claiming ?? claimed(c, open, demand, key));
  if (known.record && known.record.inputHash !== claim.inputHash) {
    throw new RefusedError(platformRefusals.refuse('idempotency_key_reused'));
  }
  const ctx = { ...cityContext(c, open, known.actor, claim), foreseen: known.foreseen };
  return { ctx, replay: demand.write ? known.record : null };
}

async function visit(c: Context<AppEnv>, slug: string, actor: Actor, claim: IdempotencyClaim): Promise<CityContext> {
  const open = await openCity(c.env, slug, c.var.now);
  if (!open) throw new RefusedError(platformRefusals.refuse('not_found'));
  return cityContext(c, open, actor, claim);
}

export const gate: Gate = { admit, visit };
