import { addMonths, month as monthNamed, monthsOfYear, yearOf, type Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { divide, fromFen, ratio, toFenHalfUp } from '../../../core/ratio.ts';
import type { PathEvent } from './level-path.ts';
import {
  employerItem,
  levelIn,
  planCosts,
  totalFen,
  type CostCell,
  type PlanCost,
  type PlanPerson,
  type PlanRules,
} from './plan-cost.ts';

/** What a month that was run cost, by street and item; the employer's side under its own item. */
export interface ClosedCost {
  readonly month: Month;
  readonly streetId: string | null;
  readonly item: string;
  readonly name: string;
  readonly fen: Fen;
}

export interface YearMonth {
  readonly month: Month;
  /** `draft` is computed and not approved: its figures as they stand, back pay and recoveries included. */
  readonly state: 'closed' | 'draft' | 'forecast' | 'none';
  readonly workers: number;
  readonly grossFen: Fen;
  readonly employerFen: Fen;
}

/** A sum of the year in its two parts. */
export interface YearPart {
  readonly key: string;
  readonly name: string;
  readonly closedFen: Fen;
  readonly forecastFen: Fen;
}

export interface Rise {
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string;
  readonly streetId: string | null;
  readonly before: number;
  readonly level: number;
  /** Gross pay at the new level less that at the old, a month on average and in a year. */
  readonly monthlyFen: Fen;
  readonly yearlyFen: Fen;
}

/** Who is looked ahead at: with what is expected of their levels. */
export interface Expected extends PlanPerson {
  readonly unitName: string;
  /** Changes of level that the facts known today bring, up to next January. */
  readonly path: readonly PathEvent[];
}

export const nextJanuary = (year: number): Month => monthNamed(`${String(year + 1).padStart(4, '0')}-01`);

/** The months of a year still to come: after the last one that was run, of a year that is not over. */
export const monthsAhead = (year: number, lastRun: Month | null, today: Month): Month[] =>
  yearOf(today) > year ? [] : monthsOfYear(year).filter((month) => lastRun === null || month > lastRun);

/** Levels recorded, and after today those that are expected. */
export const expectedLevels = (
  recorded: PlanPerson['levels'],
  path: readonly PathEvent[],
  today: string,
): PlanPerson['levels'] => {
  const known = recorded.filter(({ from }) => from <= today);
  const ahead = path.filter(({ from }) => from > today).map(({ from, level }) => ({ from, level }));
  return [...(known.length > 0 ? known : recorded.slice(0, 1)), ...ahead];
};

/**
 * Who stands higher in January than in December, and what that brings them in a year. Contributions stay as they are:
 * their base moves only with the wage that is declared for it.
 */
export function risesOf(people: readonly Expected[], rules: PlanRules, january: Month): Rise[] {
  const december = addMonths(january, -1);
  const months = monthsOfYear(yearOf(january));
  const known = new Map<string, Fen>();
  return people.flatMap((person) => {
    const [before, level] = [levelIn(person, december), levelIn(person, january)];
    if (before === null || level === null || level <= before) return [];
    const { workerId, name, postType, grade } = person.worker;
    // Only what depends on the level differs between the two years: the same for all of one post, grade and step.
    const alike = [postType, grade, before, level].join('|');
    const yearlyFen =
      known.get(alike) ?? fen(yearAt(person, rules, months, level) - yearAt(person, rules, months, before));
    known.set(alike, yearlyFen);
    const { unitName, streetId } = person;
    return [{ workerId, name, unitName, streetId, before, level, monthlyFen: monthlyOf(yearlyFen), yearlyFen }];
  });
}

const monthlyOf = (yearlyFen: Fen): Fen => toFenHalfUp(divide(fromFen(yearlyFen), ratio(12)));

/** Gross pay of a whole year at one level. */
const yearAt = (person: PlanPerson, rules: PlanRules, months: readonly Month[], level: number): Fen => {
  const standing = { ...person, levels: [{ from: '', level }], lastMonth: null };
  return sidesOf(planCosts([standing], rules, months).cells).grossFen;
};

/** The months of the year: what was run, and what is expected. */
export function monthsOf(
  year: number,
  closed: readonly ClosedCost[],
  runs: readonly { readonly month: Month; readonly workers: number; readonly draft: boolean }[],
  ahead: PlanCost,
  peopleIn: (month: Month) => number,
): YearMonth[] {
  return monthsOfYear(year).map((month) => {
    const run = closed.filter((cell) => cell.month === month);
    const of = runs.find((each) => each.month === month);
    if (of) return { month, state: of.draft ? 'draft' : 'closed', workers: of.workers, ...sidesOf(run) };
    const expected = ahead.cells.filter((cell) => cell.month === month);
    if (expected.length === 0) return { month, state: 'none', workers: 0, grossFen: fen(0), employerFen: fen(0) };
    return { month, state: 'forecast', workers: peopleIn(month), ...sidesOf(expected) };
  });
}

const sidesOf = (cells: readonly { readonly item: string; readonly fen: Fen }[]) => ({
  grossFen: totalFen(cells.filter(({ item }) => item !== employerItem)),
  employerFen: totalFen(cells.filter(({ item }) => item === employerItem)),
});

/** Both parts by street or item, the greatest first. */
export function partsBy(
  closed: readonly ClosedCost[],
  ahead: readonly Pick<CostCell, 'streetId' | 'item' | 'fen'>[],
  keyOf: (cell: Pick<CostCell, 'streetId' | 'item'>) => string,
  nameOf: (key: string) => string,
): YearPart[] {
  const done = new Map<string, number>();
  for (const cell of closed) done.set(keyOf(cell), (done.get(keyOf(cell)) ?? 0) + cell.fen);
  const expected = new Map<string, number>();
  for (const cell of ahead) expected.set(keyOf(cell), (expected.get(keyOf(cell)) ?? 0) + cell.fen);
  return [...new Set([...done.keys(), ...expected.keys()])]
    .map((key) => ({
      key,
      name: nameOf(key),
      closedFen: fen(done.get(key) ?? 0),
      forecastFen: fen(expected.get(key) ?? 0),
    }))
    .toSorted((a, b) => sumFen([b.closedFen, b.forecastFen]) - sumFen([a.closedFen, a.forecastFen]));
}
