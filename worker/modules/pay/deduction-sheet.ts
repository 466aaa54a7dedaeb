import { fen } from '../../core/fen.ts';
import type { Table } from '../../core/table.ts';
import type { Locale } from '../../platform/context.ts';
import { itemNames } from './rules/import/deduction-rows.ts';
import type { DeductionRow } from './store/facts.ts';

const words = {
  'zh-CN': {
    title: '专项附加扣除',
    header: ['人员编号', '姓名', '单位', '扣除项目', '每月扣除金额', '起始月份', '终止月份'],
  },
  'ko-KR': {
    title: '특별 부가 공제',
    header: ['인원 번호', '성명', '단위', '공제 항목', '월 공제액', '시작 월', '종료 월'],
  },
  en: {
    title: 'Special deductions',
    header: ['Worker id', 'Name', 'Unit', 'Item', 'Monthly amount', 'From month', 'Last month'],
  },
} as const;
const language = { 'zh-CN': 0, 'ko-KR': 1, en: 2 } as const;

/** Standing deductions as a sheet that the import takes back. */
export function deductionTable(rows: readonly DeductionRow[], locale: Locale): Table {
  const { title, header } = words[locale];
  return {
    title,
    note: '',
    header,
    widths: [34, 12, 22, 22, 14, 12, 12],
    rows: rows.map(({ workerId, workerName, unitName, item, monthlyFen, fromMonth, lastMonth }) => [
      workerId,
      workerName,
      unitName ?? '',
      itemNames[item][language[locale]],
      { fen: fen(monthlyFen) },
      fromMonth,
      lastMonth ?? '',
    ]),
  };
}
