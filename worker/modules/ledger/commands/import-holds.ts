import { isRefusal } from '../../../core/refusal.ts';
import { openSheet, type Upload } from '../../../platform/http/import.ts';
import { sql } from '../../../platform/statement.ts';
import type { AccountFacts, FiscalYear } from '../rules/chart.ts';
import { decideHolds, holdable } from '../rules/holding.ts';
import { decideHoldSheet, holdColumns, type HoldSheetFacts } from '../rules/import/holds.ts';
import { refuseYear } from '../rules/opening.ts';
import { accountsOfYear, fiscalYears } from '../store/facts.ts';
import { planHolds } from '../store/holding.ts';
import type { SheetKind } from './sheets.ts';

export interface YearUpload extends Upload {
  readonly fiscalYear: number;
  readonly documentNumber: string;
}

/** Opens every hold of a sheet, or none. */
export const holdSheet: SheetKind<YearUpload> = {
  action: 'ledger.hold.import',
  columns: holdColumns,
  async plan(ctx, upload) {
    const opened = await openSheet(upload, holdColumns);
    if (isRefusal(opened)) return opened;
    const { fiscalYear, documentNumber } = upload;
    const [years, accounts, standing] = await ctx.db.reads<
      [FiscalYear, AccountFacts, HoldSheetFacts['standing'][number]]
    >([
      fiscalYears(),
      accountsOfYear(ctx, fiscalYear, holdable),
      sql`SELECT h.account_id AS accountId, h.amount_fen AS amountFen, h.purpose FROM ledger_hold AS h
        JOIN ledger_account AS a ON a.id = h.account_id
        WHERE h.state = 'open' AND h.subject_type IS NULL AND a.fiscal_year = CAST(${fiscalYear} AS INTEGER)`,
    ]);
    const closed = refuseYear(years, fiscalYear);
    if (closed) return closed;
    const facts = { accounts, standing, today: ctx.today, documentNumber };
    const { problems, entries, totalFen } = decideHoldSheet(opened.table, facts);
    const refused = decideHolds({ years, accounts, today: ctx.today }, entries);
    if (refused) return refused;
    return {
      opened,
      problems,
      outcome: { created: entries.length, updated: 0, unchanged: 0, skipped: opened.table.skipped.length },
      subject: { type: 'fiscal_year', id: String(fiscalYear) },
      payload: { documentNumber, totalFen },
      writes: planHolds(
        ctx,
        entries.map((entry) => ({ ...entry, id: ctx.newId('hld') })),
      ),
    };
  },
};
