import { within } from '../../platform/inbox.ts';
import type { AttachmentReach } from '../../platform/attachment/index.ts';
import type { CityContext } from '../../platform/context.ts';
import { grantedUnits } from '../../platform/scope.ts';
import { sql } from '../../platform/statement.ts';
import { requestInScope } from './store/requests.ts';

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

/** Evidence of one step (`request_seq`): added by whoever took it while the request is open, seen by who sees the request. */
export async function stepFiles(ctx: CityContext, id: string): Promise<AttachmentReach> {
  const at = id.lastIndexOf('_');
  const row = await ctx.db.first<{ writes: number }>(
    sql`SELECT m.deadline_day IS NOT NULL AND s.by_id = ${ctx.actor.id} AS writes
      FROM case_step AS s JOIN case_request AS m ON m.id = s.case_id
      WHERE s.case_id = ${id.slice(0, at)} AND s.seq = CAST(${id.slice(at + 1)} AS INTEGER) AND ${requestInScope(ctx, 'cases.read')}`,
  );
  if (!row || grantedUnits(ctx, 'cases.read').length === 0) return 'none';
  return row.writes === 1 ? 'write' : 'read';
}
