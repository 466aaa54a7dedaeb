import type { EnteredRow } from './import/decide-marks.ts';
import { markPrefix } from './import/columns.ts';
import type { EnteredBallot } from './import/ballots.ts';
import { gradeCycle, type WorkedPerson } from './grading.ts';
import type { PersonFacts } from './facts.ts';
import type { Points } from './points.ts';
import type { Scheme } from './scheme.ts';

/** A person in a cycle as stored: the facts, the words beside them, and what was last worked out. */
export interface PersonRecord extends PersonFacts {
  readonly bonusReason: string | null;
  readonly deductionReason: string | null;
  readonly remark: string | null;
  /** Null for a person who is new. */
  readonly worked: Omit<WorkedPerson, 'workerId'> | null;
}

export interface MarkChange {
  readonly workerId: string;
  readonly groupCode: string;
  /** Null: the standing mark ends and none follows. */
  readonly score: Points | null;
}

export interface Entered {
  readonly people: readonly PersonRecord[];
  readonly marks: readonly MarkChange[];
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: number;
}

/**
 * Enters a sheet's rows among the people known. A column of the sheet speaks for every row of it, an empty cell saying
 * "none"; a column that the sheet does not have changes nothing.
 */
export function enterMarks(
  known: readonly PersonRecord[],
  rows: readonly EnteredRow[],
  present: ReadonlySet<string>,
  cityUnitId: string,
): Entered {
  const people = new Map(known.map((person) => [person.workerId, person]));
  const marks: MarkChange[] = [];
  const created: string[] = [];
  const updated: string[] = [];
  for (const row of rows) {
    const before = people.get(row.worker.workerId);
    const after = entered(before, row, present, cityUnitId);
    const changed = markChanges(before, after);
    marks.push(...changed);
    people.set(after.workerId, after);
    if (!before) created.push(after.workerId);
    else if (changed.length > 0 || !sameWords(before, after)) updated.push(after.workerId);
  }
  return {
    people: [...people.values()],
    marks,
    created,
    updated,
    unchanged: rows.length - created.length - updated.length,
  };
}

function entered(
  before: PersonRecord | undefined,
  { worker, draft }: EnteredRow,
  present: ReadonlySet<string>,
  city: string,
): PersonRecord {
  const { workerId, unitId, streetId, postType, servedSince } = worker;
  const from = <Value>(column: string, said: Value, stood: Value | undefined): Value =>
    present.has(column) || stood === undefined ? said : stood;
  // A sheet that says what stands takes nobody's "not graded" away: the roster may have given it.
  const again = before !== undefined && before.remark === draft.remark && before.vetoReason === draft.vetoReason;
  const stoodSo = again ? before.notGraded : null;
  const stood = Object.entries(before?.marks ?? {}).filter(([code]) => !present.has(`${markPrefix}${code}`));
  const given = Object.entries(draft.marks).map(([code, mark]) => [code, [mark]] as const);
  return {
    workerId,
    unitId,
    pools: { city, street: streetId, community: unitId },
    postType,
    servedSince,
    bonus: from('bonus', draft.bonus, before?.bonus),
    bonusReason: from('bonusReason', draft.bonusReason, before?.bonusReason),
    deduction: from('deduction', draft.deduction, before?.deduction),
    deductionReason: from('deductionReason', draft.deductionReason, before?.deductionReason),
    vetoReason: from('veto', draft.vetoReason, before?.vetoReason),
    notGraded: stoodSo ?? from('remark', draft.notGraded, before?.notGraded),
    remark: from('remark', draft.remark, before?.remark),
    marks: Object.fromEntries([...stood, ...given]),
    places: before?.places ?? [],
    ratings: before?.ratings ?? [],
    regular: before?.regular ?? [],
    events: before?.events ?? [],
    figures: before?.figures ?? [],
    worked: before?.worked ?? null,
  };
}

function markChanges(before: PersonRecord | undefined, after: PersonRecord): MarkChange[] {
  const { workerId } = after;
  return [...new Set([...Object.keys(before?.marks ?? {}), ...Object.keys(after.marks)])].flatMap((groupCode) => {
    const [was, is] = [before?.marks[groupCode]?.[0] ?? null, after.marks[groupCode]?.[0] ?? null];
    return was === is ? [] : [{ workerId, groupCode, score: is }];
  });
}

const words = (person: PersonRecord): string => {
  const { worked: _, marks: __, ...rest } = person;
  return JSON.stringify(Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)));
};
const sameWords = (a: PersonRecord, b: PersonRecord): boolean => words(a) === words(b);

/** What a cycle grades by: its scheme, and whether raters may still rate. */
export interface Grading {
  readonly scheme: Scheme;
  readonly sealed: boolean;
}

/** Who was touched, and whoever gets another score, grade or reason by it. */
export function changedPeople(
  people: readonly PersonRecord[],
  touched: ReadonlySet<string>,
  grading: Grading,
  ballots: readonly Pick<EnteredBallot, 'communityId' | 'invalid'>[],
): PersonRecord[] {
  const worked = new Map(regraded(people, grading, ballots).map((person) => [person.workerId, person]));
  return people.flatMap((person) => worked.get(person.workerId) ?? (touched.has(person.workerId) ? person : []));
}

/** Works everybody out anew and answers those whose score, grade or reason is another than stored. */
export function regraded(
  people: readonly PersonRecord[],
  { scheme, sealed }: Grading,
  ballots: readonly Pick<EnteredBallot, 'communityId' | 'invalid'>[],
): PersonRecord[] {
  const validBallots = new Set(ballots.filter(({ invalid }) => invalid === null).map(({ communityId }) => communityId));
  const worked = gradeCycle({ scheme, people, validBallots, sealed });
  return people.flatMap((person, index) => {
    const { workerId: _, ...now } = worked[index] ?? {
      workerId: '',
      score: null,
      complete: false,
      grade: null,
      reason: 'incomplete' as const,
    };
    return sameWorked(person.worked, now) ? [] : [{ ...person, worked: now }];
  });
}

type Worked = NonNullable<PersonRecord['worked']>;

const sameWorked = (a: Worked | null, b: Worked): boolean =>
  a !== null && a.score === b.score && a.complete === b.complete && a.grade === b.grade && a.reason === b.reason;
