import {
  add,
  compare,
  larger,
  ONE,
  parseDecimal,
  ratio,
  roundTo,
  subtract,
  ZERO,
  type Ratio,
} from '../../../core/ratio.ts';
import { annualParts } from './annual.ts';
import { appealNode, bonusNode, deductionNode } from './extras.ts';
import type { PersonFacts, Scoring } from './facts.ts';
import { mix, within, type NodeState, type ScoreNode, type WeighedNode } from './node.ts';
import { parsePoints, type Points } from './points.ts';
import { regularNode } from './regular.ts';
import { sheetOf, type RaterGroup, type Scheme } from './scheme.ts';

export { notGradedReasons, vetoOf, type NotGraded, type PersonFacts, type Scoring } from './facts.ts';

/** One group's part of the year's rating, as lists show it. */
export interface ScorePart {
  readonly group: RaterGroup;
  /** As the scheme gives it, and its share of the year's rating. */
  readonly weight: string;
  readonly share: Ratio;
  readonly state: NodeState;
  readonly mean: string | null;
}

/** A score as a tree: what it is made of, down to single marks. */
export interface ScoreTree {
  readonly parts: readonly ScorePart[];
  readonly bonusCounted: Points;
  readonly deductionCounted: Points;
  readonly score: Points | null;
  /** Every part was given. */
  readonly complete: boolean;
  readonly root: ScoreNode;
}

const places = 2;

/** The words beside what a sheet gave or took. */
export interface ScoreReasons {
  readonly bonusReason?: string | null;
  readonly deductionReason?: string | null;
}

/**
 * Works a person's score out: the parts of the year by their weights, plus the bonus up to its cap, less deductions,
 * never below zero. Exact throughout and rounded once, half up, to two places.
 */
export function scoreTree(person: PersonFacts & ScoreReasons, scheme: Scheme, scoring: Scoring): ScoreTree {
  const sheet = sheetOf(scheme, person.postType);
  const groups = annualParts(person, scheme, scoring);
  const annual = mix(groups, scheme.missing);
  const year = sheet ? yearParts(person, scheme, sheet.mix, annual) : [];
  const mixed = mix(year.map(({ weighed }) => weighed), scheme.missing); // prettier-ignore
  const bonus = bonusNode(person, scheme, person.bonusReason ?? null);
  const deduction = deductionNode(person, scheme, person.deductionReason ?? null);
  const appeal = appealNode(person);
  const assessed = mixed.value === null ? null : larger(extended(mixed.value, bonus, deduction), ZERO);
  // What an appeal adds is counted from the score that was announced.
  const whole = assessed === null ? null : larger(add(assessed, appeal?.value ?? ZERO), ZERO);
  const root: ScoreNode = {
    kind: 'score',
    code: 'score',
    label: null,
    state: mixed.state,
    value: whole,
    children: [...mixed.children.map((child) => within(child, ONE)), bonus, deduction, ...(appeal ? [appeal] : [])],
  };
  return {
    parts: partsOf(annual.children, scheme),
    bonusCounted: parsePoints(roundTo(bonus.value ?? ZERO, places)) ?? 0,
    deductionCounted: parsePoints(roundTo(deduction.value ?? ZERO, places)) ?? 0,
    score: whole === null ? null : parsePoints(roundTo(whole, places)),
    complete: year.length > 0 && year.every(({ complete }) => complete),
    root,
  };
}

const extended = (value: Ratio, bonus: ScoreNode, deduction: ScoreNode): Ratio =>
  subtract(add(value, bonus.value ?? ZERO), deduction.value ?? ZERO);

interface YearPart {
  readonly weighed: WeighedNode;
  readonly complete: boolean;
}

/** The parts of the year that weigh anything. */
function yearParts(
  person: PersonFacts,
  scheme: Scheme,
  weights: { readonly daily: string; readonly quarterly: string; readonly annual: string },
  annual: ReturnType<typeof mix>,
): YearPart[] {
  const { value, state, children, complete } = annual;
  const rating: ScoreNode = { kind: 'annual', code: 'annual', label: null, state, value, children };
  const [daily, quarterly] = [regularNode(person, scheme, 'months'), regularNode(person, scheme, 'quarters')];
  return [
    { weight: weights.annual, node: rating, complete },
    { weight: weights.daily, node: daily, complete: daily.value !== null },
    { weight: weights.quarterly, node: quarterly, complete: quarterly.value !== null },
  ].flatMap(({ weight, node, complete: whole }) => {
    const share = parseDecimal(weight);
    return compare(share, ZERO) === 0
      ? []
      : [{ weighed: { weight: share, node: { ...node, weight } }, complete: whole }];
  });
}

function partsOf(nodes: readonly ScoreNode[], { groups }: Scheme): ScorePart[] {
  return nodes.flatMap(({ code, weight = '0', share = ratio(0), state, value }) => {
    const group = groups.find((one) => one.code === code);
    return group ? [{ group, weight, share, state, mean: value === null ? null : roundTo(value, places) }] : [];
  });
}
