import type { Refusal } from '../../core/refusal.ts';
import type { CityContext } from '../../platform/context.ts';
import { json, sql, type Statement } from '../../platform/statement.ts';
import type { UnitClosing, UnitFollower, UnitMerge } from '../organisation/index.ts';
import { whistleRefusals } from './rules/refusals.ts';

const openWhistle = sql`state IN ('drafted', 'returned', 'out')`;
const openCall = sql`state NOT IN ('scored', 'declined', 'unanswered', 'cancelled')`;

/** Whistles and calls that have not ended go on at the successor; a unit that has some cannot be closed. */
export const whistlesFollower: UnitFollower = {
  merge(_ctx: CityContext, merge: UnitMerge): Promise<readonly Statement[]> {
    const pairs = json(merge.pairs.map(({ fromId, intoId }) => [fromId, intoId]));
    return Promise.resolve([
      sql`UPDATE whistle SET street_id = p.value ->> 1, version = version + 1 FROM json_each(${pairs}) AS p
        WHERE whistle.street_id = p.value ->> 0 AND ${openWhistle}`,
      // A whistle calls a body once: where the successor is called already, the second call stays for the street to end.
      sql`UPDATE OR IGNORE whistle_call SET unit_id = p.value ->> 1, version = version + 1 FROM json_each(${pairs}) AS p
        WHERE whistle_call.unit_id = p.value ->> 0 AND ${openCall}`,
    ]);
  },
  async close(ctx: CityContext, { id, name }: UnitClosing): Promise<Refusal | null> {
    const found = await ctx.db.first<{ count: number }>(
      sql`SELECT (SELECT count(*) FROM whistle WHERE street_id = ${id} AND ${openWhistle})
        + (SELECT count(*) FROM whistle_call WHERE unit_id = ${id} AND ${openCall}) AS count`,
    );
    const count = found?.count ?? 0;
    return count > 0 ? whistleRefusals.refuse('unit_has_whistles', { unit: name, count }) : null;
  },
};
