import { parseDay, type Day } from '../../../../core/day.ts';
import type { ColumnKey } from './columns.ts';
import type { CheckedRow, Draft } from './draft.ts';
import { isAfter, type LooseDay } from './loose-day.ts';
import { problem, type Problem, type ProblemCode, type ProblemFacts } from './problems.ts';
import type { TableRow } from './table.ts';

export interface ConsistencyFacts {
  readonly today: Day;
  /** Years; from the city's dated roster policy. */
  readonly minimumAge: number;
}

type Find = (column: ColumnKey, code: ProblemCode, facts?: ProblemFacts) => void;

/** What the cells of one row say against each other and against today; added to what reading them found. */
export function checkConsistency(table: TableRow, { draft, problems }: CheckedRow, facts: ConsistencyFacts): Problem[] {
  const found: Problem[] = [...problems];
  const find: Find = (column, code, given) => {
    const cell = table.cells.get(column);
    found.push(problem(draft.row, column, code, cell?.text ?? null, given));
  };
  checkPresence(draft, problems, find);
  checkIdentity(draft, find);
  checkDays(draft, facts, find);
  return found;
}

const requiredCells = [
  ['name', 'name_missing'],
  ['identityNumber', 'id_missing'],
  ['community', 'community_missing'],
  ['postType', 'post_missing'],
  ['channel', 'channel_missing'],
  ['postSince', 'hire_missing'],
] as const;

/** A cell that could not be read was reported already; it is not missing as well. */
function checkPresence(draft: Draft, problems: readonly Problem[], find: Find): void {
  for (const [column, code] of requiredCells) {
    const unread = problems.some((found) => found.column === column && found.severity === 'error');
    if (draft[column] === null && !unread) find(column, code);
  }
}

function checkIdentity({ identitySex, identityBirth, sex, birth }: Draft, find: Find): void {
  if (identitySex && sex && identitySex !== sex) find('sex', 'sex_contradicts_id');
  if (identityBirth && birth && differs(birth, identityBirth)) {
    find('birth', 'birth_contradicts_id', { identityBirth });
  }
}

/** Written with its day, a birth date must fit to the day; a month alone must fit the month. */
export function differs(birth: LooseDay, identityBirth: Day): boolean {
  return birth.precision === 'day' ? birth.day !== identityBirth : birth.day.slice(0, 7) !== identityBirth.slice(0, 7);
}

function checkDays(draft: Draft, { today, minimumAge }: ConsistencyFacts, find: Find): void {
  const { communityWorkSince: start, postSince: hired, identityBirth, contractFrom, contractUntil } = draft;
  if (hired && hired.day > today) find('postSince', 'hire_in_future');
  else if (start && start.day > today) find('communityWorkSince', 'hire_in_future');
  else if (start && hired && isAfter(start, hired))
    find('communityWorkSince', 'hire_before_start', { hired: hired.day });
  if (identityBirth) {
    const oldEnough = birthday(identityBirth, minimumAge);
    if (hired && lastPossible(hired) < oldEnough) find('postSince', 'hired_under_16', { minimumAge });
    else if (start && lastPossible(start) < oldEnough) find('communityWorkSince', 'hired_under_16', { minimumAge });
  }
  if (contractFrom && contractUntil && isAfter(contractFrom, contractUntil)) {
    find('contractUntil', 'contract_ends_before_start');
  }
}

/** A month alone may mean any of its days. */
const lastPossible = ({ day, precision }: LooseDay): string => (precision === 'month' ? `${day.slice(0, 7)}-31` : day);

/** The day on which somebody turns so old; born on 29 February, it is 1 March in common years. */
export function birthday(born: Day, age: number): Day {
  const [year = '', month = '', date = ''] = born.split('-');
  const turned = String(Number(year) + age).padStart(4, '0');
  return parseDay(`${turned}-${month}-${date}`) ?? (`${turned}-03-01` as Day);
}
