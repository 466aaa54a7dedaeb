import type { Refusal } from '../../core/refusal.ts';
import type { CityContext } from '../../platform/context.ts';
import { json, sql, type Statement } from '../../platform/statement.ts';
import type { UnitClosing, UnitFollower, UnitMerge } from '../organisation/index.ts';
import { facilityRefusals } from './rules/refusals.ts';

/** Open facilities go on at the successor; a unit that has some cannot be closed. */
export const facilitiesFollower: UnitFollower = {
  merge(_ctx: CityContext, merge: UnitMerge): Promise<readonly Statement[]> {
    const pairs = json(merge.pairs.map(({ fromId, intoId }) => [fromId, intoId]));
    return Promise.resolve([
      sql`UPDATE facility SET unit_id = p.value ->> 1, version = version + 1 FROM json_each(${pairs}) AS p
        WHERE facility.unit_id = p.value ->> 0 AND closed_day IS NULL`,
    ]);
  },
  async close(ctx: CityContext, { id, name }: UnitClosing): Promise<Refusal | null> {
    const found = await ctx.db.first<{ count: number }>(
      sql`SELECT count(*) AS count FROM facility WHERE unit_id = ${id} AND closed_day IS NULL`,
    );
    const count = found?.count ?? 0;
    return count > 0 ? facilityRefusals.refuse('unit_has_facilities', { unit: name, count }) : null;
  },
};
