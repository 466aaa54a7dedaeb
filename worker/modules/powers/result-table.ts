import { yearOf } from '../../core/day.ts';
import type { Table } from '../../core/table.ts';
import type { CityContext } from '../../platform/context.ts';
import type { listBranchResults } from './store/results.ts';

const states = { proposed: '待确定', final: '已确定' } as const;

/** The year of every branch and its head as a sheet, a row for each branch. */
export const branchResultTable = (
  rows: Awaited<ReturnType<typeof listBranchResults>>,
  { city, today }: Pick<CityContext, 'city' | 'today'>,
  year = yearOf(today),
): Table => ({
  title: `${city.name} ${year} 年基层站所及负责人考核结果`,
  note: `截至 ${today}`,
  header: [
    '部门',
    '站所',
    '街道评分',
    '部门评分',
    '街道评分均值',
    '站所结果',
    '负责人',
    '部门对负责人评分',
    '街道对负责人评分均值',
    '负责人结果',
    '状态',
  ],
  widths: [20, 22, 32, 10, 14, 10, 14, 18, 20, 12, 10],
  rows: rows.map((row) => [
    row.departmentName,
    row.branchName,
    row.scores.map(({ streetName, score }) => `${streetName} ${score ?? '未评'}`).join('、'),
    row.own ?? '',
    row.streets ?? '',
    row.total ?? '',
    row.headName ?? '',
    row.headOwn ?? '',
    row.headStreets ?? '',
    row.headTotal ?? '',
    row.state ? states[row.state] : '未拟定',
  ]),
});
