import type { Context } from 'hono';
import { getSignedCookie } from 'hono/cookie';
import type { Permission } from '../../core/permissions.ts';
import type { Env } from '../../env.ts';
import type { CityDatabase } from '../../platform/city-database.ts';
import type { Actor, CityIdentity } from '../../platform/context.ts';
import { sha256 } from '../../platform/digest.ts';
import type { AppEnv } from '../../platform/http/gate.ts';
import type { Foreseen, Foresight, Reach } from '../../platform/foresight.ts';
import { recordOf, type IdempotencyRecord } from '../../platform/idempotency.ts';
import { sessionSecret } from '../../platform/keyring.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { cookiePrefix } from './auth.ts';

export interface SignedIn {
  readonly actor: Actor;
  readonly mustChangePassword: boolean;
  readonly record: IdempotencyRecord | null;
  readonly foreseen: Foreseen | null;
}

interface GrantRow {
  readonly id: string;
  readonly name: string;
  readonly workerId: string | null;
  readonly mustChangePassword: number;
  readonly unitId: string | null;
  readonly permissions: string | null;
}

const cookieSecrets = new Map<string, Promise<string>>();

/** The token in this city's session cookie, if its signature is this city's. */
export async function sessionToken(c: Context<AppEnv>, env: Env, city: CityIdentity): Promise<string | null> {
  const secret = cookieSecrets.get(city.id) ?? sessionSecret(env.MASTER_SECRET, city.id);
  cookieSecrets.set(city.id, secret);
  const name = `${cookiePrefix(city)}.session_token`;
  const cookie =
    (await getSignedCookie(c, await secret, `__Secure-${name}`)) || (await getSignedCookie(c, await secret, name));
  return cookie || null;
}

const personGrants = (token: string, at: string): Statement => sql`
  SELECT u.id, u.name, u."workerId" AS workerId, u."mustChangePassword" AS mustChangePassword, a.unit_id AS unitId, r.permissions
  FROM "session" AS s JOIN "user" AS u ON u.id = s."userId" AND u."disabled" = 0
  LEFT JOIN assignment AS a ON a.user_id = u.id AND a.ended_at IS NULL
  LEFT JOIN role AS r ON r.code = a.role_code
  WHERE s.token = ${token} AND s."expiresAt" > ${at}`;

const keyGrants = (secretHash: string, at: string): Statement => sql`
  SELECT k.id, k.name, NULL AS workerId, 0 AS mustChangePassword, k.unit_id AS unitId, r.permissions
  FROM api_key AS k JOIN role AS r ON r.code = k.role_code
  WHERE k.secret_hash = ${secretHash} AND k.revoked_at IS NULL AND k.expires_at > ${at}`;

/** The same grants as a condition of SQL, for reads that travel with them. */
const reachOf =
  (grants: Statement): Reach =>
  (permission, unitColumn) =>
    sql`EXISTS (SELECT 1 FROM unit_closure AS d JOIN (${grants}) AS g ON g.unitId = d.ancestor_id
    WHERE d.descendant_id = ${unitColumn} AND EXISTS (SELECT 1 FROM json_each(g.permissions) WHERE value = ${permission}))`;

/**
 * Who sends this request, what was answered before under its idempotency key, and what its command is foreseen to read:
 * one round trip for all. Null when there is no valid session of this city and no valid API key.
 */
export async function signedIn(
  c: Context<AppEnv>,
  env: Env,
  city: CityIdentity,
  db: CityDatabase,
  idempotencyKey: string | null,
  foresee: ((reach: Reach) => Foresight | null) | null = null,
): Promise<SignedIn | null> {
  const at = new Date(c.var.now).toISOString();
  const bearer = /^Bearer (suk_[A-Za-z0-9_-]{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1];
  const token = bearer ? null : await sessionToken(c, env, city);
  if (!bearer && !token) return null;
  const kind = bearer ? 'key' : 'person';
  const secretHash = bearer ? await sha256(bearer) : null;
  const grants = secretHash ? keyGrants(secretHash, at) : personGrants(token ?? '', at);
  const holder = secretHash
    ? sql`SELECT id FROM api_key WHERE secret_hash = ${secretHash}`
    : sql`SELECT "userId" FROM "session" WHERE token = ${token}`;
  const foresight = idempotencyKey === null ? null : (foresee?.(reachOf(grants)) ?? null);
  const [rows, records, ...foreseen] =
    idempotencyKey === null
      ? [await db.all<GrantRow>(grants), []]
      : await db.reads<[GrantRow, IdempotencyRecord, ...unknown[]]>([
          grants,
          recordOf(holder, idempotencyKey),
          ...(foresight?.reads ?? []),
        ]);
  const first = rows[0];
  if (!first) return null;
  return {
    actor: actorOf(kind, first, rows),
    mustChangePassword: first.mustChangePassword === 1,
    record: records[0] ?? null,
    foreseen: foresight && { key: foresight.key, rows: foreseen },
  };
}

function actorOf(kind: 'person' | 'key', first: GrantRow, rows: readonly GrantRow[]): Actor {
  const grants = new Map<Permission, string[]>();
  for (const { unitId, permissions } of rows) {
    if (unitId === null || permissions === null) continue;
    for (const permission of JSON.parse(permissions) as Permission[]) {
      grants.set(permission, [...(grants.get(permission) ?? []), unitId]);
    }
  }
  return { kind, id: first.id, name: first.name, workerId: first.workerId, grants };
}
