import { ratio, roundTo } from '../../core/ratio.ts';
import type { Table } from '../../core/table.ts';
import type { CityContext } from '../../platform/context.ts';
import { exportCheckIns } from './store/check-ins.ts';
import { exportLines } from './store/line-pages.ts';
import { exportMembers } from './store/members.ts';
import { exportResults, type ResultFilter } from './store/results.ts';
import { policyOf, policyOn, type PolicyRow } from './store/policy.ts';
import type { Named } from './rules/policy.ts';

const word = (list: readonly Named[], code: string): string => list.find((entry) => entry.code === code)?.zh ?? code;
const minutesOfHour = 60;
const hours = (minutes: number): string => roundTo(ratio(minutes, minutesOfHour), 2);
const states = {
  open: '未开始',
  underway: '进行中',
  done: '待确认',
  confirmed: '已确认',
  cancelled: '已取消',
} as const;
const checkInStates = { told: '待确认', confirmed: '已确认', refused: '未予确认' } as const;

const policyNow = async (ctx: CityContext) => policyOf(await ctx.db.all<PolicyRow>(policyOn(ctx.today)));

/** The member organisations as a sheet; no telephone number leaves in it. */
export async function memberTable(ctx: CityContext, filter: Parameters<typeof exportMembers>[1]): Promise<Table> {
  const [rows, { kinds }] = await Promise.all([exportMembers(ctx, filter), policyNow(ctx)]);
  return {
    title: `${ctx.city.name}区域化党建共建单位`,
    note: `截至 ${ctx.today}；不含联系电话`,
    header: ['单位名称', '统一社会信用代码', '类别', '街道', '所在单位', '地址', '党员人数', '联系人', '加入日', '退出日', '未了结事项'],
    widths: [28, 22, 12, 14, 18, 30, 10, 12, 12, 12, 12],
    rows: rows.map((row) => [
      row.name, row.creditCode, word(kinds, row.kind), row.streetName ?? '', row.unitName, row.address ?? '',
      String(row.partyMembers), row.contactName, row.joinedDay, row.leftDay ?? '', String(row.openLines),
    ]),
  }; // prettier-ignore
}

/** Lines of the four lists as a sheet, in the city's own words. */
export async function lineTable(ctx: CityContext, filter: Parameters<typeof exportLines>[1]): Promise<Table> {
  const { rows, policy } = await exportLines(ctx, filter);
  return {
    title: `${ctx.city.name}区域化党建清单`,
    note: `截至 ${ctx.today}`,
    header: ['清单', '事项名称', '类别', '街道', '面向单位', '承诺单位', '承诺（小时）', '承诺（元）', '完成（小时）', '完成（元）', '开始日', '期限', '办结日', '状态', '是否逾期'],
    widths: [12, 30, 14, 14, 18, 28, 12, 14, 12, 14, 12, 12, 12, 10, 10],
    rows: rows.map((row) => [
      policy.lists[row.list].zh, row.title, word(policy.themes, row.theme), row.streetName ?? '', row.unitName,
      row.organisationName ?? '', hours(row.promisedMinutes), { fen: row.promisedFen }, hours(row.deliveredMinutes),
      { fen: row.deliveredFen }, row.fromDay, row.dueDay, row.doneDay ?? '', states[row.state], row.late ? '逾期' : '',
    ]),
  }; // prettier-ignore
}

export async function checkInTable(ctx: CityContext, filter: Parameters<typeof exportCheckIns>[1]): Promise<Table> {
  const rows = await exportCheckIns(ctx, filter);
  return {
    title: `${ctx.city.name}在职党员报到`,
    note: `截至 ${ctx.today}；不含联系电话`,
    header: ['日期', '姓名', '单位', '街道', '社区', '服务内容', '时长（小时）', '状态', '确认人', '原因'],
    widths: [12, 12, 28, 14, 18, 36, 12, 10, 12, 24],
    rows: rows.map((row) => [
      row.day, row.memberName, row.organisationName, row.streetName ?? '', row.communityName, row.service,
      hours(row.minutes), checkInStates[row.state], row.decidedByName ?? '', row.reason ?? '',
    ]),
  }; // prettier-ignore
}

/** The year's result by organisation as a sheet. */
export async function resultTable(ctx: CityContext, filter: ResultFilter): Promise<Table> {
  const [rows, { kinds }] = await Promise.all([exportResults(ctx, filter), policyNow(ctx)]);
  return {
    title: `${ctx.city.name}${filter.year}年区域化党建成效`,
    note: `截至 ${ctx.today}；事项按期限所在年度，报到按已确认的日期`,
    header: ['单位名称', '类别', '所在单位', '承诺（小时）', '完成（小时）', '承诺（元）', '完成（元）', '关联凭证（元）', '事项数', '逾期', '报到次数', '报到（小时）', '报到党员'],
    widths: [28, 12, 18, 12, 12, 14, 14, 14, 10, 8, 10, 12, 10],
    rows: rows.map((row) => [
      row.name, word(kinds, row.kind), row.unitName, hours(row.promisedMinutes), hours(row.deliveredMinutes),
      { fen: row.promisedFen }, { fen: row.deliveredFen }, { fen: row.paidFen }, String(row.lines), String(row.late),
      String(row.checkIns), hours(row.checkInMinutes), String(row.members),
    ]),
  }; // prettier-ignore
}
