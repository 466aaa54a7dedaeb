import type { CityContext } from '../../../platform/context.ts';
import { nameOf } from '../../../platform/inbox.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { blockedItem } from './catalogue.ts';
import { toRedo, verifierInScope } from './settlement.ts';

/** What of duties waits, in rows of an inbox: `id` is the duty's. */

/** Reports that are not decided yet. */
export const settlements = (where: Statement): Statement =>
  sql`SELECT d.id, s.month || ' ' || d.title AS label, s.verify_by AS deadline, ${nameOf(sql`a.unit_id`)} AS party
    FROM duty_settlement AS s JOIN duty_assignment AS a ON a.id = s.assignment_id JOIN duty AS d ON d.id = a.duty_id
    WHERE s.state = 'reported' AND ${where}`;

/** Reports to be decided by somebody else than who made them, with the day by which. */
export const settlementsWaiting = (ctx: CityContext): Statement =>
  settlements(sql`s.reported_by <> ${ctx.actor.id} AND ${verifierInScope(ctx, 'duties.settle.approve')}`);

/** The last month of live duties with a price, where a unit of the actor has not reported it. */
export const reportsWaiting = (ctx: CityContext): Statement => {
  const last = sql`strftime('%Y-%m', ${ctx.today}, 'start of month', '-1 day')`;
  return sql`SELECT d.id, ${last} || ' ' || d.title AS label, NULL AS deadline, ${nameOf(sql`a.unit_id`)} AS party
    FROM duty_assignment AS a
    JOIN duty AS d ON d.id = a.duty_id AND d.state = 'active' AND d.method NOT IN ('none', 'package')
    WHERE a.until_day IS NULL AND ${last} BETWEEN max(d.from_month, substr(a.from_day, 1, 7)) AND d.until_month
      AND ${inScope(ctx, 'duties.settle', sql`a.unit_id`)}
      AND NOT EXISTS (SELECT 1 FROM duty_settlement AS s WHERE s.assignment_id = a.id AND s.month = ${last}
        AND s.state <> 'returned' AND NOT ${toRedo})`;
};

/** Live duties whose term ends within the days that the city's terms set, and that do not go on yet. */
export const renewalsWaiting = (ctx: CityContext): Statement => {
  const end = sql`date(d.until_month || '-01', 'start of month', '+1 month', '-1 day')`;
  return sql`SELECT d.id, d.title AS label, ${end} AS deadline, ${nameOf(sql`d.department_id`)} AS party FROM duty AS d
    WHERE d.state = 'active' AND d.exit_day IS NULL AND ${inScope(ctx, 'duties.write', sql`d.department_id`)}
      AND ${end} <= date(${ctx.today}, '+' || (SELECT p.content ->> '$.remindDays' FROM duty_policy AS p
        WHERE p.from_day <= ${ctx.today} ORDER BY p.from_day DESC LIMIT 1) || ' days')
      AND NOT EXISTS (SELECT 1 FROM duty AS n WHERE n.renews_id = d.id AND n.state NOT IN ('rejected', 'revoked'))`;
};

/** Duties that were let through and that the city's list names as negative by now. */
export const blockedDuties = (ctx: CityContext, where: Statement): Statement =>
  sql`SELECT d.id, d.title AS label, NULL AS deadline, ${nameOf(sql`d.department_id`)} AS party FROM duty AS d
    WHERE d.state IN ('admitted', 'active') AND ${blockedItem(ctx.today)} IS NOT NULL AND ${where}`;
