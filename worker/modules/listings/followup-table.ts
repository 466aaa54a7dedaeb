import type { Table } from '../../core/table.ts';
import type { CityContext } from '../../platform/context.ts';
import type { FollowupState } from './rules/followup.ts';
import type { Mark, SubjectKind } from './rules/followup-policy.ts';
import type { readAgreement } from './store/agreement.ts';
import type { exportDraw } from './store/draws.ts';
import type { exportFollowups } from './store/followup-reading.ts';

type Place = Pick<CityContext, 'city' | 'today'>;

const kinds: Readonly<Record<SubjectKind, string>> = {
  case: '居民诉求',
  whistle: '吹哨报到',
  listing: '挂牌销号',
  duty: '事项结算',
};
const states: Readonly<Record<FollowupState, string>> = {
  drawn: '待派人',
  assigned: '待回访',
  agreed: '一致',
  differs: '不一致',
  missed: '未访到',
};
const reasons: Readonly<Record<'random' | Mark, string>> = {
  random: '随机抽取',
  partly: '评价为部分解决',
  unrated: '未评价',
  reopened: '曾重新办理',
  returned: '曾退回重办',
  relisted: '曾重新挂牌',
  extended: '曾延期',
  unheard: '无居民意见',
  reduced: '审定工作量少于上报',
  late: '曾超期',
};
const effects = { reopened: '重新办理', relisted: '重新挂牌', open_already: '已在办理', none: '' } as const;

/** The follow-ups as a sheet, in the words of the pages. */
export const followupTable = (
  rows: Awaited<ReturnType<typeof exportFollowups>>,
  { city, today }: Place,
): Table => ({
  title: `${city.name}跟踪回访`,
  note: `截至 ${today}`,
  header: ['编号', '类别', '原编号', '事由', '所在', '被回访单位', '办结日', '抽取原因', '状态', '回访人', '方式', '期限', '回访日', '处理'],
  widths: [16, 12, 16, 40, 20, 20, 12, 16, 10, 12, 8, 12, 12, 12],
  rows: rows.map((row) => [
    row.number,
    kinds[row.kind],
    row.subjectNumber,
    row.title,
    row.unitName,
    row.targetUnitName,
    row.closedDay,
    reasons[row.why],
    states[row.state],
    row.visitorName ?? '',
    row.how === null ? '' : row.how === 'onsite' ? '现场' : '电话',
    row.dueDay,
    row.foundDay ?? '',
    row.effect === null ? '' : effects[row.effect],
  ]),
}); // prettier-ignore

/** Agreement between claim and finding by unit. */
export const agreementTable = (
  { items }: Awaited<ReturnType<typeof readAgreement>>,
  { city, today }: Place,
): Table => ({
  title: `${city.name}回访一致率`,
  note: `截至 ${today}；一致率为一致数占一致与不一致之和的百分比`,
  header: ['单位', '一致', '不一致', '未访到', '待回访', '一致率（%）'],
  widths: [28, 10, 10, 10, 10, 14],
  rows: items.map((row) => [
    row.unitName,
    String(row.agreed),
    String(row.differs),
    String(row.missed),
    String(row.open),
    row.rate ?? '',
  ]),
});

/** Every candidate of a draw with its rank, in the order of the draw. */
export const drawTable = (
  rows: NonNullable<Awaited<ReturnType<typeof exportDraw>>>,
  { city, today }: Place,
): Table => ({
  title: `${city.name}回访抽取核对`,
  note: `截至 ${today}；名次为 SHA-256(种子:类别:标识:轮次)，由小到大`,
  header: ['类别', '标识', '轮次', '名次', '必访情形', '抽中'],
  widths: [12, 34, 8, 68, 24, 16],
  rows: rows.map((row) => [
    row.kind,
    row.id,
    String(row.round),
    row.rank,
    row.marks.map((mark) => reasons[mark]).join('、'),
    row.why === null ? '' : reasons[row.why],
  ]),
});
