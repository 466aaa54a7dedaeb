import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { json, sql, type Statement } from '../../../platform/statement.ts';
import { limits } from '../../../core/limits.ts';
import { voucherNumber } from '../rules/journal.ts';
import { sourceFamily, type SourceLink } from '../rules/source-family.ts';
import { refuseLong, traceTranche, type TrancheTransfer } from '../rules/tranche.ts';
import { trancheReport, type TrancheHold, type TranchePlace } from '../rules/tranche-report.ts';
import { accountColumns } from './facts.ts';
import type { Page } from './reading.ts';
import { transactionInScope } from './reversal.ts';

/** Money from before sources were written down: no voucher gave it. */
const earlier = 'earlier';

const sources = sql`SELECT a.id, a.fiscal_year AS fiscalYear, a.code, a.name, s.purposes, s.carries_id AS carriesId
  FROM ledger_account AS a LEFT JOIN ledger_source AS s ON s.account_id = a.id
  WHERE a.kind = 'source' ORDER BY a.fiscal_year, a.code`;

interface SourceRow extends SourceLink {
  readonly code: string;
}

interface GivenRow {
  readonly trancheId: string;
  readonly seq: number | null;
  readonly kind: string | null;
  readonly effectiveDay: string | null;
  readonly memo: string | null;
  readonly documentNumber: string | null;
  readonly givenFen: number;
  readonly returnedFen: number;
  readonly restFen: number;
}

/** Half of where a source's money went would not add up: only for whoever may read the whole book. */
function refusePart(ctx: CityContext): void {
  if (holdsCityWide(ctx, 'ledger.read')) return;
  throw new RefusedError(platformRefusals.refuse('permission_missing', { permission: 'ledger.read' }));
}

/** What a source gave by each voucher, the latest first: given, gone back to it, and still on accounts of its book. */
const givenPage = (sourceId: string, { page, pageSize }: Page): [Statement, Statement] => {
  const given = sql`SELECT x.tranche_id AS trancheId, sum(x.amount_fen) AS givenFen FROM ledger_transfer AS x
    WHERE x.debit_account_id = ${sourceId} GROUP BY x.tranche_id`;
  return [
    sql`SELECT g.trancheId, t.seq, t.kind, t.effective_day AS effectiveDay, t.memo, t.document_number AS documentNumber,
        g.givenFen, coalesce(b.fen, 0) AS returnedFen, coalesce(l.fen, 0) AS restFen
      FROM (${given}) AS g LEFT JOIN ledger_transaction AS t ON t.id = g.trancheId
        LEFT JOIN (SELECT tranche_id, sum(amount_fen) AS fen FROM ledger_transfer
          WHERE credit_account_id = ${sourceId} GROUP BY tranche_id) AS b ON b.tranche_id = g.trancheId
        LEFT JOIN (SELECT y.tranche_id, sum(y.balance_fen) AS fen FROM ledger_layer AS y
          JOIN ledger_account AS a ON a.id = y.account_id
          WHERE y.source_id = ${sourceId} AND a.kind <> 'spent' GROUP BY y.tranche_id) AS l ON l.tranche_id = g.trancheId
      ORDER BY t.seq DESC LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM (${given})`,
  ];
};

export async function listTranches(ctx: CityContext, sourceId: string, page: Page) {
  refusePart(ctx);
  const [rows, totals, all] = await ctx.db.reads<[GivenRow, { total: number }, SourceRow]>([
    ...givenPage(sourceId, page),
    sources,
  ]);
  const source = all.find(({ id }) => id === sourceId);
  if (!source) throw new RefusedError(platformRefusals.refuse('not_found'));
  const items = rows.map(({ seq, ...row }) => ({ ...row, voucher: seq === null ? null : voucherNumber(seq) }));
  return { items, page: page.page, pageSize: page.pageSize, total: totals[0]?.total ?? 0 };
}

/**
 * A tranche's transfers by voucher and accounts, in order. Looked for among what its accounts gave: an index of
 * tranches would be paid for by every posting.
 */
const transfersOf = (family: readonly string[], trancheId: string): Statement => sql`
  SELECT t.id AS transactionId, t.seq, t.kind, t.effective_day AS effectiveDay, t.memo, t.subject_type AS subjectType,
    t.subject_id AS subjectId, t.reverses_id AS reversesId, x.debit_account_id AS debitAccountId,
    x.credit_account_id AS creditAccountId, sum(x.amount_fen) AS amountFen
  FROM ledger_transfer AS x JOIN ledger_transaction AS t ON t.id = x.transaction_id
  WHERE x.source_id IN (SELECT value FROM json_each(${json(family)})) AND x.tranche_id = ${trancheId}
    AND (${trancheId === earlier} OR x.debit_account_id IN (SELECT value FROM json_each(${json(family)})
      UNION SELECT y.account_id FROM ledger_layer AS y
        WHERE y.source_id IN (SELECT value FROM json_each(${json(family)})) AND y.tranche_id = ${trancheId}))
  GROUP BY t.seq, x.debit_account_id, x.credit_account_id ORDER BY t.seq, min(x.line)
  LIMIT CAST(${limits.trancheTransfers + 1} AS INTEGER)`;

const placesOf = (ids: readonly string[]): Statement =>
  sql`SELECT ${accountColumns}, u.name AS unitName, a.subject_id AS subjectId FROM ledger_account AS a
    JOIN unit AS u ON u.id = a.unit_id WHERE a.id IN (SELECT value FROM json_each(${json(ids)}))`;

const holdsOf = (ids: readonly string[]): Statement =>
  sql`SELECT h.id, h.account_id AS accountId, h.amount_fen AS amountFen, h.purpose, h.subject_type AS subjectType,
      h.subject_id AS subjectId, p.name AS payeeUnitName
    FROM ledger_hold AS h LEFT JOIN unit AS p ON p.id = h.payee_unit_id
    WHERE h.state = 'open' AND h.account_id IN (SELECT value FROM json_each(${json(ids)})) ORDER BY h.id`;

interface TrancheHead {
  readonly seq: number;
  readonly effectiveDay: string;
  readonly memo: string;
  readonly documentNumber: string | null;
}

/** Where the money of one tranche of a source went, in all books. @throws RefusedError */
export async function readTranche(ctx: CityContext, sourceId: string, trancheId: string) {
  refusePart(ctx);
  const [all, heads] = await ctx.db.reads<[SourceRow, TrancheHead]>([
    sources,
    sql`SELECT seq, effective_day AS effectiveDay, memo, document_number AS documentNumber
      FROM ledger_transaction WHERE id = ${trancheId}`,
  ]);
  const source = all.find(({ id }) => id === sourceId);
  const family = sourceFamily(all, sourceId);
  const transfers = source ? await ctx.db.all<TrancheTransfer>(transfersOf([...family], trancheId)) : [];
  if (!source || transfers.length === 0) throw new RefusedError(platformRefusals.refuse('not_found'));
  const long = refuseLong(transfers.length);
  if (long) throw new RefusedError(long);
  const ids = [...new Set(transfers.flatMap((each) => [each.debitAccountId, each.creditAccountId]))];
  const [places, holds] = await ctx.db.reads<[TranchePlace, TrancheHold]>([placesOf(ids), holdsOf(ids)]);
  const { root } = traceTranche(trancheId, family, transfers);
  const { rows, sums } = trancheReport(root, { trancheId, sources: family }, places, holds);
  const head = heads[0];
  return {
    sourceId,
    sourceCode: source.code,
    sourceName: source.name,
    trancheId,
    voucher: head ? voucherNumber(head.seq) : null,
    effectiveDay: head?.effectiveDay ?? null,
    memo: head?.memo ?? null,
    documentNumber: head?.documentNumber ?? null,
    sums,
    rows: rows.map(({ moves, ...row }) => ({
      ...row,
      holds: [...row.holds],
      moves: moves.map(({ seq, ...move }) => ({ ...move, voucher: voucherNumber(seq) })),
    })),
  };
}

interface OriginRow {
  readonly sourceId: string;
  readonly sourceCode: string;
  readonly sourceName: string;
  readonly trancheId: string;
  readonly trancheSeq: number | null;
  readonly trancheDay: string | null;
  readonly trancheMemo: string | null;
  readonly documentNumber: string | null;
  readonly accountId: string;
  readonly accountCode: string;
  readonly accountName: string;
  readonly amountFen: Fen;
}

/** Of each tranche, what a voucher takes from each account on balance: money that only passes through counts once. */
const originsOf = (id: string): Statement => sql`
  SELECT m.source_id AS sourceId, s.code AS sourceCode, s.name AS sourceName, m.tranche_id AS trancheId,
    g.seq AS trancheSeq, g.effective_day AS trancheDay, g.memo AS trancheMemo, g.document_number AS documentNumber,
    m.account_id AS accountId, a.code AS accountCode, a.name AS accountName, sum(m.fen) AS amountFen
  FROM (SELECT source_id, tranche_id, debit_account_id AS account_id, amount_fen AS fen FROM ledger_transfer
      WHERE transaction_id = ${id}
    UNION ALL SELECT source_id, tranche_id, credit_account_id, -amount_fen FROM ledger_transfer
      WHERE transaction_id = ${id}) AS m
    JOIN ledger_account AS s ON s.id = m.source_id JOIN ledger_account AS a ON a.id = m.account_id
    LEFT JOIN ledger_transaction AS g ON g.id = m.tranche_id
  GROUP BY m.source_id, m.tranche_id, m.account_id HAVING sum(m.fen) > 0
  ORDER BY s.code, g.seq, a.code`;

/** Of which sources and tranches the yuan of a voucher came, and what each account gave of them. @throws RefusedError */
export async function readOrigins(ctx: CityContext, id: string) {
  const [vouchers, rows] = await ctx.db.reads<[{ seq: number; memo: string }, OriginRow]>([
    sql`SELECT t.seq, t.memo FROM ledger_transaction AS t
      WHERE t.id = ${id} AND ${transactionInScope(ctx, 'ledger.read', sql`t.id`)}`,
    originsOf(id),
  ]);
  const voucher = vouchers[0];
  if (!voucher) throw new RefusedError(platformRefusals.refuse('not_found'));
  return {
    voucher: voucherNumber(voucher.seq),
    memo: voucher.memo,
    totalFen: sumFen(rows.map(({ amountFen }) => amountFen)),
    items: rows.map(({ trancheSeq, ...row }) => ({
      ...row,
      amountFen: fen(row.amountFen),
      trancheVoucher: trancheSeq === null ? null : voucherNumber(trancheSeq),
    })),
  };
}
