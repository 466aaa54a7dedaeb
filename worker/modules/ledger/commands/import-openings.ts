import { yearOf, type Day } from '../../../core/day.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { openSheet, type Upload } from '../../../platform/http/import.ts';
import { decideOpenings, openingColumns } from '../rules/import/openings.ts';
import { refusedAt } from '../rules/import/problems.ts';
import { refuseDay } from '../rules/posting.ts';
import { refusePart } from './months.ts';
import { loadOpenings, planOpenings } from './openings.ts';
import type { SheetKind } from './sheets.ts';

export interface OpeningUpload extends Upload {
  readonly documentNumber: string;
  readonly effectiveDay: Day;
}

/** Brings what accounts had before the book began: opens accounts of units where they have none, one voucher a kind. */
export const openingSheet: SheetKind<OpeningUpload> = {
  action: 'ledger.opening.import',
  columns: openingColumns,
  async plan(ctx, upload) {
    const opened = await openSheet(upload, openingColumns);
    if (isRefusal(opened)) return opened;
    const { documentNumber, effectiveDay } = upload;
    const year = yearOf(effectiveDay);
    const book = await loadOpenings(ctx, year);
    const refused = refusePart(ctx, 'ledger.write') ?? refuseDay({ years: book.years, today: ctx.today }, effectiveDay);
    if (refused) return refused;
    const { problems, entries, totalFen } = decideOpenings(opened.table, book);
    const memo = `期初余额：${upload.file.name}`.slice(0, 200);
    const plan = planOpenings(ctx, book, entries, { effectiveDay, memo, documentNumber });
    const found = [...problems, ...plan.refused.map(({ first, refusal }) => refusedAt(first.row, refusal))];
    return {
      opened,
      problems: found.toSorted((a, b) => a.row - b.row),
      outcome: { created: entries.length, updated: 0, unchanged: 0, skipped: opened.table.skipped.length },
      subject: { type: 'fiscal_year', id: String(year) },
      payload: { documentNumber, effectiveDay, totalFen },
      writes: plan.writes,
    };
  },
};
