import { yearOf, type Day } from '../../../core/day.ts';
import { fen } from '../../../core/fen.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { CityContext } from '../../../platform/context.ts';
import { openSheet, type Upload } from '../../../platform/http/import.ts';
import { inScope } from '../../../platform/scope.ts';
import { insertRows, sql, type Statement } from '../../../platform/statement.ts';
import type { AccountFacts, FiscalYear } from '../rules/chart.ts';
import {
  budgetColumns,
  decideBudget,
  type BudgetEntry,
  type BudgetImport,
  type KnownLine,
} from '../rules/import/budget.ts';
import { decidePosting, refuseDay } from '../rules/posting.ts';
import { planAccounts } from '../store/chart.ts';
import { accountColumns, fiscalYears } from '../store/facts.ts';
import { planTransfers } from '../store/posting.ts';
import type { LedgerPlan, SheetKind } from './sheets.ts';

export interface BudgetUpload extends Upload {
  readonly documentNumber: string;
  /** The day of the appropriation; its year is the budget's. */
  readonly effectiveDay: Day;
}

type Account = AccountFacts & Pick<KnownLine, 'departmentId' | 'functionCode' | 'economicCode'>;

/** What the sheet would open and appropriate, with the statements that do it. */
async function planBudget(ctx: CityContext, upload: BudgetUpload): Promise<LedgerPlan | Refusal> {
  const opened = await openSheet(upload, budgetColumns);
  if (isRefusal(opened)) return opened;
  const { documentNumber, effectiveDay } = upload;
  const year = yearOf(effectiveDay);
  const [years, accounts, departments, codes] = await ctx.db.reads<
    [FiscalYear, Account, { id: string; name: string }, { classification: 'function' | 'economic'; code: string }]
  >([
    fiscalYears(),
    sql`SELECT ${accountColumns}, a.unit_id AS departmentId, a.function_code AS functionCode, a.economic_code AS economicCode
      FROM ledger_account AS a WHERE a.fiscal_year = CAST(${year} AS INTEGER) AND a.kind IN ('source', 'line')
        AND ${inScope(ctx, 'ledger.write', sql`a.unit_id`)}`,
    sql`SELECT id, name FROM unit WHERE kind = 'department' AND until_day IS NULL AND ${inScope(ctx, 'ledger.write', sql`id`)}`,
    sql`SELECT classification, code FROM expenditure_code WHERE year = CAST(${year} AS INTEGER)`,
  ]);
  const refused = refuseDay({ years, today: ctx.today }, upload.effectiveDay);
  if (refused) return refused;
  const sources = accounts.filter(({ kind }) => kind === 'source');
  const lines = accounts.filter(({ kind }) => kind === 'line');
  const budget = decideBudget(opened.table, { year, departments, sources, lines, codes });
  const planned = appropriation(ctx, upload, budget, { year, years, accounts });
  if (isRefusal(planned)) return planned;
  return {
    opened,
    problems: budget.problems,
    outcome: {
      created: budget.entries.filter(({ lineId }) => lineId === null).length,
      updated: budget.entries.filter(({ lineId }) => lineId !== null).length,
      unchanged: budget.unchanged,
      skipped: opened.table.skipped.length,
    },
    subject: { type: 'ledger_transaction', id: planned.transactionId },
    payload: { documentNumber, effectiveDay, totalFen: budget.totalFen },
    writes: planned.writes,
  };
}

interface Book {
  readonly year: number;
  readonly years: readonly FiscalYear[];
  readonly accounts: readonly AccountFacts[];
}

/** New codes, new lines, and one voucher that brings each its money. */
function appropriation(
  ctx: CityContext,
  { documentNumber, effectiveDay, file }: BudgetUpload,
  { entries, codes }: BudgetImport,
  { year, years, accounts }: Book,
): { writes: Statement[]; transactionId: string } | Refusal {
  const transactionId = ctx.newId('txn');
  const placed = entries.map((entry) => ({ ...entry, id: entry.lineId ?? ctx.newId('acc') }));
  const opening = placed.filter(({ lineId }) => lineId === null);
  const transfers = placed
    .filter(({ amountFen }) => amountFen > 0)
    .map(({ id, sourceId, amountFen }) => ({ debitAccountId: sourceId, creditAccountId: id, amountFen }));
  const draft = { kind: 'appropriation' as const, effectiveDay, transfers };
  const known = [...accounts, ...opening.map((entry) => freshLine(entry, year))];
  const refused = decidePosting({ years, accounts: known, today: ctx.today }, draft);
  if (refused) return refused;
  const writes = [
    ...insertRows(
      'expenditure_code',
      codes.map((code) => ({ year, ...code, source: file.name, checked: 0 })),
    ),
    ...planAccounts(
      ctx,
      opening.map(({ id, departmentId, name, functionCode, economicCode }) => ({
        id,
        kind: 'line' as const,
        fiscalYear: year,
        name,
        unitId: departmentId,
        functionCode,
        economicCode,
        documentNumber,
      })),
    ),
    ...planTransfers(
      ctx,
      { ...draft, id: transactionId, memo: `导入预算：${file.name}`.slice(0, 200), documentNumber },
      known,
    ),
  ];
  return { writes, transactionId };
}

/** A line as it stands the moment it is opened. */
const freshLine = (
  { id, name, departmentId, functionCode, economicCode }: BudgetEntry & { readonly id: string },
  year: number,
): AccountFacts => ({
  id,
  kind: 'line',
  code: '',
  name,
  fiscalYear: year,
  unitId: departmentId,
  state: 'open',
  floorFen: fen(0),
  budgetFen: fen(0),
  balanceFen: fen(0),
  heldFen: fen(0),
  version: 1,
  functionCode,
  economicCode,
  layers: null,
});

/** Opens the lines of a department budget and gives each its money, all of it or nothing. */
export const budgetSheet: SheetKind<BudgetUpload> = {
  action: 'ledger.budget.import',
  columns: budgetColumns,
  plan: planBudget,
};
