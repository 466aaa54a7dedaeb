import type { AttachmentReach } from '../../platform/attachment/index.ts';
import type { CityContext } from '../../platform/context.ts';
import type { Permission } from '../../core/permissions.ts';
import { grantedUnits, inScope } from '../../platform/scope.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { requestInScope } from './store/requests.ts';

/** Nobody's without the permission, else within its units. */
const within = (ctx: CityContext, permission: Permission, unit: Statement): Statement =>
  grantedUnits(ctx, permission).length > 0 ? inScope(ctx, permission, unit) : sql`0`;

/** Photographs and papers of a request: seen by who sees it, added by who speaks for its place while it is open. */
export async function requestFiles(ctx: CityContext, id: string): Promise<AttachmentReach> {
  const row = await ctx.db.first<{ writes: number }>(
    sql`SELECT m.deadline_day IS NOT NULL AND ${within(ctx, 'cases.write', sql`m.unit_id`)} AS writes
      FROM case_request AS m WHERE m.id = ${id} AND ${requestInScope(ctx, 'cases.read')}`,
  );
  if (!row || grantedUnits(ctx, 'cases.read').length === 0) return 'none';
  return row.writes === 1 ? 'write' : 'read';
}

/** Evidence of a part: added by its unit until the resident has rated. */
export async function partFiles(ctx: CityContext, id: string): Promise<AttachmentReach> {
  const row = await ctx.db.first<{ writes: number }>(
    sql`SELECT m.state IN ('handling', 'handled') AND p.round = m.round AND ${within(ctx, 'cases.handle', sql`p.unit_id`)} AS writes
      FROM case_part AS p JOIN case_request AS m ON m.id = p.case_id
      WHERE p.id = ${id} AND ${requestInScope(ctx, 'cases.read')}`,
  );
  if (!row || grantedUnits(ctx, 'cases.read').length === 0) return 'none';
  return row.writes === 1 ? 'write' : 'read';
}
