import type { Refusal } from '../../core/refusal.ts';
import type { CityContext } from '../../platform/context.ts';
import { json, sql, type Statement } from '../../platform/statement.ts';
import type { UnitClosing, UnitFollower, UnitMerge } from '../organisation/index.ts';
import { gridRefusals } from './rules/refusals.ts';

const pairsOf = (merge: UnitMerge): Statement =>
  sql`(SELECT value ->> 0 AS from_id, value ->> 1 AS into_id FROM json_each(${json(merge.pairs.map(({ fromId, intoId }) => [fromId, intoId]))}))`;

/** When grids merge, both teams serve the successor; a grid that is served cannot be closed. */
export const gridsFollower: UnitFollower = {
  async merge(ctx: CityContext, merge: UnitMerge): Promise<readonly Statement[] | Refusal> {
    const pairs = pairsOf(merge);
    const two = await ctx.db.first<{ count: number }>(sql`SELECT count(*) AS count FROM ${pairs} AS p
      JOIN grid_member AS a ON a.grid_id = p.from_id AND a.until_day IS NULL
      JOIN grid_member AS b ON b.grid_id = p.into_id AND b.until_day IS NULL AND b.role = a.role
      WHERE a.role IN ('secretary', 'leader') OR (a.area = b.area AND a.role IN ('lane_head', 'building_head', 'stairway_head'))`);
    if (two && two.count > 0) return gridRefusals.refuse('grid_merge_two_heads');
    const stem = ctx.newId('gmb').slice(0, 14);
    const { day, reason } = merge;
    return [
      sql`INSERT INTO grid_member (id, grid_id, role, area, worker_id, volunteer_id, from_day, begun_by, reason, recorded_at, recorded_by)
        SELECT ${stem} || hex(randomblob(8)), p.into_id, m.role, m.area, m.worker_id, m.volunteer_id, max(m.from_day, ${day}), 'merge',
          ${reason}, ${ctx.at}, ${ctx.actor.id}
        FROM ${pairs} AS p JOIN grid_member AS m ON m.grid_id = p.from_id AND m.until_day IS NULL
        WHERE NOT EXISTS (SELECT 1 FROM grid_member AS s WHERE s.grid_id = p.into_id AND s.until_day IS NULL AND s.role = m.role
          AND s.area = m.area AND s.worker_id IS m.worker_id AND s.volunteer_id IS m.volunteer_id)`,
      sql`UPDATE grid_member SET until_day = max(from_day, ${day}), end_reason = ${reason}, ended_at = ${ctx.at},
          ended_by = ${ctx.actor.id}, version = version + 1
        WHERE until_day IS NULL AND grid_id IN (SELECT from_id FROM ${pairs})`,
      sql`UPDATE grid_handover SET unit_id = p.into_id FROM ${pairs} AS p WHERE grid_handover.unit_id = p.from_id
        AND grid_handover.state = 'open'`,
    ];
  },
  async close(ctx: CityContext, closing: UnitClosing): Promise<Refusal | null> {
    const found = await ctx.db.first<{ count: number }>(
      sql`SELECT count(*) AS count FROM grid_member WHERE grid_id = ${closing.id} AND until_day IS NULL`,
    );
    const count = found?.count ?? 0;
    return count > 0 ? gridRefusals.refuse('grid_has_team', { unit: closing.name, count }) : null;
  },
};
