import type { Env } from '../../env.ts';
import type { Day } from '../../core/day.ts';
import type { Refusal } from '../../core/refusal.ts';
import { openedCityDatabase } from '../../platform/city-database.ts';
import { commit } from '../../platform/commit.ts';
import type { CityContext, CityIdentity } from '../../platform/context.ts';
import { newWrappedKey, openKeyring } from '../../platform/keyring.ts';
import { commitRegistry } from '../../platform/registry.ts';
import { RefusedError } from '../../platform/refused.ts';
import { insertRow, type Statement } from '../../platform/statement.ts';
import { readCounty } from './divisions.ts';
import { reservedSlugs, tenancyRefusals, type County } from './rules.ts';
import { earlierSignUp } from './repetition.ts';
import { boundSlots, identityOf, slotDatabase } from './slots.ts';
import * as store from './store.ts';

export interface SignUp {
  readonly slug: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly administrator: { readonly name: string; readonly email: string; readonly password: string };
}

/** What a module needs to prepare its part of a new city. */
export interface SeedFacts {
  readonly city: CityIdentity;
  readonly county: County;
  readonly administrator: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly passwordHash: string;
  };
  readonly at: string;
  readonly today: Day;
  newId(prefix: string): string;
}

/** A module's rows for a new city: templates, roles, the tree. Pure; all seeds go in one batch. */
export type CitySeed = (facts: SeedFacts) => readonly Statement[];

export interface SignUpSetting {
  readonly env: Env;
  readonly seeds: readonly CitySeed[];
  readonly today: Day;
  readonly at: string;
  readonly schemaVersion: string;
  readonly passwordHash: (password: string) => Promise<string>;
  /** Null for a caller that sent no idempotency key: sent again, it is another sign-up. */
  readonly claim: store.SignUpClaim | null;
  newId(prefix: string): string;
  /** A context in which the new city's first batch is committed by the system. */
  contextFor(city: CityIdentity, parts: Pick<CityContext, 'db' | 'keyring'>): CityContext;
}

const refused = (refusal: Refusal): never => {
  throw new RefusedError(refusal);
};

/** A city that stands, by this sign-up or by the one that it repeats. */
export interface SignedUp {
  readonly city: CityIdentity;
  readonly county: County;
  readonly repeated: boolean;
}

/**
 * Signs a city up: claims the next ready slot, seeds its database, opens it. Sent again with its key it finds that city.
 * @throws RefusedError `idempotency_key_reused`, `division_unknown`, `slug_reserved`, `slug_taken`, `no_slot_ready`
 */
export async function signUp(setting: SignUpSetting, input: SignUp): Promise<SignedUp> {
  const { env } = setting;
  if (reservedSlugs.has(input.slug)) refused(tenancyRefusals.refuse('slug_reserved', { slug: input.slug }));
  const county = await readCounty(env.ASSETS, input.divisionCode);
  if (!county) throw new RefusedError(tenancyRefusals.refuse('division_unknown', { divisionCode: input.divisionCode }));
  const before = await earlierSignUp(env.REGISTRY, setting.claim);
  if (before) return { city: identityOf(before), county, repeated: true };
  const passwordHash = await setting.passwordHash(input.administrator.password);
  const city = await claim(setting, input);
  if (city.state === 'open') return { city: identityOf(city), county, repeated: true };
  try {
    await seedCity(setting, identityOf(city), city.slot, county, input, passwordHash);
  } catch (error) {
    await settleClaim(env, city, setting.at);
    throw error;
  }
  await commitRegistry(env.REGISTRY, store.openClaimedCity(city.id, setting.at));
  return { city: identityOf(city), county, repeated: false };
}

/**
 * Two sign-ups at once for one slot: the guarded batch lets one win, the other takes the next slot or waits. Two of one
 * key at once: the other waits for the city of the first, which is then open.
 */
async function claim(setting: SignUpSetting, input: SignUp): Promise<store.CityRow> {
  const registry = setting.env.REGISTRY;
  await commitRegistry(registry, store.announceSlots(boundSlots(setting.env), setting.at));
  for (;;) {
    const before = await earlierSignUp(registry, setting.claim);
    if (before) return before;
    if (await store.cityBySlug(registry, input.slug))
      refused(tenancyRefusals.refuse('slug_taken', { slug: input.slug }));
    const slot = await store.nextReadySlot(registry);
    if (!slot) return refused(await waiting(setting, input));
    const { slug, name, divisionCode } = input;
    const id = setting.newId('cty');
    const city = { id, slug, name, divisionCode, state: 'claiming' as const, slot, claimedAt: setting.at };
    const violated = await commitRegistry(registry, store.claimSlot(city, setting.schemaVersion, setting.claim));
    if (violated === null) return city;
  }
}

async function waiting(setting: SignUpSetting, input: SignUp): Promise<Refusal> {
  const { slug, name, divisionCode } = input;
  const email = input.administrator.email;
  const entry = { id: setting.newId('wai'), slug, name, divisionCode, email, at: setting.at };
  await commitRegistry(setting.env.REGISTRY, [store.joinWaitingList(entry)]);
  return tenancyRefusals.refuse('no_slot_ready', {
    place: await store.waitingPlace(setting.env.REGISTRY, slug, email),
  });
}

async function seedCity(
  setting: SignUpSetting,
  city: CityIdentity,
  slot: string,
  county: County,
  input: SignUp,
  passwordHash: string,
): Promise<void> {
  const secret = setting.env.MASTER_SECRET;
  const wrappedKey = await newWrappedKey(secret, city.id);
  const db = openedCityDatabase(city.id, slotDatabase(setting.env, slot));
  const ctx = setting.contextFor(city, { db, keyring: await openKeyring(secret, city.id, wrappedKey) });
  const { name, email } = input.administrator;
  const administrator = { id: setting.newId('usr'), name, email: email.toLowerCase(), passwordHash };
  const facts: SeedFacts = { city, county, administrator, at: setting.at, today: setting.today, newId: setting.newId };
  await commit(ctx, () => ({
    audit: {
      action: 'tenancy.city.sign_up',
      subject: { type: 'city', id: city.id },
      payload: { slug: city.slug, name: city.name, divisionCode: city.divisionCode },
    },
    writes: [identityRow(city, wrappedKey, setting.at), ...setting.seeds.flatMap((seed) => seed(facts))],
    answer: { id: city.id },
  }));
}

const identityRow = (city: CityIdentity, wrappedKey: string, at: string): Statement =>
  insertRow('identity', {
    only_row: 1,
    city_id: city.id,
    slug: city.slug,
    name: city.name,
    division_code: city.divisionCode,
    wrapped_key: wrappedKey,
    created_at: at,
  });

/** Opens a claimed city whose seed stands; gives the slot back where it does not. Safe to repeat. */
export async function settleClaim(env: Env, city: store.CityRow, at: string): Promise<'opened' | 'undone'> {
  const identity = await slotDatabase(env, city.slot)
    .prepare('SELECT city_id AS cityId FROM identity')
    .first<{ cityId: string }>();
  const seeded = identity?.cityId === city.id;
  await commitRegistry(env.REGISTRY, seeded ? store.openClaimedCity(city.id, at) : store.undoClaim(city, at));
  return seeded ? 'opened' : 'undone';
}

const claimPatienceMs = 5 * 60_000;

/** The sweeper: settles every claim that was left half done. */
export async function sweepClaims(env: Env, now: number): Promise<void> {
  const before = new Date(now - claimPatienceMs).toISOString();
  for (const city of await store.unfinishedClaims(env.REGISTRY, before)) {
    await settleClaim(env, city, new Date(now).toISOString());
  }
}
