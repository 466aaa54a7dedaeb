import type { CityContext } from '../../platform/context.ts';
import type { AttachmentReach } from '../../platform/attachment/index.ts';
import { sql } from '../../platform/statement.ts';
import { inSight } from './sight.ts';

/** Photographs of a visit: seen by whoever sees the household now, added by who made the visit. */
export async function visitFiles(ctx: CityContext, id: string): Promise<AttachmentReach> {
  if (!ctx.actor.grants.has('visits.use')) return 'none';
  const row = await ctx.db.first<{ byId: string }>(sql`SELECT v.by_id AS byId FROM household_visit AS v
    JOIN household AS h ON h.id = v.household_id WHERE v.id = ${id} AND ${inSight(ctx, 'visits.oversee')}`);
  if (!row) return 'none';
  return row.byId === ctx.actor.id ? 'write' : 'read';
}
