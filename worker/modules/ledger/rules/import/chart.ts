import type { Day } from '../../../../core/day.ts';
import { importColumn, type ImportColumn, type ImportTable } from '../../../../core/import/table.ts';
import type { Problem } from '../../../../core/import/problems.ts';
import { readPurposes, type Purposes } from '../layers.ts';
import { plainDepartment } from './budget.ts';
import { RowReader } from './row.ts';

/** The chart of a year (账户表): sources with what they may serve, and lines without money. */
export const chartColumns: readonly ImportColumn[] = [
  importColumn('kind', ['类型', '유형', 'Kind'], '账户类型', true, '预算指标'),
  importColumn('name', ['名称', '이름', 'Name'], '账户名称 指标名称 来源名称', true, '社区助餐点管理'),
  importColumn('department', ['部门', '부서', 'Department'], '主管部门 预算单位', false, '民政局'),
  importColumn(
    'functionCode',
    ['功能分类科目编码', '기능 분류 코드', 'Function code'],
    '功能科目编码 功能科目',
    false,
    '2080208',
  ),
  importColumn(
    'economicCode',
    ['经济分类科目编码', '경제 분류 코드', 'Economic code'],
    '经济科目编码 经济科目',
    false,
    '30227',
  ),
  importColumn('receivedDay', ['收到日期', '수령일', 'Received on'], '到账日期', false, '2026-01-05'),
  importColumn('onlyFunction', ['限定功能科目', '기능 과목 제한', 'Only function codes'], '', false, '20802'),
  importColumn('onlyEconomic', ['限定经济科目', '경제 과목 제한', 'Only economic codes'], '', false, '302'),
  importColumn('onlyDepartments', ['限定部门', '부서 제한', 'Only departments'], '', false, '民政局'),
];

const kinds = { source: ['资金来源', '재원', 'source'], line: ['预算指标', '예산 지표', 'line'] } as const;

export interface ChartFacts {
  readonly year: number;
  readonly today: Day;
  readonly departments: readonly { readonly id: string; readonly name: string }[];
  readonly codes: readonly { readonly classification: 'function' | 'economic'; readonly code: string }[];
  readonly lines: readonly {
    readonly departmentId: string;
    readonly functionCode: string;
    readonly economicCode: string | null;
    readonly name: string;
  }[];
  readonly sources: readonly { readonly name: string; readonly purposes?: string | null }[];
}

export type ChartEntry =
  | {
      readonly kind: 'line';
      readonly name: string;
      readonly departmentId: string;
      readonly functionCode: string;
      readonly economicCode: string | null;
    }
  | {
      readonly kind: 'source';
      readonly name: string;
      readonly receivedDay: Day;
      readonly purposes: Purposes | null;
    };

export interface ChartSheet {
  readonly problems: readonly Problem[];
  readonly entries: readonly ChartEntry[];
  readonly unchanged: number;
}

/** What a sheet would open; what stands the same is left alone, so that the same file twice changes nothing. */
export function decideChart(table: ImportTable, facts: ChartFacts): ChartSheet {
  const problems: Problem[] = [];
  const entries: ChartEntry[] = [];
  const seen = new Map<string, number>();
  let unchanged = 0;
  for (const row of table.rows) {
    const reader = new RowReader(row);
    const kind = reader.choice('kind', kinds);
    const entry = kind === 'line' ? readLine(reader, facts) : kind === 'source' ? readSource(reader, facts) : null;
    if (entry) {
      const key = keyOf(entry);
      const related = seen.get(key);
      if (related !== undefined) reader.say('name', 'line_twice', entry.name, { related });
      seen.set(key, related ?? row.row);
      const stands = standing(entry, facts);
      if (stands === 'other') reader.say('name', 'source_differs', entry.name);
      if (!reader.blocked && stands === 'same') unchanged += 1;
      else if (!reader.blocked) entries.push(entry);
    }
    problems.push(...reader.problems);
  }
  return { problems, entries, unchanged };
}

const keyOf = (entry: ChartEntry): string =>
  entry.kind === 'source'
    ? `source ${entry.name}`
    : `line ${entry.departmentId} ${entry.functionCode} ${entry.economicCode ?? ''} ${entry.name}`;

function standing(entry: ChartEntry, facts: ChartFacts): 'none' | 'same' | 'other' {
  if (entry.kind === 'line') {
    return facts.lines.some((line) => keyOf({ ...line, kind: 'line' }) === keyOf(entry)) ? 'same' : 'none';
  }
  const source = facts.sources.find(({ name }) => name === entry.name);
  if (!source) return 'none';
  const same = JSON.stringify(readPurposes(source.purposes)) === JSON.stringify(entry.purposes);
  return same ? 'same' : 'other';
}

function readLine(reader: RowReader, facts: ChartFacts): ChartEntry | null {
  const name = reader.required('name', 100);
  const department = reader.required('department', 100);
  const found = department === null ? null : departmentOf(reader, 'department', department, facts);
  const functionCode = reader.required('functionCode', 20);
  const economicCode = reader.text('economicCode', 20);
  if (functionCode !== null) checkCode(reader, 'functionCode', 'function', functionCode, facts);
  if (economicCode !== null) checkCode(reader, 'economicCode', 'economic', economicCode, facts);
  if (name === null || !found || functionCode === null) return null;
  return { kind: 'line', name, departmentId: found, functionCode, economicCode };
}

function readSource(reader: RowReader, facts: ChartFacts): ChartEntry | null {
  const name = reader.required('name', 100);
  const receivedDay = reader.day('receivedDay') ?? facts.today;
  const list = (column: string) =>
    reader
      .text(column, 500)
      ?.split(/[、,，;；\s]+/)
      .filter(Boolean) ?? [];
  const [functionCodes, economicCodes] = [list('onlyFunction'), list('onlyEconomic')];
  for (const [column, codes] of [
    ['onlyFunction', functionCodes],
    ['onlyEconomic', economicCodes],
  ] as const) {
    const bad = codes.find((code) => !/^\d{1,7}$/.test(code));
    if (bad !== undefined) reader.say(column, 'code_unreadable', bad);
  }
  const departmentIds = list('onlyDepartments').flatMap(
    (department) => departmentOf(reader, 'onlyDepartments', department, facts) ?? [],
  );
  if (name === null) return null;
  const restricted = functionCodes.length + economicCodes.length + departmentIds.length > 0;
  return {
    kind: 'source',
    name,
    receivedDay,
    purposes: restricted ? { functionCodes, economicCodes, departmentIds } : null,
  };
}

function departmentOf(reader: RowReader, column: string, name: string, facts: ChartFacts): string | null {
  const found = facts.departments.find((each) => plainDepartment(each.name) === plainDepartment(name));
  if (!found) reader.say(column, 'unit_unknown', name);
  return found?.id ?? null;
}

function checkCode(
  reader: RowReader,
  column: string,
  classification: 'function' | 'economic',
  code: string,
  { codes, year }: ChartFacts,
): void {
  if (!/^\d{3,7}$/.test(code)) reader.say(column, 'code_unreadable', code);
  else if (!codes.some((known) => known.classification === classification && known.code === code)) {
    reader.say(column, 'code_unknown', code, { year });
  }
}
