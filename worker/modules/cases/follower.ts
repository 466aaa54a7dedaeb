import type { Refusal } from '../../core/refusal.ts';
import type { CityContext } from '../../platform/context.ts';
import { json, sql, type Statement } from '../../platform/statement.ts';
import type { UnitClosing, UnitFollower, UnitMerge } from '../organisation/index.ts';
import { caseRefusals } from './rules/refusals.ts';

const open = sql`deadline_day IS NOT NULL`;

/** Open requests and parts not yet reported go on at the successor; a unit that has some cannot be closed. */
export const casesFollower: UnitFollower = {
  merge(_ctx: CityContext, merge: UnitMerge): Promise<readonly Statement[]> {
    const pairs = json(merge.pairs.map(({ fromId, intoId }) => [fromId, intoId]));
    const lead = sql`(SELECT p.value ->> 1 FROM json_each(${pairs}) AS p WHERE p.value ->> 0 = lead_unit_id)`;
    return Promise.resolve([
      sql`UPDATE case_request SET unit_id = p.value ->> 1, version = version + 1 FROM json_each(${pairs}) AS p
        WHERE case_request.unit_id = p.value ->> 0 AND ${open}`,
      sql`UPDATE case_request SET lead_unit_id = ${lead} WHERE ${open} AND ${lead} IS NOT NULL`,
      sql`UPDATE case_part SET unit_id = p.value ->> 1 FROM json_each(${pairs}) AS p
        WHERE case_part.unit_id = p.value ->> 0 AND case_part.report IS NULL`,
    ]);
  },
  async close(ctx: CityContext, { id, name }: UnitClosing): Promise<Refusal | null> {
    const [found] = await ctx.db.all<{ count: number }>(sql`SELECT count(*) AS count FROM case_request AS m
      WHERE ${open} AND (m.unit_id = ${id} OR EXISTS (SELECT 1 FROM case_part AS p WHERE p.case_id = m.id
        AND p.round = m.round AND p.unit_id = ${id} AND p.report IS NULL))`);
    const count = found?.count ?? 0;
    return count > 0 ? caseRefusals.refuse('unit_has_cases', { unit: name, count }) : null;
  },
};
