import type { D1Database } from '@cloudflare/workers-types';

/** What posting and reporting cannot do without, on tables and rows of the same shape, with nothing asked of them. */

/** As the ledger keeps transfers (key and both indexes), and balances by account; no check, no trigger, no reference. */
export async function prepareBook(db: D1Database): Promise<void> {
  await db.batch(
    [
      `CREATE TABLE floor_voucher (id TEXT PRIMARY KEY, memo TEXT, day TEXT) STRICT`,
      `CREATE TABLE floor_transfer (voucher TEXT, line INTEGER, debit TEXT, credit TEXT, fen INTEGER, day TEXT,
        PRIMARY KEY (voucher, line)) STRICT, WITHOUT ROWID`,
      `CREATE INDEX floor_debit ON floor_transfer (debit, day)`,
      `CREATE INDEX floor_credit ON floor_transfer (credit, day)`,
      `CREATE TABLE floor_balance (id TEXT PRIMARY KEY, fen INTEGER) STRICT`,
      `INSERT INTO floor_balance SELECT id, balance_fen FROM ledger_account`,
    ].map((text) => db.prepare(text)),
  );
}

/** One batch of four statements: voucher, transfer, and a balance on either side. */
export async function barePosting(db: D1Database, [debit, credit]: readonly string[]): Promise<void> {
  const id = crypto.randomUUID();
  const move = 'UPDATE floor_balance SET fen = fen + CAST(? AS INTEGER) WHERE id = ?';
  await db.batch([
    db.prepare('INSERT INTO floor_voucher VALUES (?, ?, ?)').bind(id, '测速', '2026-06-15'),
    db.prepare('INSERT INTO floor_transfer VALUES (?, 1, ?, ?, 1, ?)').bind(id, debit, credit, '2026-06-15'),
    db.prepare(move).bind(-1, debit),
    db.prepare(move).bind(1, credit),
  ]);
}

/** One batch: all transfers by one `json_each`, then one grouped update of the balances. The body goes in unread. */
export async function bareGroup(db: D1Database, body: string): Promise<void> {
  const id = crypto.randomUUID();
  await db.batch([
    db
      .prepare(
        `INSERT INTO floor_transfer SELECT ?1, key, value ->> 'debitAccountId', value ->> 'creditAccountId',
          value ->> 'amountFen', '2026-06-15' FROM json_each(?2, '$.transfers')`,
      )
      .bind(id, body),
    db
      .prepare(
        `UPDATE floor_balance SET fen = floor_balance.fen + moved.fen FROM (SELECT id, sum(fen) AS fen FROM (
            SELECT debit AS id, -fen AS fen FROM floor_transfer WHERE voucher = ?1
            UNION ALL SELECT credit, fen FROM floor_transfer WHERE voucher = ?1) GROUP BY id) AS moved
          WHERE floor_balance.id = moved.id`,
      )
      .bind(id),
  ]);
}

/** The rows of balances of a year, as they stand. */
export const bareBalances = (db: D1Database, year: number) =>
  db
    .prepare('SELECT id, kind, code, name, balance_fen, held_fen FROM ledger_account WHERE fiscal_year = ?')
    .bind(year)
    .all();

/** What each account received and gave until a day, summed from the ledger's own transfers. */
export const bareSums = (db: D1Database, day: string) =>
  db
    .prepare(
      `SELECT id, sum(received) AS received, sum(given) AS given FROM (
        SELECT credit_account_id AS id, amount_fen AS received, 0 AS given FROM ledger_transfer WHERE effective_day <= ?1
        UNION ALL SELECT debit_account_id, 0, amount_fen FROM ledger_transfer WHERE effective_day <= ?1) GROUP BY id`,
    )
    .bind(day)
    .all();
