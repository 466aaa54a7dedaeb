import type { Refusal } from '../../core/refusal.ts';
import type { CityContext } from '../../platform/context.ts';
import { json, sql, type Statement } from '../../platform/statement.ts';
import type { UnitClosing, UnitFollower, UnitMerge } from '../organisation/index.ts';
import { dutyRefusals } from './rules/refusals.ts';
import { planSeatsFollow } from './store/review.ts';

/** Duties that still bind: not ended or turned down, and their term not over. */
const standing = (today: string): Statement =>
  sql`SELECT id FROM duty WHERE state NOT IN ('withdrawn', 'revoked', 'expired', 'rejected') AND until_month >= substr(${today}, 1, 7)`;

/**
 * When units merge, the successor steps into what the one before carries: the same assignment with its months and its
 * hold, and the authorities from the day on. What both carry must be settled first, since it was priced for two. A
 * department's duties, the authorities it gives and the opinions it has yet to give go on under its successor. Who
 * carries a duty cannot be closed; a department that only sits in a review can, and its seat lapses.
 */
export const dutiesFollower: UnitFollower = {
  async merge(ctx: CityContext, merge: UnitMerge): Promise<readonly Statement[] | Refusal> {
    const pairs = json(merge.pairs.map(({ fromId, intoId }) => [fromId, intoId]));
    const [both] = await ctx.db.all<{ duty: string; unit: string }>(sql`
      SELECT d.code || ' ' || d.title AS duty, u.name AS unit FROM json_each(${pairs}) AS p
      JOIN duty_target AS a ON a.unit_id = p.value ->> 0
      JOIN duty_target AS b ON b.duty_id = a.duty_id AND b.unit_id = p.value ->> 1
      JOIN duty AS d ON d.id = a.duty_id JOIN unit AS u ON u.id = b.unit_id
      WHERE d.id IN (${standing(ctx.today)}) LIMIT 1`);
    return both ? dutyRefusals.refuse('merge_duty_at_both', both) : succession(ctx, merge, pairs);
  },
  async close(ctx: CityContext, { id, name }: UnitClosing): Promise<Refusal | null> {
    const [found] = await ctx.db.all<{ duties: number }>(sql`SELECT count(*) AS duties FROM duty AS d
      WHERE d.id IN (${standing(ctx.today)}) AND (d.department_id = ${id}
        OR EXISTS (SELECT 1 FROM duty_target AS t WHERE t.duty_id = d.id AND t.unit_id = ${id}))`);
    const duties = found?.duties ?? 0;
    return duties > 0 ? dutyRefusals.refuse('unit_has_duties', { unit: name, duties }) : null;
  },
};

function succession(ctx: CityContext, { day }: UnitMerge, pairs: string): Statement[] {
  const open = standing(ctx.today);
  const stepsIn = (table: Statement, column: Statement, key: Statement): Statement =>
    sql`UPDATE ${table} SET ${column} = p.value ->> 1 FROM json_each(${pairs}) AS p
      WHERE ${table}.${column} = p.value ->> 0 AND ${table}.${key} IN (${open})`;
  const stem = ctx.newId('agr').slice(0, 14);
  return [
    sql`INSERT INTO authority_grant (id, duty_id, unit_id, department_id, what, over_what, from_day, until_day,
        granted_at, granted_by)
      SELECT ${stem} || hex(randomblob(8)), g.duty_id, p.value ->> 1, g.department_id, g.what, g.over_what,
        max(g.from_day, ${day}), g.until_day, ${ctx.at}, ${ctx.actor.id}
      FROM authority_grant AS g JOIN json_each(${pairs}) AS p ON g.unit_id = p.value ->> 0
      WHERE g.ended_at IS NULL AND g.until_day > ${day} AND g.duty_id IN (${open})`,
    sql`UPDATE authority_grant SET until_day = max(from_day, min(until_day, ${day})), ended_at = ${ctx.at}
      WHERE ended_at IS NULL AND unit_id IN (SELECT value ->> 0 FROM json_each(${pairs}))`,
    stepsIn(sql`duty_target`, sql`unit_id`, sql`duty_id`),
    sql`UPDATE duty_hearing SET unit_id = p.value ->> 1 FROM json_each(${pairs}) AS p
      WHERE duty_hearing.unit_id = p.value ->> 0 AND duty_hearing.opinion IS NULL AND NOT EXISTS (
        SELECT 1 FROM duty_hearing AS o WHERE o.duty_id = duty_hearing.duty_id AND o.round = duty_hearing.round
          AND o.unit_id = p.value ->> 1)`,
    planSeatsFollow(pairs),
    stepsIn(sql`duty_assignment`, sql`unit_id`, sql`duty_id`),
    stepsIn(sql`duty_authority`, sql`department_id`, sql`duty_id`),
    stepsIn(sql`duty`, sql`department_id`, sql`id`),
  ];
}
