import type { Refusal } from '../../core/refusal.ts';
import type { CityContext } from '../../platform/context.ts';
import { json, sql, type Statement } from '../../platform/statement.ts';
import type { UnitClosing, UnitFollower, UnitMerge } from '../organisation/index.ts';
import { allianceRefusals } from './rules/refusals.ts';

/**
 * Members, open lines and check-ins that wait go on at the successor, whose own committee stays; that of the merged
 * unit ends with its seats. A unit that has any of these cannot be closed.
 */
export const allianceFollower: UnitFollower = {
  merge(_ctx: CityContext, { pairs: all, day, reason }: UnitMerge): Promise<readonly Statement[]> {
    const pairs = json(all.map(({ fromId, intoId }) => [fromId, intoId]));
    const ending = sql`SELECT k.id FROM alliance_committee AS k JOIN json_each(${pairs}) AS p ON k.unit_id = p.value ->> 0
      WHERE k.ended_day IS NULL`;
    return Promise.resolve([
      sql`UPDATE alliance_organisation SET unit_id = p.value ->> 1, version = version + 1 FROM json_each(${pairs}) AS p
        WHERE alliance_organisation.unit_id = p.value ->> 0`,
      sql`UPDATE alliance_line SET unit_id = p.value ->> 1, version = version + 1 FROM json_each(${pairs}) AS p
        WHERE alliance_line.unit_id = p.value ->> 0 AND state IN ('open', 'underway', 'done')`,
      sql`UPDATE alliance_check_in SET community_id = p.value ->> 1, version = version + 1 FROM json_each(${pairs}) AS p
        WHERE alliance_check_in.community_id = p.value ->> 0 AND state = 'told'`,
      sql`UPDATE alliance_holding SET until_day = max(from_day, ${day}), end_reason = ${reason}
        WHERE until_day IS NULL AND committee_id IN (${ending})`,
      sql`UPDATE alliance_committee SET ended_day = max(set_day, ${day}), end_reason = ${reason}, version = version + 1
        WHERE ended_day IS NULL AND unit_id IN (SELECT value ->> 0 FROM json_each(${pairs}))`,
    ]);
  },
  async close(ctx: CityContext, { id, name }: UnitClosing): Promise<Refusal | null> {
    const found = await ctx.db.first<{ organisations: number; lines: number; committees: number }>(sql`SELECT
      (SELECT count(*) FROM alliance_organisation WHERE unit_id = ${id} AND left_day IS NULL) AS organisations,
      (SELECT count(*) FROM alliance_line WHERE unit_id = ${id} AND state IN ('open', 'underway', 'done')) AS lines,
      (SELECT count(*) FROM alliance_committee WHERE unit_id = ${id} AND ended_day IS NULL) AS committees`);
    const { organisations = 0, lines = 0, committees = 0 } = found ?? {};
    if (organisations + lines + committees === 0) return null;
    return allianceRefusals.refuse('unit_has_alliance', { unit: name, organisations, lines, committees });
  },
};
