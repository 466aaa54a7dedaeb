import { yearOf } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { sumFen, type Fen } from '../../../core/fen.ts';
import { executionRate } from '../rules/execution.ts';
import { voucherNumber } from '../rules/journal.ts';
import type { FiscalYear } from '../rules/chart.ts';
import type { TransactionKind } from '../rules/posting.ts';
import * as reading from './reading.ts';

interface Total {
  readonly total: number;
}

async function paged<T>(ctx: CityContext, { page, pageSize }: reading.Page, [rows, count]: [Statement, Statement]) {
  const [items, totals] = await ctx.db.reads<[T, Total]>([rows, count]);
  return { items, page, pageSize, total: totals[0]?.total ?? 0 };
}

/** A line of a closed year is told as it stood before the closing took what was left: else it would read 100%. */
function accountAnswer({ closedFen, ...row }: reading.AccountRow) {
  const settledFen = sumFen([row.budgetFen, -row.balanceFen]);
  const budgetFen = sumFen([row.budgetFen, closedFen]);
  const isLine = row.kind === 'line';
  return {
    ...row,
    budgetFen,
    settledFen: isLine ? settledFen : (0 as Fen),
    availableFen: sumFen([row.balanceFen, closedFen, -row.heldFen]),
    rate: isLine ? executionRate(settledFen, budgetFen) : null,
  };
}

export async function listAccounts(ctx: CityContext, query: reading.AccountFilter & reading.Page) {
  const list = await paged<reading.AccountRow>(ctx, query, reading.accountPage(ctx, query));
  return { ...list, items: list.items.map(accountAnswer) };
}

export async function readAccount(ctx: CityContext, id: string) {
  const row = await ctx.db.first<reading.AccountRow>(reading.accountById(ctx, id));
  if (!row) throw new RefusedError(platformRefusals.refuse('not_found'));
  return accountAnswer(row);
}

interface SheetRow {
  readonly seq: number;
  readonly transactionId: string;
  readonly line: number;
  readonly kind: TransactionKind;
  readonly effectiveDay: string;
  readonly recordedAt: string;
  readonly memo: string;
  readonly documentNumber: string | null;
  readonly otherAccountId: string;
  readonly otherCode: string;
  readonly otherName: string;
  readonly inFen: number;
  readonly outFen: number;
  readonly balanceFen: number;
  readonly reversed: number;
}

export async function readSheet(ctx: CityContext, id: string, query: reading.Page & reading.SheetFilter) {
  await readAccount(ctx, id);
  const list = await paged<SheetRow>(ctx, query, reading.sheetPage(id, query));
  return {
    ...list,
    items: list.items.map((row) => ({ ...row, voucher: voucherNumber(row.seq), reversed: row.reversed === 1 })),
  };
}

interface TransactionRow {
  readonly id: string;
  readonly seq: number;
  readonly kind: TransactionKind;
  readonly effectiveDay: string;
  readonly recordedAt: string;
  readonly memo: string;
  readonly documentNumber: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly madeByName: string;
  readonly checkedByName: string | null;
  readonly reversesId: string | null;
  readonly reversedById: string | null;
  readonly forced: number;
  readonly transfers: number;
  readonly amountFen: number;
}

const transactionAnswer = (row: TransactionRow) => ({
  ...row,
  forced: row.forced === 1,
  voucher: voucherNumber(row.seq),
});

export async function listTransactions(ctx: CityContext, query: reading.TransactionFilter & reading.Page) {
  const list = await paged<TransactionRow>(ctx, query, reading.transactionPage(ctx, query));
  return { ...list, items: list.items.map(transactionAnswer) };
}

interface LineRow {
  readonly line: number;
  readonly debitAccountId: string;
  readonly debitCode: string;
  readonly debitName: string;
  readonly creditAccountId: string;
  readonly creditCode: string;
  readonly creditName: string;
  readonly amountFen: number;
}

interface OrderRow {
  readonly subjectType: 'ledger.reversal' | 'ledger.year';
  readonly subjectId: string;
}

export async function readTransaction(ctx: CityContext, id: string) {
  const [rows, lines, orders] = await ctx.db.reads<[TransactionRow, LineRow, OrderRow]>(
    reading.transactionWithLines(ctx, id),
  );
  const row = rows[0];
  if (!row) throw new RefusedError(platformRefusals.refuse('not_found'));
  return { ...transactionAnswer(row), lines, order: orders[0] ?? null };
}

interface HoldRow {
  readonly id: string;
  readonly rootId: string;
  readonly accountId: string;
  readonly accountCode: string;
  readonly accountName: string;
  readonly fiscalYear: number;
  readonly amountFen: number;
  readonly settledFen: number;
  readonly state: 'open' | 'settled' | 'voided' | 'expired';
  readonly purpose: string;
  readonly documentNumber: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly payeeUnitName: string | null;
  readonly deadlineDay: string | null;
  readonly overdue: number;
  readonly openedDay: string;
  readonly openedAt: string;
  readonly openedByName: string;
  readonly endedAt: string | null;
  readonly endDocumentNumber: string | null;
  readonly transactionId: string | null;
}

export async function listHolds(ctx: CityContext, query: reading.HoldFilter & reading.Page) {
  const list = await paged<HoldRow>(ctx, query, reading.holdPage(ctx, query));
  return { ...list, items: list.items.map((row) => ({ ...row, overdue: row.overdue === 1 })) };
}

interface ReversalRow {
  readonly id: string;
  readonly transactionId: string;
  readonly seq: number;
  readonly memo: string;
  readonly amountFen: number;
  readonly reason: string;
  readonly documentNumber: string | null;
  readonly state: 'asked' | 'posted' | 'declined';
  readonly askedAt: string;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly decidedAt: string | null;
  readonly decidedByName: string | null;
  readonly decisionReason: string | null;
  readonly postedTransactionId: string | null;
  readonly version: number;
}

export async function listReversals(ctx: CityContext, query: reading.Page & { state?: string | undefined }) {
  const list = await paged<ReversalRow>(ctx, query, reading.reversalPage(ctx, query));
  return { ...list, items: list.items.map(({ seq, ...row }) => ({ ...row, voucher: voucherNumber(seq) })) };
}

export async function listYears(ctx: CityContext) {
  const current = yearOf(ctx.today);
  return { current, items: await ctx.db.all<FiscalYear>(sql`SELECT year, state FROM fiscal_year ORDER BY year DESC`) };
}

interface CodeRow {
  readonly classification: 'function' | 'economic';
  readonly code: string;
  readonly name: string;
  readonly source: string;
  readonly checked: number;
}

export async function listCodes(ctx: CityContext, year: number) {
  const rows = await ctx.db.all<CodeRow>(
    sql`SELECT classification, code, name, source, checked FROM expenditure_code
      WHERE year = CAST(${year} AS INTEGER) ORDER BY classification DESC, code`,
  );
  return { items: rows.map((row) => ({ ...row, checked: row.checked === 1 })) };
}
