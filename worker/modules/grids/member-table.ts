import type { Table } from '../../core/table.ts';
import type { CityContext } from '../../platform/context.ts';
import type { GridRole } from './rules/team.ts';
import type { exportMembers } from './store/reading.ts';

const roles: Readonly<Record<GridRole, string>> = {
  secretary: '网格书记',
  leader: '网格长',
  party_member: '责任党员',
  worker: '网格员',
  lane_head: '巷长',
  building_head: '楼长',
  stairway_head: '单元长',
};

/** Grid teams as a sheet; contacts of volunteers are not in it. */
export const memberTable = (
  rows: Awaited<ReturnType<typeof exportMembers>>,
  { city, today }: Pick<CityContext, 'city' | 'today'>,
): Table => ({
  title: `${city.name}网格队伍`,
  note: `截至 ${today}`,
  header: ['社区', '网格', '职务', '责任区', '姓名', '身份', '起始日', '终止日'],
  widths: [18, 22, 12, 18, 12, 10, 12, 12],
  rows: rows.map((row) => [
    row.communityName,
    row.gridName,
    roles[row.role],
    row.area,
    row.name,
    row.workerId === null ? '志愿者' : row.left ? '已离岗社工' : '社工',
    row.fromDay,
    row.untilDay ?? '',
  ]),
});
