import type { AttachmentReach } from '../../platform/attachment/index.ts';
import type { CityContext } from '../../platform/context.ts';
import { sql } from '../../platform/statement.ts';
import { lineReach } from './store/lines.ts';

/** Evidence of one entry of progress: seen by whoever sees the line, added by who made the entry while it is not confirmed. */
export async function progressFiles(ctx: CityContext, id: string): Promise<AttachmentReach> {
  if (!ctx.actor.grants.has('alliance.read')) return 'none';
  const row = await ctx.db.first<{ byId: string; state: string }>(sql`SELECT s.by_id AS byId, l.state
    FROM alliance_step AS s JOIN alliance_line AS l ON l.id = s.line_id
    WHERE s.id = ${id} AND s.event = 'progress' AND ${lineReach(ctx, 'alliance.read')}`);
  if (!row) return 'none';
  const open = row.state === 'open' || row.state === 'underway' || row.state === 'done';
  return open && row.byId === ctx.actor.id && ctx.actor.grants.has('alliance.write') ? 'write' : 'read';
}
