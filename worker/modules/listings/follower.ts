import type { Refusal } from '../../core/refusal.ts';
import type { CityContext } from '../../platform/context.ts';
import { json, sql, type Statement } from '../../platform/statement.ts';
import type { UnitClosing, UnitFollower, UnitMerge } from '../organisation/index.ts';
import { followupRefusals } from './rules/followup-refusals.ts';
import { listingRefusals } from './rules/refusals.ts';

const hangs = sql`state NOT IN ('delisted', 'revoked')`;
const open = sql`state IN ('drawn', 'assigned')`;

/** Plates that hang and follow-ups that were not made go on at the successor; a unit that has some cannot be closed. */
export const listingsFollower: UnitFollower = {
  merge(ctx: CityContext, merge: UnitMerge): Promise<readonly Statement[]> {
    const pairs = json(merge.pairs.map(({ fromId, intoId }) => [fromId, intoId]));
    const into = sql`json_each(${pairs}) AS p`;
    return Promise.resolve([
      sql`UPDATE listing SET unit_id = p.value ->> 1, version = version + 1 FROM ${into}
        WHERE listing.unit_id = p.value ->> 0 AND ${hangs}`,
      sql`UPDATE listing SET owner_unit_id = p.value ->> 1, version = version + 1 FROM ${into}
        WHERE listing.owner_unit_id = p.value ->> 0 AND ${hangs}`,
      sql`UPDATE followup SET unit_id = p.value ->> 1, version = version + 1 FROM ${into}
        WHERE followup.unit_id = p.value ->> 0 AND ${open}`,
      sql`UPDATE followup SET target_unit_id = p.value ->> 1, version = version + 1 FROM ${into}
        WHERE followup.target_unit_id = p.value ->> 0 AND ${open}`,
      // The board of a unit that is no more opens nothing; the successor makes its own.
      sql`UPDATE listing_link SET ended_at = ${ctx.at}, ended_by_name = ${ctx.actor.name} FROM ${into}
        WHERE listing_link.unit_id = p.value ->> 0 AND listing_link.ended_at IS NULL`,
    ]);
  },
  async close(ctx: CityContext, { id, name }: UnitClosing): Promise<Refusal | null> {
    const found = await ctx.db.first<{ plates: number; visits: number }>(
      sql`SELECT (SELECT count(*) FROM listing WHERE (unit_id = ${id} OR owner_unit_id = ${id}) AND ${hangs}) AS plates,
        (SELECT count(*) FROM followup WHERE (unit_id = ${id} OR target_unit_id = ${id}) AND ${open}) AS visits`,
    );
    const { plates, visits } = found ?? { plates: 0, visits: 0 };
    if (plates > 0) return listingRefusals.refuse('unit_has_listings', { unit: name, count: plates });
    return visits > 0 ? followupRefusals.refuse('unit_has_followups', { unit: name, count: visits }) : null;
  },
};
