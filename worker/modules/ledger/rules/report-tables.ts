import type { Table, TableCell } from '../../../core/table.ts';
import type { Before, Execution, ExecutionRow } from './execution.ts';

const yuan = (amount: number): TableCell => ({ fen: amount });
const unitNote = '单位：元';

/** `2026-06-30 23:59` in China of an instant; China has kept one time without change since 1991. */
const chinaMinute = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** Up to which day and to which record a report counts, as its note says it; empty for all. */
export function asOfNote({ asOfDay, recordedUntil }: Pick<TrialReport, 'asOfDay' | 'recordedUntil'>): string {
  const known = recordedUntil === null ? '' : chinaMinute(recordedUntil);
  return `${asOfDay === null ? '' : `　截至 ${asOfDay}`}${known === '' ? '' : `　入账截至 ${known}`}`;
}

export interface TrialReport {
  readonly year: number;
  readonly asOfDay: string | null;
  readonly recordedUntil: string | null;
  readonly rows: readonly {
    readonly code: string;
    readonly name: string;
    readonly unitName: string;
    readonly inFen: number;
    readonly outFen: number;
    readonly balanceFen: number;
  }[];
  readonly totals: { readonly inFen: number; readonly outFen: number; readonly balanceFen: number };
}

export function trialTable(report: TrialReport): Table {
  const { year, rows, totals } = report;
  return {
    title: `${year} 年度试算平衡表`,
    note: `${unitNote}${asOfNote(report)}`,
    header: ['账户编码', '账户', '单位', '收入', '付出', '余额'],
    widths: [12, 32, 24, 18, 18, 18],
    rows: [
      ...rows.map((row) => [row.code, row.name, row.unitName, yuan(row.inFen), yuan(row.outFen), yuan(row.balanceFen)]),
      ['合计', '', '', yuan(totals.inFen), yuan(totals.outFen), yuan(totals.balanceFen)],
    ],
  };
}

const groupTitle: Readonly<Record<string, string>> = {
  department: '部门',
  line: '预算指标',
  code: '功能科目',
  street: '街道',
  community: '社区',
  duty: '事项',
};

export function executionTable(report: {
  readonly year: number;
  readonly asOfDay: string | null;
  readonly recordedUntil: string | null;
  readonly beforeDay: string;
  readonly by: string;
  readonly rows: readonly (ExecutionRow & { readonly lastYear: Before | null })[];
  readonly totals: Execution & { readonly lastYear: Before | null };
}): Table {
  const group = groupTitle[report.by] ?? report.by;
  const cells = (row: Execution & { readonly lastYear: Before | null }) => [
    yuan(row.budgetFen),
    yuan(row.heldFen),
    yuan(row.settledFen),
    yuan(row.availableFen),
    row.rate ?? '',
    row.lastYear ? yuan(row.lastYear.settledFen) : '',
    row.lastYear?.rate ?? '',
  ];
  return {
    title: `${report.year} 年度预算执行情况（按${group}）`,
    note: `${unitNote}${asOfNote(report)}　上年同期截至 ${report.beforeDay}`,
    header: [group, '预算', '冻结', '已结算', '可用', '执行率', '上年同期已结算', '上年同期执行率'],
    widths: [40, 18, 18, 18, 18, 12, 18, 14],
    rows: [...report.rows.map((row) => [row.name, ...cells(row)]), ['合计', ...cells(report.totals)]],
  };
}

export function sheetTable(
  account: { readonly code: string; readonly name: string; readonly fiscalYear: number },
  rows: readonly {
    readonly effectiveDay: string;
    readonly voucher: string;
    readonly memo: string;
    readonly otherCode: string;
    readonly otherName: string;
    readonly inFen: number;
    readonly outFen: number;
    readonly balanceFen: number;
  }[],
): Table {
  return {
    title: `${account.fiscalYear} 年度明细账　${account.code} ${account.name}`,
    note: unitNote,
    header: ['日期', '凭证号', '摘要', '对方账户', '收入', '付出', '余额'],
    widths: [12, 14, 40, 32, 18, 18, 18],
    rows: rows.map((row) => [
      row.effectiveDay,
      row.voucher,
      row.memo,
      `${row.otherCode} ${row.otherName}`,
      yuan(row.inFen),
      yuan(row.outFen),
      yuan(row.balanceFen),
    ]),
  };
}

export function accountsTable(
  rows: readonly {
    readonly code: string;
    readonly name: string;
    readonly unitName: string;
    readonly functionCode: string | null;
    readonly budgetFen: number;
    readonly heldFen: number;
    readonly settledFen: number;
    readonly availableFen: number;
    readonly rate: string | null;
  }[],
): Table {
  return {
    title: '账户与预算指标',
    note: unitNote,
    header: ['编码', '名称', '单位', '功能科目', '预算', '冻结', '已结算', '可用', '执行率'],
    widths: [12, 32, 24, 14, 18, 18, 18, 18, 12],
    rows: rows.map((row) => [
      row.code,
      row.name,
      row.unitName,
      row.functionCode ?? '',
      yuan(row.budgetFen),
      yuan(row.heldFen),
      yuan(row.settledFen),
      yuan(row.availableFen),
      row.rate ?? '',
    ]),
  };
}
