import type { Table } from '../../core/table.ts';
import { dayOfInstant } from '../../core/day.ts';
import type { CityContext } from '../../platform/context.ts';
import type { WhistleKind } from './rules/policy.ts';
import type { WhistleState } from './rules/whistle.ts';
import type { exportWhistles } from './store/reading.ts';

const kinds: Readonly<Record<WhistleKind, string>> = {
  resident: '居民诉求',
  joint: '联合执法',
  emergency: '应急处置',
};
const states: Readonly<Record<WhistleState, string>> = {
  drafted: '待签发',
  returned: '已退回',
  out: '办理中',
  closed: '已办结',
  withdrawn: '已撤回',
};

/** The whistles as a sheet, in the words of the pages. */
export const whistleTable = (
  rows: Awaited<ReturnType<typeof exportWhistles>>,
  { city, today }: Pick<CityContext, 'city' | 'today'>,
): Table => ({
  title: `${city.name}吹哨报到`,
  note: `截至 ${today}`,
  header: ['编号', '类别', '事由', '地点', '街道', '状态', '起草日', '最近期限', '是否超期', '被叫单位', '已结束'],
  widths: [14, 12, 40, 24, 16, 10, 12, 12, 10, 10, 10],
  rows: rows.map((row) => [
    row.code,
    kinds[row.kind],
    row.title,
    row.place,
    row.streetName,
    states[row.state],
    row.draftedDay,
    row.nextDueAt === null ? '' : dayOfInstant(Date.parse(row.nextDueAt)),
    row.late ? '超期' : '',
    String(row.calls),
    String(row.ended),
  ]),
});
