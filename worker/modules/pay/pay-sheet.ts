import { formatYuan, fen, sumFen } from '../../core/fen.ts';
import { writeCsv, writeSheet, type WriteCell } from '../../platform/sheet/index.ts';
import type { SheetLine } from './store/payslips.ts';

interface SheetRow {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly postType: string;
  readonly level: number;
  readonly grossFen: number;
  readonly netFen: number;
}

export interface PaySheet {
  readonly month: string;
  readonly rows: readonly SheetRow[];
  readonly lines: readonly SheetLine[];
}

const postNames: Readonly<Record<string, string>> = { head: '社区正职', deputy: '其他两委成员', staff: '普通工作人员' };

interface Column {
  readonly title: string;
  readonly width: number;
  readonly value: (row: SheetRow, index: number) => string | number | null;
  readonly money?: true;
}

/** The sheet's columns: who, then each item that anybody has this month between gross and net, then the signature. */
function columnsOf({ rows, lines }: PaySheet): Column[] {
  const amounts = new Map<string, number>();
  const names = new Map<string, string>();
  for (const { payslipId, side, code, name, amountFen } of lines) {
    amounts.set(`${payslipId} ${side} ${code}`, amountFen);
    names.set(`${side} ${code}`, name);
  }
  const item = ([key, title]: [string, string]): Column => ({
    title,
    width: 13,
    money: true,
    value: ({ id }) => amounts.get(`${id} ${key}`) ?? 0,
  });
  const items = [...names].filter(([key]) => key.startsWith('earning')).map(item);
  const deductions = [...names].filter(([key]) => key.startsWith('deduction')).map(item);
  const width = Math.max(10, ...rows.map(({ name }) => name.length * 2));
  return [
    { title: '序号', width: 6, value: (_, index) => index + 1 },
    { title: '姓名', width, value: ({ name }) => name },
    { title: '街道', width: 14, value: ({ streetName }) => streetName },
    { title: '单位', width: 16, value: ({ unitName }) => unitName },
    { title: '岗位', width: 14, value: ({ postType }) => postNames[postType] ?? postType },
    { title: '等级', width: 6, value: ({ level }) => level },
    ...items,
    { title: '应发合计', width: 14, money: true, value: ({ grossFen }) => grossFen },
    ...deductions,
    { title: '实发合计', width: 14, money: true, value: ({ netFen }) => netFen },
    { title: '签字', width: 12, value: () => null },
  ];
}

/** Yuan with two places: exact as text, and exact as a number because no amount comes near 2^53 fen. */
const yuanNumber = (amount: number): number => amount / 100;

function totalCell(column: Column, rows: readonly SheetRow[], position: number): string | number | null {
  if (!column.money) return position === 1 ? '合计' : null;
  return sumFen(rows.map((row, index) => Number(column.value(row, index))));
}

/** The pay sheet of a month as a workbook: title, header, one row a worker, totals. */
export function paySheetXlsx(sheet: PaySheet): Promise<Uint8Array> {
  const columns = columnsOf(sheet);
  const cell = (column: Column, value: string | number | null): WriteCell => ({
    value: column.money && typeof value === 'number' ? yuanNumber(value) : value,
  });
  const title: (WriteCell | null)[] = [
    { value: `${sheet.month} 社工薪酬发放表（元）`, tone: 'title', across: columns.length },
    ...columns.slice(1).map(() => null),
  ];
  return writeSheet({
    sheet: `${sheet.month} 薪酬发放表`,
    widths: columns.map(({ width }) => width),
    frozenRows: 2,
    rows: [
      title,
      columns.map(({ title: value }) => ({ value, tone: 'header' })),
      ...sheet.rows.map((row, index) => columns.map((column) => cell(column, column.value(row, index)))),
      columns.map((column, position) => cell(column, totalCell(column, sheet.rows, position))),
    ],
  });
}

/** The same sheet as CSV, without a title. */
export function paySheetCsv(sheet: PaySheet): string {
  const columns = columnsOf(sheet);
  const text = (column: Column, value: string | number | null) =>
    column.money && typeof value === 'number' ? formatYuan(fen(value)).replaceAll(',', '') : value;
  return writeCsv([
    columns.map(({ title }) => title),
    ...sheet.rows.map((row, index) => columns.map((column) => text(column, column.value(row, index)))),
    columns.map((column, position) => text(column, totalCell(column, sheet.rows, position))),
  ]);
}
