import { checkResidentId } from '../../../../core/checks.ts';
import { importColumn, cellText, type ImportColumn, type ImportRow } from '../../../../core/import/table.ts';
import { blocks, problemsOf, warns, type Problem } from '../../../../core/import/problems.ts';
import { withoutSpaces } from '../../../../core/text.ts';

/** How a row says whom it speaks of: an identity number, or the id that our own export gives. */
export interface Who {
  readonly row: number;
  readonly identityNumber: string | null;
  readonly workerId: string | null;
  readonly name: string | null;
}

export interface KnownPerson {
  readonly workerId: string;
  readonly name: string;
}

/** Whom the roster knows within the actor's scope, under both keys. */
export interface KnownPeople<Person extends KnownPerson = KnownPerson> {
  readonly byIdentity: ReadonlyMap<string, Person>;
  readonly byId: ReadonlyMap<string, Person>;
}

/** The id that our own sheets give, where a number of identity would say too much. */
export const workerIdColumn = importColumn('workerId', ['人员编号', '인원 번호', 'Worker id'], '系统编号 社工编号');

export const whoColumns: readonly ImportColumn[] = [
  importColumn(
    'identityNumber',
    ['身份证号', '신분증 번호', 'Identity number'],
    '身份证 身份证号码 公民身份号码 居民身份证号 居民身份证号码 证件号码 身份证件号码',
  ),
  workerIdColumn,
  importColumn('name', ['姓名', '성명', 'Name'], '名字 人员姓名 社工姓名', true),
];

const problem = problemsOf({
  identity_missing: blocks(
    '未填写身份证号或人员编号',
    '신분증 번호나 인원 번호가 없습니다',
    'Neither an identity number nor a worker id is given',
  ),
  identity_invalid: blocks(
    '身份证号有误，请核对',
    '신분증 번호가 올바르지 않습니다',
    'The identity number is not valid',
  ),
  person_unknown: blocks(
    '名单中没有此人，或不在您的管辖范围内',
    '명단에 없거나 관할 범위 밖의 사람입니다',
    'Nobody in question within your scope is this person',
  ),
  person_twice: blocks(
    '与第{related}行是同一人',
    '{related}행과 같은 사람입니다',
    'The same person stands on row {related}',
  ),
  name_differs: warns(
    '姓名与花名册（{name}）不一致，请确认',
    '성명이 명부({name})와 다릅니다. 확인하세요',
    'The roster has the name {name}; please confirm',
  ),
});

export function readWho({ row, cells }: ImportRow): Who {
  const number = cellText(cells, 'identityNumber');
  return {
    row,
    identityNumber: number === null ? null : checkResidentId(number).normalised,
    workerId: cellText(cells, 'workerId'),
    name: cellText(cells, 'name'),
  };
}

/** The person of a row, or why there is none. */
export function findPerson<Person extends KnownPerson>(
  who: Who,
  known: KnownPeople<Person>,
): { person: Person | null; problems: Problem[] } {
  const { row, identityNumber, workerId, name } = who;
  if (identityNumber === null && workerId === null)
    return { person: null, problems: [problem(row, 'identityNumber', 'identity_missing', null)] };
  if (identityNumber !== null && !checkResidentId(identityNumber).valid)
    return { person: null, problems: [problem(row, 'identityNumber', 'identity_invalid', identityNumber)] };
  const [column, value] = identityNumber === null ? ['workerId', workerId] : ['identityNumber', identityNumber];
  const person = identityNumber === null ? known.byId.get(workerId ?? '') : known.byIdentity.get(identityNumber);
  if (!person) return { person: null, problems: [problem(row, column ?? null, 'person_unknown', value ?? null)] };
  const same = name === null || withoutSpaces(name) === withoutSpaces(person.name);
  return { person, problems: same ? [] : [problem(row, 'name', 'name_differs', name, { name: person.name })] };
}

/** One row a person: who stands on an earlier row already. */
export function repeatedPerson(row: number, person: KnownPerson, firstRows: Map<string, number>): Problem[] {
  const related = firstRows.get(person.workerId);
  if (related !== undefined) return [problem(row, 'name', 'person_twice', person.name, { related })];
  firstRows.set(person.workerId, row);
  return [];
}
