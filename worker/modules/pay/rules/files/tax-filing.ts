import type { Day, Month } from '../../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../../core/fen.ts';
import type { Refusal } from '../../../../core/refusal.ts';
import type { Table, TableCell } from '../../../../core/table.ts';
import { deductedItems, type Deduction } from '../year-to-date.ts';
import type { FormColumn, PersonField, TaxFilingForm, WageField } from './filing-form.ts';
import { fileRefusals } from './refusals.ts';
import { namesOf } from './totals.ts';

/** One worker as the tax office hears of them. */
export interface FilingRow {
  readonly workerId: string;
  readonly name: string;
  readonly identity: string;
  readonly sex: 'male' | 'female';
  readonly birthDay: Day;
  readonly hiredOn: Day;
  readonly leftOn: Day | null;
  readonly mobile: string | null;
  readonly grossFen: Fen;
  readonly taxableFen: Fen;
  /** The worker's own contributions of the month, by code. */
  readonly linesFen: Readonly<Record<string, Fen>>;
  readonly contributedFen: Fen;
  /** Special additional deductions of the year so far, by item. */
  readonly specialFen: Readonly<Record<string, Fen>>;
}

/**
 * Income of the period: what is taxed, and what is paid without tax beside it. Housing fund above the tax-free limit is
 * taxed without being paid out, so that income may be more than gross pay.
 */
export const filedIncome = ({ grossFen, taxableFen }: Pick<FilingRow, 'grossFen' | 'taxableFen'>) => {
  const incomeFen = fen(Math.max(grossFen, taxableFen));
  return { incomeFen, exemptFen: sumFen([incomeFen, -taxableFen]) };
};

/** Each item from the year's first counted month to this one, as declared now: the client asks for the year's sum. */
export function specialToDate(deductions: readonly Deduction[], months: readonly Month[]): Record<string, Fen> {
  const sums: Record<string, Fen> = {};
  for (const month of new Set(months)) {
    for (const { item, monthlyFen } of deductedItems(deductions, month)) {
      sums[item] = sumFen([sums[item] ?? 0, monthlyFen]);
    }
  }
  return sums;
}

/** Whether the form has a column for everything that lowers somebody's tax: a missing one would raise it in silence. */
export function refuseUncovered(form: TaxFilingForm, rows: readonly FilingRow[]): Refusal | null {
  const covered = (field: WageField) =>
    form.wages.columns.filter((column) => column.field === field).map(({ code }) => code ?? '');
  const [lines, specials] = [covered('line'), covered('special')];
  const open = rows.filter(
    ({ linesFen, contributedFen, specialFen }) =>
      sumFen(lines.map((code) => linesFen[code] ?? 0)) !== contributedFen ||
      Object.keys(specialFen).some((item) => !specials.includes(item)),
  );
  if (open.length === 0) return null;
  return fileRefusals.refuse('file_form_incomplete', { count: open.length, names: namesOf(open) });
}

/** Both sheets, header first: the client reads nothing above it. */
export function taxFilingTables(form: TaxFilingForm, rows: readonly FilingRow[]): Table[] {
  return [
    tableOf(form.people.sheet, form.people.columns, rows, personCell),
    tableOf(form.wages.sheet, form.wages.columns, rows, wageCell),
  ];
}

function tableOf<F extends string>(
  title: string,
  columns: readonly FormColumn<F>[],
  rows: readonly FilingRow[],
  cell: (row: FilingRow, column: FormColumn<F>) => TableCell,
): Table {
  return {
    title,
    note: '',
    header: columns.map((column) => column.title),
    widths: columns.map(({ width }) => width),
    rows: rows.map((row) => columns.map((column) => cell(row, column))),
  };
}

function personCell(row: FilingRow, { field, text }: FormColumn<PersonField>): TableCell {
  switch (field) {
    case 'name':
      return row.name;
    case 'identity':
      return row.identity;
    case 'sex':
      return row.sex === 'male' ? '男' : '女';
    case 'birth_day':
      return row.birthDay;
    case 'status':
      return row.leftOn === null ? '正常' : '非正常';
    case 'hired_on':
      return row.hiredOn;
    case 'left_on':
      return row.leftOn ?? '';
    case 'mobile':
      return row.mobile ?? '';
    case 'text':
      return text ?? '';
  }
}

function wageCell(row: FilingRow, { field, text, code = '' }: FormColumn<WageField>): TableCell {
  switch (field) {
    case 'name':
      return row.name;
    case 'identity':
      return row.identity;
    case 'income':
      return { fen: filedIncome(row).incomeFen };
    case 'exempt':
      return { fen: filedIncome(row).exemptFen };
    case 'line':
      return { fen: row.linesFen[code] ?? 0 };
    case 'special':
      return { fen: row.specialFen[code] ?? 0 };
    case 'none':
      return { fen: 0 };
    case 'text':
      return text ?? '';
  }
}
