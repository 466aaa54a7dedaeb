import type { Permission } from '../../core/permissions.ts';
import { sql, type Statement } from '../../platform/statement.ts';

/** An account in use and a unit at which one of its roles stands. */
export interface Holder {
  readonly userId: string;
  readonly workerId: string | null;
  readonly name: string;
  readonly unitId: string;
}

/** Whoever holds a permission today, one {@link Holder} row for each account and unit that it was given at. */
export const holdersOf = (permission: Permission): Statement =>
  sql`SELECT DISTINCT u.id AS userId, u."workerId" AS workerId, u.name, a.unit_id AS unitId FROM assignment AS a
    JOIN role AS r ON r.code = a.role_code JOIN "user" AS u ON u.id = a.user_id
    WHERE a.ended_at IS NULL AND u.disabled = 0 AND EXISTS (SELECT 1 FROM json_each(r.permissions) WHERE value = ${permission})
    ORDER BY u.id, a.unit_id`;

/** Accounts in use: `id`, and the worker behind each. */
export const accountsInUse = (): Statement =>
  sql`SELECT id AS userId, "workerId" AS workerId, name FROM "user" WHERE disabled = 0`;
