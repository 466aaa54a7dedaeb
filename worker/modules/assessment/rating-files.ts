import type { AttachmentReach } from '../../platform/attachment/index.ts';
import type { CityContext } from '../../platform/context.ts';
import { inScope } from '../../platform/scope.ts';
import { sql } from '../../platform/statement.ts';
import { isOwnTask } from './store/rating.ts';

/**
 * Evidence beside a rating: added by its rater until it is sent, seen by whoever sees the results of the place. An
 * anonymous group has none: a file would tell whose it is.
 */
export async function ratingFiles(ctx: CityContext, id: string): Promise<AttachmentReach> {
  const row = await ctx.db.first<{ own: number; reads: number; open: number; anonymous: number }>(
    sql`SELECT ${isOwnTask(ctx)} AS own, ${inScope(ctx, 'assessment.read', sql`a.unit_id`)} AS reads,
      c.state = 'open' AND a.sent_at IS NULL AND a.ended_at IS NULL AS open,
      coalesce((SELECT g.value ->> 'anonymous' FROM json_each(s.content, '$.groups') AS g WHERE g.value ->> 'code' = a.group_code), 0) AS anonymous
      FROM assessment_assignment AS a JOIN assessment_cycle AS c ON c.id = a.cycle_id
        JOIN assessment_scheme AS s ON s.id = c.scheme_id WHERE a.id = ${id}`,
  );
  if (!row || row.anonymous === 1) return 'none';
  if (row.own === 1) return row.open === 1 ? 'write' : 'read';
  return row.reads === 1 ? 'read' : 'none';
}
