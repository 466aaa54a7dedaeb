import { addMonths, type Month } from '../../../core/day.ts';
import { fen, type Fen } from '../../../core/fen.ts';
import { divide, fromFen, ratio, toFenHalfUp } from '../../../core/ratio.ts';
import {
  grossOver,
  levelIn,
  planCosts,
  sumBy,
  type CostBook,
  type CostCell,
  type PlanGap,
  type PlanPerson,
  type PlanRules,
} from './plan-cost.ts';
import type { InForce } from './run.ts';
import type { SchemeDefinition } from './scheme.ts';

/** One worker's pay by the scheme in force and by the edition that is to follow it: a month, on average of a year. */
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
  /** Of a whole year. */
  readonly before: readonly CostCell[];
  readonly after: readonly CostCell[];
  /** Who could not be paid by the next edition as it is. */
  readonly gaps: readonly PlanGap[];
}

const always = (rules: PlanRules, scheme: InForce<SchemeDefinition> | null): PlanRules => ({
  ...rules,
  schemeAt: () => scheme,
});

/**
 * Everybody's year by two editions, levels as they are. A whole year, because an edition may pay in another rhythm; each
 * as if it had always held.
 */
export function repointing(
  people: readonly PlanPerson[],
  rules: PlanRules,
  next: InForce<SchemeDefinition>,
  from: Month,
): Repointing {
  const months = Array.from({ length: 12 }, (_, index) => addMonths(from, index));
  const [was, becomes] = [always(rules, rules.schemeAt(from)), always(rules, next)];
  const [book, nextBook]: [CostBook, CostBook] = [new Map(), new Map()];
  const [before, after] = [planCosts(people, was, months, book), planCosts(people, becomes, months, nextBook)];
  const compared = people.map((person) => ({
    person,
    beforeFen: grossOver(person, was, months, book),
    afterFen: grossOver(person, becomes, months, nextBook),
  }));
  const moved = compared.flatMap(({ person, beforeFen, afterFen }) => {
    if (afterFen === null || beforeFen === afterFen) return [];
    const { workerId, name } = person.worker;
    const level = levelIn(person, from) ?? 0;
    return [
      {
        workerId,
        name,
        streetId: person.streetId,
        level,
        beforeFen: monthly(beforeFen ?? fen(0)),
        afterFen: monthly(afterFen),
      },
    ];
  });
  return {
    moved: moved.toSorted((a, b) => Math.abs(b.afterFen - b.beforeFen) - Math.abs(a.afterFen - a.beforeFen)),
    unmoved: compared.filter(({ beforeFen, afterFen }) => afterFen !== null && beforeFen === afterFen).length,
    before: before.cells,
    after: after.cells,
    gaps: after.gaps,
  };
}

const monthly = (yearlyFen: Fen): Fen => toFenHalfUp(divide(fromFen(yearlyFen), ratio(12)));

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
