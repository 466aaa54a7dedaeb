import type { Refusal } from '../../core/refusal.ts';
import type { CityContext } from '../../platform/context.ts';
import { json, sql, type Statement } from '../../platform/statement.ts';
import type { UnitClosing, UnitFollower, UnitMerge } from '../organisation/index.ts';
import { rosterRefusals } from './rules/refusals.ts';

/** When units merge, people stand in the successor from the day on; a unit with people in it cannot be closed. */
export const rosterFollower: UnitFollower = {
  async merge(ctx: CityContext, merge: UnitMerge): Promise<readonly Statement[] | Refusal> {
    const pairs = json(merge.pairs.map(({ fromId, intoId }) => [fromId, intoId]));
    const [two] = await ctx.db.all<{ heads: number }>(sql`SELECT count(*) AS heads FROM json_each(${pairs}) AS pair
      JOIN posting AS a ON a.unit_id = pair.value ->> 0 AND a.post_type = 'head' AND a.until_day IS NULL
      JOIN posting AS b ON b.unit_id = pair.value ->> 1 AND b.post_type = 'head' AND b.until_day IS NULL`);
    if (two && two.heads > 0) return rosterRefusals.refuse('merge_two_heads');
    return mergePostings(ctx, merge, pairs);
  },
  async close(ctx: CityContext, closing: UnitClosing): Promise<Refusal | null> {
    const [found] = await ctx.db.all<{ workers: number }>(
      sql`SELECT count(*) AS workers FROM worker WHERE unit_id = ${closing.id}`,
    );
    const workers = found?.workers ?? 0;
    return workers > 0 ? rosterRefusals.refuse('unit_has_workers', { unit: closing.name, workers }) : null;
  },
};

/**
 * The old postings end on the day and new ones begin, all in one statement, which draws their ids itself. A posting that began after the day goes on as it is known, from its own first day.
 */
function mergePostings(ctx: CityContext, { day, reason }: UnitMerge, pairs: string): Statement[] {
  const merged = sql`SELECT pair.value ->> 0 AS from_id, pair.value ->> 1 AS into_id FROM json_each(${pairs}) AS pair`;
  const stem = ctx.newId('pst').slice(0, 14);
  return [
    sql`UPDATE posting SET until_day = max(from_day, ${day}), end_reason = ${reason}, ended_at = ${ctx.at}
      WHERE until_day IS NULL AND unit_id IN (SELECT from_id FROM (${merged}))`,
    sql`INSERT INTO posting (id, worker_id, unit_id, post_type, begun_by, from_day, reason, recorded_at, recorded_by)
      SELECT ${stem} || hex(randomblob(8)), w.id, m.into_id, w.post_type, 'merge',
        max(w.posted_from, ${day}), ${reason}, ${ctx.at}, ${ctx.actor.id}
      FROM worker AS w JOIN (${merged}) AS m ON m.from_id = w.unit_id`,
    sql`UPDATE worker SET unit_id = m.into_id, posted_from = max(posted_from, ${day}), version = version + 1
      FROM (${merged}) AS m WHERE worker.unit_id = m.from_id`,
  ];
}
