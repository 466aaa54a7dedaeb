import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { closedFen } from './facts.ts';
import type { AsOf } from './reports.ts';

const isNow = ({ asOfDay, recordedUntil }: AsOf): boolean => asOfDay === null && recordedUntil === null;

/** Transfers (alias `x`) that count on both axes of time. */
const counted = ({ asOfDay, recordedUntil }: AsOf): Statement =>
  allOf([
    asOfDay !== null && sql`x.effective_day <= ${asOfDay}`,
    recordedUntil !== null && sql`x.recorded_at <= ${recordedUntil}`,
  ]);

/** Holds (alias `h`) that were open: a settled one ends on its voucher's day, another on the day that it was ended. */
function standing({ asOfDay, recordedUntil }: AsOf): Statement {
  const endedDay = sql`coalesce((SELECT t.effective_day FROM ledger_transaction AS t WHERE t.id = h.transaction_id),
    date(h.ended_at, '+8 hours'))`;
  const opened = allOf([
    asOfDay !== null && sql`h.opened_day <= ${asOfDay}`,
    recordedUntil !== null && sql`h.opened_at <= ${recordedUntil}`,
  ]);
  const later = [
    sql`h.state = 'open'`,
    ...(asOfDay === null ? [] : [sql`${endedDay} > ${asOfDay}`]),
    ...(recordedUntil === null ? [] : [sql`h.ended_at > ${recordedUntil}`]),
  ].reduce((all, each) => sql`${all} OR ${each}`);
  return sql`${opened} AND (${later})`;
}

/**
 * Budget, balance and what is held of each line: the columns as they stand, or counted from transfers and holds. What the
 * closing of the year returned or carried was budget that nobody used: with it taken off every closed year would read 100%.
 */
function money(asOf: AsOf): { columns: Statement; joins: Statement } {
  if (isNow(asOf)) {
    return {
      columns: sql`a.budget_fen + (${closedFen}) AS budgetFen, a.balance_fen + (${closedFen}) AS balanceFen,
        a.held_fen AS heldFen`,
      joins: sql``,
    };
  }
  const year = sql`t.fiscal_year = CAST(${asOf.year} AS INTEGER)`;
  const budget = sql`CASE WHEN t.nature = 'budget' THEN x.amount_fen ELSE 0 END`;
  const moved = sql`ledger_transfer AS x JOIN ledger_transaction AS t ON t.id = x.transaction_id
    WHERE ${year} AND t.kind <> 'close_budget' AND ${counted(asOf)}`;
  return {
    columns: sql`coalesce(m.budget_fen, 0) AS budgetFen, coalesce(m.balance_fen, 0) AS balanceFen,
      coalesce(k.held_fen, 0) AS heldFen`,
    joins: sql`LEFT JOIN (SELECT account_id, sum(fen) AS balance_fen, sum(budget) AS budget_fen FROM (
        SELECT x.credit_account_id AS account_id, x.amount_fen AS fen, ${budget} AS budget FROM ${moved}
        UNION ALL SELECT x.debit_account_id, -x.amount_fen, -(${budget}) FROM ${moved}
      ) GROUP BY account_id) AS m ON m.account_id = a.id
      LEFT JOIN (SELECT h.account_id, sum(h.amount_fen) AS held_fen FROM ledger_hold AS h WHERE ${standing(asOf)}
        GROUP BY h.account_id) AS k ON k.account_id = a.id`,
  };
}

/** Every budget line of a year with what its report groups by. */
export function executionLines(ctx: CityContext, asOf: AsOf): Statement {
  const { columns, joins } = money(asOf);
  return sql`SELECT a.id, a.code, a.name, a.unit_id AS unitId, u.name AS unitName, u.pinyin,
      a.function_code AS functionCode, a.economic_code AS economicCode, coalesce(f.name, '') AS functionName, ${columns}
    FROM ledger_account AS a JOIN unit AS u ON u.id = a.unit_id
    LEFT JOIN expenditure_code AS f
      ON f.year = a.fiscal_year AND f.classification = 'function' AND f.code = a.function_code
    ${joins}
    WHERE a.kind = 'line' AND a.fiscal_year = CAST(${asOf.year} AS INTEGER)
      AND ${inScope(ctx, 'ledger.read', sql`a.unit_id`)}
    ORDER BY u.pinyin, a.code`;
}

export interface PromisedRow {
  readonly key: string;
  readonly name: string;
  readonly heldFen: number;
  readonly settledFen: number;
}

/** For each duty what is held for it and what its duty account has passed on, less what came back. */
export const promisedByDuty = (ctx: CityContext, asOf: AsOf): Statement =>
  sql`SELECT d.subject_id AS key, d.name,
      (SELECT coalesce(sum(h.amount_fen), 0) FROM ledger_hold AS h JOIN ledger_account AS a ON a.id = h.account_id
        WHERE h.subject_type = 'duty' AND h.subject_id = d.subject_id AND ${standing(asOf)}
          AND a.fiscal_year = d.fiscal_year) AS heldFen,
      (SELECT coalesce(sum(CASE WHEN x.debit_account_id = d.id THEN x.amount_fen ELSE -x.amount_fen END), 0)
        FROM ledger_transfer AS x
        JOIN ledger_account AS p ON p.kind = 'unit' AND p.id IN (x.debit_account_id, x.credit_account_id)
        WHERE d.id IN (x.debit_account_id, x.credit_account_id) AND ${counted(asOf)}) AS settledFen
    FROM ledger_account AS d
    WHERE d.kind = 'duty' AND d.fiscal_year = CAST(${asOf.year} AS INTEGER)
      AND ${inScope(ctx, 'ledger.read', sql`d.unit_id`)}
    ORDER BY d.code`;

/** For each street with its communities, or each community: what is held for it, and what it received less what went back. */
export const promisedByUnit = (ctx: CityContext, asOf: AsOf, kind: 'street' | 'community'): Statement =>
  sql`SELECT s.id AS key, s.name,
      (SELECT coalesce(sum(h.amount_fen), 0) FROM ledger_hold AS h JOIN ledger_account AS a ON a.id = h.account_id
        WHERE ${standing(asOf)} AND a.fiscal_year = CAST(${asOf.year} AS INTEGER)
          AND h.payee_unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = s.id)) AS heldFen,
      (SELECT coalesce(sum(CASE WHEN x.credit_account_id = p.id THEN x.amount_fen ELSE -x.amount_fen END), 0)
        FROM ledger_account AS p
        JOIN ledger_transfer AS x ON p.id IN (x.debit_account_id, x.credit_account_id)
        JOIN ledger_transaction AS t ON t.id = x.transaction_id AND t.kind IN ('settlement', 'refund')
        WHERE p.kind = 'unit' AND p.fiscal_year = CAST(${asOf.year} AS INTEGER) AND ${counted(asOf)}
          AND p.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = s.id)) AS settledFen
    FROM unit AS s WHERE s.kind = ${kind} AND ${inScope(ctx, 'ledger.read', sql`s.id`)}
      AND (s.until_day IS NULL OR EXISTS (SELECT 1 FROM ledger_account AS own
        WHERE own.kind = 'unit' AND own.fiscal_year = CAST(${asOf.year} AS INTEGER)
          AND own.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = s.id)))
    ORDER BY s.code`;
