import type { AttachmentReach } from '../../platform/attachment/index.ts';
import type { CityContext } from '../../platform/context.ts';
import { inScope } from '../../platform/scope.ts';
import { sql } from '../../platform/statement.ts';
import { whistleInScope } from './store/whistles.ts';

/** Photographs of what is called for: the street adds them until the whistle has ended. */
export async function whistleFiles(ctx: CityContext, id: string): Promise<AttachmentReach> {
  const row = await ctx.db.first<{ writes: number }>(
    sql`SELECT w.state IN ('drafted', 'returned', 'out') AND ${inScope(ctx, 'whistles.write', sql`w.street_id`)}
        AND ${ctx.actor.grants.has('whistles.write')} AS writes
      FROM whistle AS w WHERE w.id = ${id} AND ${whistleInScope(ctx, 'whistles.read')}`,
  );
  if (!row) return 'none';
  return row.writes === 1 ? 'write' : 'read';
}

/** Evidence from the spot: the body called adds it once it has come, until the street has scored. */
export async function callFiles(ctx: CityContext, id: string): Promise<AttachmentReach> {
  const row = await ctx.db.first<{ writes: number }>(
    sql`SELECT c.state IN ('arrived', 'returned', 'handled') AND ${inScope(ctx, 'whistles.answer', sql`c.unit_id`)}
        AND ${ctx.actor.grants.has('whistles.answer')} AS writes
      FROM whistle_call AS c JOIN whistle AS w ON w.id = c.whistle_id
      WHERE c.id = ${id} AND w.out_at IS NOT NULL AND ${whistleInScope(ctx, 'whistles.read')}`,
  );
  if (!row) return 'none';
  return row.writes === 1 ? 'write' : 'read';
}
