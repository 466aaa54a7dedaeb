import type { Fen } from '../../../core/fen.ts';
import type { Table, TableCell } from '../../../core/table.ts';
import type { TrancheRow, TrancheSums } from './tranche-report.ts';

interface TrancheHeadline {
  readonly sourceCode: string;
  readonly sourceName: string;
  readonly voucher: string | null;
  readonly effectiveDay: string | null;
  readonly documentNumber: string | null;
}

const yuan = (amount: number): TableCell => ({ fen: amount });
const none = ['', '', ''] as const;

/** Each place with its figures, under it the vouchers and holds that make them up; the last column adds up to what was given. */
export function trancheTable(
  head: TrancheHeadline & {
    readonly sums: TrancheSums;
    readonly rows: readonly (Omit<TrancheRow, 'moves'> & {
      readonly moves: readonly {
        readonly voucher: string;
        readonly effectiveDay: string;
        readonly memo: string;
        readonly amountFen: Fen;
      }[];
    })[];
  },
): Table {
  const parts = [head.voucher, head.effectiveDay, head.documentNumber].filter((part) => part !== null);
  const source = `${head.sourceCode} ${head.sourceName}`;
  return {
    title: `一元钱的去向　${source}${head.voucher ? `　${head.voucher}` : ''}`,
    note: `单位：元　${parts.join('　')}　往来为正者到达、为负者退回；冻结按动用次序归属`,
    header: ['层级', '去向', '单位', '凭证号', '日期', '摘要', '往来', '净额', '其中冻结', '在此'],
    widths: [6, 36, 24, 14, 12, 36, 18, 18, 18, 18],
    rows: [
      ['0', source, '', ...none, '', yuan(head.sums.givenFen), '', yuan(head.sums.returnedFen)],
      ...head.rows.flatMap((row) => [
        [
          String(row.depth),
          `${'　'.repeat(row.depth)}${row.code} ${row.name}`,
          row.unitName,
          ...none,
          '',
          yuan(row.netFen),
          yuan(row.heldFen),
          yuan(row.hereFen),
        ],
        ...row.moves.map((move) => [
          '',
          '',
          '',
          move.voucher,
          move.effectiveDay,
          move.memo,
          yuan(move.amountFen),
          '',
          '',
          '',
        ]),
        ...row.holds.map((hold) => [
          '',
          '',
          hold.payeeUnitName ?? '',
          '冻结',
          '',
          hold.purpose,
          '',
          '',
          yuan(hold.amountFen),
          '',
        ]),
      ]),
      ['合计', '', '', ...none, '', '', yuan(head.sums.heldFen), yuan(head.sums.givenFen)],
    ],
  };
}

/** Of which sources and tranches the yuan of a voucher came. */
export function originsTable(report: {
  readonly voucher: string;
  readonly memo: string;
  readonly totalFen: Fen;
  readonly items: readonly {
    readonly sourceCode: string;
    readonly sourceName: string;
    readonly trancheVoucher: string | null;
    readonly trancheDay: string | null;
    readonly documentNumber: string | null;
    readonly accountCode: string;
    readonly accountName: string;
    readonly amountFen: Fen;
  }[];
}): Table {
  return {
    title: `资金来历　${report.voucher}`,
    note: `单位：元　${report.memo}`,
    header: ['来源编码', '资金来源', '下达凭证', '下达日期', '文号', '付出账户', '金额'],
    widths: [10, 28, 14, 12, 24, 36, 18],
    rows: [
      ...report.items.map((item) => [
        item.sourceCode,
        item.sourceName,
        item.trancheVoucher ?? '',
        item.trancheDay ?? '',
        item.documentNumber ?? '',
        `${item.accountCode} ${item.accountName}`,
        yuan(item.amountFen),
      ]),
      ['合计', '', '', '', '', '', yuan(report.totalFen)],
    ],
  };
}
