import { daysBetween, recordsBegin } from '../../../core/day.ts';
import { floorOf, parseDecimal, ratio, times, type Ratio } from '../../../core/ratio.ts';
import { gradePeople, type Grade, type GradeReason } from './grades.ts';
import { dimensionMean } from './dimension.ts';
import { scoreTree, vetoOf, type PersonFacts, type ScoreTree } from './person.ts';
import type { Points } from './points.ts';
import { capOf, dimensionPrefix, type Scheme } from './scheme.ts';

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
  /** While raters may still rate. */
  readonly sealed: boolean;
}

interface Scored {
  readonly person: PersonFacts;
  readonly tree: ScoreTree;
}

/** Scores everybody and grades each pool within its own cap. In the order given. */
export function gradeCycle({ scheme, people, validBallots, sealed }: CycleFacts): WorkedPerson[] {
  const scoring = { ballotValid: (communityId: string) => validBallots.has(communityId), sealed };
  const scored = people.map((person) => ({ person, tree: scoreTree(person, scheme, scoring) }));
  const pools = Map.groupBy(scored, ({ person }) => poolKey(person, scheme));
  const worked = new Map(
    [...pools.values()].flatMap((pool) => gradePool(pool, scheme)).map((one) => [one.workerId, one]),
  );
  return people.flatMap(({ workerId }) => worked.get(workerId) ?? []);
}

/** Scores the people of one pool and grades them within so many places for excellent. In the order given. */
export function gradeWithin({ scheme, people, validBallots, sealed }: CycleFacts, places: number): WorkedPerson[] {
  const scoring = { ballotValid: (communityId: string) => validBallots.has(communityId), sealed };
  return gradePool(
    people.map((person) => ({ person, tree: scoreTree(person, scheme, scoring) })),
    scheme,
    places,
  );
}

/** Posts that are ranked by themselves have pools of their own in the same units. */
function poolKey({ postType, pools }: PersonFacts, scheme: Scheme): string {
  const { apart, pool } = capOf(scheme, postType);
  return `${apart ?? ''}/${pools[pool]}`;
}

function gradePool(pool: readonly Scored[], scheme: Scheme, places?: number): WorkedPerson[] {
  const { excellent, qualified, basic } = scheme.bands;
  const bands = { excellent: parseDecimal(excellent), qualified: parseDecimal(qualified), basic: parseDecimal(basic) };
  const share = pool[0] ? capOf(scheme, pool[0].person.postType).share : scheme.excellent.share;
  const { grades } = gradePeople(
    pool.map(({ person, tree }) => ({
      id: person.workerId,
      score: tree.score === null ? null : ratio(tree.score, 100),
      veto: vetoOf(person) !== null,
      notGraded: person.notGraded !== null || isIncomplete({ person, tree }),
      tieBreak: tieBreak({ person, tree }, scheme),
    })),
    bands,
    places === undefined ? parseDecimal(share) : { places },
  );
  return pool.map(({ person, tree }, index) => {
    const { grade = null, reason = 'not_graded' } = grades[index] ?? {};
    const because = isIncomplete({ person, tree }) ? 'incomplete' : reason;
    return { workerId: person.workerId, score: tree.score, complete: tree.complete, grade, reason: because };
  });
}

/** Nothing can be said of who is to be graded and has no score; a veto needs none. */
const isIncomplete = ({ person, tree }: Scored): boolean =>
  person.notGraded === null && vetoOf(person) === null && tree.score === null;

/** As the scheme lists them, then longer service. Where a part is missing, the score stands for it: no advantage either way. */
function tieBreak({ person, tree }: Scored, scheme: Scheme): Ratio[] {
  const means = scheme.tieBreak.map((code) => {
    if (code.startsWith(dimensionPrefix)) {
      const dimension = dimensionMean(tree.root, scheme, person.postType, code.slice(dimensionPrefix.length));
      return dimension ?? ratio(tree.score ?? 0, 100);
    }
    const mean = tree.parts.find(({ group }) => group.code === code)?.mean ?? null;
    return mean === null ? ratio(tree.score ?? 0, 100) : parseDecimal(mean);
  });
  return [...means, ratio(-daysBetween(recordsBegin, person.servedSince))];
}

/** Places for excellent in a pool: the whole part of headcount × share; who is not graded is not counted. */
export const excellentPlaces = (headcount: number, { share }: { readonly share: string }): number =>
  Number(floorOf(times(ratio(headcount), parseDecimal(share))));
