import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { grantedUnits, holdsCityWide, inScope } from '../../../platform/scope.ts';
import { json, sql, type Statement } from '../../../platform/statement.ts';

/**
 * Within the actor's scope or above it: what sits in a street, or is offered to it or to the whole city, is there for
 * the communities below to work with. Writing asks for the scope itself.
 */
export function inReach(ctx: CityContext, permission: Permission, unitColumn: Statement): Statement {
  if (holdsCityWide(ctx, permission)) return sql`1`;
  const units = json(grantedUnits(ctx, permission));
  return sql`(${inScope(ctx, permission, unitColumn)} OR ${unitColumn} IN (SELECT ancestor_id FROM unit_closure
    WHERE descendant_id IN (SELECT value FROM json_each(${units}))))`;
}

/** The street that a unit is or lies in. */
export const streetOf = (
  unit: Statement,
  column: 'id' | 'name',
): Statement => sql`(SELECT ${{ sql: `s.${column}`, params: [] }}
  FROM unit_closure AS c JOIN unit AS s ON s.id = c.ancestor_id AND s.kind = 'street' WHERE c.descendant_id = ${unit})`;

/** A standing unit within the actor's scope, with its kind. */
export const unitInScope = (ctx: CityContext, permission: Permission, id: string): Statement => sql`SELECT u.id, u.kind
  FROM unit AS u WHERE u.id = ${id} AND u.until_day IS NULL AND ${inScope(ctx, permission, sql`u.id`)}`;
export interface UnitRow {
  readonly id: string;
  readonly kind: string;
}

/** A unit and all below it. */
export const below = (unitColumn: Statement, unitId: string): Statement =>
  sql`${unitColumn} IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`;
