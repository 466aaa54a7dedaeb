import { compareMonth } from '../../../../core/day.ts';
import { blocks, problemsOf, warns, type Problem } from '../../../../core/import/problems.ts';
import { cellText, importColumn, type ImportColumn, type ImportRow } from '../../../../core/import/table.ts';
import { toHalfWidth, withoutSpaces } from '../../../../core/text.ts';
import { deductionItems, type DeclaredDeduction, type DeductionItem } from '../deduction-limits.ts';
import { taxRefusals } from '../tax-refusals.ts';
import { readMonth } from '../../../../core/import/month.ts';
import { readPositiveYuan } from '../../../../core/import/amount.ts';
import { rosterColumns } from './roster-person.ts';

export const deductionColumns: readonly ImportColumn[] = [
  ...rosterColumns,
  importColumn('item', ['扣除项目', '공제 항목', 'Item'], '项目 专项附加扣除项目 扣除类型', true),
  importColumn('amount', ['每月扣除金额', '월 공제액', 'Monthly amount'], '每月金额 扣除金额 金额 月扣除额', true),
  importColumn('fromMonth', ['起始月份', '시작 월', 'From month'], '开始月份 扣除起始月份 有效期起', true),
  importColumn('lastMonth', ['终止月份', '종료 월', 'Last month'], '结束月份 扣除终止月份 有效期止'),
  importColumn('share', ['扣除方式', '공제 방식', 'Share'], '分摊方式 扣除比例'),
  importColumn('note', ['备注', '비고', 'Note'], '说明'),
  importColumn('serial', ['序号', '번호', 'No.'], '编号'),
];

/** What the items are called in three languages; our own export writes them. */
export const itemNames: Readonly<Record<DeductionItem, readonly [string, string, string]>> = {
  children_education: ['子女教育', '자녀 교육', "Children's education"],
  infant_care: ['3岁以下婴幼儿照护', '3세 미만 영유아 돌봄', 'Care of children under three'],
  continuing_education: ['继续教育', '평생 교육', 'Continuing education'],
  housing_loan: ['住房贷款利息', '주택 대출 이자', 'Housing loan interest'],
  rent: ['住房租金', '주택 임차료', 'Rent'],
  elderly_support: ['赡养老人', '부모 부양', 'Support of the elderly'],
  private_pension: ['个人养老金', '개인연금', 'Private pension'],
};
/** What else people write for them. */
const otherNames: readonly (readonly [string, DeductionItem])[] = [
  ['三岁以下婴幼儿照护', 'infant_care'],
  ['婴幼儿照护', 'infant_care'],
  ['继续教育(学历)', 'continuing_education'],
  ['继续教育(职业资格)', 'continuing_education'],
  ['住房贷款', 'housing_loan'],
  ['房贷利息', 'housing_loan'],
  ['租金', 'rent'],
  ['房租', 'rent'],
];
const annualOnly = ['大病医疗', '중대 질병 의료', 'Serious illness'];

const plain = (text: string): string => withoutSpaces(toHalfWidth(text)).toLowerCase();
const itemByName: ReadonlyMap<string, DeductionItem> = new Map([
  ...deductionItems.flatMap((item) => [item, ...itemNames[item]].map((name) => [plain(name), item] as const)),
  ...otherNames.map(([name, item]) => [plain(name), item] as const),
]);
const isAnnual = (text: string): boolean => annualOnly.some((name) => plain(name) === plain(text));

const { table } = taxRefusals;
const limit = (code: Parameters<typeof taxRefusals.refuse>[0]) => {
  const { zh, ko, en } = table[code];
  return blocks(zh, ko, en);
};

export const deductionProblemOf = problemsOf({
  item_missing: blocks('未填写扣除项目', '공제 항목이 없습니다', 'The item is missing'),
  deduction_item_unknown: blocks(
    '没有专项附加扣除项目“{value}”',
    '공제 항목 "{value}"이(가) 없습니다',
    'There is no deduction “{value}”',
  ),
  deduction_annual_only: warns(
    '由本人在年度汇算时扣除，不在每月预扣中扣除，此行不写入',
    '본인이 연말 정산 때 공제하며 매월 원천징수에서는 공제하지 않으므로 이 행은 기록하지 않습니다',
    'Deducted in the annual return, never in withholding: this row is not taken in',
  ),
  amount_unreadable: blocks(
    '“{value}”不是金额，须为大于 0 且至多两位小数的元数',
    '"{value}"은(는) 금액이 아닙니다. 0보다 크고 소수점 둘째 자리까지의 위안으로 적으세요',
    '“{value}” is not an amount: yuan above 0 with at most two decimal places',
  ),
  month_unreadable: blocks(
    '“{value}”不是月份，请写成 2026-01',
    '"{value}"은(는) 월이 아닙니다. 2026-01처럼 적으세요',
    '“{value}” is not a month; write 2026-01',
  ),
  months_backwards: blocks('终止月份早于起始月份', '종료 월이 시작 월보다 이릅니다', 'It ends before it begins'),
  deduction_twice: blocks(
    '与第{related}行是同一人、同一项目、同一起始月份，请合并为一行',
    '{related}행과 사람, 항목, 시작 월이 같습니다. 한 행으로 합치세요',
    'The same person, item and first month as row {related}; make one row of them',
  ),
  deduction_changes: warns(
    '已登记每月 {standing} 元、至 {until}，确认后按本行更改',
    '월 {standing}위안, {until}까지로 등록되어 있습니다. 확인하면 이 행대로 바꿉니다',
    '{standing} yuan until {until} are recorded; confirmed, this row replaces them',
  ),
  deduction_ends_standing: warns(
    '自 {from} 起的同一项目（每月 {standing} 元）将在上月终止',
    '{from}부터의 같은 항목(월 {standing}위안)은 지난달로 끝납니다',
    'The same item standing from {from} ({standing} yuan) ends the month before',
  ),
  deduction_adds: warns(
    '自 {from} 起已登记同一项目每月 {standing} 元，两项将一并扣除，请确认',
    '{from}부터 같은 항목 월 {standing}위안이 등록되어 있으며 둘 다 공제합니다. 확인하세요',
    'The same item stands from {from} with {standing} yuan and both will count; please confirm',
  ),
  deduction_large: warns(
    '每月金额超过 {most} 元，请确认',
    '월 금액이 {most}위안을 넘습니다. 확인하세요',
    'More than {most} yuan a month; please confirm',
  ),
  special_deduction_not_in_force: limit('special_deduction_not_in_force'),
  special_deduction_over_limit: limit('special_deduction_over_limit'),
  special_deduction_not_permitted: limit('special_deduction_not_permitted'),
  special_deduction_too_long: limit('special_deduction_too_long'),
  special_deduction_excluded: limit('special_deduction_excluded'),
  special_deduction_overlaps: limit('special_deduction_overlaps'),
  special_deduction_year_over: limit('special_deduction_year_over'),
});

/** The item, amount and months of a row, or what is wrong with them. Null without a problem is a row not taken in. */
export function readDeduction(row: ImportRow): { read: DeclaredDeduction | null; problems: Problem[] } {
  const text = (column: string) => cellText(row.cells, column);
  const problems: Problem[] = [];
  const wrong = (column: string, code: Parameters<typeof deductionProblemOf>[2], value: string | null) =>
    problems.push(deductionProblemOf(row.row, column, code, value));
  const [itemText, amountText, fromText, lastText] = [
    text('item'),
    text('amount'),
    text('fromMonth'),
    text('lastMonth'),
  ];
  if (itemText !== null && isAnnual(itemText)) {
    return { read: null, problems: [deductionProblemOf(row.row, 'item', 'deduction_annual_only', itemText)] };
  }
  const item = itemText === null ? undefined : itemByName.get(plain(itemText));
  if (itemText === null) wrong('item', 'item_missing', null);
  else if (!item) wrong('item', 'deduction_item_unknown', itemText);
  const monthlyFen = amountText === null ? null : readPositiveYuan(amountText);
  if (monthlyFen === null) wrong('amount', 'amount_unreadable', amountText);
  const fromMonth = fromText === null ? null : readMonth(fromText);
  if (fromMonth === null) wrong('fromMonth', 'month_unreadable', fromText);
  const lastMonth = lastText === null ? null : readMonth(lastText);
  if (lastText !== null && lastMonth === null) wrong('lastMonth', 'month_unreadable', lastText);
  if (fromMonth && lastMonth && compareMonth(lastMonth, fromMonth) < 0)
    wrong('lastMonth', 'months_backwards', lastText);
  if (problems.length > 0 || !item || monthlyFen === null || fromMonth === null) return { read: null, problems };
  return { read: { item, fromMonth, lastMonth, monthlyFen }, problems };
}
