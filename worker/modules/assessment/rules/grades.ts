import { compare, floorOf, ratio, times, ZERO, type Ratio } from '../../../core/ratio.ts';

export type Grade = 'excellent' | 'qualified' | 'basic' | 'unqualified';

/** Lowest score of each grade, descending; below the last is unqualified. */
export interface GradeBands {
  readonly excellent: Ratio;
  readonly qualified: Ratio;
  readonly basic: Ratio;
}

export interface GradedPerson {
  readonly id: string;
  /** Null only where it does not matter: not graded, or vetoed. */
  readonly score: Ratio | null;
  readonly veto?: boolean | undefined;
  readonly notGraded?: boolean | undefined;
  /** Compared in order, higher first, among equal scores at the cap. */
  readonly tieBreak?: readonly Ratio[] | undefined;
}

export type GradeReason = 'not_graded' | 'veto' | 'within_cap' | 'over_cap' | 'tie_at_cap' | 'by_score';

export interface GivenGrade {
  readonly id: string;
  readonly grade: Grade | null;
  readonly reason: GradeReason;
}

export interface Grading {
  readonly excellentMax: number;
  /** In the order given. */
  readonly grades: readonly GivenGrade[];
}

/**
 * Grades by band, excellent only within floor(headcount × cap), or within the places that are left of a cap. Who is not graded has no grade and is not counted; a
 * veto is unqualified whatever the score and is counted. Equal scores at the cap are told apart by their tie-breaks;
 * those that cannot be told apart are all qualified, and nobody below them is excellent: neither the order of the
 * list nor chance decides, and a person resolves it.
 */
export function gradePeople(
  people: readonly GradedPerson[],
  bands: GradeBands,
  cap: Ratio | { readonly places: number },
): Grading {
  const counted = people.filter(({ notGraded }) => notGraded !== true);
  const excellentMax = 'places' in cap ? cap.places : Number(floorOf(times(ratio(counted.length), cap)));
  const candidates = counted.filter(({ veto, score }) => veto !== true && reaches(score, bands.excellent));
  const atTop = excellentWithin(candidates, excellentMax);
  return { excellentMax, grades: people.map((person) => ({ id: person.id, ...gradeOf(person, bands, atTop) })) };
}

function gradeOf(
  person: GradedPerson,
  bands: GradeBands,
  atTop: ReadonlyMap<GradedPerson, GradeReason>,
): Omit<GivenGrade, 'id'> {
  if (person.notGraded === true) return { grade: null, reason: 'not_graded' };
  if (person.veto === true) return { grade: 'unqualified', reason: 'veto' };
  const reason = atTop.get(person);
  if (reason !== undefined) return { grade: reason === 'within_cap' ? 'excellent' : 'qualified', reason };
  const grade = reaches(person.score, bands.qualified)
    ? 'qualified'
    : reaches(person.score, bands.basic)
      ? 'basic'
      : 'unqualified';
  return { grade, reason: 'by_score' };
}

/** For each candidate, whether a place under the cap is theirs. */
function excellentWithin(candidates: readonly GradedPerson[], places: number): Map<GradedPerson, GradeReason> {
  const outcome = new Map<GradedPerson, GradeReason>();
  let left = places;
  for (const equals of classesOf(candidates, byScore)) {
    const depth = Math.min(...equals.map(({ tieBreak }) => tieBreak?.length ?? 0));
    // Only where places run out inside equal scores do the tie-breaks speak.
    const classes = equals.length <= left ? [equals] : classesOf(equals, byTieBreak(depth));
    for (const indistinct of classes) {
      const fits = indistinct.length <= left;
      const reason = fits ? 'within_cap' : left > 0 && indistinct.length > 1 ? 'tie_at_cap' : 'over_cap';
      for (const person of indistinct) outcome.set(person, reason);
      left = fits ? left - indistinct.length : 0;
    }
  }
  return outcome;
}

/** Groups that compare as equal, best first. */
function classesOf(
  people: readonly GradedPerson[],
  order: (a: GradedPerson, b: GradedPerson) => number,
): GradedPerson[][] {
  const classes: GradedPerson[][] = [];
  for (const person of people.toSorted(order)) {
    const last = classes.at(-1);
    if (last?.[0] !== undefined && order(last[0], person) === 0) last.push(person);
    else classes.push([person]);
  }
  return classes;
}

function byScore(a: GradedPerson, b: GradedPerson): number {
  return compare(b.score ?? ZERO, a.score ?? ZERO);
}

function byTieBreak(depth: number) {
  return (a: GradedPerson, b: GradedPerson): number => {
    for (let index = 0; index < depth; index += 1) {
      const order = compare(b.tieBreak?.[index] ?? ZERO, a.tieBreak?.[index] ?? ZERO);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function reaches(score: Ratio | null, mark: Ratio): boolean {
  return score !== null && compare(score, mark) >= 0;
}
