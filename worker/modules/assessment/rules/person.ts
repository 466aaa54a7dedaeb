import type { Day } from '../../../core/day.ts';
import { divide, parseDecimal, ratio, sum, type Ratio } from '../../../core/ratio.ts';
import type { PostType } from '../../roster/rules/vocabulary.ts';
import { parsePoints, type Points } from './points.ts';
import { weightsOf, type RaterGroup, type Scheme } from './scheme.ts';
import { assessmentScore } from './score.ts';

export const notGradedReasons = ['probation', 'too_few_months', 'not_in_service', 'other'] as const;
export type NotGraded = (typeof notGradedReasons)[number];

/** Everything a worker's score and grade of one year rest on. */
export interface PersonFacts {
  readonly workerId: string;
  /** The community (or office) where the worker stood at the end of the year. */
  readonly unitId: string;
  /** The units the worker can be ranked in, as the scheme names one of them. */
  readonly pools: { readonly city: string; readonly street: string; readonly community: string };
  readonly postType: PostType;
  readonly servedSince: Day;
  readonly bonus: Points;
  readonly deduction: Points;
  readonly vetoReason: string | null;
  readonly notGraded: NotGraded | null;
  /** Standing marks by group. */
  readonly marks: Readonly<Record<string, readonly Points[]>>;
}

/** Why a part has no mean: nobody gave it, or the community's ballot does not count. */
export type PartState = 'counted' | 'missing' | 'ballot_invalid';

export interface ScorePart {
  readonly group: RaterGroup;
  /** As the scheme gives it, and its share of the whole. */
  readonly weight: string;
  readonly share: Ratio;
  readonly state: PartState;
  readonly marks: readonly Points[];
  readonly mean: string | null;
  readonly contribution: string | null;
}

/** A score as a tree: what it is made of, down to single marks. */
export interface ScoreTree {
  readonly parts: readonly ScorePart[];
  readonly bonusCounted: Points;
  readonly score: Points | null;
  /** Every part was given. */
  readonly complete: boolean;
}

type GivenPart = Pick<ScorePart, 'group' | 'weight' | 'share' | 'state' | 'marks'>;

/** Works a person's score out; `ballotValid` tells whether their community's ballot counts. */
export function scoreTree(person: PersonFacts, scheme: Scheme, ballotValid: boolean): ScoreTree {
  const given = partsOf(person, scheme, ballotValid);
  const worked = assessmentScore({
    groups: given.map(({ group, share, state, marks }) => ({
      code: group.code,
      weight: share,
      scores: state === 'counted' ? marks.map((mark) => ratio(mark, 100)) : [],
      trimFrom: group.trimFrom ?? undefined,
    })),
    bonus: ratio(person.bonus, 100),
    bonusCap: parseDecimal(scheme.bonusCap),
    deductions: ratio(person.deduction, 100),
    missing: scheme.missing,
  });
  const parts = given.map((part, index) => {
    const { mean = null, contribution = null } = worked.groups[index] ?? {};
    return { ...part, mean, contribution };
  });
  const score = worked.score === null || parts.length === 0 ? null : parsePoints(worked.score);
  return {
    parts,
    bonusCounted: Math.min(person.bonus, parsePoints(scheme.bonusCap) ?? 0),
    score,
    complete: worked.complete,
  };
}

function partsOf(person: PersonFacts, scheme: Scheme, ballotValid: boolean): GivenPart[] {
  const weights = weightsOf(scheme, person.postType);
  const whole = sum(Object.values(weights).map(parseDecimal));
  return scheme.groups.flatMap((group) => {
    const weight = weights[group.code];
    if (weight === undefined) return [];
    const marks = person.marks[group.code] ?? [];
    const state = group.byBallot && !ballotValid ? 'ballot_invalid' : marks.length === 0 ? 'missing' : 'counted';
    return [{ group, weight, share: divide(parseDecimal(weight), whole), state, marks } as const];
  });
}
