import { isRefusal } from '../../../core/refusal.ts';
import { openSheet, type Upload } from '../../../platform/http/import.ts';
import type { FiscalYear } from '../rules/chart.ts';
import { decideMonthSheet, monthColumns } from '../rules/import/months.ts';
import type { MonthClosing } from '../rules/month.ts';
import { fiscalYears } from '../store/facts.ts';
import { closingsOf, planAsking, planClosing, postedMonths } from '../store/months.ts';
import { refusePart } from './months.ts';
import type { SheetKind } from './sheets.ts';

export interface MonthUpload extends Upload {
  readonly documentNumber: string;
  readonly fiscalYear: number;
}

/** Closes the months of a sheet and asks for closed ones to be opened again, all or none; another person decides on those. */
export const monthSheet: SheetKind<MonthUpload> = {
  action: 'ledger.month.import',
  columns: monthColumns,
  async plan(ctx, upload) {
    const opened = await openSheet(upload, monthColumns);
    if (isRefusal(opened)) return opened;
    const { documentNumber, fiscalYear } = upload;
    const [years, posted, standing] = await ctx.db.reads<[FiscalYear, { month: string }, MonthClosing]>([
      fiscalYears(),
      postedMonths(fiscalYear),
      closingsOf(fiscalYear),
    ]);
    const refused = refusePart(ctx, 'ledger.write');
    if (refused) return refused;
    const { problems, closings, reopenings } = decideMonthSheet(opened.table, {
      fiscalYear,
      years,
      posted: posted.map(({ month }) => month),
      closings: standing,
      today: ctx.today,
      documentNumber,
    });
    const closed = closings.map(({ month }) => month).join('、') || '—';
    const asked = reopenings.map(({ closing }) => closing.month).join('、') || '—';
    return {
      opened,
      problems,
      effect: {
        zh: `将结账：${closed}；将申请重新开账：${asked}`,
        ko: `마감: ${closed}; 재개 신청: ${asked}`,
        en: `To be closed: ${closed}; to be asked open again: ${asked}`,
      },
      outcome: {
        created: closings.length,
        updated: reopenings.length,
        unchanged: 0,
        skipped: opened.table.skipped.length,
      },
      subject: { type: 'fiscal_year', id: String(fiscalYear) },
      payload: {
        documentNumber,
        closed: closings.map(({ month, documentNumber: paper }) => ({ month, documentNumber: paper })),
        asked: reopenings.map(({ closing: { month }, reason }) => ({ month, reason })),
      },
      writes: [
        ...closings.map(({ month, documentNumber: paper }) => planClosing(ctx, ctx.newId('mon'), month, paper)),
        ...reopenings.flatMap(({ closing, reason }) => planAsking(ctx, closing, reason)),
      ],
    };
  },
};
