import type { Permission } from '../../core/permissions.ts';
import type { CityContext } from '../../platform/context.ts';
import { holdsCityWide, inScope } from '../../platform/scope.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { gridsServedBy } from '../grids/index.ts';

/**
 * Whose household it is to see: of the grids that the actor serves at this moment, and of the units over which an
 * officer's permission holds. `h` is the household.
 */
export function inSight(ctx: CityContext, wide: Permission): Statement {
  if (holdsCityWide(ctx, wide)) return sql`1`;
  if (ctx.actor.workerId === null) return inScope(ctx, wide, sql`h.grid_id`);
  return sql`(h.grid_id IN (${gridsServedBy(ctx)}) OR ${inScope(ctx, wide, sql`h.grid_id`)})`;
}
