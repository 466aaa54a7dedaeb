import type { AttachmentReach } from '../../platform/attachment/index.ts';
import type { CityContext } from '../../platform/context.ts';
import type { Permission } from '../../core/permissions.ts';
import { grantedUnits, inScope } from '../../platform/scope.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { followupInScope } from './store/followups.ts';
import { listingInScope } from './store/listings.ts';

/** Nobody's without the permission, else within its units. */
const within = (ctx: CityContext, permission: Permission, unit: Statement): Statement =>
  grantedUnits(ctx, permission).length > 0 ? inScope(ctx, permission, unit) : sql`0`;

async function reachOf(ctx: CityContext, id: string, writes: Statement): Promise<AttachmentReach> {
  if (grantedUnits(ctx, 'listings.read').length === 0) return 'none';
  const row = await ctx.db.first<{ writes: number }>(
    sql`SELECT ${writes} AS writes FROM listing AS l WHERE l.id = ${id} AND ${listingInScope(ctx, 'listings.read')}`,
  );
  if (!row) return 'none';
  return row.writes === 1 ? 'write' : 'read';
}

/** Evidence of a problem: added by who may list in its place while the plate hangs. */
export const listingFiles = (ctx: CityContext, id: string): Promise<AttachmentReach> =>
  reachOf(ctx, id, sql`l.state NOT IN ('delisted', 'revoked') AND ${within(ctx, 'listings.write', sql`l.unit_id`)}`);

/** Photographs of what was done: added by the owner until a second person has checked. */
export const doneFiles = (ctx: CityContext, id: string): Promise<AttachmentReach> =>
  reachOf(
    ctx,
    id,
    sql`l.state IN ('listed', 'asking', 'reported') AND ${within(ctx, 'listings.handle', sql`l.owner_unit_id`)}`,
  );

/** Photographs of a follow-up: added by its visitor until the finding stands. */
export async function followupFiles(ctx: CityContext, id: string): Promise<AttachmentReach> {
  if (grantedUnits(ctx, 'followups.read').length === 0) return 'none';
  const row = await ctx.db.first<{ writes: number }>(
    sql`SELECT f.state = 'assigned' AND f.visitor_id = ${ctx.actor.id} AS writes FROM followup AS f
      WHERE f.id = ${id} AND ${followupInScope(ctx, 'followups.read')}`,
  );
  if (!row) return 'none';
  return row.writes === 1 ? 'write' : 'read';
}
