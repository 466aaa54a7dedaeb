import type { Table } from '../../../core/table.ts';
import type { TransactionKind } from './posting.ts';

const kinds: Readonly<Record<TransactionKind, string>> = {
  appropriation: '下达预算',
  adjustment: '预算调剂',
  return: '收回',
  settlement: '结算',
  payroll: '薪酬',
  spending: '支出',
  refund: '退回',
  open_budget: '期初预算',
  open_balance: '期初余额',
  close_budget: '年终收回',
  close_balance: '年终清理',
};

/** Which vouchers a list holds, as its note says it: whoever reads the file does not see the screen it came from. */
export interface VoucherFilter {
  readonly year?: number | undefined;
  readonly kind?: TransactionKind | undefined;
  readonly q?: string | undefined;
}

/** The list of vouchers, each by its number, paper and who answers for it. */
export function vouchersTable(
  rows: readonly {
    readonly voucher: string;
    readonly effectiveDay: string;
    readonly kind: TransactionKind;
    readonly memo: string;
    readonly documentNumber: string | null;
    readonly amountFen: number;
    readonly transfers: number;
    readonly madeByName: string;
    readonly checkedByName: string | null;
    readonly reversesId: string | null;
    readonly reversedById: string | null;
    readonly forced: boolean;
  }[],
  { year, kind, q }: VoucherFilter,
): Table {
  const kept = [year === undefined ? null : `${year} 年度`, kind && kinds[kind], q ? `含“${q}”` : null];
  return {
    title: '凭证清单',
    note: ['单位：元', ...kept.filter(Boolean)].join('　'),
    header: ['凭证号', '记账日期', '类型', '摘要', '文号', '金额', '分录数', '冲销', '经办', '审核'],
    widths: [14, 12, 12, 40, 24, 18, 10, 12, 14, 14],
    rows: rows.map((row) => [
      row.voucher,
      row.effectiveDay,
      kinds[row.kind],
      row.memo,
      row.documentNumber ?? '',
      { fen: row.amountFen },
      String(row.transfers),
      row.reversedById ? '已冲销' : row.reversesId ? (row.forced ? '强制冲销' : '红字') : '',
      row.madeByName,
      row.checkedByName ?? '',
    ]),
  };
}
