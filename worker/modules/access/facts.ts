import type { Permission } from '../../core/permissions.ts';
import type { CityContext } from '../../platform/context.ts';
import { holdsCityWide, inScope } from '../../platform/scope.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { administratorRole, type Giver, type PersonFacts } from './rules.ts';

/** What decisions about access need to know, as statements to be read in one round trip. */

export interface RoleFacts {
  readonly code: string;
  readonly permissions: string;
  readonly version: number;
}

export const roleByCode = (code: string): Statement =>
  sql`SELECT code, permissions, version FROM role WHERE code = ${code}`;

/** The open unit and all above it, if it lies within the actor's scope. */
export const lineOf = (ctx: CityContext, permission: Permission, unitId: string): Statement => sql`
  SELECT c.ancestor_id AS id FROM unit AS u JOIN unit_closure AS c ON c.descendant_id = u.id
  WHERE u.id = ${unitId} AND u.until_day IS NULL AND ${inScope(ctx, permission, sql`u.id`)}`;

export const permissionsOf = (role: RoleFacts): Permission[] => JSON.parse(role.permissions) as Permission[];

/** What the actor holds at a unit: every permission granted there or above. */
export function giverAt(ctx: CityContext, line: readonly { readonly id: string }[]): Giver {
  const above = new Set(line.map(({ id }) => id));
  const held = [...ctx.actor.grants].filter(([, units]) => units.some((unit) => above.has(unit)));
  return { everywhere: holdsCityWide(ctx, 'access.write'), held: new Set(held.map(([permission]) => permission)) };
}

const otherAdministrator = (ctx: CityContext, exceptUser: Statement): Statement => sql`EXISTS (
  SELECT 1 FROM assignment AS a JOIN "user" AS u ON u.id = a.user_id AND u."disabled" = 0
  WHERE a.role_code = ${administratorRole} AND a.unit_id = ${ctx.city.rootUnitId} AND a.ended_at IS NULL
    AND u.id <> ${exceptUser})`;

/** Holds at the end of a batch that takes an administrator's power away. */
export const someAdministrator = (ctx: CityContext): Statement => otherAdministrator(ctx, sql`''`);

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly disabled: number;
  readonly outside: number;
  readonly lastAdministrator: number;
}

/** A person whom the actor may see: one with a role within the actor's scope, or anybody for the whole city. */
export const personById = (ctx: CityContext, userId: string): Statement => sql`
  SELECT p.id, p.name, p."disabled" AS disabled,
    (SELECT count(*) FROM assignment AS a WHERE a.user_id = p.id AND a.ended_at IS NULL
      AND NOT (${inScope(ctx, 'access.write', sql`a.unit_id`)})) AS outside,
    (EXISTS (SELECT 1 FROM assignment AS a WHERE a.user_id = p.id AND a.ended_at IS NULL
      AND a.role_code = ${administratorRole} AND a.unit_id = ${ctx.city.rootUnitId})
      AND NOT ${otherAdministrator(ctx, sql`p.id`)}) AS lastAdministrator
  FROM "user" AS p WHERE p.id = ${userId} AND ${visible(ctx, 'access.write')}`;

/** Condition on `p`, a user: somebody without any role is seen by the whole city's administrators only. */
export function visible(ctx: CityContext, permission: Permission): Statement {
  if (holdsCityWide(ctx, permission)) return sql`1`;
  return sql`EXISTS (SELECT 1 FROM assignment AS a WHERE a.user_id = p.id AND a.ended_at IS NULL
    AND ${inScope(ctx, permission, sql`a.unit_id`)})`;
}

export const personFacts = (row: PersonRow): PersonFacts => ({
  id: row.id,
  disabled: row.disabled === 1,
  outside: row.outside,
  lastAdministrator: row.lastAdministrator === 1,
});
