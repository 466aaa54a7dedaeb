import { blocks, problemsOf, warns } from '../../../../core/import/problems.ts';
import { importColumn, type ImportColumn } from '../../../../core/import/table.ts';

/** The sheet of the city's list (下放事项): one row a duty. */
export const catalogueColumns: readonly ImportColumn[] = [
  importColumn('code', ['事项编号', '사항 번호', 'Code'], '编号 序号', true),
  importColumn('title', ['事项名称', '사항 이름', 'Title'], '名称 事项', true),
  importColumn('kind', ['类别', '종류', 'Kind'], '事项类别 事项类型 类型'),
  importColumn('department', ['主责部门', '주관 부서', 'Department'], '部门 责任部门'),
  importColumn('legalBasis', ['依据', '근거', 'Basis'], '法律依据 政策依据'),
  importColumn('content', ['工作内容', '업무 내용', 'Content'], '内容'),
  importColumn('functionCode', ['科目编码', '과목 코드', 'Function code'], '功能分类科目编码'),
  importColumn('method', ['计价方式', '계산 방식', 'Method'], '计价'),
  importColumn('measure', ['计量单位', '단위', 'Measure']),
  importColumn('price', ['单价', '단가', 'Unit price']),
  importColumn('fromMonth', ['起始月份', '시작 월', 'From'], '起始月'),
  importColumn('untilMonth', ['终止月份', '종료 월', 'Until'], '终止月'),
  importColumn('amount', ['全年金额', '연간 금액', 'Amount'], '金额'),
  importColumn('units', ['承接单位', '수행 단위', 'Carriers']),
];

/** The sheet of parts (事项分解): one row a duty and unit. */
export const partColumns: readonly ImportColumn[] = [
  importColumn('code', ['事项编号', '사항 번호', 'Code'], '编号', true),
  importColumn('unitCode', ['承接单位代码', '수행 단위 코드', 'Carrier code'], [], true),
  importColumn('unit', ['承接单位', '수행 단위', 'Carrier']),
  importColumn('monthlyVolume', ['月工作量', '월 작업량', 'Monthly volume']),
  importColumn('amount', ['全年金额', '연간 금액', 'Amount'], '金额'),
];

export const catalogueProblem = problemsOf({
  code_missing: blocks('未填写事项编号', '사항 번호가 없습니다', 'The code is missing'),
  code_twice: blocks('与第{related}行编号相同', '{related}행과 번호가 같습니다', 'The same code as row {related}'),
  title_missing: blocks('未填写事项名称', '사항 이름이 없습니다', 'The title is missing'),
  text_too_long: blocks('内容超过 {most} 个字符', '{most}자를 넘습니다', 'Longer than {most} characters'),
  kind_unknown: blocks(
    '类别“{value}”不是职责、协助、临时、应急、负面之一',
    '"{value}"은(는) 직무·협조·임시·긴급·금지 중 하나가 아닙니다',
    '“{value}” is none of duty, assist, temporary, emergency, negative',
  ),
  department_missing: blocks('未填写主责部门', '주관 부서가 없습니다', 'The department is missing'),
  department_unknown: blocks('没有部门“{value}”', '"{value}" 부서가 없습니다', 'There is no department “{value}”'),
  method_unknown: blocks(
    '计价方式“{value}”不是单价、工作量、打包之一',
    '"{value}"은(는) 단가·작업량·일괄 중 하나가 아닙니다',
    '“{value}” is none of unit price, workload, package',
  ),
  amount_unreadable: blocks(
    '“{value}”不是金额，须为至多两位小数的元数',
    '"{value}"은(는) 금액이 아닙니다',
    '“{value}” is not an amount of yuan with at most two places',
  ),
  month_unreadable: blocks(
    '“{value}”不是月份（如 2026-01）',
    '"{value}"은(는) 월이 아닙니다(예: 2026-01)',
    '“{value}” is not a month such as 2026-01',
  ),
  line_unknown: warns(
    '该部门没有科目 {value} 的预算指标，确认后不带指标登记',
    '이 부서에 {value} 과목의 예산 지표가 없습니다. 확인하면 지표 없이 등록합니다',
    'The department has no budget line {value}; confirmed, it is kept without one',
  ),
  unit_unknown: blocks(
    '没有街道或社区“{value}”',
    '"{value}" 가두·사회구역이 없습니다',
    'There is no street or community “{value}”',
  ),
  part_unit_unknown: blocks(
    '事项分解第{part}行：没有街道或社区“{value}”',
    '분해표 {part}행: "{value}" 가두·사회구역이 없습니다',
    'Row {part} of the parts: no street or community “{value}”',
  ),
  part_unreadable: blocks(
    '事项分解第{part}行：“{value}”不是数',
    '분해표 {part}행: "{value}"은(는) 숫자가 아닙니다',
    'Row {part} of the parts: “{value}” is not a number',
  ),
  parts_differ: blocks(
    '分解合计 {sum} 元，与全年金额 {value} 不符',
    '분해 합계 {sum}위안이 연간 금액 {value}와 다릅니다',
    'The parts come to {sum} yuan and not to {value}',
  ),
});
