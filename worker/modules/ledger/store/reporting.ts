import { limits } from '../../../core/limits.ts';
import { sumFen, type Fen } from '../../../core/fen.ts';
import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import type { AccountKind } from '../rules/chart.ts';
import {
  besideLastYear,
  execution,
  executionBy,
  executionRate,
  sameDayLastYear,
  type ExecutionReport,
  type ExecutionRow,
  type LineMoney,
} from '../rules/execution.ts';
import {
  journal,
  voucherNumber,
  type JournalAccount,
  type JournalTransaction,
  type JournalTransfer,
} from '../rules/journal.ts';
import { executionLines, promisedByDuty, promisedByUnit, type PromisedRow } from './execution.ts';
import * as reports from './reports.ts';
import { problemNames, verification, type ProblemName, type ProblemRow } from './verify.ts';

interface TrialRow {
  readonly accountId: string;
  readonly kind: AccountKind;
  readonly code: string;
  readonly name: string;
  readonly unitName: string;
  readonly inFen: number;
  readonly outFen: number;
  readonly balanceFen: number;
}

export async function readTrialBalance(ctx: CityContext, asOf: reports.AsOf) {
  const rows = await ctx.db.all<TrialRow>(reports.trialBalance(ctx, asOf));
  const totals = {
    inFen: sumFen(rows.map((row) => row.inFen)),
    outFen: sumFen(rows.map((row) => row.outFen)),
    balanceFen: sumFen(rows.map((row) => row.balanceFen)),
  };
  return { ...asOf, rows, totals, balanced: totals.balanceFen === 0 };
}

export type ExecutionGroup = 'department' | 'line' | 'code' | 'street' | 'community' | 'duty';

interface LineRow extends LineMoney {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly functionCode: string;
  readonly functionName: string;
  readonly economicCode: string | null;
}

/** A year's execution as of both axes of time, beside what it was on the same day a year before. */
export async function readExecution(ctx: CityContext, asOf: reports.AsOf, by: ExecutionGroup) {
  const now = await executionOf(ctx, asOf, by);
  const asOfDay = sameDayLastYear(asOf, ctx.today);
  const before = await executionOf(ctx, { ...asOf, year: asOf.year - 1, asOfDay }, by);
  return { ...asOf, by, beforeDay: asOfDay, ...besideLastYear(now, before) };
}

async function executionOf(ctx: CityContext, asOf: reports.AsOf, by: ExecutionGroup): Promise<ExecutionReport> {
  if (by === 'duty' || by === 'street' || by === 'community') {
    const promised = by === 'duty' ? promisedByDuty(ctx, asOf) : promisedByUnit(ctx, asOf, by);
    const rows = (await ctx.db.all<PromisedRow>(promised)).map(promisedRow);
    return { rows, totals: promisedTotals(rows) };
  }
  const lines = await ctx.db.all<LineRow>(executionLines(ctx, asOf));
  return { rows: executionBy(lines, groupings[by]), totals: execution(lines) };
}

const groupings = {
  department: (line: LineRow) => ({ key: line.unitId, name: line.unitName }),
  line: (line: LineRow) => ({
    key: line.id,
    name: `${line.unitName} ${line.code} ${line.name}`,
    // Lines are opened anew each year: the same department, codes and name make the same line.
    match: [line.unitId, line.functionCode, line.economicCode ?? '', line.name].join(' '),
  }),
  code: (line: LineRow) => ({ key: line.functionCode, name: `${line.functionCode} ${line.functionName}` }),
};

/** A duty, a street or a community has no budget of its own: what was promised to it, held and settled together, stands for one. */
function promisedRow({ key, name, heldFen, settledFen }: PromisedRow): ExecutionRow {
  const budgetFen = sumFen([heldFen, settledFen]);
  return {
    key,
    match: key,
    name,
    lines: 0,
    budgetFen,
    heldFen: heldFen as Fen,
    settledFen: settledFen as Fen,
    availableFen: 0 as Fen,
    rate: executionRate(settledFen as Fen, budgetFen),
  };
}

function promisedTotals(rows: readonly ExecutionRow[]) {
  const budgetFen = sumFen(rows.map((row) => row.budgetFen));
  const settledFen = sumFen(rows.map((row) => row.settledFen));
  const heldFen = sumFen(rows.map((row) => row.heldFen));
  return { budgetFen, heldFen, settledFen, availableFen: 0 as Fen, rate: executionRate(settledFen, budgetFen) };
}

export async function readVerification(ctx: CityContext) {
  type Counts = { accounts: number; transactions: number; transfers: number; openHolds: number };
  const [counts, ...checks] = await ctx.db.reads<[Counts, ...ProblemRow[]]>(verification());
  const problems = await withNames(ctx, (checks as ProblemRow[][]).flat());
  const [{ accounts, transactions, transfers, openHolds } = noCounts] = counts;
  return { sound: problems.length === 0, accounts, transactions, transfers, openHolds, problems };
}

/** Those that a page shows are named; a book that is wrong everywhere need not be read twice. */
async function withNames(ctx: CityContext, problems: readonly ProblemRow[]) {
  if (problems.length === 0) return [];
  const subjects = [...new Set(problems.slice(0, limits.pageSize).map(({ subject }) => subject))];
  const names = await ctx.db.all<ProblemName>(problemNames(subjects));
  const known = new Map(names.map((name) => [name.subject, name]));
  return problems.map((problem) => {
    const name = known.get(problem.subject);
    if (!name) return problem;
    const { seq, text, accountId } = name;
    return { ...problem, label: seq === null ? text : `${voucherNumber(seq)} ${text}`, accountId };
  });
}

const noCounts = { accounts: 0, transactions: 0, transfers: 0, openHolds: 0 };

/** The year's whole book as text: only for whoever may read all of it, since half a book does not balance. */
export async function readJournal(ctx: CityContext, year: number): Promise<string> {
  if (!holdsCityWide(ctx, 'ledger.read')) {
    throw new RefusedError(platformRefusals.refuse('permission_missing', { permission: 'ledger.read' }));
  }
  type Head = Omit<JournalTransaction, 'transfers'>;
  type Line = JournalTransfer & { readonly transactionId: string };
  const [accounts, heads, lines] = await ctx.db.reads<[JournalAccount, Head, Line]>(reports.journalReads(year));
  const byTransaction = Map.groupBy(lines, ({ transactionId }) => transactionId);
  const transactions = heads.map((head) => ({ ...head, transfers: byTransaction.get(head.id) ?? [] }));
  return [...journal(accounts, transactions)].join('');
}
