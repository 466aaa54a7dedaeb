import type { Table } from '../../../core/table.ts';
import type { DrawOrder } from './chart.ts';
import type { Purposes } from './layers.ts';

const orders: Readonly<Record<DrawOrder, string>> = { oldest: '先进先出', proportional: '按比例' };

/** The sources of a year on paper: what each gave, what it may serve, where its money is. */
export function sourcesTable(report: {
  readonly year: number;
  readonly drawOrder: DrawOrder;
  readonly items: readonly {
    readonly code: string;
    readonly name: string;
    readonly receivedDay: string | null;
    readonly documentNumber: string | null;
    readonly purposes: (Purposes & { readonly departmentNames: readonly string[] }) | null;
    readonly givenFen: number;
    readonly lineFen: number;
    readonly dutyFen: number;
    readonly unitFen: number;
    readonly payrollFen: number;
    readonly spentFen: number;
  }[];
}): Table {
  return {
    title: `${report.year} 年度资金来源`,
    note: `单位：元　动用次序：${orders[report.drawOrder]}`,
    header: [
      '编码',
      '来源',
      '限定用途',
      '收到日期',
      '文号',
      '下达',
      '在指标',
      '在事项',
      '在单位',
      '应付薪酬',
      '已支出',
    ],
    widths: [10, 28, 40, 12, 24, 18, 18, 18, 18, 18, 18],
    rows: report.items.map((source) => [
      source.code,
      source.name,
      purposesText(source.purposes),
      source.receivedDay ?? '',
      source.documentNumber ?? '',
      ...[source.givenFen, source.lineFen, source.dutyFen, source.unitFen, source.payrollFen, source.spentFen].map(
        (amount) => ({ fen: amount }),
      ),
    ]),
  };
}

function purposesText(purposes: (Purposes & { readonly departmentNames: readonly string[] }) | null): string {
  if (purposes === null) return '不限';
  return [
    ['功能科目', purposes.functionCodes] as const,
    ['经济科目', purposes.economicCodes] as const,
    ['部门', purposes.departmentNames] as const,
  ]
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => `${name}：${list.join('、')}`)
    .join('；');
}
