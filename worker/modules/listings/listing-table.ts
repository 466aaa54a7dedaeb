import type { Table } from '../../core/table.ts';
import type { CityContext } from '../../platform/context.ts';
import type { Light } from './rules/light.ts';
import type { ListingState } from './rules/listing.ts';
import type { Level, ListingKind } from './rules/policy.ts';
import type { exportListings } from './store/reading.ts';

const states: Readonly<Record<ListingState, string>> = {
  listed: '挂牌整改',
  asking: '待批延期',
  paused: '暂停',
  reported: '待核验',
  delisted: '已销号',
  revoked: '已撤牌',
};
const lights: Readonly<Record<Light, string>> = { green: '绿灯', yellow: '黄灯', red: '红灯', still: '暂停', off: '' };
const levels: Readonly<Record<Level, string>> = { ordinary: '一般', major: '重点', urgent: '紧急' };
const sources = { typed: '直接登记', case: '居民诉求', whistle: '吹哨报到', followup: '跟踪回访' } as const;

/** The plates as a sheet, in the words of the pages. */
export const listingTable = (
  rows: Awaited<ReturnType<typeof exportListings>>,
  kinds: readonly ListingKind[],
  { city, today }: Pick<CityContext, 'city' | 'today'>,
): Table => ({
  title: `${city.name}挂牌销号`,
  note: `截至 ${today}`,
  header: ['编号', '问题', '类别', '等级', '来源', '来源编号', '街道', '社区', '所在', '责任单位', '责任人', '状态', '灯号', '挂牌日', '首次期限', '现期限', '延期次数', '报结日', '销号日', '第几次挂牌'],
  widths: [14, 40, 12, 8, 12, 16, 14, 18, 20, 20, 10, 12, 8, 12, 12, 12, 10, 12, 12, 12],
  rows: rows.map((row) => [
    row.number,
    row.title,
    kinds.find(({ code }) => code === row.kind)?.zh ?? row.kind,
    levels[row.level],
    sources[row.source],
    row.sourceNumber ?? '',
    row.streetName ?? '',
    row.communityName ?? '',
    row.unitName,
    row.ownerUnitName,
    row.ownerName,
    states[row.state],
    lights[row.light],
    row.listedDay,
    row.firstDueDay,
    row.dueDay,
    String(row.extensions),
    row.reportedDay ?? '',
    row.delistedDay ?? '',
    String(row.round),
  ]),
}); // prettier-ignore
