import type { Table } from '../../core/table.ts';
import type { listSettlements } from './store/pages.ts';

type Settlement = Awaited<ReturnType<typeof listSettlements>>['items'][number];

const parts: Readonly<Record<Settlement['part'], string>> = { month: '', prepayment: '预付款', balance: '验收结余款' };
const states: Readonly<Record<Settlement['state'], string>> = {
  reported: '待审定',
  verified: '已审定',
  returned: '已退回',
};

/** Reported months and what came of them as a sheet, in the words of the page. */
export const settlementTable = (rows: readonly Settlement[], today: string): Table => ({
  title: '事项工作量与结算',
  note: `单位：元；截至 ${today}`,
  header: [
    '月份',
    '事项',
    '承接单位',
    '上报工作量',
    '审定工作量',
    '质量评分',
    '应付',
    '依据',
    '审定期限',
    '状态',
    '超期',
  ],
  widths: [16, 36, 18, 12, 12, 10, 18, 36, 12, 10, 8],
  rows: rows.map((row) => [
    `${row.month} ${parts[row.part]}`.trim(),
    row.dutyTitle,
    row.unitName,
    row.reportedVolume,
    row.verifiedVolume ?? '',
    row.score ?? '',
    row.dueFen === null ? '' : { fen: row.dueFen },
    row.evidence,
    row.verifyBy ?? '',
    states[row.state],
    row.late ? '超期' : '',
  ]),
});
