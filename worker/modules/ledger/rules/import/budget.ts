import { formatYuan, sumFen, type Fen } from '../../../../core/fen.ts';
import { readYuan } from '../../../../core/import/amount.ts';
import { blocks, problemsOf, warns, type Problem } from '../../../../core/import/problems.ts';
import {
  cellText,
  importColumn,
  type ImportColumn,
  type ImportRow,
  type ImportTable,
} from '../../../../core/import/table.ts';

/** The sheet of departments' budget lines (部门预算): one row a line. */
export const budgetColumns: readonly ImportColumn[] = [
  importColumn('department', ['部门', '부서', 'Department'], '主管部门 预算单位 单位名称', true, '民政局'),
  importColumn(
    'functionCode',
    ['功能分类科目编码', '기능 분류 코드', 'Function code'],
    '科目编码 功能科目编码 功能分类编码',
    true,
    '2080208',
  ),
  importColumn(
    'economicCode',
    ['经济分类科目编码', '경제 분류 코드', 'Economic code'],
    '经济科目编码 经济分类编码',
    false,
    '30227',
  ),
  importColumn('name', ['科目名称', '과목명', 'Name'], '指标名称 项目名称 功能科目名称', false, '社区助餐点管理'),
  importColumn('amount', ['年初预算数', '연초 예산', 'Budget'], '预算数 预算金额 金额 年初预算', true, '300000.00'),
  importColumn('source', ['资金来源', '재원', 'Source'], '来源', true, '本级财政'),
];

const problem = problemsOf({
  department_missing: blocks('未填写部门', '부서가 없습니다', 'The department is missing'),
  department_unknown: blocks('没有部门“{value}”', '"{value}" 부서가 없습니다', 'There is no department “{value}”'),
  code_missing: blocks('未填写科目编码', '과목 코드가 없습니다', 'The code is missing'),
  code_unreadable: blocks(
    '“{value}”不是科目编码，须为 3–7 位数字',
    '"{value}"은(는) 과목 코드가 아닙니다. 숫자 3~7자리로 적으세요',
    '“{value}” is not a code of 3 to 7 digits',
  ),
  code_not_in_year: warns(
    '{year} 年分类中没有科目 {value}，确认后以本表名称补入并标为未核对',
    '{year}년 분류에 {value} 과목이 없습니다. 확인하면 이 표의 이름으로 추가하고 미확인으로 표시합니다',
    'The classification of {year} has no {value}; confirmed, it is added under this name as unchecked',
  ),
  name_missing: blocks('未填写科目名称', '과목명이 없습니다', 'The name is missing'),
  text_too_long: blocks('内容超过 {most} 个字符', '{most}자를 넘습니다', 'Longer than {most} characters'),
  amount_missing: blocks('未填写预算数', '예산액이 없습니다', 'The amount is missing'),
  amount_unreadable: blocks(
    '“{value}”不是金额，须为至多两位小数的元数',
    '"{value}"은(는) 금액이 아닙니다. 소수점 둘째 자리까지의 위안으로 적으세요',
    '“{value}” is not an amount: yuan with at most two decimal places',
  ),
  source_missing: blocks('未填写资金来源', '재원이 없습니다', 'The source is missing'),
  source_unknown: blocks(
    '{year} 年没有资金来源“{value}”',
    '{year}년에 "{value}" 재원이 없습니다',
    'There is no source “{value}” in {year}',
  ),
  line_twice: blocks(
    '与第{related}行是同一部门的同一科目',
    '{related}행과 같은 부서의 같은 과목입니다',
    'The same department and code as row {related}',
  ),
  line_ambiguous: blocks(
    '该部门这一科目已有多条指标，“科目名称”须与其中一条相同：{names}',
    '이 부서의 같은 과목에 지표가 여럿 있습니다. 과목명을 그중 하나와 같게 적으세요: {names}',
    'The department has several lines of this code; the name must be that of one: {names}',
  ),
  budget_raised: warns(
    '该指标现有预算 {standing} 元，确认后追加 {more} 元',
    '이 지표의 현재 예산은 {standing}위안이며 확인하면 {more}위안을 추가합니다',
    'The line has a budget of {standing} yuan; confirmed, {more} yuan are added',
  ),
  budget_lowered: blocks(
    '该指标现有预算 {standing} 元，高于本表；调减请用“调整”或“退回”',
    '이 지표의 현재 예산 {standing}위안이 표보다 많습니다. 감액은 조정 또는 반납으로 하세요',
    'The line has {standing} yuan, more than the sheet; lower it by an adjustment or a return',
  ),
});

const longestName = 100;

export interface KnownLine {
  readonly id: string;
  readonly departmentId: string;
  readonly functionCode: string;
  readonly economicCode: string | null;
  readonly name: string;
  readonly budgetFen: Fen;
}

export interface BudgetFacts {
  readonly year: number;
  readonly departments: readonly { readonly id: string; readonly name: string }[];
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  readonly lines: readonly KnownLine[];
  readonly codes: readonly { readonly classification: 'function' | 'economic'; readonly code: string }[];
}

/** One line of the sheet that brings money: to a standing line, or to one that it opens. */
export interface BudgetEntry {
  readonly lineId: string | null;
  readonly departmentId: string;
  readonly functionCode: string;
  readonly economicCode: string | null;
  readonly name: string;
  readonly sourceId: string;
  readonly amountFen: Fen;
}

export interface NewCode {
  readonly classification: 'function' | 'economic';
  readonly code: string;
  readonly name: string;
}

export interface BudgetImport {
  readonly problems: readonly Problem[];
  readonly entries: readonly BudgetEntry[];
  readonly codes: readonly NewCode[];
  readonly unchanged: number;
  readonly totalFen: Fen;
}

/** Departments are written with and without 市 before their name. */
export const plainDepartment = (name: string): string => name.replace(/^市(?!场)/, '');

interface Read {
  readonly row: number;
  readonly departmentId: string;
  readonly functionCode: string;
  readonly economicCode: string | null;
  readonly name: string;
  readonly sourceId: string;
  readonly amountFen: Fen;
}

function readRow(row: ImportRow, facts: BudgetFacts): { read: Read | null; problems: Problem[]; codes: NewCode[] } {
  const problems: Problem[] = [];
  const codes: NewCode[] = [];
  const { year } = facts;
  const [departmentText, functionCode, economicCode, name, amountText, sourceText] = [
    'department',
    'functionCode',
    'economicCode',
    'name',
    'amount',
    'source',
  ].map((key) => cellText(row.cells, key));
  const say = (column: string, code: Parameters<typeof problem>[2], value: string | null, more = {}) =>
    problems.push(problem(row.row, column, code, value, { year, ...more }));
  const department = facts.departments.find(
    ({ name: known }) => plainDepartment(known) === plainDepartment(departmentText ?? ''),
  );
  if (!departmentText) say('department', 'department_missing', null);
  else if (!department) say('department', 'department_unknown', departmentText);
  if (!functionCode) say('functionCode', 'code_missing', null);
  if (!name) say('name', 'name_missing', null);
  else if (name.length > longestName) say('name', 'text_too_long', name, { most: longestName });
  for (const [column, classification, code] of [
    ['functionCode', 'function', functionCode],
    ['economicCode', 'economic', economicCode],
  ] as const) {
    if (!code) continue;
    if (!/^\d{3,7}$/.test(code)) say(column, 'code_unreadable', code);
    else if (!facts.codes.some((known) => known.classification === classification && known.code === code)) {
      say(column, 'code_not_in_year', code);
      codes.push({ classification, code, name: name ?? code });
    }
  }
  const amountFen = amountText ? readYuan(amountText) : null;
  if (!amountText) say('amount', 'amount_missing', null);
  else if (amountFen === null) say('amount', 'amount_unreadable', amountText);
  const source = facts.sources.find((known) => known.name === sourceText);
  if (!sourceText) say('source', 'source_missing', null);
  else if (!source) say('source', 'source_unknown', sourceText);
  if (
    problems.some(({ severity }) => severity === 'error') ||
    !department ||
    !functionCode ||
    !name ||
    !source ||
    amountFen === null
  ) {
    return { read: null, problems, codes: [] };
  }
  const read = {
    row: row.row,
    departmentId: department.id,
    functionCode,
    economicCode: economicCode ?? null,
    name,
    sourceId: source.id,
    amountFen,
  };
  return { read, problems, codes };
}

const keyOf = ({
  departmentId,
  functionCode,
  economicCode,
}: Pick<Read, 'departmentId' | 'functionCode' | 'economicCode'>) =>
  `${departmentId} ${functionCode} ${economicCode ?? ''}`;

/**
 * Everything an import of a year's budget would open and appropriate. A line is known by department and codes, and
 * where several of these stand by its name: what stands with the same budget is left alone, so that the same file twice changes nothing; a higher amount adds the
 * difference, a lower one is refused, since money is taken back by its own commands.
 */
export function decideBudget(table: ImportTable, facts: BudgetFacts): BudgetImport {
  const standing = Map.groupBy(facts.lines, keyOf);
  const firstRows = new Map<string, number>();
  const problems: Problem[] = [];
  const entries: BudgetEntry[] = [];
  const codes = new Map<string, NewCode>();
  let unchanged = 0;
  for (const row of table.rows) {
    const { read, problems: found, codes: fresh } = readRow(row, facts);
    problems.push(...found);
    if (!read) continue;
    const alike = standing.get(keyOf(read)) ?? [];
    const line = alike.length > 1 ? alike.find(({ name }) => name === read.name) : alike[0];
    if (alike.length > 1 && !line) {
      const names = alike.map(({ name }) => name).join('、');
      problems.push(problem(row.row, 'name', 'line_ambiguous', read.name, { names }));
      continue;
    }
    const key = alike.length > 1 ? `${keyOf(read)} ${read.name}` : keyOf(read);
    const related = firstRows.get(key);
    if (related !== undefined) {
      problems.push(problem(row.row, 'functionCode', 'line_twice', read.functionCode, { related }));
      continue;
    }
    firstRows.set(key, row.row);
    for (const code of fresh) codes.set(`${code.classification} ${code.code}`, code);
    const moreFen = sumFen([read.amountFen, -(line?.budgetFen ?? 0)]);
    if (line && moreFen === 0) {
      unchanged += 1;
      continue;
    }
    if (line) {
      const said = { standing: formatYuan(line.budgetFen), more: formatYuan(moreFen) };
      problems.push(
        problem(row.row, 'amount', moreFen > 0 ? 'budget_raised' : 'budget_lowered', formatYuan(read.amountFen), said),
      );
      if (moreFen < 0) continue;
    }
    const { row: _, ...rest } = read;
    entries.push({ ...rest, lineId: line?.id ?? null, amountFen: moreFen });
  }
  return {
    problems: problems.toSorted((a, b) => a.row - b.row),
    entries,
    codes: [...codes.values()],
    unchanged,
    totalFen: sumFen(entries.map(({ amountFen }) => amountFen)),
  };
}
