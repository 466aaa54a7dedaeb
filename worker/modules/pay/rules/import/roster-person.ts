import { importColumn, cellText, type ImportColumn, type ImportRow } from '../../../../core/import/table.ts';
import { blocks, problemsOf, type Problem } from '../../../../core/import/problems.ts';
import { withoutSpaces } from '../../../../core/text.ts';
import {
  findPerson,
  readWho,
  whoColumns,
  type KnownPeople,
  type KnownPerson,
  type Who,
} from '../../../roster/rules/import/who.ts';

/** Somebody of the roster, also by the name and the unit where the sheet has no number. */
export interface NamedPerson extends KnownPerson {
  readonly unitName: string;
}

export interface RosterPeople extends KnownPeople {
  readonly byName: ReadonlyMap<string, readonly NamedPerson[]>;
}

export const rosterColumns: readonly ImportColumn[] = [
  ...whoColumns,
  importColumn('unit', ['单位', '단위', 'Unit'], '所在单位 工作单位 所属单位 所在社区 所属社区 社区 部门'),
];

const problem = problemsOf({
  name_unknown: blocks(
    '花名册中没有姓名和单位相符的人，或不在您的管辖范围内',
    '성명과 단위가 맞는 사람이 명부에 없거나 관할 범위 밖입니다',
    'Nobody in the roster within your scope has this name and unit',
  ),
  name_ambiguous: blocks(
    '有 {count} 人同名，请填写身份证号或单位',
    '같은 이름이 {count}명입니다. 신분증 번호나 단위를 적으세요',
    '{count} people have this name; give the identity number or the unit',
  ),
});

/** The key under which names are compared: spaces inside a name are for the eye. */
export const nameKey = (name: string): string => withoutSpaces(name);

/** The person of a row: by identity number or worker id, else by name within a unit. */
export function findRosterPerson(
  row: ImportRow,
  people: RosterPeople,
): { person: KnownPerson | null; problems: Problem[] } {
  const who: Who = readWho(row);
  if (who.identityNumber !== null || who.workerId !== null || who.name === null) return findPerson(who, people);
  const unit = cellText(row.cells, 'unit');
  const named = people.byName.get(nameKey(who.name)) ?? [];
  const found = unit === null ? named : named.filter(({ unitName }) => nameKey(unitName) === nameKey(unit));
  const [person] = found;
  if (person && found.length === 1) return { person, problems: [] };
  const told = person
    ? problem(row.row, 'name', 'name_ambiguous', who.name, { count: found.length })
    : problem(row.row, 'name', 'name_unknown', who.name);
  return { person: null, problems: [told] };
}
