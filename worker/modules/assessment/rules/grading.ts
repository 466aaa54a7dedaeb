import { day, daysBetween } from '../../../core/day.ts';
import { floorOf, parseDecimal, ratio, times, type Ratio } from '../../../core/ratio.ts';
import { gradePeople, type Grade, type GradeReason } from './grades.ts';
import { scoreTree, type PersonFacts, type ScoreTree } from './person.ts';
import type { Points } from './points.ts';
import type { Scheme } from './scheme.ts';

/** Why somebody has the grade, or none. `incomplete`: a part is missing and the scheme lets nothing stand for it. */
export type GradedBecause = GradeReason | 'incomplete' | 'moved';

export interface WorkedPerson {
  readonly workerId: string;
  readonly score: Points | null;
  readonly complete: boolean;
  readonly grade: Grade | null;
  readonly reason: GradedBecause;
}

export interface CycleFacts {
  readonly scheme: Scheme;
  readonly people: readonly PersonFacts[];
  /** Communities whose ballot was counted and is valid. */
  readonly validBallots: ReadonlySet<string>;
}

interface Scored {
  readonly person: PersonFacts;
  readonly tree: ScoreTree;
}

/** Scores everybody and grades each pool within its own cap. In the order given. */
export function gradeCycle({ scheme, people, validBallots }: CycleFacts): WorkedPerson[] {
  const scored = people.map((person) => ({
    person,
    tree: scoreTree(person, scheme, validBallots.has(person.pools.community)),
  }));
  const pools = Map.groupBy(scored, ({ person }) => person.pools[scheme.excellent.pool]);
  const worked = new Map(
    [...pools.values()].flatMap((pool) => gradePool(pool, scheme)).map((one) => [one.workerId, one]),
  );
  return people.flatMap(({ workerId }) => worked.get(workerId) ?? []);
}

function gradePool(pool: readonly Scored[], scheme: Scheme): WorkedPerson[] {
  const { excellent, qualified, basic } = scheme.bands;
  const bands = { excellent: parseDecimal(excellent), qualified: parseDecimal(qualified), basic: parseDecimal(basic) };
  const { grades } = gradePeople(
    pool.map(({ person, tree }) => ({
      id: person.workerId,
      score: tree.score === null ? null : ratio(tree.score, 100),
      veto: person.vetoReason !== null,
      notGraded: person.notGraded !== null || isIncomplete({ person, tree }),
      tieBreak: tieBreak({ person, tree }, scheme),
    })),
    bands,
    parseDecimal(scheme.excellent.share),
  );
  return pool.map(({ person, tree }, index) => {
    const { grade = null, reason = 'not_graded' } = grades[index] ?? {};
    const because = isIncomplete({ person, tree }) ? 'incomplete' : reason;
    return { workerId: person.workerId, score: tree.score, complete: tree.complete, grade, reason: because };
  });
}

/** Nothing can be said of who is to be graded and has no score; a veto needs none. */
const isIncomplete = ({ person, tree }: Scored): boolean =>
  person.notGraded === null && person.vetoReason === null && tree.score === null;

const longAgo = day('1900-01-01');

/** The scheme's groups in order, then longer service. Where a part is missing, the score stands for it: no advantage either way. */
function tieBreak({ person, tree }: Scored, scheme: Scheme): Ratio[] {
  const means = scheme.tieBreak.map((code) => {
    const mean = tree.parts.find(({ group }) => group.code === code)?.mean ?? null;
    return mean === null ? ratio(tree.score ?? 0, 100) : parseDecimal(mean);
  });
  return [...means, ratio(-daysBetween(longAgo, person.servedSince))];
}

/** Places for excellent in a pool: the whole part of headcount × share; who is not graded is not counted. */
export const excellentPlaces = (headcount: number, scheme: Scheme): number =>
  Number(floorOf(times(ratio(headcount), parseDecimal(scheme.excellent.share))));
