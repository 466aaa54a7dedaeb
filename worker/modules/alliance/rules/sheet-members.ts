import { checkCreditCode } from '../../../core/checks.ts';
import type { Day } from '../../../core/day.ts';
import type { Problem } from '../../../core/import/problems.ts';
import { importColumn, type ImportTable } from '../../../core/import/table.ts';
import type { Named } from './policy.ts';
import { problem, rowReader, unitNamed } from './sheet-problems.ts';

export const memberSheet = [
  importColumn('name', ['单位名称', '단위 이름', 'Organisation'], '名称 共建单位 单位', true),
  importColumn(
    'creditCode',
    ['统一社会信用代码', '통일사회신용코드', 'Credit code'],
    '信用代码 社会信用代码 机构代码',
    true,
  ),
  importColumn('kind', ['类别', '종류', 'Kind'], '单位类别 单位性质 性质'),
  importColumn(
    'unit',
    ['所在街道社区', '소재 가두·사회구역', 'Street or community'],
    '所在街道 所在社区 街道 社区',
    true,
  ),
  importColumn('address', ['地址', '주소', 'Address'], '单位地址'),
  importColumn('partyMembers', ['党员人数', '당원 수', 'Party members'], '党员数 在职党员数'),
  importColumn('contactName', ['联系人', '연락 담당', 'Contact person'], '负责人', true),
  importColumn('contact', ['联系电话', '연락처', 'Telephone'], '电话 手机号'),
  importColumn('joinedDay', ['加入日期', '가입일', 'Joined'], '加入时间'),
];

export interface SheetMember {
  readonly row: number;
  readonly name: string;
  readonly creditCode: string;
  readonly kind: string;
  readonly unitId: string;
  readonly address: string | null;
  readonly partyMembers: number;
  readonly contactName: string;
  readonly contact: string | null;
  readonly joinedDay: Day;
}

export interface MemberSheetFacts {
  readonly kinds: readonly Named[];
  readonly units: readonly { readonly id: string; readonly name: string; readonly parentName: string | null }[];
  /** Codes of today's members. */
  readonly known: ReadonlySet<string>;
  readonly today: Day;
}

export const wordCode = (list: readonly Named[], word: string): string | null =>
  list.find(({ code, zh, ko, en }) => [code, zh, ko, en].includes(word))?.code ?? null;

/** The codes of a sheet as they are compared, so that those known can be looked up before anything is judged. */
export const codesOf = (table: ImportTable): string[] =>
  table.rows.map(({ cells }) => checkCreditCode(cells.get('creditCode')?.text ?? '').normalised);

/** The organisations that a sheet names, with every problem; what is known already is told and passed over. */
export function readMembers(
  table: ImportTable,
  { kinds, units, known, today }: MemberSheetFacts,
): { readonly members: readonly SheetMember[]; readonly passed: number; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const first = new Map<string, number>();
  const members = table.rows.map((line): SheetMember => {
    const read = rowReader(line, problems);
    const check = checkCreditCode(read.needed('creditCode'));
    if (check.reason === 'checksum') read.report('creditCode', 'alliance_code_checksum', check.normalised);
    else if (!check.valid && check.reason !== 'empty')
      read.report('creditCode', 'alliance_code_wrong', check.normalised);
    const creditCode = check.normalised;
    const before = first.get(creditCode);
    if (before === undefined) first.set(creditCode, line.row);
    else problems.push(problem(line.row, null, 'alliance_row_twice', null, { row: before }));
    if (known.has(creditCode)) read.report('creditCode', 'alliance_code_known', creditCode);
    const kindWord = read.text('kind');
    const kind = kindWord === null ? (kinds.at(-1)?.code ?? '') : wordCode(kinds, kindWord);
    if (kind === null) read.report('kind', 'alliance_word_unknown', kindWord);
    const wanted = read.needed('unit');
    const unit = unitNamed(units, wanted);
    if (wanted !== '' && unit === 'none') read.report('unit', 'alliance_unit_unknown', wanted);
    if (unit === 'several') read.report('unit', 'alliance_unit_twice', wanted);
    return {
      row: line.row,
      name: read.needed('name'),
      creditCode,
      kind: kind ?? '',
      unitId: typeof unit === 'string' ? '' : unit.id,
      address: read.text('address'),
      partyMembers: Math.floor(read.count('partyMembers')),
      contactName: read.needed('contactName'),
      contact: read.text('contact'),
      joinedDay: read.day('joinedDay') ?? today,
    };
  });
  const fresh = members.filter(({ creditCode }) => !known.has(creditCode));
  return { members: fresh, passed: members.length - fresh.length, problems };
}
