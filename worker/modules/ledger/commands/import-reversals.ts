import { cellText } from '../../../core/import/table.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { openSheet, type Upload } from '../../../platform/http/import.ts';
import { json, sql } from '../../../platform/statement.ts';
import { decideReversals, reversalColumns, voucherSeq } from '../rules/import/reversals.ts';
import { planRequests, reversibleTransactions, type ReversibleRow } from '../store/reversal.ts';
import type { SheetKind } from './sheets.ts';

export interface ReversalUpload extends Upload {
  readonly documentNumber: string;
  readonly fiscalYear: number;
}

/** Asks for vouchers of one book to be taken back, all of a sheet or none; another person decides on each. */
export const reversalSheet: SheetKind<ReversalUpload> = {
  action: 'ledger.reversal.ask.import',
  columns: reversalColumns,
  async plan(ctx, upload) {
    const opened = await openSheet(upload, reversalColumns);
    if (isRefusal(opened)) return opened;
    const { documentNumber, fiscalYear } = upload;
    const numbers = opened.table.rows.flatMap(({ cells }) => voucherSeq(cellText(cells, 'voucher') ?? '') ?? []);
    const rows = await ctx.db.all<ReversibleRow>(
      reversibleTransactions(
        ctx,
        sql`t.seq IN (SELECT value FROM json_each(${json(numbers)})) AND t.fiscal_year = CAST(${fiscalYear} AS INTEGER)`,
      ),
    );
    const { problems, asked } = decideReversals(
      opened.table,
      rows.map((row) => ({ ...row, asked: row.asked === 1 })),
    );
    const requests = asked.map((each) => ({ ...each, id: ctx.newId('rev'), documentNumber }));
    return {
      opened,
      problems,
      outcome: { created: requests.length, updated: 0, unchanged: 0, skipped: opened.table.skipped.length },
      subject: { type: 'fiscal_year', id: String(fiscalYear) },
      payload: { documentNumber, fiscalYear, vouchers: asked },
      writes: planRequests(ctx, requests),
    };
  },
};
