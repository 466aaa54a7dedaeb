import { checkResidentId } from '../../../core/checks.ts';
import { blocks, problemsOf, warns, type Problem } from '../../../core/import/problems.ts';
import { cellText, importColumn, type ImportTable } from '../../../core/import/table.ts';
import type { Risk } from './cadence.ts';

export const householdSheet = [
  importColumn('grid', ['网格', '격자', 'Grid'], '所属网格 网格名称', true),
  importColumn('place', ['楼栋', '동', 'Building'], '楼号 巷道 小区楼栋', true),
  importColumn('address', ['住址', '주소', 'Address'], '家庭住址 详细地址 地址', true),
  importColumn('name', ['户主姓名', '세대주', 'Head'], '姓名 户主', true),
  importColumn('identity', ['身份证号', '신분증 번호', 'ID number'], '公民身份号码 身份证号码'),
  importColumn('contact', ['联系电话', '연락처', 'Contact'], '电话 手机号'),
  importColumn('kinds', ['困难类别', '어려움 유형', 'Difficulties'], '家庭类别 类别'),
  importColumn('risk', ['风险等级', '위험 등급', 'Risk'], '关注等级 等级'),
  importColumn('cause', ['风险原因', '위험 사유', 'Cause'], '关注原因 原因'),
  importColumn('need', ['需求', '필요', 'Need'], '诉求 主要需求'),
];

const problem = problemsOf({
  sheet_cell_missing: blocks('必填。', '필수입니다.', 'Needed.'),
  sheet_grid_unknown: blocks(
    '没有名为“{value}”的网格，或不在您的辖区。',
    '“{value}” 격자가 없거나 관할이 아닙니다.',
    'No grid {value} in your area.',
  ),
  sheet_grid_twice: blocks(
    '有多个名为“{value}”的网格。',
    '“{value}” 격자가 여러 개입니다.',
    'More than one grid is called {value}.',
  ),
  sheet_identity_wrong: blocks('身份证号不正确。', '신분증 번호가 올바르지 않습니다.', 'Not a valid ID number.'),
  sheet_kind_unknown: blocks(
    '困难类别“{value}”不在现行清单内。',
    '어려움 유형 “{value}”이(가) 목록에 없습니다.',
    'The kind {value} is not on the list.',
  ),
  sheet_risk_unknown: blocks(
    '风险等级须为高、中、低或无。',
    '위험 등급은 높음·중간·낮음·없음이어야 합니다.',
    'Risk is high, medium, low or none.',
  ),
  sheet_household_known: warns(
    '该户已登记（同一住址或户主），将跳过。',
    '이미 등록된 가구(주소 또는 세대주)이므로 건너뜁니다.',
    'This household is known by its address or head and will be passed over.',
  ),
  sheet_row_twice: blocks('与第 {row} 行重复。', '{row}행과 같습니다.', 'The same as row {row}.'),
});

const riskWords: Readonly<Record<string, Risk>> = {
  高: 'high', 高风险: 'high', 중: 'medium', 中: 'medium', 中风险: 'medium', 低: 'low', 低风险: 'low', 无: 'none',
  높음: 'high', 중간: 'medium', 낮음: 'low', 없음: 'none', high: 'high', medium: 'medium', low: 'low', none: 'none',
}; // prettier-ignore

export interface SheetHousehold {
  readonly row: number;
  readonly grid: string;
  readonly place: string;
  readonly address: string;
  readonly name: string;
  readonly identity: string | undefined;
  readonly contact: string | undefined;
  readonly kinds: readonly string[];
  readonly risk: Risk;
  readonly cause: string;
  readonly need: string | undefined;
}

/** The households that a sheet names, with every problem that can be told without looking further. */
export function readHouseholds(
  table: ImportTable,
  kinds: readonly { readonly code: string; readonly name: string }[],
): { readonly households: readonly SheetHousehold[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const households = table.rows.map(({ row, cells }) => {
    const text = (key: string) => cellText(cells, key) ?? undefined;
    for (const key of ['grid', 'place', 'address', 'name'])
      if (text(key) === undefined) problems.push(problem(row, key, 'sheet_cell_missing', null));
    const identity = text('identity');
    const checked = identity === undefined ? null : checkResidentId(identity);
    if (checked && !checked.valid) problems.push(problem(row, 'identity', 'sheet_identity_wrong', null));
    const codes = (text('kinds') ?? '')
      .split(/[、,，;；/]/)
      .filter((word) => word.trim() !== '')
      .map((word) => {
        const known = kinds.find(({ code, name }) => name === word.trim() || code === word.trim());
        if (!known) problems.push(problem(row, 'kinds', 'sheet_kind_unknown', word.trim()));
        return known?.code ?? '';
      });
    const word = text('risk');
    const risk = word === undefined ? 'none' : riskWords[word.toLowerCase()];
    if (!risk) problems.push(problem(row, 'risk', 'sheet_risk_unknown', word ?? null));
    return {
      row, identity: checked?.normalised ?? undefined, kinds: codes, risk: risk ?? 'none', grid: text('grid') ?? '', place: text('place') ?? '',
      address: text('address') ?? '', name: text('name') ?? '', contact: text('contact'), cause: text('cause') ?? '导入登记', need: text('need'),
    } satisfies SheetHousehold; // prettier-ignore
  });
  return { households, problems };
}

export interface SheetFacts {
  /** Ids by name. */
  readonly grids: ReadonlyMap<string, readonly string[]>;
  /** Whether the household of a row is known already. */
  readonly known: ReadonlySet<number>;
  /** What makes two rows the same household, by row. */
  readonly keys: ReadonlyMap<number, string>;
}

/** What only the records can tell of the rows: grids, households that are known, rows twice in the sheet. */
export function judgeHouseholds(households: readonly SheetHousehold[], facts: SheetFacts): Problem[] {
  const first = new Map<string, number>();
  return households.flatMap(({ row, grid }) => {
    const found = facts.grids.get(grid) ?? [];
    const key = facts.keys.get(row) ?? String(row);
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    return [
      ...(grid !== '' && found.length === 0 ? [problem(row, 'grid', 'sheet_grid_unknown', grid)] : []),
      ...(found.length > 1 ? [problem(row, 'grid', 'sheet_grid_twice', grid)] : []),
      ...(before === undefined ? [] : [problem(row, null, 'sheet_row_twice', null, { row: before })]),
      ...(facts.known.has(row) ? [problem(row, null, 'sheet_household_known', null)] : []),
    ];
  });
}
