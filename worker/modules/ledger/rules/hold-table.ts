import { daysBetween, day } from '../../../core/day.ts';
import type { Table } from '../../../core/table.ts';

const states = { open: '冻结中', settled: '已结算', voided: '已释放', expired: '已逾期释放' } as const;

/** Holds as a list that can be filled in and brought back: the last columns are those of the sheet that ends them. */
export function holdsTable(
  rows: readonly {
    readonly id: string;
    readonly accountCode: string;
    readonly accountName: string;
    readonly payeeUnitName: string | null;
    readonly purpose: string;
    readonly documentNumber: string | null;
    readonly amountFen: number;
    readonly settledFen: number;
    readonly state: keyof typeof states;
    readonly openedDay: string;
    readonly deadlineDay: string | null;
    readonly overdue: boolean;
  }[],
  today: string,
): Table {
  return {
    title: '冻结清单',
    note: `单位：元　截至 ${today}`,
    header: [
      '冻结编号',
      '冻结账户',
      '承接单位',
      '事由',
      '文号',
      '冻结额',
      '已结算',
      '状态',
      '冻结日期',
      '已冻结天数',
      '期限',
      '逾期',
      '处理',
      '收款账户编码',
      '结算金额',
      '其余',
      '摘要',
    ],
    widths: [32, 32, 20, 32, 20, 16, 16, 12, 12, 12, 12, 8, 10, 16, 16, 12, 24],
    rows: rows.map((hold) => [
      hold.id,
      `${hold.accountCode} ${hold.accountName}`,
      hold.payeeUnitName ?? '',
      hold.purpose,
      hold.documentNumber ?? '',
      { fen: hold.amountFen },
      { fen: hold.settledFen },
      states[hold.state],
      hold.openedDay,
      hold.state === 'open' ? String(daysBetween(day(hold.openedDay), day(today))) : '',
      hold.deadlineDay ?? '',
      hold.overdue ? '是' : '',
      '',
      '',
      '',
      '',
      '',
    ]),
  };
}
