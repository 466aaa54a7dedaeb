import { firstDay, type Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import {
  add,
  compare,
  fromFen,
  ONE,
  parseDecimal,
  ratio,
  sum,
  times,
  toFenHalfUp,
  ZERO,
  type Ratio,
} from '../../../core/ratio.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { payLevel } from './level.ts';
import { levelRefusals } from './level-refusals.ts';
import { planCosts, type CostCell, type PlanCost, type PlanGap, type PlanPerson, type PlanRules } from './plan-cost.ts';
import { firstLevel } from './run.ts';
import {
  grades,
  postTypes,
  type CoefficientTable,
  type Grade,
  type LevelFormula,
  type PostType,
  type SchemeDefinition,
} from './scheme.ts';

/** What is tried out. Whatever is absent stays as it is. */
export interface WhatIfChanges {
  /** A whole scheme in the place of the one in force. */
  readonly definition?: SchemeDefinition | undefined;
  /** Levels as they are, or derived anew by the rule of the scheme that is tried out. */
  readonly levels?: 'keep' | 'derive' | undefined;
  readonly baseFen?: Fen | undefined;
  readonly factor?: string | undefined;
  readonly coefficients?: CoefficientTable | undefined;
  /** Posts more or fewer than there are people now. */
  readonly headcount?: Readonly<Partial<Record<PostType, number | undefined>>> | undefined;
  /** Of everybody, the share at each grade; the shares add up to one. */
  readonly gradeShares?: Readonly<Record<Grade, string>> | undefined;
}

export interface Trial {
  readonly cells: readonly CostCell[];
  readonly gaps: readonly PlanGap[];
  /** People in the year, those on posts added included. */
  readonly people: number;
}

export const asTrial = ({ cells, gaps }: PlanCost, people: number): Trial => ({ cells, gaps, people });

const withFormula = (formula: LevelFormula, changes: WhatIfChanges): LevelFormula => ({
  ...formula,
  ...(changes.baseFen === undefined ? {} : { baseFen: changes.baseFen }),
  ...(changes.factor === undefined ? {} : { factor: changes.factor }),
  ...(changes.coefficients === undefined ? {} : { coefficients: { ...formula.coefficients, ...changes.coefficients } }),
});

/** A copy of a scheme with another base, factor or coefficients wherever it pays by them. */
export const changedScheme = (scheme: SchemeDefinition, changes: WhatIfChanges): SchemeDefinition => ({
  ...scheme,
  items: scheme.items.map((item) => {
    if (item.kind === 'level_coefficient') return { ...item, formula: withFormula(item.formula, changes) };
    if (item.kind !== 'performance' || typeof item.standard === 'number') return item;
    return { ...item, standard: withFormula(item.standard, changes) };
  }),
});

/** Whether the changes can be tried on these people at all. */
export function refuseChanges(
  people: readonly PlanPerson[],
  { headcount, gradeShares }: WhatIfChanges,
): Refusal | null {
  for (const post of postTypes) {
    const standing = people.filter(({ worker }) => worker.postType === post).length;
    const taken = -(headcount?.[post] ?? 0);
    if (taken > standing) return levelRefusals.refuse('what_if_too_few', { post, standing, taken });
  }
  if (!gradeShares) return null;
  const whole = sum(grades.map((grade) => parseDecimal(gradeShares[grade])));
  return compare(whole, ONE) === 0 ? null : levelRefusals.refuse('what_if_shares');
}

interface Part {
  readonly people: readonly PlanPerson[];
  readonly weight: Ratio;
}

/** The year by the changes: parts of the people, each with the share at which it counts. */
export function tryOut(
  people: readonly PlanPerson[],
  rules: PlanRules,
  months: readonly Month[],
  changes: WhatIfChanges,
  asOf: Month,
): Trial {
  const changed: PlanRules = {
    ...rules,
    schemeAt: (month) => {
      const standing = rules.schemeAt(month);
      const definition = changes.definition ?? standing?.definition;
      return definition ? { id: standing?.id ?? '', definition: changedScheme(definition, changes) } : null;
    },
  };
  const parts = postTypes.flatMap((post) => partsOf(people, post, changes, changed, asOf)).flatMap(byGrade(changes));
  const costs = parts.map(({ people: some, weight }) => ({ cost: planCosts(some, changed, months), weight }));
  const gaps = new Map(costs.flatMap(({ cost }) => cost.gaps).map((gap) => [gap.workerId, gap]));
  const added = postTypes.reduce((all, post) => all + (changes.headcount?.[post] ?? 0), 0);
  return { cells: weighted(costs), gaps: [...gaps.values()], people: people.length + added };
}

/** Those on one post: fewer of them count at their mean, more of them begin at the floor of the post. */
function partsOf(
  people: readonly PlanPerson[],
  post: PostType,
  changes: WhatIfChanges,
  rules: PlanRules,
  asOf: Month,
): Part[] {
  const standing = people.filter(({ worker }) => worker.postType === post);
  const scheme = rules.schemeAt(asOf)?.definition;
  const derived =
    changes.levels === 'derive' && scheme
      ? standing.map((person) => ({
          ...person,
          levels: [{ from: '', level: firstLevel(person.worker, scheme.levelRule, asOf).level }],
        }))
      : standing;
  const more = changes.headcount?.[post] ?? 0;
  const weight = more < 0 && standing.length > 0 ? ratio(standing.length + more, standing.length) : ONE;
  const parts: Part[] = [{ people: derived, weight }];
  if (more > 0 && scheme) parts.push({ people: newcomers(post, more, scheme, asOf), weight: ONE });
  return parts;
}

/** Posts that nobody fills yet: no experience, no certificate, at the floor, insured on their own pay. */
function newcomers(post: PostType, count: number, scheme: SchemeDefinition, first: Month): PlanPerson[] {
  const blank = { education: 'none', degreeHeld: false, diplomaHeld: false } as const;
  const { level } = payLevel({ ...blank, postType: post, serviceYears: 0 }, scheme.levelRule);
  const from = firstDay(first);
  const worker: PlanPerson['worker'] = {
    ...blank,
    workerId: `new_${post}`,
    name: '',
    unitId: '',
    postType: post,
    level,
    grade: null,
    qualification: null,
    serviceFrom: from,
    newcomerFrom: null,
    stretches: [],
    quantities: {},
    oneOffs: [],
    declaredWageFen: null,
    lastWageFen: null,
  };
  return Array.from({ length: count }, () => ({
    worker,
    streetId: null,
    levels: [{ from: '', level }],
    lastMonth: null,
  }));
}

/** Everybody at each grade, each at its share. */
const byGrade =
  ({ gradeShares }: WhatIfChanges) =>
  ({ people, weight }: Part): Part[] => {
    if (!gradeShares) return [{ people, weight }];
    return grades
      .map((grade) => ({ grade, share: parseDecimal(gradeShares[grade]) }))
      .filter(({ share }) => compare(share, ZERO) > 0)
      .map(({ grade, share }) => ({
        people: people.map((person) => ({ ...person, worker: { ...person.worker, grade } })),
        weight: times(weight, share),
      }));
  };

/** Parts together, each cell exact until it is rounded once. */
function weighted(costs: readonly { readonly cost: PlanCost; readonly weight: Ratio }[]): CostCell[] {
  const sums = new Map<string, { readonly cell: CostCell; readonly exact: Ratio }>();
  for (const { cost, weight } of costs) {
    for (const cell of cost.cells) {
      const key = `${cell.month}|${cell.streetId}|${cell.level}|${cell.item}`;
      const exact = times(fromFen(cell.fen), weight);
      const into = sums.get(key);
      sums.set(key, { cell, exact: into ? add(into.exact, exact) : exact });
    }
  }
  return [...sums.values()].map(({ cell, exact }) => ({ ...cell, fen: toFenHalfUp(exact) }));
}
