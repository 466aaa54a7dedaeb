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
  /** Housing fund above its tax-free limit: taxed without being paid out. */
  readonly fundExcessFen: Fen;
  /** A year-end bonus that is taxed alone: paid with gross pay, filed on a sheet of its own. */
  readonly bonusAloneFen: Fen;
  /** The worker's own contributions of the month, by code. */
  readonly linesFen: Readonly<Record<string, Fen>>;
  readonly contributedFen: Fen;
  /** Special additional deductions of the year so far, by item. */
  readonly specialFen: Readonly<Record<string, Fen>>;
  /** The earlier months that the payslip settles. */
  readonly backMonths: readonly Month[];
}

/** A figure below zero: the period takes none, the months it comes from are filed again (更正申报). */
export interface Correction {
  readonly what: 'income' | 'exempt' | 'line';
  /** Of a contribution. */
  readonly code: string;
  readonly fen: Fen;
}

/** Everything of one worker's month that cannot be filed as it stands. */
export function correctionsOf({
  incomeFen,
  exemptFen,
  linesFen,
}: ReturnType<typeof filedIncome> & Pick<FilingRow, 'linesFen'>): Correction[] {
  const lines = Object.entries(linesFen).map(([code, fen]) => ({ what: 'line' as const, code, fen }));
  return [
    { what: 'income' as const, code: '', fen: incomeFen },
    { what: 'exempt' as const, code: '', fen: exemptFen },
    ...lines,
  ].filter(({ fen }) => fen < 0);
}
const corrected = (row: FilingRow): Correction[] => correctionsOf({ ...filedIncome(row), linesFen: row.linesFen });

/**
 * Income of the period: what was paid, less a bonus that is taxed alone, and the housing fund above its limit, which is
 * taxed without being paid; exempt is what of it is not taxed.
 */
export function filedIncome({ grossFen, taxableFen, fundExcessFen, bonusAloneFen }: FiledIncome) {
  const incomeFen = sumFen([grossFen, -bonusAloneFen, fundExcessFen]);
  return { incomeFen, exemptFen: sumFen([incomeFen, -taxableFen]) };
}
type FiledIncome = Pick<FilingRow, 'grossFen' | 'taxableFen' | 'fundExcessFen' | 'bonusAloneFen'>;

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

/** Whether the items come to what the tax was computed on, worker by worker. */
export function refuseUncounted(rows: readonly FilingRow[], countedFen: readonly Fen[]): Refusal | null {
  for (const [index, { name, specialFen }] of rows.entries()) {
    const [expected, found] = [countedFen[index] ?? 0, sumFen(Object.values(specialFen))];
    if (expected !== found) return fileRefusals.refuse('file_totals_differ', { what: name, expected, found });
  }
  return null;
}

/** Whether the form has a column for everything that lowers somebody's tax: a missing one would raise it in silence. */
export function refuseUncovered(form: TaxFilingForm, rows: readonly FilingRow[]): Refusal | null {
  const covered = (field: WageField) =>
    form.wages.columns.filter((column) => column.field === field).map(({ code }) => code ?? '');
  const [lines, specials] = [covered('line'), covered('special')];
  const open = rows.filter(
    ({ linesFen, contributedFen, specialFen, bonusAloneFen }) =>
      (bonusAloneFen !== 0 && form.bonus === undefined) ||
      sumFen(lines.map((code) => linesFen[code] ?? 0)) !== contributedFen ||
      Object.keys(specialFen).some((item) => !specials.includes(item)),
  );
  if (open.length === 0) return null;
  return fileRefusals.refuse('file_form_incomplete', { count: open.length, names: namesOf(open) });
}

/**
 * The sheets, header first: the client reads nothing above it. That of the bonus only where there is one. Nothing below
 * zero stands in them: it is listed on a last sheet that is not imported, with the months that are to be filed again.
 */
export function taxFilingTables(form: TaxFilingForm, rows: readonly FilingRow[]): Table[] {
  const alone = rows.filter(({ bonusAloneFen }) => bonusAloneFen !== 0);
  return [
    tableOf(form.people.sheet, form.people.columns, rows, personCell),
    tableOf(
      form.wages.sheet,
      form.wages.columns,
      rows.filter((row) => filedIncome(row).incomeFen >= 0),
      wageCell,
    ),
    ...(form.bonus && alone.length > 0 ? [tableOf(form.bonus.sheet, form.bonus.columns, alone, wageCell)] : []),
    ...correctionTables(form, rows),
  ];
}

const correctionHeader = ['姓名', '证件号码', '项目', '本批金额', '正常申报填写', '须更正的差额', '所属月份', '办理'];

/** Who needs a filing of earlier months put right, figure by figure; no sheet where nobody does. */
function correctionTables(form: TaxFilingForm, rows: readonly FilingRow[]): Table[] {
  const titles = new Map(form.wages.columns.map(({ field, code, title }) => [`${field} ${code ?? ''}`, title]));
  const listed = rows.flatMap((row) =>
    corrected(row).map(({ what, code, fen }): TableCell[] => [
      row.name,
      row.identity,
      titles.get(`${what} ${code}`) ?? code,
      { fen },
      filedIncome(row).incomeFen < 0 ? '不申报本期' : '0.00',
      { fen },
      row.backMonths.join('、'),
      '对所属月份作更正申报；多缴税款由退税或汇算清缴处理',
    ]),
  );
  if (listed.length === 0) return [];
  return [
    {
      title: '更正申报提示（不导入）',
      note: '',
      header: correctionHeader,
      widths: [12, 22, 18, 14, 14, 14, 24, 46],
      rows: listed,
    },
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

/** The client takes no amount below zero. */
const filed = (amount: Fen): TableCell => ({ fen: Math.max(0, amount) });

function wageCell(row: FilingRow, { field, text, code = '' }: FormColumn<WageField>): TableCell {
  switch (field) {
    case 'name':
      return row.name;
    case 'identity':
      return row.identity;
    case 'income':
      return filed(filedIncome(row).incomeFen);
    case 'exempt':
      return filed(filedIncome(row).exemptFen);
    case 'bonus':
      return { fen: row.bonusAloneFen };
    case 'line':
      return filed(row.linesFen[code] ?? fen(0));
    case 'special':
      return { fen: row.specialFen[code] ?? 0 };
    case 'none':
      return { fen: 0 };
    case 'text':
      return text ?? '';
  }
}
