import type { CityContext } from '../../platform/context.ts';
import { expectChanges, insertRow, sql, type Statement } from '../../platform/statement.ts';

/** Statements of access: assignments, passwords, sessions, roles, keys. */

export const giveRole = (ctx: CityContext, id: string, userId: string, role: string, unitId: string): Statement =>
  insertRow('assignment', {
    id,
    user_id: userId,
    role_code: role,
    unit_id: unitId,
    given_at: ctx.at,
    given_by: ctx.actor.id,
  });

export const endAssignment = (ctx: CityContext, id: string): Statement[] => [
  sql`UPDATE assignment SET ended_at = ${ctx.at}, ended_by = ${ctx.actor.id} WHERE id = ${id} AND ended_at IS NULL`,
  expectChanges('assignment_standing'),
];

export const setPassword = (ctx: CityContext, userId: string, hash: string, mustChange: boolean): Statement[] => [
  sql`UPDATE "account" SET "password" = ${hash}, "updatedAt" = ${ctx.at}
    WHERE "userId" = ${userId} AND "providerId" = 'credential'`,
  expectChanges('password_account'),
  sql`UPDATE "user" SET "mustChangePassword" = CAST(${Number(mustChange)} AS INTEGER), "updatedAt" = ${ctx.at} WHERE id = ${userId}`,
];

/** Signs a person out everywhere, but for the session under `exceptToken`. */
export const endSessions = (userId: string, exceptToken = ''): Statement =>
  sql`DELETE FROM "session" WHERE "userId" = ${userId} AND token <> ${exceptToken}`;

export const dropTwoFactor = (userId: string): Statement[] => [
  sql`DELETE FROM "twoFactor" WHERE "userId" = ${userId}`,
  sql`UPDATE "user" SET "twoFactorEnabled" = 0 WHERE id = ${userId}`,
];

export const setDisabled = (ctx: CityContext, userId: string, disabled: boolean): Statement[] => [
  sql`UPDATE "user" SET "disabled" = CAST(${Number(disabled)} AS INTEGER), "updatedAt" = ${ctx.at}
    WHERE id = ${userId} AND "disabled" = CAST(${Number(!disabled)} AS INTEGER)`,
  expectChanges('user_state'),
];

export const setPermissions = (code: string, version: number, permissions: readonly string[]): Statement[] => [
  sql`UPDATE role SET permissions = ${JSON.stringify(permissions)}, version = version + 1
    WHERE code = ${code} AND version = CAST(${version} AS INTEGER)`,
  expectChanges('role_version'),
];

export interface NewKey {
  readonly id: string;
  readonly name: string;
  readonly secretHash: string;
  readonly role: string;
  readonly unitId: string;
  readonly expiresAt: string;
}

export const insertKey = (ctx: CityContext, key: NewKey): Statement =>
  insertRow('api_key', {
    id: key.id,
    name: key.name,
    secret_hash: key.secretHash,
    role_code: key.role,
    unit_id: key.unitId,
    created_at: ctx.at,
    created_by: ctx.actor.id,
    expires_at: key.expiresAt,
  });

export const revokeKey = (ctx: CityContext, id: string): Statement[] => [
  sql`UPDATE api_key SET revoked_at = ${ctx.at} WHERE id = ${id} AND revoked_at IS NULL`,
  expectChanges('key_standing'),
];
