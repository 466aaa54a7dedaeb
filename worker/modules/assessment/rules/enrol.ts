import { addDays, addMonths, compareDay, day, monthOfDay, type Day } from '../../../core/day.ts';
import type { NotGraded, PlaceFact } from './facts.ts';
import type { KnownWorker } from './import/decide-marks.ts';
import { yearEnd } from './publicity.ts';
import type { PersonRecord } from './record.ts';
import { sheetOf, type Scheme } from './scheme.ts';

export interface RosterFacts {
  readonly year: number;
  readonly scheme: Scheme;
  readonly cityUnitId: string;
  readonly workers: readonly KnownWorker[];
  /** Of those who stood in more than one unit. */
  readonly places: ReadonlyMap<string, readonly PlaceFact[]>;
}

export interface Enrolled {
  readonly people: readonly PersonRecord[];
  readonly created: readonly string[];
  readonly updated: readonly string[];
}

/**
 * Brings the roster into a cycle: whoever is in service and assessed comes in, and who moved stands where they stand
 * now. What a sheet said of somebody (a remark) is kept; nobody is taken out.
 */
export function enrol(known: readonly PersonRecord[], facts: RosterFacts): Enrolled {
  const before = new Map(known.map((person) => [person.workerId, person]));
  const assessed = facts.workers.filter(({ postType }) => sheetOf(facts.scheme, postType) !== null);
  const after = assessed.map((worker) => placed(before.get(worker.workerId), worker, facts));
  const created = after.filter(({ workerId }) => !before.has(workerId));
  const updated = after.filter((person) => {
    const was = before.get(person.workerId);
    return was !== undefined && JSON.stringify(placeWords(was)) !== JSON.stringify(placeWords(person));
  });
  const people = new Map([...known, ...after].map((person) => [person.workerId, person]));
  const ids = (list: readonly PersonRecord[]) => list.map(({ workerId }) => workerId);
  return { people: [...people.values()], created: ids(created), updated: ids(updated) };
}

const placeWords = ({ unitId, pools, postType, servedSince, notGraded, places }: PersonRecord) => [
  unitId, pools.street, postType, servedSince, notGraded, places.map(({ unitId: place, months }) => [place, months]),
]; // prettier-ignore

function placed(before: PersonRecord | undefined, worker: KnownWorker, facts: RosterFacts): PersonRecord {
  const { workerId, unitId, streetId, postType, servedSince } = worker;
  const told = before !== undefined && (before.remark !== null || before.vetoReason !== null);
  return {
    workerId,
    bonus: 0,
    bonusReason: null,
    deduction: 0,
    deductionReason: null,
    vetoReason: null,
    remark: null,
    marks: {},
    ratings: [],
    regular: [],
    events: [],
    figures: [],
    worked: null,
    ...before,
    unitId,
    pools: { city: facts.cityUnitId, street: streetId, community: unitId },
    postType,
    servedSince,
    places: facts.places.get(workerId) ?? [],
    notGraded: told ? before.notGraded : notGradedBy(servedSince, facts.year, facts.scheme),
  };
}

/** Served from the first day of a month on, that month counts: since 1 July is six months. */
export function tooFewMonths(servedSince: Day, year: number, { notGraded }: Scheme): NotGraded | null {
  if (compareDay(servedSince, yearEnd(year)) > 0) return 'not_in_service';
  const { fewestMonths } = notGraded;
  if (fewestMonths < 1) return null;
  const latest = day(`${year}-${String(13 - fewestMonths).padStart(2, '0')}-01`);
  return compareDay(servedSince, latest) > 0 ? 'too_few_months' : null;
}

/** On probation as long as the scheme says: hired on 1 July for six months, it is over on 31 December. */
function notGradedBy(servedSince: Day, year: number, scheme: Scheme): NotGraded | null {
  const few = tooFewMonths(servedSince, year, scheme);
  const { probation, probationMonths } = scheme.notGraded;
  if (few === 'not_in_service' || !probation || probationMonths === null) return few;
  const over = addDays(monthsLater(servedSince, probationMonths), -1);
  return compareDay(over, yearEnd(year)) > 0 ? 'probation' : few;
}

/** The same day of a later month, or the last day of a shorter one. */
function monthsLater(from: Day, months: number): Day {
  const month = addMonths(monthOfDay(from), months);
  const same = `${month}-${from.slice(8)}`;
  const last = addDays(day(`${addMonths(month, 1)}-01`), -1);
  return same > last ? last : day(same);
}
