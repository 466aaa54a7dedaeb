import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import type { FlowRow } from '../rules/flow.ts';
import { flowGraph, type FlowGraph } from '../rules/flow.ts';
import type { AsOf } from './reports.ts';

/** Groups of one layer that keep their own name in the chart. */
const mostGroups = 12;

const layer = (account: Statement): Statement =>
  sql`CASE ${account}.kind WHEN 'line' THEN 'department' WHEN 'unit' THEN 'street' ELSE ${account}.kind END`;

/** A line stands for its department, a unit's account for its street; sources and duties for themselves. */
const place = (account: Statement): { key: Statement; name: Statement } => ({
  key: sql`CASE ${account}.kind WHEN 'line' THEN 'department:' || ${account}.unit_id WHEN 'unit' THEN 'street:' || ${street(account)}
    WHEN 'payroll' THEN 'payroll' WHEN 'spent' THEN 'spent' ELSE ${account}.kind || ':' || ${account}.id END`,
  name: sql`CASE ${account}.kind WHEN 'line' THEN (SELECT name FROM unit WHERE id = ${account}.unit_id)
    WHEN 'unit' THEN (SELECT name FROM unit WHERE id = ${street(account)}) ELSE ${account}.name END`,
});

const street = (account: Statement): Statement => sql`coalesce((SELECT c.ancestor_id FROM unit_closure AS c
  JOIN unit AS s ON s.id = c.ancestor_id WHERE c.descendant_id = ${account}.unit_id AND s.kind = 'street' LIMIT 1), ${account}.unit_id)`;

const flowsOf = (ctx: CityContext, { year, asOfDay, recordedUntil }: AsOf): Statement => {
  const [from, to] = [place(sql`d`), place(sql`c`)];
  const within = allOf([
    sql`d.fiscal_year = CAST(${year} AS INTEGER)`,
    sql`${inScope(ctx, 'ledger.read', sql`d.unit_id`)} OR ${inScope(ctx, 'ledger.read', sql`c.unit_id`)}`,
  ]);
  const when = allOf([
    asOfDay !== null && sql`effective_day <= ${asOfDay}`,
    recordedUntil !== null && sql`recorded_at <= ${recordedUntil}`,
  ]);
  return sql`
  SELECT ${layer(sql`d`)} AS fromLayer, ${from.key} AS fromKey, ${from.name} AS fromName, ${layer(sql`c`)} AS toLayer,
    ${to.key} AS toKey, ${to.name} AS toName, sum(x.fen) AS amountFen
  FROM (SELECT debit_account_id, credit_account_id, sum(amount_fen) AS fen FROM ledger_transfer
      WHERE ${when} GROUP BY debit_account_id, credit_account_id) AS x
    JOIN ledger_account AS d ON d.id = x.debit_account_id JOIN ledger_account AS c ON c.id = x.credit_account_id
  WHERE ${within} GROUP BY fromKey, toKey`;
};

/** Where the money of a year went, as far as the reader sees accounts on either side. */
export async function readFlow(ctx: CityContext, asOf: AsOf): Promise<FlowGraph> {
  return flowGraph(await ctx.db.all<FlowRow>(flowsOf(ctx, asOf)), mostGroups);
}
