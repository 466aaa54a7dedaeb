import type { D1Database } from '@cloudflare/workers-types';

/** A book of so many transfers, written straight into a city's database: how they come in is not what is measured. */
export interface LargeBook {
  readonly year: number;
  readonly lines: readonly string[];
}

const voucherSize = 100;
const lineCount = 1_000;

/**
 * Opens budget lines and gives each its money by one voucher, then moves fen between them in vouchers spread over the
 * days of a year. Balances and layers are counted from the transfers, so that the book is sound.
 */
export async function fillBook(db: D1Database, transfers: number): Promise<LargeBook> {
  const run = (text: string, ...params: unknown[]) =>
    db
      .prepare(text)
      .bind(...params)
      .run();
  const source = await db
    .prepare(`SELECT id, fiscal_year AS year, unit_id AS unit FROM ledger_account WHERE kind = 'source' LIMIT 1`)
    .first<{ id: string; year: number; unit: string }>();
  if (!source) throw new Error('the city has no book');
  const { year } = source;
  const numbers = (count: number) =>
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${count})`;
  await run(
    `INSERT INTO ledger_account (id, kind, fiscal_year, ordinal, code, name, unit_id, function_code, floor_fen, opened_at)
      ${numbers(lineCount)} SELECT printf('acc_bench_%020d', i), 'line', ${year}, 5000 + i, printf('2%05d', 5000 + i),
      '测速' || i, ?1, '2120199', 0, '${year}-01-01T00:00:00Z' FROM n`,
    source.unit,
  );
  const head = `INSERT INTO ledger_transaction (id, kind, nature, fiscal_year, effective_day, recorded_at, memo, made_by, made_by_name)`;
  const columns = `transaction_id, line, debit_account_id, credit_account_id, amount_fen, effective_day, recorded_at, source_id, tranche_id`;
  const first = `'${year}-01-01', '${year}-01-01T00:00:00Z'`;
  await run(`${head} VALUES ('txn_bench', 'appropriation', 'budget', ${year}, ${first}, '年初', 'b', 'b')`);
  await run(
    `INSERT INTO ledger_transfer (${columns}) ${numbers(lineCount)} SELECT 'txn_bench', i, ?1, printf('acc_bench_%020d', i),
      1000000000, ${first}, ?1, 'txn_bench' FROM n`,
    source.id,
  );
  const vouchers = transfers / voucherSize;
  const when = `date('${year}-01-01', '+' || (v % 330) || ' days')`;
  const stamps = `${when}, ${when} || 'T00:00:00Z'`;
  for (let from = 0; from < vouchers; from += 1_000) {
    const some = `${numbers(Math.min(1_000, vouchers - from))}, w (v) AS (SELECT i + ${from} FROM n)`;
    await run(
      `${head} ${some} SELECT 'txn_bench_' || v, 'adjustment', 'budget', ${year}, ${stamps}, '测速', 'b', 'b' FROM w`,
    );
    await run(
      `INSERT INTO ledger_transfer (${columns})
        ${some}, x (j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM x WHERE j < ${voucherSize - 1})
        SELECT 'txn_bench_' || v, j, printf('acc_bench_%020d', (v * 37 + j * 11) % ${lineCount}),
          printf('acc_bench_%020d', (v * 37 + j * 11 + 1 + (v + j) % 500) % ${lineCount}), 1 + j % 5, ${stamps}, ?1, 'txn_bench'
        FROM w JOIN x`,
      source.id,
    );
  }
  const moved = `(SELECT id, sum(fen) AS fen FROM (SELECT debit_account_id AS id, -amount_fen AS fen FROM ledger_transfer
    UNION ALL SELECT credit_account_id, amount_fen FROM ledger_transfer) GROUP BY id)`;
  const received = `(SELECT coalesce(sum(amount_fen), 0) FROM ledger_transfer WHERE credit_account_id = ledger_account.id)`;
  await run(
    `UPDATE ledger_account SET balance_fen = m.fen, budget_fen = m.fen, received_fen = ${received} FROM ${moved} AS m WHERE m.id = ledger_account.id`,
  );
  await run(
    `INSERT INTO ledger_layer (account_id, source_id, tranche_id, born_day, balance_fen)
      SELECT id, ?1, 'txn_bench', '${year}-01-01', balance_fen FROM ledger_account WHERE id LIKE 'acc\\_bench\\_%' ESCAPE '\\'`,
    source.id,
  );
  const lines = Array.from({ length: lineCount }, (_, at) => `acc_bench_${String(at).padStart(20, '0')}`);
  return { year, lines };
}
