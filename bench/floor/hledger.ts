import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { D1Database } from '@cloudflare/workers-types';
import { journalEntry, journalHead, journalNames } from '../../worker/modules/ledger/rules/journal.ts';
import type { JournalAccount, JournalTransaction } from '../../worker/modules/ledger/rules/journal.ts';

type Head = Omit<JournalTransaction, 'transfers'>;
type Line = JournalTransaction['transfers'][number] & { readonly transactionId: string };

/** Vouchers read at a time: a whole book is larger than one answer of the database. */
const page = 500;

export const hledgerIsHere = (): boolean => spawnSync('hledger', ['--version']).status === 0;

/** Milliseconds that `hledger bal` takes over the product's own export of a year's book; writing the file is not counted. */
export async function hledgerBalance(db: D1Database, year: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'suishi-bench-'));
  try {
    const file = join(folder, 'book.journal');
    await writeJournal(db, year, file);
    const start = performance.now();
    await promisify(execFile)('hledger', ['-f', file, 'bal', '--flat'], {
      env: { ...process.env, LANG: 'C.UTF-8' },
      maxBuffer: 64 * 1024 * 1024,
    });
    return performance.now() - start;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeJournal(db: D1Database, year: number, file: string): Promise<void> {
  const rows = async <T>(text: string, ...params: unknown[]) =>
    (
      await db
        .prepare(text)
        .bind(...params)
        .all<T>()
    ).results;
  const accounts = await rows<JournalAccount>(
    `SELECT a.id, a.kind, a.code, a.name, u.name AS unitName FROM ledger_account AS a JOIN unit AS u ON u.id = a.unit_id
      WHERE a.fiscal_year = ?1`,
    year,
  );
  const names = journalNames(accounts);
  const out = createWriteStream(file);
  out.write(journalHead(accounts));
  for (let after = 0; ;) {
    const heads = await rows<Head>(
      `SELECT seq, id, kind, effective_day AS effectiveDay, recorded_at AS recordedAt, memo,
        document_number AS documentNumber, reverses_id AS reversesId
        FROM ledger_transaction WHERE fiscal_year = ?1 AND seq > ?2 ORDER BY seq LIMIT ${page}`,
      year,
      after,
    );
    const last = heads.at(-1);
    if (!last) break;
    const lines = await rows<Line>(
      `SELECT x.transaction_id AS transactionId, x.debit_account_id AS debitAccountId,
        x.credit_account_id AS creditAccountId, x.amount_fen AS amountFen
        FROM ledger_transaction AS t JOIN ledger_transfer AS x ON x.transaction_id = t.id
        WHERE t.fiscal_year = ?1 AND t.seq > ?2 AND t.seq <= ?3 ORDER BY t.seq, x.line`,
      year,
      after,
      last.seq,
    );
    const byVoucher = Map.groupBy(lines, ({ transactionId }) => transactionId);
    const text = heads.map((head) => journalEntry(names, { ...head, transfers: byVoucher.get(head.id) ?? [] }));
    if (!out.write(text.join(''))) await once(out, 'drain');
    after = last.seq;
  }
  out.end();
  await once(out, 'finish');
}
