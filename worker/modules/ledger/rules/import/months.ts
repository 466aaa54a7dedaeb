import { yearOf, type Month } from '../../../../core/day.ts';
import { readMonth } from '../../../../core/import/month.ts';
import type { Problem } from '../../../../core/import/problems.ts';
import { importColumn, type ImportColumn, type ImportTable } from '../../../../core/import/table.ts';
import { compareText } from '../../../../core/text.ts';
import { decideClosing, decideReopening, type ClosingFacts, type MonthClosing } from '../month.ts';
import { refusedAt } from './problems.ts';
import { RowReader } from './row.ts';

/** The sheet of closings (月末结账): one row a month to close, or to ask open again. */
export const monthColumns: readonly ImportColumn[] = [
  importColumn('month', ['月份', '월', 'Month'], '会计月份 会计期间 期间', true, '2026-06'),
  importColumn('act', ['处理', '처리', 'Action'], '处理方式', true, '结账'),
  importColumn('documentNumber', ['文号', '문서번호', 'Document'], '依据文号', false, '财库〔2026〕3号'),
  importColumn('reason', ['原因', '사유', 'Reason'], '重新开账原因', false, '补记凭证'),
];

const acts = { close: ['结账', '마감', 'close'], reopen: ['重新开账', '재개', 'reopen'] } as const;

export interface MonthSheetFacts extends ClosingFacts {
  readonly fiscalYear: number;
  /** What stands of the closings of the year. */
  readonly closings: readonly MonthClosing[];
  /** The document of rows that name none of their own. */
  readonly documentNumber: string;
}

interface Closing {
  readonly row: number;
  readonly month: Month;
  readonly documentNumber: string;
}

export interface MonthReopening {
  readonly closing: MonthClosing;
  readonly reason: string;
}

export interface MonthSheet {
  readonly problems: readonly Problem[];
  readonly closings: readonly Closing[];
  readonly reopenings: readonly MonthReopening[];
}

/** What becomes of each month; months close in their order, whatever the order of the rows. */
export function decideMonthSheet(table: ImportTable, facts: MonthSheetFacts): MonthSheet {
  const seen = new Map<Month, number>();
  const read = table.rows.map((row) => {
    const reader = new RowReader(row);
    return { reader, ...readRow(reader, row.row, seen, facts) };
  });
  const asked = read.flatMap(({ reader, closing }) => (closing && !reader.blocked ? closing : []));
  const inOrder = asked.toSorted((a, b) => compareText(a.month, b.month));
  const refused = refusedClosings(inOrder, facts);
  const problems = [...read.flatMap(({ reader }) => reader.problems), ...refused];
  return {
    problems: problems.toSorted((a, b) => a.row - b.row),
    closings: inOrder.filter(({ row }) => refused.every((each) => each.row !== row)),
    reopenings: read.flatMap(({ reader, reopening }) => (reopening && !reader.blocked ? reopening : [])),
  };
}

/** Each is decided on what the one before leaves. */
function refusedClosings(closings: readonly Closing[], { years, posted, today, fiscalYear }: MonthSheetFacts) {
  const closed: string[] = years.flatMap(({ year, closedMonths }) =>
    year === fiscalYear && closedMonths ? closedMonths.split(',') : [],
  );
  return closings.flatMap(({ row, month }) => {
    const now = years.map((each) => (each.year === fiscalYear ? { ...each, closedMonths: closed.join(',') } : each));
    const refused = decideClosing({ years: now, posted, today }, month);
    if (refused) return refusedAt(row, refused);
    closed.push(month);
    return [];
  });
}

function readRow(
  reader: RowReader,
  row: number,
  seen: Map<Month, number>,
  { fiscalYear, closings, years, documentNumber }: MonthSheetFacts,
): { readonly closing?: Closing; readonly reopening?: MonthReopening } {
  const month = monthOf(reader, fiscalYear);
  const act = reader.choice('act', acts);
  const paper = reader.text('documentNumber', 100) ?? documentNumber;
  const reason = act === 'reopen' ? reader.required('reason', 500) : null;
  if (month === null || act === null) return {};
  const related = seen.get(month);
  if (related === undefined) seen.set(month, row);
  else reader.say('month', 'month_twice', null, { related });
  if (act === 'close') return { closing: { row, month, documentNumber: paper } };
  const closing = closings.find((each) => each.month === month);
  if (closing) reader.refuse(decideReopening(closing, years));
  else reader.say('month', 'month_not_closed', month);
  return closing && reason !== null ? { reopening: { closing, reason } } : {};
}

function monthOf(reader: RowReader, fiscalYear: number): Month | null {
  const text = reader.required('month', 50);
  if (text === null) return null;
  const month = readMonth(text);
  if (month === null) reader.say('month', 'month_unreadable', text);
  else if (yearOf(month) !== fiscalYear) reader.say('month', 'month_elsewhere', month, { year: fiscalYear });
  else return month;
  return null;
}
