import type { Table } from '../../core/table.ts';
import type { CityContext } from '../../platform/context.ts';
import type { CaseState, Result } from './rules/case.ts';
import type { Category } from './rules/policy.ts';
import type { exportCases } from './store/reading.ts';

const states: Readonly<Record<CaseState, string>> = {
  raised: '已提事',
  deliberated: '已议事',
  decided: '已定事',
  handling: '办理中',
  handled: '待评价',
  reopened: '重新办理',
  closed: '已办结',
  duplicate: '重复件',
  referred: '已转责任单位',
  withdrawn: '居民撤回',
};
const ratings: Readonly<Record<Result, string>> = { solved: '已解决', partly: '部分解决', unsolved: '未解决' };
const channels: Readonly<Record<string, string>> = { link: '扫码', doorstep: '入户', phone: '电话' };

/** The requests as a sheet, in the words of the pages; no person stands in it. */
export const caseTable = (
  rows: Awaited<ReturnType<typeof exportCases>>,
  categories: readonly Category[],
  { city, today }: Pick<CityContext, 'city' | 'today'>,
): Table => ({
  title: `${city.name}居民诉求`,
  note: `截至 ${today}`,
  header: ['编号', '诉求', '类别', '紧急', '来源', '街道', '社区', '地点', '状态', '牵头单位', '提出日', '总期限', '本环节期限', '办理日', '评价', '是否超期'],
  widths: [16, 40, 12, 8, 8, 14, 18, 22, 12, 20, 12, 12, 12, 12, 10, 10],
  rows: rows.map((row) => [
    row.number,
    row.title,
    categories.find(({ code }) => code === row.category)?.zh ?? row.category,
    row.urgency === 'urgent' ? '紧急' : '',
    channels[row.channel] ?? row.channel,
    row.streetName ?? '',
    row.communityName ?? '',
    row.unitName,
    states[row.state],
    row.leadName ?? '',
    row.openedDay,
    row.dueDay,
    row.deadlineDay ?? '',
    row.handledDay ?? '',
    row.rating ? ratings[row.rating] : '',
    row.late ? '超期' : '',
  ]),
}); // prettier-ignore
