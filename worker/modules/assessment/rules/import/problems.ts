import { blocks, problemsOf, warns, type Problem, type ProblemSpec } from '../../../../core/import/problems.ts';
import type { Refusal } from '../../../../core/refusal.ts';

const problemTable = {
  identity_missing: blocks('未填写身份证号', '신분증 번호가 없습니다', 'The identity number is missing'),
  identity_invalid: blocks('身份证号有误，请核对', '신분증 번호가 올바르지 않습니다', 'The identity number is not valid'),
  identity_twice: blocks('与第{related}行是同一人', '{related}행과 같은 사람입니다', 'The same person stands on row {related}'),
  worker_unknown: blocks('花名册中没有此人，或不在您的管辖范围内', '명부에 없거나 관할 범위 밖의 사람입니다', 'The roster has no such person, or they are outside your scope'),
  name_differs: warns('姓名与花名册（{name}）不一致，请确认', '성명이 명부({name})와 다릅니다. 확인하세요', 'The roster has the name {name}; please confirm'),
  mark_unreadable: blocks('“{value}”不是分数', '"{value}"은(는) 점수가 아닙니다', '“{value}” is not a number of points'),
  mark_too_fine: blocks('分数最多两位小数', '점수는 소수점 둘째 자리까지입니다', 'Points take at most two decimal places'),
  mark_out_of_range: blocks('分数应在0至100之间', '점수는 0에서 100 사이여야 합니다', 'Points lie between 0 and 100'),
  group_does_not_rate: warns('方案中该组不评此岗位，此分不计入', '방안에서 이 그룹은 이 직위를 평가하지 않으므로 점수에 넣지 않습니다', 'This group does not rate the post; the mark will not count'),
  post_not_assessed: blocks('方案不考核此岗位', '방안이 이 직위를 평가하지 않습니다', 'The scheme does not assess this post'),
  bonus_without_reason: warns('有加分而无加分事由，请确认', '가점 사유가 없습니다. 확인하세요', 'A bonus without a reason; please confirm'),
  deduction_without_reason: warns('有扣分而无扣分事由，请确认', '감점 사유가 없습니다. 확인하세요', 'A deduction without a reason; please confirm'),
  veto_unreadable: blocks('“{value}”看不出是否一票否决，请填“是”或留空', '"{value}"(으)로는 부결 여부를 알 수 없습니다. "是" 또는 빈칸으로 입력하세요', '“{value}” does not tell whether there is a veto; write 是 or leave it empty'),
  veto_without_reason: blocks('一票否决须写明事由', '일괄 부결에는 사유가 필요합니다', 'A veto needs its reason'),
  served_too_short: warns('{since}起任职，不满方案规定的月数，将不定等次', '{since}부터 근무하여 방안의 근무 월수에 못 미치므로 등급을 매기지 않습니다', 'In service since {since}: too few months, no grade will be given'),
  text_too_long: blocks('内容超过{most}个字符', '{most}자를 넘습니다', 'Longer than {most} characters'),
  street_unknown: blocks('本市没有街道“{value}”', '이 도시에 "{value}" 가두가 없습니다', 'The city has no street “{value}”'),
  community_missing: blocks('未填写社区', '사회구역이 없습니다', 'The community is missing'),
  community_unknown: blocks('没有社区“{value}”，或不在您的管辖范围内', '"{value}" 사회구역이 없거나 관할 범위 밖입니다', 'No community “{value}”, or it is outside your scope'),
  community_in_several_streets: blocks('有多个街道下设“{value}”，请填写街道', '여러 가두에 "{value}"이(가) 있습니다. 가두를 입력하세요', 'Several streets have a “{value}”; give the street'),
  community_in_other_street: blocks('“{value}”属于{street}', '"{value}"은(는) {street}에 속합니다', '“{value}” belongs to {street}'),
  community_twice: blocks('社区与第{related}行相同', '{related}행과 사회구역이 같습니다', 'The same community stands on row {related}'),
  ballot_running: blocks('本社区的评议票正在此处收集，请在评议票页面计票', '이 사회구역의 투표가 여기서 진행 중입니다. 투표 화면에서 집계하세요', 'The ballot of this community runs here; count it on the page of ballots'),
  count_missing: blocks('未填写票数', '표 수가 없습니다', 'The count is missing'),
  count_unreadable: blocks('“{value}”不是票数', '"{value}"은(는) 표 수가 아닙니다', '“{value}” is not a count'),
  returned_over_sent: blocks('收回票数多于发出票数', '회수 수가 배부 수보다 많습니다', 'More ballots came back than were sent'),
  ordinary_over_returned: blocks('普通居民代表多于收回票数', '일반 주민 대표가 회수 수보다 많습니다', 'More ordinary representatives than ballots'),
  rating_row_unknown: blocks('您的评分表中没有此人，请核对姓名与单位', '내 평가표에 없는 사람입니다. 성명과 단위를 확인하세요', 'Your sheet has no such person; check name and unit'),
  rating_row_twice: blocks('与第{related}行是同一人', '{related}행과 같은 사람입니다', 'The same person stands on row {related}'),
  rating_row_sent: blocks('此人的评分已提交，不能再改', '이미 제출한 평가는 고칠 수 없습니다', 'This rating was sent and cannot change'),
  rating_points_over: blocks('此项最多 {most} 分', '이 항목은 최대 {most}점입니다', 'This line takes at most {most} points'),
  rating_field_unfit: blocks('此人的评分表没有这一项', '이 사람의 평가표에 없는 항목입니다', 'The sheet of this person has no such line'),
  period_other: blocks('此行是“{value}”的评分，现在导入的是 {period}', '이 행은 "{value}"의 점수인데 지금 가져오는 것은 {period}입니다', 'This row is of “{value}”; the sheet is read for {period}'),
  event_kind_unknown: blocks('类别须为加分、扣分或一票否决', '구분은 가점, 감점, 일괄 부결 중 하나입니다', 'The kind is a bonus, a deduction or a veto'),
  event_times_unreadable: blocks('次数须为 1 至 100 的整数', '횟수는 1~100의 정수입니다', 'The times are a whole number from 1 to 100'),
  event_day_unreadable: blocks('“{value}”不是日期', '"{value}"은(는) 날짜가 아닙니다', '“{value}” is not a day'),
  event_document_missing: blocks('须写明文件名称或文号，不超过 100 字', '문서 이름이나 번호를 100자 이내로 적으세요', 'Name the document, within 100 characters'),
  event_cause_missing: blocks('须写明事由', '사유를 적으세요', 'State the cause'),
  event_twice: blocks('与第{related}行是同一事项', '{related}행과 같은 사항입니다', 'The same event stands on row {related}'),
  parts_differ: warns('各类票数合计为{sum}，与收回票数不符，请确认', '분류별 합계가 {sum}으로 회수 수와 다릅니다. 확인하세요', 'The kinds of voters add up to {sum}, not to what came back; please confirm'),
} satisfies Record<string, ProblemSpec>; // prettier-ignore

export type ProblemCode = keyof typeof problemTable;

/** A rule's refusal of what one row says. */
export const refusedRow = (row: number, column: string, { code, messages }: Refusal): Problem => ({
  row, column, value: null, severity: 'error', code, says: messages,
}); // prettier-ignore

/** A finding in one cell, in three languages. */
export const problem = problemsOf<ProblemCode>(problemTable);
