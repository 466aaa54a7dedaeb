import type { D1Database } from '@cloudflare/workers-types';
import type { Env } from '../../env.ts';
import { openedCityDatabase, type CityDatabase } from '../../platform/city-database.ts';
import type { CityIdentity } from '../../platform/context.ts';
import { openKeyring, type Keyring } from '../../platform/keyring.ts';
import { cityBySlug, type CityRow } from './store.ts';

export interface OpenCity {
  readonly identity: CityIdentity;
  readonly db: CityDatabase;
  readonly keyring: Keyring;
}

interface Proven {
  readonly row: CityRow;
  readonly keyring: Keyring;
  readonly trustedUntil: number;
}

const trustMs = 10_000;
/** What each registry was read to say: another registry may know another city by the same slug. */
const provenIn = new WeakMap<D1Database, Map<string, Proven>>();

function remembered(registry: D1Database): Map<string, Proven> {
  const known = provenIn.get(registry) ?? new Map<string, Proven>();
  provenIn.set(registry, known);
  return known;
}

/** The tree's top unit has the city's own suffix, so that it is known before the tree is read. */
export const rootUnitId = (cityId: string): string => `unt_${cityId.slice(cityId.indexOf('_') + 1)}`;

export const identityOf = (row: CityRow): CityIdentity => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  divisionCode: row.divisionCode,
  rootUnitId: rootUnitId(row.id),
});

/** The raw database in a slot. For the claim of a new city; everybody else passes the door. */
export function slotDatabase(env: Env, binding: string): D1Database {
  const database = /^CITY_\d+$/.test(binding) ? env[binding as `CITY_${string}`] : undefined;
  if (!database) throw new Error(`no database is bound as ${binding}`);
  return database;
}

/** The names of all bound slots, in order. */
export const boundSlots = (env: Env): string[] =>
  Object.keys(env)
    .filter((name) => /^CITY_\d+$/.test(name))
    .sort();

/**
 * The one door to a city (law 2): null for a city that is unknown or not open.
 * @throws Error when the binding leads to another city's database
 */
export async function openCity(env: Env, slug: string, now: number): Promise<OpenCity | null> {
  const known = remembered(env.REGISTRY).get(slug) ?? null;
  const current = known && known.trustedUntil > now ? known : await prove(env, slug, now);
  if (!current) return null;
  const raw = slotDatabase(env, current.row.slot);
  return { identity: identityOf(current.row), db: openedCityDatabase(current.row.id, raw), keyring: current.keyring };
}

async function prove(env: Env, slug: string, now: number): Promise<Proven | null> {
  const proven = remembered(env.REGISTRY);
  const row = await cityBySlug(env.REGISTRY, slug);
  if (row?.state !== 'open') {
    proven.delete(slug);
    return null;
  }
  const identity = await slotDatabase(env, row.slot)
    .prepare('SELECT city_id AS cityId, wrapped_key AS wrappedKey FROM identity')
    .first<{ cityId: string; wrappedKey: string }>();
  if (identity?.cityId !== row.id) throw new Error(`slot ${row.slot} does not hold city ${row.id}`);
  const keyring = await openKeyring(env.MASTER_SECRET, row.id, identity.wrappedKey);
  const current = { row, keyring, trustedUntil: now + trustMs };
  proven.set(slug, current);
  return current;
}
