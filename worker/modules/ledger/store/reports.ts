import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';

export interface AsOf {
  readonly year: number;
  /** Postings of days up to this one; null for all. */
  readonly asOfDay: string | null;
  /** Postings recorded up to this instant; null for all. */
  readonly recordedUntil: string | null;
}

/** Received, given and left on each account of a year, counted from the transfers on both axes of time. */
export function trialBalance(ctx: CityContext, { year, asOfDay, recordedUntil }: AsOf): Statement {
  const within = allOf([
    asOfDay !== null && sql`effective_day <= ${asOfDay}`,
    recordedUntil !== null && sql`recorded_at <= ${recordedUntil}`,
  ]);
  return sql`SELECT a.id AS accountId, a.kind, a.code, a.name, u.name AS unitName,
      coalesce(m.in_fen, 0) AS inFen, coalesce(m.out_fen, 0) AS outFen, coalesce(m.in_fen - m.out_fen, 0) AS balanceFen
    FROM ledger_account AS a JOIN unit AS u ON u.id = a.unit_id
    LEFT JOIN (
      SELECT account_id, sum(in_fen) AS in_fen, sum(out_fen) AS out_fen FROM (
        SELECT credit_account_id AS account_id, amount_fen AS in_fen, 0 AS out_fen FROM ledger_transfer WHERE ${within}
        UNION ALL
        SELECT debit_account_id, 0, amount_fen FROM ledger_transfer WHERE ${within}
      ) GROUP BY account_id
    ) AS m ON m.account_id = a.id
    WHERE a.fiscal_year = CAST(${year} AS INTEGER) AND ${inScope(ctx, 'ledger.read', sql`a.unit_id`)}
    ORDER BY a.code`;
}

/** Every budget line of a year with what its report groups by. */
export const executionLines = (ctx: CityContext, year: number): Statement =>
  sql`SELECT a.id, a.code, a.name, a.unit_id AS unitId, u.name AS unitName, u.pinyin, a.function_code AS functionCode,
      coalesce(f.name, '') AS functionName, a.budget_fen AS budgetFen, a.balance_fen AS balanceFen, a.held_fen AS heldFen
    FROM ledger_account AS a JOIN unit AS u ON u.id = a.unit_id
    LEFT JOIN expenditure_code AS f
      ON f.year = a.fiscal_year AND f.classification = 'function' AND f.code = a.function_code
    WHERE a.kind = 'line' AND a.fiscal_year = CAST(${year} AS INTEGER) AND ${inScope(ctx, 'ledger.read', sql`a.unit_id`)}
    ORDER BY u.pinyin, a.code`;

export interface PromisedRow {
  readonly key: string;
  readonly name: string;
  readonly heldFen: number;
  readonly settledFen: number;
}

/** For each duty what is held for it and what its duty account has passed on, less what came back. */
export const promisedByDuty = (ctx: CityContext, year: number): Statement =>
  sql`SELECT d.subject_id AS key, d.name,
      (SELECT coalesce(sum(h.amount_fen), 0) FROM ledger_hold AS h JOIN ledger_account AS a ON a.id = h.account_id
        WHERE h.subject_type = 'duty' AND h.subject_id = d.subject_id AND h.state = 'open'
          AND a.fiscal_year = d.fiscal_year) AS heldFen,
      (SELECT coalesce(sum(CASE WHEN x.debit_account_id = d.id THEN x.amount_fen ELSE -x.amount_fen END), 0)
        FROM ledger_transfer AS x
        JOIN ledger_account AS p ON p.kind = 'unit' AND p.id IN (x.debit_account_id, x.credit_account_id)
        WHERE d.id IN (x.debit_account_id, x.credit_account_id)) AS settledFen
    FROM ledger_account AS d
    WHERE d.kind = 'duty' AND d.fiscal_year = CAST(${year} AS INTEGER) AND ${inScope(ctx, 'ledger.read', sql`d.unit_id`)}
    ORDER BY d.code`;

/** For each street what is held for it and its communities, and what their accounts received, less what went back. */
export const promisedByStreet = (ctx: CityContext, year: number): Statement =>
  sql`SELECT s.id AS key, s.name,
      (SELECT coalesce(sum(h.amount_fen), 0) FROM ledger_hold AS h JOIN ledger_account AS a ON a.id = h.account_id
        WHERE h.state = 'open' AND a.fiscal_year = CAST(${year} AS INTEGER)
          AND h.payee_unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = s.id)) AS heldFen,
      (SELECT coalesce(sum(CASE WHEN x.credit_account_id = p.id THEN x.amount_fen ELSE -x.amount_fen END), 0)
        FROM ledger_account AS p
        JOIN ledger_transfer AS x ON p.id IN (x.debit_account_id, x.credit_account_id)
        JOIN ledger_transaction AS t ON t.id = x.transaction_id AND t.kind IN ('settlement', 'refund')
        WHERE p.kind = 'unit' AND p.fiscal_year = CAST(${year} AS INTEGER)
          AND p.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = s.id)) AS settledFen
    FROM unit AS s WHERE s.kind = 'street' AND s.until_day IS NULL AND ${inScope(ctx, 'ledger.read', sql`s.id`)}
    ORDER BY s.code`;

/** Everything of a year for the journal; city-wide permission is the route's business. */
export const journalReads = (year: number): [Statement, Statement, Statement] => [
  sql`SELECT a.id, a.kind, a.code, a.name, u.name AS unitName FROM ledger_account AS a JOIN unit AS u ON u.id = a.unit_id
    WHERE a.fiscal_year = CAST(${year} AS INTEGER) ORDER BY a.code`,
  sql`SELECT seq, id, kind, effective_day AS effectiveDay, recorded_at AS recordedAt, memo,
      document_number AS documentNumber, reverses_id AS reversesId
    FROM ledger_transaction WHERE fiscal_year = CAST(${year} AS INTEGER) ORDER BY effective_day, seq`,
  sql`SELECT x.transaction_id AS transactionId, x.debit_account_id AS debitAccountId,
      x.credit_account_id AS creditAccountId, x.amount_fen AS amountFen
    FROM ledger_transfer AS x JOIN ledger_transaction AS t ON t.id = x.transaction_id
    WHERE t.fiscal_year = CAST(${year} AS INTEGER) ORDER BY x.transaction_id, x.line`,
];
