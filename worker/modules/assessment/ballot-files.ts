import type { AttachmentReach } from '../../platform/attachment/index.ts';
import type { CityContext } from '../../platform/context.ts';
import { inScope } from '../../platform/scope.ts';
import { sql } from '../../platform/statement.ts';
import { boxOpen } from './store/ballot-box.ts';

/** Photographs of a paper count: seen by who may see the community's ballots, added while the box is open. */
export async function paperCountFiles(ctx: CityContext, id: string): Promise<AttachmentReach> {
  const within = (permission: 'assessment.read' | 'assessment.write') => inScope(ctx, permission, sql`x.community_id`);
  const row = await ctx.db.first<{ reads: number; writes: number; open: number }>(
    sql`SELECT ${within('assessment.read')} AS reads, ${within('assessment.write')} AS writes, ${boxOpen(sql`SELECT x.id`)} AS open
      FROM assessment_paper_entry AS e JOIN assessment_ballot_box AS x ON x.id = e.box_id WHERE e.id = ${id}`,
  );
  if (!row) return 'none';
  if (row.writes === 1 && row.open === 1) return 'write';
  return row.reads === 1 || row.writes === 1 ? 'read' : 'none';
}
