import type { Table } from '../../core/table.ts';
import type { CityContext } from '../../platform/context.ts';
import type { MatterKind, MatterState } from './rules/matter.ts';
import type { exportMatters } from './store/reading.ts';

const kinds: Readonly<Record<MatterKind, string>> = {
  consent: '选拔任用征得同意',
  planning: '规划参与',
  mobilisation: '综合管理调度',
  proposal: '重大决策和重大项目建议',
};
const states: Readonly<Record<MatterState, string>> = {
  asked: '征求中',
  agreed: '已同意',
  refused: '不同意',
  escalated: '提请市级裁定',
  appointed: '已任命',
  invited: '待参与',
  opined: '已提意见',
  lapsed: '逾期未答复',
  proceeded: '已按程序推进',
  called: '已调度',
  gathered: '已到场',
  concluded: '已办结',
  filed: '待答复',
  adopted: '已采纳',
  partly: '部分采纳',
  declined: '未采纳',
  raised: '已提请复议',
  settled: '维持未采纳',
  withdrawn: '已撤回',
};

/** The matters as a sheet, in the words of the pages. */
export const matterTable = (
  rows: Awaited<ReturnType<typeof exportMatters>>,
  { city, today }: Pick<CityContext, 'city' | 'today'>,
): Table => ({
  title: `${city.name}街道五权事项`,
  note: `截至 ${today}`,
  header: ['编号', '类别', '事项', '街道', '部门', '状态', '发起日', '期限', '是否超期'],
  widths: [12, 22, 40, 16, 20, 14, 12, 12, 10],
  rows: rows.map((row) => [
    row.code,
    kinds[row.kind],
    row.title,
    row.streetName,
    row.departmentName,
    states[row.state],
    row.openedDay,
    row.deadlineDay ?? '',
    row.late ? '超期' : '',
  ]),
});
