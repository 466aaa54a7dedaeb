import type { D1Database } from '@cloudflare/workers-types';
import { registryRows } from '../../platform/registry.ts';
import { expectChanges, insertRow, sql, type Statement } from '../../platform/statement.ts';

export interface CityRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly state: 'claiming' | 'open' | 'suspended' | 'closed';
  readonly slot: string;
  readonly claimedAt: string;
}

const cityColumns = sql`id, slug, name, division_code AS divisionCode, state, slot, claimed_at AS claimedAt`;

export async function cityBySlug(registry: D1Database, slug: string): Promise<CityRow | null> {
  return (await registryRows<CityRow>(registry, sql`SELECT ${cityColumns} FROM city WHERE slug = ${slug}`))[0] ?? null;
}

/** The sign-up that took this idempotency key, and the keyed hash of what it asked. */
export interface SignUpRecord {
  readonly city: CityRow;
  readonly hash: string;
}

export async function signUpByKey(registry: D1Database, key: string): Promise<SignUpRecord | null> {
  const [row] = await registryRows<CityRow & { hash: string }>(
    registry,
    sql`SELECT ${cityColumns}, sign_up_hash AS hash FROM city WHERE sign_up_key = ${key}`,
  );
  if (!row) return null;
  const { hash, ...city } = row;
  return { city, hash };
}

/** How a sign-up is told from its repetition. */
export interface SignUpClaim {
  readonly key: string;
  readonly hash: string;
}

export const openCities = (registry: D1Database): Promise<CityRow[]> =>
  registryRows<CityRow>(registry, sql`SELECT ${cityColumns} FROM city WHERE state = 'open' ORDER BY slug`);

export const unfinishedClaims = (registry: D1Database, claimedBefore: string): Promise<CityRow[]> =>
  registryRows<CityRow>(
    registry,
    sql`SELECT ${cityColumns} FROM city WHERE state = 'claiming' AND claimed_at < ${claimedBefore} ORDER BY claimed_at LIMIT 100`,
  );

export async function nextReadySlot(registry: D1Database): Promise<string | null> {
  const rows = await registryRows<{ binding: string }>(
    registry,
    sql`SELECT binding FROM slot WHERE state = 'ready' ORDER BY binding LIMIT 1`,
  );
  return rows[0]?.binding ?? null;
}

/** Names the bound slots that the registry has not met yet; known ones keep their state. */
export const announceSlots = (bindings: readonly string[], at: string): Statement[] =>
  bindings.map(
    (binding) => sql`INSERT INTO slot (binding, state, changed_at) VALUES (${binding}, 'ready', ${at})
    ON CONFLICT (binding) DO NOTHING`,
  );

export function claimSlot(city: CityRow, schemaVersion: string, claim: SignUpClaim | null): Statement[] {
  return [
    sql`UPDATE slot SET state = 'claimed', changed_at = ${city.claimedAt} WHERE binding = ${city.slot} AND state = 'ready'`,
    expectChanges('slot_ready'),
    insertRow('city', {
      id: city.id,
      slug: city.slug,
      name: city.name,
      division_code: city.divisionCode,
      state: 'claiming',
      slot: city.slot,
      schema_version: schemaVersion,
      claimed_at: city.claimedAt,
      sign_up_key: claim?.key ?? null,
      sign_up_hash: claim?.hash ?? null,
    }),
  ];
}

export const openClaimedCity = (cityId: string, at: string): Statement[] => [
  sql`UPDATE city SET state = 'open', opened_at = ${at} WHERE id = ${cityId} AND state = 'claiming'`,
  expectChanges('city_claiming'),
];

/** Only for a claim whose seed never stood: the slot is as empty as before and may be claimed again. */
export const undoClaim = (city: Pick<CityRow, 'id' | 'slot'>, at: string): Statement[] => [
  sql`DELETE FROM city WHERE id = ${city.id} AND state = 'claiming'`,
  expectChanges('city_claiming'),
  sql`UPDATE slot SET state = 'ready', changed_at = ${at} WHERE binding = ${city.slot}`,
];

export const joinWaitingList = (entry: {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly email: string;
  readonly at: string;
}): Statement =>
  sql`INSERT INTO waiting_list (id, slug, name, division_code, email, asked_at)
    VALUES (${entry.id}, ${entry.slug}, ${entry.name}, ${entry.divisionCode}, ${entry.email}, ${entry.at})
    ON CONFLICT (slug, email) DO NOTHING`;

export async function waitingPlace(registry: D1Database, slug: string, email: string): Promise<number> {
  const rows = await registryRows<{ place: number }>(
    registry,
    sql`SELECT count(*) AS place FROM waiting_list AS earlier
      JOIN waiting_list AS mine ON mine.slug = ${slug} AND mine.email = ${email}
      WHERE earlier.asked_at < mine.asked_at OR (earlier.asked_at = mine.asked_at AND earlier.id <= mine.id)`,
  );
  return rows[0]?.place ?? 0;
}

export const anchorHead = (cityId: string, head: { readonly seq: number; readonly hash: string }): Statement =>
  sql`UPDATE city SET audit_head_seq = CAST(${head.seq} AS INTEGER), audit_head_hash = ${head.hash}
    WHERE id = ${cityId} AND audit_head_seq < CAST(${head.seq} AS INTEGER)`;

export async function anchoredHead(registry: D1Database, cityId: string): Promise<{ seq: number; hash: string }> {
  const rows = await registryRows<{ seq: number; hash: string }>(
    registry,
    sql`SELECT audit_head_seq AS seq, audit_head_hash AS hash FROM city WHERE id = ${cityId}`,
  );
  return rows[0] ?? { seq: 0, hash: '' };
}
