import { formatYuan, sumFen } from '../../../core/fen.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { openSheet, type Upload } from '../../../platform/http/import.ts';
import { decideYearEndSheet, yearEndColumns } from '../rules/import/year-end.ts';
import { endings, type YearDecision } from '../rules/year-end.ts';
import { planYearAsking } from '../store/years.ts';
import { refusePart } from './months.ts';
import type { SheetKind } from './sheets.ts';
import { loadYearEnd, refuseYearEnd } from './year-end.ts';

export interface YearEndUpload extends Upload {
  readonly documentNumber: string;
  readonly fiscalYear: number;
  readonly reason: string;
}

/** Asks for the closing of a year as a sheet decides of its money: by rule, and account by account; another person decides. */
export const yearEndSheet: SheetKind<YearEndUpload> = {
  action: 'ledger.year.ask.import',
  columns: yearEndColumns,
  async plan(ctx, upload) {
    const opened = await openSheet(upload, yearEndColumns);
    if (isRefusal(opened)) return opened;
    const { documentNumber, fiscalYear: year, reason } = upload;
    const book = await loadYearEnd(ctx, year);
    const refused = refusePart(ctx, 'ledger.write') ?? refuseYearEnd(ctx, book, year);
    if (refused) return refused;
    const { problems, decision } = decideYearEndSheet(opened.table, book.accounts);
    const draft = { id: ctx.newId('yec'), year, documentNumber, reason };
    return {
      opened,
      problems,
      ...(decision ? { effect: effectOf(book, decision) } : {}),
      outcome: { created: decision ? 1 : 0, updated: 0, unchanged: 0, skipped: opened.table.skipped.length },
      subject: { type: 'fiscal_year', id: String(year) },
      payload: { documentNumber, reason, decision },
      writes: decision ? [planYearAsking(ctx, { ...draft, decision })] : [],
    };
  },
};

/** What the closing would do as things stand. */
function effectOf({ accounts, holds }: Awaited<ReturnType<typeof loadYearEnd>>, decision: YearDecision) {
  const ends = endings(accounts, decision);
  const returned = formatYuan(sumFen(ends.map((each) => each.returnedFen)));
  const carried = formatYuan(sumFen(ends.map((each) => each.carriedFen)));
  const carries = decision.holds === 'carry';
  return {
    zh: `${ends.length} 个账户有余额：收回 ${returned} 元，结转 ${carried} 元；${holds.length} 笔冻结${carries ? '随款结转' : '释放'}`,
    ko: `잔액 있는 계정 ${ends.length}개: 회수 ${returned}위안, 이월 ${carried}위안; 보류 ${holds.length}건 ${carries ? '이월' : '해제'}`,
    en: `${ends.length} accounts have money: ${returned} yuan return, ${carried} yuan are carried; ${holds.length} holds are ${carries ? 'carried' : 'freed'}`,
  };
}
