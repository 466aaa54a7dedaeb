import { json, sql, type Statement } from '../../../platform/statement.ts';
import type { Check } from '../rules/checks.ts';
import { transactionKinds } from '../rules/posting.ts';

export interface ProblemRow {
  readonly check: Check;
  readonly subject: string;
  readonly storedFen: number | null;
  readonly countedFen: number | null;
}

/** What a reader knows a subject of a problem by, and where it is looked at if it has no page of its own. */
export interface ProblemName {
  readonly subject: string;
  /** Of a voucher. */
  readonly seq: number | null;
  readonly text: string;
  readonly accountId: string | null;
}

/** `ProblemName`s of accounts, vouchers and holds; a year speaks for itself. */
export const problemNames = (subjects: readonly string[]): Statement => {
  const named = sql`IN (SELECT value FROM json_each(${json(subjects)}))`;
  return sql`SELECT id AS subject, NULL AS seq, fiscal_year || ' · ' || code || ' ' || name AS text,
        NULL AS accountId FROM ledger_account WHERE id ${named}
    UNION ALL SELECT id, seq, memo, NULL FROM ledger_transaction WHERE id ${named}
    UNION ALL SELECT h.id, NULL, a.code || ' ' || a.name || ' · ' || h.purpose, a.id
      FROM ledger_hold AS h JOIN ledger_account AS a ON a.id = h.account_id WHERE h.id ${named}`;
};

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
  differing(
    'balance',
    sql`a.received_fen`,
    sql`SELECT credit_account_id AS account_id, sum(amount_fen) AS fen FROM ledger_transfer GROUP BY credit_account_id`,
  ),
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
  sql`SELECT 'reversal' AS "check", q.transaction_id AS subject, NULL AS storedFen, NULL AS countedFen FROM ledger_reversal AS q
    WHERE q.state = 'posted' AND NOT EXISTS (SELECT 1 FROM ledger_transaction AS t
      WHERE t.id = q.posted_transaction_id AND t.reverses_id = q.transaction_id)`,
  ...voucherChecks(),
  ...holdChecks(),
  sql`SELECT 'sum' AS "check", CAST(fiscal_year AS TEXT) AS subject, sum(balance_fen) AS storedFen, 0 AS countedFen
    FROM ledger_account GROUP BY fiscal_year HAVING sum(balance_fen) <> 0`,
  ...sourceChecks(),
];

/** A transfer is of its voucher's day, instant and book, and a voucher of its kind's nature: by these reports count. */
const voucherChecks = (): Statement[] => [
  sql`SELECT DISTINCT 'day' AS "check", t.id AS subject, NULL AS storedFen, NULL AS countedFen
    FROM ledger_transfer AS x JOIN ledger_transaction AS t ON t.id = x.transaction_id
      JOIN ledger_account AS d ON d.id = x.debit_account_id JOIN ledger_account AS c ON c.id = x.credit_account_id
    WHERE x.effective_day <> t.effective_day OR x.recorded_at <> t.recorded_at
      OR t.fiscal_year <> CAST(substr(t.effective_day, 1, 4) AS INTEGER)
      OR d.fiscal_year <> t.fiscal_year OR c.fiscal_year <> t.fiscal_year`,
  sql`SELECT 'nature' AS "check", t.id AS subject, NULL AS storedFen, NULL AS countedFen FROM ledger_transaction AS t
    WHERE t.nature IS NOT (SELECT value FROM json_each(${json(natures)}) WHERE key = t.kind)`,
];

const natures = Object.fromEntries(Object.entries(transactionKinds).map(([kind, { nature }]) => [kind, nature]));

/** What holds say they paid is what their vouchers took from the account; a chain never pays more than was promised. */
const holdChecks = (): Statement[] => [
  sql`SELECT 'hold' AS "check", min(h.id) AS subject, sum(h.settled_fen) AS storedFen,
      (SELECT coalesce(sum(x.amount_fen), 0) FROM ledger_transfer AS x
        WHERE x.transaction_id = h.transaction_id AND x.debit_account_id = h.account_id) AS countedFen
    FROM ledger_hold AS h WHERE h.state = 'settled' GROUP BY h.transaction_id, h.account_id
    HAVING h.transaction_id IS NULL OR storedFen <> countedFen`,
  sql`SELECT 'hold' AS "check", h.id AS subject, h.settled_fen AS storedFen, 0 AS countedFen FROM ledger_hold AS h
    WHERE h.state <> 'settled' AND (h.settled_fen <> 0 OR h.transaction_id IS NOT NULL)`,
  sql`SELECT 'hold' AS "check", r.id AS subject, r.amount_fen AS storedFen, c.fen AS countedFen FROM ledger_hold AS r
    JOIN (SELECT root_id, sum(settled_fen + CASE state WHEN 'open' THEN amount_fen ELSE 0 END) AS fen FROM ledger_hold
      GROUP BY root_id) AS c ON c.root_id = r.id WHERE c.fen > r.amount_fen`,
];

/** Layers add up to balances, are what transfers moved, and no yuan left or entered a source or line that is not its own; one that was spent since left an empty layer. */
const sourceChecks = (): Statement[] => [
  sql`SELECT 'layers' AS "check", a.id AS subject, a.balance_fen AS storedFen, coalesce(l.fen, 0) AS countedFen
    FROM ledger_account AS a
    LEFT JOIN (SELECT account_id, sum(balance_fen) AS fen FROM ledger_layer GROUP BY account_id) AS l ON l.account_id = a.id
    WHERE a.kind <> 'source' AND a.balance_fen <> coalesce(l.fen, 0)`,
  sql`SELECT 'layer' AS "check", l.account_id AS subject, l.balance_fen AS storedFen, coalesce(m.fen, 0) AS countedFen
    FROM ledger_layer AS l LEFT JOIN (SELECT account_id, source_id, tranche_id, sum(fen) AS fen FROM (
        SELECT credit_account_id AS account_id, source_id, tranche_id, amount_fen AS fen FROM ledger_transfer
        UNION ALL SELECT debit_account_id, source_id, tranche_id, -amount_fen FROM ledger_transfer
      ) GROUP BY 1, 2, 3) AS m
      ON m.account_id = l.account_id AND m.source_id = l.source_id AND m.tranche_id = l.tranche_id
    WHERE l.tranche_id <> 'earlier' AND l.balance_fen <> coalesce(m.fen, 0)`,
  sql`SELECT DISTINCT 'source' AS "check", x.transaction_id AS subject, NULL AS storedFen, NULL AS countedFen
    FROM ledger_transfer AS x JOIN ledger_account AS s ON s.kind = 'source' AND s.id IN (x.debit_account_id, x.credit_account_id)
    WHERE x.tranche_id <> 'earlier' AND x.source_id IS NOT s.id`,
  sql`SELECT 'restricted' AS "check", a.id AS subject, l.balance_fen AS storedFen, 0 AS countedFen
    FROM ledger_layer AS l JOIN ledger_source AS s ON s.account_id = l.source_id AND s.purposes IS NOT NULL
      JOIN ledger_account AS a ON a.id = l.account_id AND a.kind = 'line'
    WHERE NOT (${meets(sql`'$.functionCodes'`, sql`a.function_code LIKE p.value || '%'`)}
      AND ${meets(sql`'$.economicCodes'`, sql`a.economic_code LIKE p.value || '%'`)}
      AND ${meets(sql`'$.departmentIds'`, sql`a.unit_id = p.value`)})`,
];

const meets = (list: Statement, met: Statement): Statement =>
  sql`(json_array_length(s.purposes, ${list}) = 0 OR EXISTS (SELECT 1 FROM json_each(s.purposes, ${list}) AS p WHERE ${met}))`;
