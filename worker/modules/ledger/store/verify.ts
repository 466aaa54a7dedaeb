import { sql, type Statement } from '../../../platform/statement.ts';

export type Check = 'balance' | 'budget' | 'held' | 'floor' | 'empty_transaction' | 'reversal' | 'sum';

export interface ProblemRow {
  readonly check: Check;
  readonly subject: string;
  readonly storedFen: number | null;
  readonly countedFen: number | null;
}

const moved = (fen: Statement) => sql`SELECT account_id, sum(fen) AS fen FROM (
    SELECT x.credit_account_id AS account_id, ${fen} AS fen FROM ledger_transfer AS x
      JOIN ledger_transaction AS t ON t.id = x.transaction_id
    UNION ALL
    SELECT x.debit_account_id, -(${fen}) FROM ledger_transfer AS x JOIN ledger_transaction AS t ON t.id = x.transaction_id
  ) GROUP BY account_id`;

const differing = (check: Check, column: Statement, counted: Statement): Statement =>
  sql`SELECT ${check} AS "check", a.id AS subject, ${column} AS storedFen, coalesce(c.fen, 0) AS countedFen
    FROM ledger_account AS a LEFT JOIN (${counted}) AS c ON c.account_id = a.id WHERE ${column} <> coalesce(c.fen, 0)`;

/** Works every balance out anew from transfers and holds; each row that comes back is something wrong. */
export const verification = (): [counts: Statement, ...checks: Statement[]] => [
  sql`SELECT (SELECT count(*) FROM ledger_account) AS accounts, (SELECT count(*) FROM ledger_transaction) AS transactions,
    (SELECT count(*) FROM ledger_transfer) AS transfers,
    (SELECT count(*) FROM ledger_hold WHERE state = 'open') AS openHolds`,
  differing('balance', sql`a.balance_fen`, moved(sql`x.amount_fen`)),
  differing('budget', sql`a.budget_fen`, moved(sql`CASE WHEN t.nature = 'budget' THEN x.amount_fen ELSE 0 END`)),
  differing(
    'held',
    sql`a.held_fen`,
    sql`SELECT account_id, sum(amount_fen) AS fen FROM ledger_hold WHERE state = 'open' GROUP BY account_id`,
  ),
  sql`SELECT 'floor' AS "check", id AS subject, floor_fen AS storedFen, balance_fen - held_fen AS countedFen
    FROM ledger_account WHERE floor_fen IS NOT NULL AND balance_fen - held_fen < floor_fen`,
  sql`SELECT 'empty_transaction' AS "check", t.id AS subject, NULL AS storedFen, NULL AS countedFen
    FROM ledger_transaction AS t WHERE NOT EXISTS (SELECT 1 FROM ledger_transfer AS x WHERE x.transaction_id = t.id)`,
  sql`SELECT 'reversal' AS "check", t.id AS subject, r.fen AS storedFen, o.fen AS countedFen FROM ledger_transaction AS t
    JOIN (SELECT transaction_id, sum(amount_fen) AS fen FROM ledger_transfer GROUP BY transaction_id) AS r ON r.transaction_id = t.id
    JOIN (SELECT transaction_id, sum(amount_fen) AS fen FROM ledger_transfer GROUP BY transaction_id) AS o
      ON o.transaction_id = t.reverses_id
    WHERE r.fen <> o.fen`,
  sql`SELECT 'sum' AS "check", CAST(fiscal_year AS TEXT) AS subject, sum(balance_fen) AS storedFen, 0 AS countedFen
    FROM ledger_account GROUP BY fiscal_year HAVING sum(balance_fen) <> 0`,
];
