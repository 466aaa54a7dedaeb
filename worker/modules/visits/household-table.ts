import type { Table } from '../../core/table.ts';
import type { CityContext } from '../../platform/context.ts';
import type { Risk } from './rules/cadence.ts';
import type { exportHouseholds } from './store/reading.ts';

const words: Readonly<Record<Risk, string>> = { high: '高', medium: '中', low: '低', none: '无' };

/** Households as lists show them: no name, number, contact or address leaves in a file. */
export const householdTable = (
  { rows, names }: Awaited<ReturnType<typeof exportHouseholds>>,
  { city, today }: Pick<CityContext, 'city' | 'today'>,
): Table => ({
  title: `${city.name}民情台账`,
  note: `截至 ${today}；不含个人信息`,
  header: ['户号', '网格', '楼栋', '困难类别', '风险等级', '最近走访', '应走访日', '是否逾期'],
  widths: [12, 22, 18, 30, 10, 12, 12, 10],
  rows: rows.map((row) => [
    row.number,
    row.gridName,
    row.place,
    row.kinds.map((code) => names.get(code) ?? code).join('、'),
    words[row.risk],
    row.lastVisitDay ?? '',
    row.dueDay ?? '',
    row.late ? '逾期' : '',
  ]),
});
