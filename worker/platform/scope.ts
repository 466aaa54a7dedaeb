import type { Permission } from '../core/permissions.ts';
import type { CityContext } from './context.ts';
import type { Reach } from './foresight.ts';
import { json, sql, type Statement } from './statement.ts';

/** The units where the actor holds a permission; each counts with all units below it. */
export const grantedUnits = (ctx: CityContext, permission: Permission): readonly string[] =>
  ctx.actor.grants.get(permission) ?? [];

/** Whether the permission reaches the whole city. */
export const holdsCityWide = (ctx: CityContext, permission: Permission): boolean =>
  grantedUnits(ctx, permission).includes(ctx.city.rootUnitId);

/**
 * Condition that a column holds a unit within the actor's scope: part of every query by unit, so that a record outside
 * it is not found, exactly as one that never was. True at once for a city-wide grant.
 */
export function inScope(ctx: CityContext, permission: Permission, unitColumn: Statement): Statement {
  if (holdsCityWide(ctx, permission)) return sql`1`;
  const units = json(grantedUnits(ctx, permission));
  return sql`${unitColumn} IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id IN (SELECT value FROM json_each(${units})))`;
}

/** The scope of a known actor, as whoever asks before the actor is known is given it. */
export const reachOf =
  (ctx: CityContext): Reach =>
  (permission, unitColumn) =>
    inScope(ctx, permission, unitColumn);
