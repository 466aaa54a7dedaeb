import { monthOfDay, yearOf, type Month } from '../../../core/day.ts';
import { fen, sumFen } from '../../../core/fen.ts';
import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { RefusedError } from '../../../platform/refused.ts';
import { anchorsOf } from '../rules/level-events.ts';
import { levelPath } from '../rules/level-path.ts';
import { levelRefusals } from '../rules/level-refusals.ts';
import {
  expectedLevels,
  monthsAhead,
  monthsOf,
  nextJanuary,
  partsBy,
  risesOf,
  type Expected,
} from '../rules/forecast.ts';
import { employerItem, planCosts } from '../rules/plan-cost.ts';
import { loadPlan, type PlanFacts } from '../store/plan.ts';

export interface YearAsked {
  readonly year: number;
  readonly unitId?: string | undefined;
}

/** The first year that a city may have brought in, and next year. */
const firstYear = 2019;

/** With grades still to come taken as ones that hold nobody back. */
function expected({ people, careers }: PlanFacts, today: string, january: Month): Expected[] {
  return people.map(({ career, ...person }) => {
    const path = levelPath(career, anchorsOf(career.events), careers.ruleAt, january);
    return { ...person, levels: expectedLevels(person.levels, path, today), path, unitName: career.unitName };
  });
}

/** What a year has cost so far and is expected to cost to its end, and who rises in the January after it. */
export async function readYear(ctx: CityContext, { year, unitId }: YearAsked) {
  const last = yearOf(ctx.today) + 1;
  if (year < firstYear || year > last) {
    throw new RefusedError(levelRefusals.refuse('forecast_year_out_of_range', { first: firstYear, last }));
  }
  const facts = await loadPlan(ctx, { year, unitId, closed: true });
  const today = monthOfDay(ctx.today);
  const drafts = new Set(facts.closedMonths.filter(({ draft }) => draft).map(({ month }) => month));
  const lastRun =
    facts.closedMonths
      .map(({ month }) => month)
      .toSorted()
      .at(-1) ?? null;
  const january = nextJanuary(year);
  const people = expected(facts, ctx.today, january);
  const ahead = planCosts(people, facts.rules, monthsAhead(year, lastRun, today));
  const present = (month: Month) => people.filter(({ lastMonth }) => lastMonth === null || lastMonth >= month).length;
  const { closed: run, streets, budget } = facts;
  const closed = run.filter(({ month }) => !drafts.has(month));
  const coming = [...run.filter(({ month }) => drafts.has(month)), ...ahead.cells];
  const itemNames = new Map([...run, ...ahead.cells].map(({ item, name }) => [item, name]));
  const closedFen = sumFen(closed.map((cell) => cell.fen));
  const forecastFen = sumFen(coming.map((cell) => cell.fen));
  const rises = yearOf(today) > year ? [] : risesOf(people, facts.rules, january);
  const budgetFen = budget && sumFen(budget.map((account) => account.budgetFen));
  return {
    year,
    months: monthsOf(year, run, facts.closedMonths, ahead, present),
    closedFen,
    forecastFen,
    totalFen: sumFen([closedFen, forecastFen]),
    byStreet: partsBy(
      closed,
      coming,
      ({ streetId }) => streetId ?? '',
      (key) => streets.get(key) ?? '',
    ),
    byItem: partsBy(
      closed,
      coming,
      ({ item }) => item,
      (key) => (key === employerItem ? '' : (itemNames.get(key) ?? key)),
    ),
    rises: risen(rises, streets),
    retiring: people
      .filter(({ lastMonth }) => lastMonth !== null && yearOf(lastMonth) === year && lastMonth >= today)
      .map(({ worker, lastMonth, unitName }) => ({
        workerId: worker.workerId,
        name: worker.name,
        unitName,
        month: lastMonth ?? '',
      }))
      .slice(0, limits.pageSize),
    budget:
      budget && budgetFen !== null && budget.length > 0
        ? {
            accounts: budget.map((account) => ({ ...account })),
            budgetFen,
            leftFen: fen(budgetFen - closedFen - forecastFen),
          }
        : null,
    gaps: ahead.gaps.slice(0, limits.pageSize).map((gap) => ({ ...gap })),
  };
}

function risen(rises: ReturnType<typeof risesOf>, streets: ReadonlyMap<string, string>) {
  const byStreet = [...Map.groupBy(rises, ({ streetId }) => streetId ?? '')];
  return {
    total: rises.length,
    yearlyFen: sumFen(rises.map(({ yearlyFen }) => yearlyFen)),
    byStreet: byStreet.map(([key, list]) => ({
      key,
      name: streets.get(key) ?? '',
      count: list.length,
      yearlyFen: sumFen(list.map(({ yearlyFen }) => yearlyFen)),
    })),
    items: rises
      .toSorted((a, b) => b.yearlyFen - a.yearlyFen)
      .slice(0, limits.pageSize)
      .map(({ streetId, ...rise }) => ({ ...rise, streetName: streets.get(streetId ?? '') ?? '' })),
  };
}

export type YearView = Awaited<ReturnType<typeof readYear>>;
