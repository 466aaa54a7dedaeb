import type { Refusal } from '../../core/refusal.ts';
import type { CityContext } from '../../platform/context.ts';
import { json, sql, type Statement } from '../../platform/statement.ts';
import type { UnitClosing, UnitFollower, UnitMerge } from '../organisation/index.ts';
import { visitRefusals } from './rules/refusals.ts';

/** Households of a merged grid belong to its successor; a grid with households cannot be closed. */
export const visitsFollower: UnitFollower = {
  merge(_ctx: CityContext, merge: UnitMerge): Promise<readonly Statement[]> {
    const pairs = json(merge.pairs.map(({ fromId, intoId }) => [fromId, intoId]));
    return Promise.resolve([
      sql`UPDATE household SET grid_id = p.value ->> 1, version = version + 1 FROM json_each(${pairs}) AS p
        WHERE household.grid_id = p.value ->> 0`,
    ]);
  },
  async close(ctx: CityContext, closing: UnitClosing): Promise<Refusal | null> {
    const found = await ctx.db.first<{ count: number }>(sql`SELECT count(*) AS count FROM household AS h
      WHERE h.grid_id = ${closing.id} AND h.merged_into_id IS NULL AND h.left_day IS NULL`);
    const count = found?.count ?? 0;
    return count > 0 ? visitRefusals.refuse('grid_has_households', { unit: closing.name, count }) : null;
  },
};
