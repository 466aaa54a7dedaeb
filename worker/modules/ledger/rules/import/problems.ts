import { blocks, problemsOf, warns, type Problem } from '../../../../core/import/problems.ts';
import type { Refusal } from '../../../../core/refusal.ts';

const table = {
  cell_missing: blocks('未填写', '비어 있습니다', 'This cell is empty'),
  text_too_long: blocks('内容超过 {most} 个字符', '{most}자를 넘습니다', 'Longer than {most} characters'),
  amount_unreadable: blocks(
    '“{value}”不是金额，须为大于零、至多两位小数的元数',
    '"{value}"은(는) 금액이 아닙니다. 0보다 크고 소수점 둘째 자리까지의 위안으로 적으세요',
    '“{value}” is not an amount: yuan above zero with at most two decimal places',
  ),
  day_unreadable: blocks(
    '“{value}”不是日期，须如 2026-06-30',
    '"{value}"은(는) 날짜가 아닙니다. 예: 2026-06-30',
    '“{value}” is not a day such as 2026-06-30',
  ),
  day_past: blocks('期限 {value} 已过', '기한 {value}이(가) 지났습니다', 'The deadline {value} is past'),
  choice_unknown: blocks(
    '“{value}”须为：{known}',
    '"{value}"은(는) 다음 가운데 하나여야 합니다: {known}',
    '“{value}” must be one of: {known}',
  ),
  account_unknown: blocks(
    '这一年没有账户“{value}”，请填账户编码',
    '이 연도에 "{value}" 계정이 없습니다. 계정 코드를 적으세요',
    'There is no account “{value}” in this year; give its code',
  ),
  account_ambiguous: blocks(
    '有几个账户都叫“{value}”，请填账户编码',
    '"{value}"(이)라는 계정이 여럿입니다. 계정 코드를 적으세요',
    'Several accounts are called “{value}”; give the code',
  ),
  account_unfit: blocks(
    '{value} 的类型不能用于此项业务',
    '{value}의 유형은 이 업무에 쓸 수 없습니다',
    '{value} is not of a kind that this takes',
  ),
  account_same: blocks(
    '付款与收款账户相同：{value}',
    '지급 계정과 수취 계정이 같습니다: {value}',
    'Payer and payee are one account: {value}',
  ),
  funds_short: blocks(
    '{account} 到这一行只剩 {left} 元可用，差 {short} 元',
    '{account}은(는) 이 행에서 {left}위안만 남아 {short}위안이 부족합니다',
    '{account} has only {left} yuan left at this row, {short} short',
  ),
  nothing_left: blocks('{value} 没有可用余额', '{value}에 쓸 수 있는 잔액이 없습니다', '{value} has nothing left'),
  row_twice: warns(
    '与第{related}行完全相同，确认后仍各记一笔',
    '{related}행과 똑같습니다. 확인하면 따로 기록합니다',
    'The same as row {related}; confirmed, both are entered',
  ),
  hold_standing: warns(
    '同一账户已有相同金额、用途的冻结，确认后再冻结一笔',
    '같은 계정에 금액과 용도가 같은 보류가 있습니다. 확인하면 하나 더 보류합니다',
    'A hold of this amount and purpose stands on the account; confirmed, another is opened',
  ),
  voucher_standing: warns(
    '同一天已有文号、摘要、金额都相同的凭证 {voucher}，确认后再记一张',
    '같은 날 문서번호, 적요, 금액이 같은 전표 {voucher}이(가) 있습니다. 확인하면 한 장 더 기록합니다',
    'Voucher {voucher} of the same day has this document, memo and amount; confirmed, another is posted',
  ),
  hold_unknown: blocks('没有这笔冻结：{value}', '"{value}" 보류가 없습니다', 'There is no hold {value}'),
  hold_twice: blocks('与第{related}行是同一笔冻结', '{related}행과 같은 보류입니다', 'The same hold as row {related}'),
  voucher_unknown: blocks(
    '这一年没有凭证“{value}”',
    '이 연도에 "{value}" 전표가 없습니다',
    'There is no voucher “{value}” in this year',
  ),
  voucher_twice: blocks(
    '与第{related}行是同一张凭证',
    '{related}행과 같은 전표입니다',
    'The same voucher as row {related}',
  ),
  refused: blocks('{says}', '{saysKo}', '{saysEn}'),
  opening_standing: warns(
    '{account} 已有余额 {standing} 元，确认后再加期初余额',
    '{account}에 이미 잔액 {standing}위안이 있습니다. 확인하면 기초 잔액을 더합니다',
    '{account} has {standing} yuan already; confirmed, the opening is added',
  ),
  unit_unknown: blocks('没有这个单位“{value}”', '"{value}" 단위가 없습니다', 'There is no unit “{value}”'),
  source_unknown: blocks(
    '这一年没有资金来源“{value}”',
    '이 연도에 "{value}" 재원이 없습니다',
    'There is no source “{value}” in this year',
  ),
  code_unreadable: blocks(
    '“{value}”不是科目编码，须为 3–7 位数字',
    '"{value}"은(는) 과목 코드가 아닙니다. 숫자 3~7자리로 적으세요',
    '“{value}” is not a code of 3 to 7 digits',
  ),
  code_unknown: blocks(
    '{year} 年分类中没有科目 {value}，请先登记科目',
    '{year}년 분류에 {value} 과목이 없습니다. 먼저 과목을 등록하세요',
    'The classification of {year} has no {value}; enter it first',
  ),
  code_twice: blocks('与第{related}行是同一科目', '{related}행과 같은 과목입니다', 'The same code as row {related}'),
  code_renamed: warns(
    '现有名称“{standing}”，确认后改为本表名称',
    '현재 이름은 "{standing}"입니다. 확인하면 이 표의 이름으로 바꿉니다',
    'It is called “{standing}” now; confirmed, it takes the name of this sheet',
  ),
  month_unreadable: blocks(
    '“{value}”不是月份，须如 2026-06',
    '"{value}"은(는) 월이 아닙니다. 예: 2026-06',
    '“{value}” is not a month such as 2026-06',
  ),
  month_elsewhere: blocks(
    '{value} 不在 {year} 年度',
    '{value}은(는) {year} 회계연도가 아닙니다',
    '{value} is not of the year {year}',
  ),
  month_twice: blocks('与第{related}行是同一月份', '{related}행과 같은 월입니다', 'The same month as row {related}'),
  month_not_closed: blocks(
    '{value} 没有结账，无须重新开账',
    '{value}은(는) 마감되지 않아 다시 열 필요가 없습니다',
    '{value} is not closed; there is nothing to open again',
  ),
  decision_missing: blocks(
    '没有写明“{value}”如何处理，请加一行',
    '"{value}"을(를) 어떻게 처리할지 없습니다. 한 행을 더하세요',
    'What becomes of “{value}” is not said; add a row',
  ),
  decision_twice: blocks(
    '与第{related}行是同一对象，只能写一次',
    '{related}행과 같은 대상입니다. 한 번만 적으세요',
    'Row {related} decides on the same; say it once',
  ),
  line_twice: blocks('与第{related}行是同一账户', '{related}행과 같은 계정입니다', 'The same account as row {related}'),
  source_differs: blocks(
    '已有同名来源，限定用途不同；请换一个名称',
    '같은 이름의 재원이 있으나 용도 제한이 다릅니다. 다른 이름을 쓰세요',
    'A source of this name has another restriction; choose another name',
  ),
};

export type LedgerProblem = keyof typeof table;
export const ledgerProblem = problemsOf(table);

/** A refusal of the command that a row stands for, in the command's own words. */
export const refusedAt = (row: number, { messages: { zh, ko, en } }: Refusal): Problem =>
  ledgerProblem(row, null, 'refused', null, { says: zh, saysKo: ko, saysEn: en });
