import type { Month } from '../../core/day.ts';
import { fen, sumFen, type Fen } from '../../core/fen.ts';
import type { Table, TableCell } from '../../core/table.ts';
import { signatureNote } from './rules/files/pay-tables.ts';
import type { SheetLine } from './store/payslips.ts';

export interface SheetRow {
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
  readonly month: Month;
  readonly rows: readonly SheetRow[];
  readonly lines: readonly SheetLine[];
}

export const postNames: Readonly<Record<string, string>> = {
  head: '社区正职',
  deputy: '其他两委成员',
  staff: '普通工作人员',
};

interface Column {
  readonly title: string;
  readonly width: number;
  readonly money?: true;
  readonly value: (row: SheetRow, index: number) => string | Fen;
}

/** The sheet's columns: who, then each item that anybody has this month between gross and net, then the signature. */
function columnsOf({ rows, lines }: PaySheet): Column[] {
  const amounts = new Map<string, number>();
  const names = new Map<string, string>();
  for (const { payslipId, side, code, name, amountFen } of lines) {
    const key = `${payslipId} ${side} ${code}`;
    amounts.set(key, (amounts.get(key) ?? 0) + amountFen);
    names.set(`${side} ${code}`, name);
  }
  const item = ([key, title]: [string, string]): Column => ({
    title,
    width: 13,
    money: true,
    value: ({ id }) => fen(amounts.get(`${id} ${key}`) ?? 0),
  });
  const items = [...names].filter(([key]) => key.startsWith('earning')).map(item);
  const deductions = [...names].filter(([key]) => key.startsWith('deduction')).map(item);
  const width = rows.reduce((widest, { name }) => Math.max(widest, name.length * 2), 10);
  return [
    { title: '序号', width: 6, value: (_, index) => String(index + 1) },
    { title: '姓名', width, value: ({ name }) => name },
    { title: '街道', width: 14, value: ({ streetName }) => streetName ?? '' },
    { title: '单位', width: 16, value: ({ unitName }) => unitName },
    { title: '岗位', width: 14, value: ({ postType }) => postNames[postType] ?? postType },
    { title: '等级', width: 6, value: ({ level }) => String(level) },
    ...items,
    { title: '应发合计', width: 14, money: true, value: ({ grossFen }) => fen(grossFen) },
    ...deductions,
    { title: '实发合计', width: 14, money: true, value: ({ netFen }) => fen(netFen) },
    { title: '签字', width: 12, value: () => '' },
  ];
}

/** The pay sheet of a month: one row a worker, each item a column, totals below, a place for each signature. */
export function paySheetTable(sheet: PaySheet, cityName: string): Table {
  const columns = columnsOf(sheet);
  const sums = columns.map(() => 0);
  const rows = sheet.rows.map((row, index) =>
    columns.map(({ value }, position): TableCell => {
      const cell = value(row, index);
      if (typeof cell === 'string') return cell;
      sums[position] = (sums[position] ?? 0) + cell;
      return { fen: cell };
    }),
  );
  const total = columns.map((column, position): TableCell => {
    if (position === 1) return '合计';
    return column.money ? { fen: sums[position] ?? 0 } : '';
  });
  return {
    title: `${sheet.month} 社工薪酬发放表`,
    note: signatureNote(cityName, sumFen(sheet.rows.map(({ netFen }) => netFen))),
    header: columns.map(({ title }) => title),
    widths: columns.map(({ width }) => width),
    rows: [...rows, total],
  };
}
