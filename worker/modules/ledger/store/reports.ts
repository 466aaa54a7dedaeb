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

/**
 * Received, given and left on each account of a year: of all that is recorded as the accounts themselves carry it, on
 * either axis of time counted from the transfers.
 */
export function trialBalance(ctx: CityContext, { year, asOfDay, recordedUntil }: AsOf): Statement {
  if (asOfDay === null && recordedUntil === null) {
    return sql`SELECT a.id AS accountId, a.kind, a.code, a.name, u.name AS unitName, a.received_fen AS inFen,
        a.received_fen - a.balance_fen AS outFen, a.balance_fen AS balanceFen
      FROM ledger_account AS a JOIN unit AS u ON u.id = a.unit_id
      WHERE a.fiscal_year = CAST(${year} AS INTEGER) AND ${inScope(ctx, 'ledger.read', sql`a.unit_id`)}
      ORDER BY a.code`;
  }
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
