import type { CityContext } from '../../../platform/context.ts';
import { nameOf } from '../../../platform/inbox.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { workdayAfterSql } from '../../organisation/index.ts';
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

/** How far back a month that was never reported is called to mind: beyond the longest term and the days after it. */
const monthsBack = 24;

/** The present month and those before it with the day by which each is to be reported, as the terms of today say. */
const monthsDue = (ctx: CityContext): Statement => {
  const end = sql`date(month || '-01', '+1 month', '-1 day')`;
  const days = sql`(SELECT p.content ->> '$.workdays.report' FROM duty_policy AS p
    WHERE p.from_day <= ${ctx.today} ORDER BY p.from_day DESC LIMIT 1)`;
  return sql`back (month) AS (SELECT substr(${ctx.today}, 1, 7) UNION ALL
      SELECT strftime('%Y-%m', month || '-01', '-1 month') FROM back LIMIT CAST(${monthsBack} AS INTEGER)),
    due (month, deadline) AS MATERIALIZED (
      SELECT month, coalesce(${workdayAfterSql(end, days)}, ${end}) FROM back)`;
};

const reported = (part: Statement, month: Statement): Statement =>
  sql`EXISTS (SELECT 1 FROM duty_settlement AS s WHERE s.assignment_id = a.id AND s.part = ${part} AND s.month = ${month}
    AND s.state <> 'returned' AND NOT ${toRedo})`;

const owedBy = (ctx: CityContext, month: Statement): Statement =>
  sql`WITH RECURSIVE ${monthsDue(ctx)}
    SELECT d.id, r.month || ' ' || d.title AS label, r.deadline, ${nameOf(sql`a.unit_id`)} AS party
    FROM duty_assignment AS a JOIN duty AS d ON d.id = a.duty_id AND d.state = 'active'
    JOIN due AS r ON r.month = ${month}
    WHERE a.until_day IS NULL AND ${inScope(ctx, 'duties.settle', sql`a.unit_id`)}`;

/** The first month of live duties with a price that a unit of the actor carried and has not reported. */
export const reportsWaiting = (ctx: CityContext): Statement =>
  owedBy(
    ctx,
    sql`(SELECT min(m.month) FROM due AS m WHERE d.method NOT IN ('none', 'package')
      AND m.month < substr(${ctx.today}, 1, 7)
      AND m.month BETWEEN max(d.from_month, substr(a.from_day, 1, 7)) AND d.until_month
      AND NOT ${reported(sql`'month'`, sql`m.month`)})`,
  );

/** Packages whose last month has begun and whose acceptance a unit of the actor has not asked for. */
export const acceptancesWaiting = (ctx: CityContext): Statement =>
  owedBy(
    ctx,
    sql`CASE WHEN d.method = 'package' AND NOT ${reported(sql`'balance'`, sql`d.until_month`)} THEN d.until_month END`,
  );

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
