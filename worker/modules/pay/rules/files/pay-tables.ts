import type { Month } from '../../../../core/day.ts';
import { sumFen, type Fen } from '../../../../core/fen.ts';
import { rmbCapitals } from '../../../../core/rmb.ts';
import type { Table, TableCell } from '../../../../core/table.ts';

/** One contribution of one worker: what the city pays and what the worker pays. */
export interface Contribution {
  readonly code: string;
  readonly name: string;
  readonly employerFen: Fen;
  readonly employeeFen: Fen;
}

export interface InsuranceRow {
  readonly workerId: string;
  readonly name: string;
  readonly identity: string;
  readonly streetName: string | null;
  readonly unitName: string;
  /** The base that the month's contributions were computed on; null where there is none. */
  readonly baseFen: Fen | null;
  readonly contributions: readonly Contribution[];
}

const employerOf = ({ contributions }: InsuranceRow): Fen =>
  sumFen(contributions.map(({ employerFen }) => employerFen));
const employeeOf = ({ contributions }: InsuranceRow): Fen =>
  sumFen(contributions.map(({ employeeFen }) => employeeFen));
export const contributedOf = (row: InsuranceRow): Fen => sumFen([employerOf(row), employeeOf(row)]);

/** The month's contributions, a row a worker, two columns an item, sums below. */
export function insuranceTable(city: string, month: Month, rows: readonly InsuranceRow[]): Table {
  const items = new Map(
    rows.flatMap(({ contributions }) => contributions.map(({ code, name }) => [code, name] as const)),
  );
  const amount = (row: InsuranceRow, code: string, side: 'employerFen' | 'employeeFen') =>
    sumFen(row.contributions.filter((each) => each.code === code).map((each) => each[side]));
  const columns: [title: string, width: number, value: (row: InsuranceRow) => Fen][] = [
    ...[...items].flatMap(([code, name]): typeof columns => [
      [`${name}·单位`, 16, (row) => amount(row, code, 'employerFen')],
      [`${name}·个人`, 16, (row) => amount(row, code, 'employeeFen')],
    ]),
    ['单位合计', 14, employerOf],
    ['个人合计', 14, employeeOf],
    ['合计', 14, contributedOf],
  ];
  const body = rows.map((row, index): TableCell[] => [
    String(index + 1),
    row.name,
    row.identity,
    row.streetName ?? '',
    row.unitName,
    row.baseFen === null ? '' : { fen: row.baseFen },
    ...columns.map(([, , value]) => ({ fen: value(row) })),
  ]);
  const sums = columns.map(([, , value]) => ({ fen: sumFen(rows.map(value)) }));
  return {
    title: `${month} 五险一金缴费明细`,
    note: `${city} · ${rows.length} 人`,
    header: ['序号', '姓名', '证件号码', '街道', '单位', '缴费基数', ...columns.map(([title]) => title)],
    widths: [6, 12, 22, 14, 16, 13, ...columns.map(([, width]) => width)],
    rows: [...body, ['', '合计', '', '', '', '', ...sums]],
  };
}

/** One line of the pay summary: a street, a community or a post. */
export interface SummaryRow {
  readonly name: string;
  readonly workers: number;
  readonly grossFen: Fen;
  readonly insuranceFen: Fen;
  readonly housingFen: Fen;
  readonly taxFen: Fen;
  readonly netFen: Fen;
  readonly employerFen: Fen;
}
export interface SummaryItem {
  readonly side: 'earning' | 'deduction' | 'employer';
  readonly name: string;
  readonly workers: number;
  readonly amountFen: Fen;
}
export interface PaySummary {
  readonly streets: readonly SummaryRow[];
  readonly units: readonly SummaryRow[];
  readonly posts: readonly SummaryRow[];
  readonly items: readonly SummaryItem[];
}

const figures = ['grossFen', 'insuranceFen', 'housingFen', 'taxFen', 'netFen', 'employerFen'] as const;
const figureTitles = [
  '应发合计',
  '社会保险（个人）',
  '住房公积金（个人）',
  '个人所得税',
  '实发合计',
  '单位缴费',
  '人工成本',
];
const sides = { earning: '应发', deduction: '代扣', employer: '单位' } as const;

/** Four sheets that add up to one run: by street, by unit, by post, by item. */
export function summaryTables(city: string, month: Month, summary: PaySummary): Table[] {
  const note = `${city} · ${month} · 元`;
  const cells = (row: SummaryRow): TableCell[] => [
    row.name,
    String(row.workers),
    ...figures.map((key) => ({ fen: row[key] })),
    { fen: sumFen([row.grossFen, row.employerFen]) },
  ];
  const grouped = (title: string, first: string, rows: readonly SummaryRow[]): Table => ({
    title,
    note,
    header: [first, '人数', ...figureTitles],
    widths: [22, 8, ...figureTitles.map(() => 16)],
    rows: [...rows.map(cells), cells(totalRow(rows))],
  });
  return [
    grouped('按街道', '街道', summary.streets),
    grouped('按单位', '单位', summary.units),
    grouped('按岗位', '岗位', summary.posts),
    {
      title: '按项目',
      note,
      header: ['类别', '项目', '人数', '金额'],
      widths: [10, 26, 8, 18],
      rows: summary.items.map(({ side, name, workers, amountFen }) => [
        sides[side],
        name,
        String(workers),
        { fen: amountFen },
      ]),
    },
  ];
}

export const totalRow = (rows: readonly SummaryRow[]): SummaryRow => {
  const total = (key: (typeof figures)[number]) => sumFen(rows.map((row) => row[key]));
  return {
    name: '合计',
    workers: rows.reduce((sum, { workers }) => sum + workers, 0),
    grossFen: total('grossFen'),
    insuranceFen: total('insuranceFen'),
    housingFen: total('housingFen'),
    taxFen: total('taxFen'),
    netFen: total('netFen'),
    employerFen: total('employerFen'),
  };
};

/** Above a sheet that people sign: the sum in capitals, and three places for who made, checked and answers for it. */
export const signatureNote = (city: string, netFen: Fen): string =>
  `${city} · 实发合计（大写）：${rmbCapitals(netFen)} · 制表人：__________ 审核人：__________ 负责人：__________`;
