import type { Month } from '../../../core/day.ts';
import { fen, type Fen } from '../../../core/fen.ts';
import {
  planCosts,
  sumBy,
  totalFen,
  type CostCell,
  type PlanGap,
  type PlanPerson,
  type PlanRules,
} from './plan-cost.ts';
import type { InForce } from './run.ts';
import type { SchemeDefinition } from './scheme.ts';

/** One worker's month by the scheme in force and by the edition that is to follow it. */
export interface RepointedWorker {
  readonly workerId: string;
  readonly name: string;
  readonly streetId: string | null;
  readonly level: number;
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
}

export interface Repointing {
  /** Whose pay would move, the greatest move first. */
  readonly moved: readonly RepointedWorker[];
  readonly unmoved: number;
  readonly before: readonly CostCell[];
  readonly after: readonly CostCell[];
  /** Who could not be paid by the next edition as it is. */
  readonly gaps: readonly PlanGap[];
}

const grossOf = (cells: readonly CostCell[]): Fen => totalFen(cells.filter(({ item }) => item !== 'employer'));

/** Everybody's month by two editions, levels as they are: gross pay and the employer's side, whole months. */
export function repointing(
  people: readonly PlanPerson[],
  rules: PlanRules,
  next: InForce<SchemeDefinition>,
  month: Month,
): Repointing {
  const after: PlanRules = { ...rules, schemeAt: (each) => (each >= month ? next : rules.schemeAt(each)) };
  const [whole, wholeAfter] = [planCosts(people, rules, [month]), planCosts(people, after, [month])];
  const moved: RepointedWorker[] = [];
  const lacking = new Set(wholeAfter.gaps.map(({ workerId }) => workerId));
  for (const person of people) {
    const { workerId, name } = person.worker;
    const own = planCosts([person], rules, [month]);
    const beforeFen = grossOf(own.cells);
    const afterFen = grossOf(planCosts([person], after, [month]).cells);
    const level = own.cells[0]?.level ?? 0;
    if (beforeFen !== afterFen && !lacking.has(workerId)) {
      moved.push({ workerId, name, streetId: person.streetId, level, beforeFen, afterFen });
    }
  }
  return {
    moved: moved.toSorted((a, b) => Math.abs(b.afterFen - b.beforeFen) - Math.abs(a.afterFen - a.beforeFen)),
    unmoved: people.length - moved.length - lacking.size,
    before: whole.cells,
    after: wholeAfter.cells,
    gaps: wholeAfter.gaps,
  };
}

/** Two sides by one key, and what lies between them. */
export function compared(
  before: readonly CostCell[],
  after: readonly CostCell[],
  keyOf: (cell: CostCell) => string,
  nameOf: (key: string) => string,
): { readonly key: string; readonly name: string; readonly beforeFen: Fen; readonly afterFen: Fen }[] {
  const [was, becomes] = [sumBy(before, keyOf), sumBy(after, keyOf)];
  return [...new Set([...was.keys(), ...becomes.keys()])].map((key) => ({
    key,
    name: nameOf(key),
    beforeFen: was.get(key) ?? fen(0),
    afterFen: becomes.get(key) ?? fen(0),
  }));
}
