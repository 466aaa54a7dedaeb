import { yearOf, type Day } from '../../../core/day.ts';
import { fen } from '../../../core/fen.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { openSheet, type Upload } from '../../../platform/http/import.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { AccountFacts, FiscalYear } from '../rules/chart.ts';
import { decideOpenings, openingColumns, type OpeningEntry, type OpeningUnit } from '../rules/import/openings.ts';
import { refusedAt } from '../rules/import/problems.ts';
import { decidePosting, refuseDay } from '../rules/posting.ts';
import { planAccounts } from '../store/chart.ts';
import { accountsOfYear, fiscalYears } from '../store/facts.ts';
import { planTransfers } from '../store/posting.ts';
import { refusePart } from './months.ts';
import type { SheetKind } from './sheets.ts';

export interface OpeningUpload extends Upload {
  readonly documentNumber: string;
  readonly effectiveDay: Day;
}

/** Brings what accounts had before the book began: opens accounts of units where they have none, one voucher a kind. */
export const openingSheet: SheetKind<OpeningUpload> = {
  action: 'ledger.opening.import',
  async plan(ctx, upload) {
    const opened = await openSheet(upload, openingColumns);
    if (isRefusal(opened)) return opened;
    const { documentNumber, effectiveDay } = upload;
    const year = yearOf(effectiveDay);
    const [years, accounts, units] = await ctx.db.reads<[FiscalYear, AccountFacts, OpeningUnit]>([
      fiscalYears(),
      accountsOfYear(ctx, year, ['source', 'line', 'duty', 'unit']),
      sql`SELECT id, name FROM unit WHERE kind IN ('street', 'community') AND until_day IS NULL`,
    ]);
    const facts = { years, today: ctx.today };
    const refused = refusePart(ctx, 'ledger.write') ?? refuseDay(facts, effectiveDay);
    if (refused) return refused;
    const { problems, entries, totalFen } = decideOpenings(opened.table, { accounts, units });
    const fresh = freshUnits(entries, year, () => ctx.newId('acc'));
    const known = [...accounts, ...fresh];
    const found = [...problems];
    const writes: Statement[] = planAccounts(
      ctx,
      fresh.map(({ id, name, unitId }) => ({
        id,
        kind: 'unit' as const,
        fiscalYear: year,
        name,
        unitId,
        documentNumber,
      })),
    );
    for (const kind of ['open_budget', 'open_balance'] as const) {
      const members = entries.filter((entry) => entry.kind === kind);
      const [first] = members;
      if (!first) continue;
      const transfers = members.map(({ accountId, unitId, sourceId, amountFen }) => ({
        debitAccountId: sourceId,
        creditAccountId: accountId ?? fresh.find((account) => account.unitId === unitId)?.id ?? '',
        amountFen,
      }));
      const memo = `期初余额：${upload.file.name}`.slice(0, 200);
      const draft = { id: ctx.newId('txn'), kind, effectiveDay, memo, documentNumber, transfers };
      const no = decidePosting({ ...facts, accounts: known }, draft);
      if (no) found.push(refusedAt(first.row, no));
      else writes.push(...planTransfers(ctx, draft, known));
    }
    return {
      opened,
      problems: found.toSorted((a, b) => a.row - b.row),
      outcome: { created: entries.length, updated: 0, unchanged: 0, skipped: opened.table.skipped.length },
      subject: { type: 'fiscal_year', id: String(year) },
      payload: { documentNumber, effectiveDay, totalFen },
      writes,
    };
  },
};

/** The accounts of units that have none in the year yet, as they stand the moment they are opened. */
function freshUnits(entries: readonly OpeningEntry[], year: number, newId: () => string): AccountFacts[] {
  const units = new Map(
    entries.flatMap(({ accountId, unitId, unitName }) =>
      accountId === null && unitId !== null ? [[unitId, unitName] as const] : [],
    ),
  );
  return [...units].map(([unitId, name]) => ({
    id: newId(),
    kind: 'unit',
    code: '',
    name,
    fiscalYear: year,
    unitId,
    state: 'open',
    floorFen: fen(0),
    budgetFen: fen(0),
    balanceFen: fen(0),
    heldFen: fen(0),
    version: 1,
    layers: null,
  }));
}
