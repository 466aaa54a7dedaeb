import { monthOfDay, monthsOfYear, yearOf, type Month } from '../../../core/day.ts';
import { fen, sumFen } from '../../../core/fen.ts';
import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { employerItem, planCosts, totalFen, type CostCell, type PlanPerson } from '../rules/plan-cost.ts';
import { compared, repointing } from '../rules/repoint.ts';
import { asTrial, refuseChanges, tryOut, type WhatIfChanges } from '../rules/what-if.ts';
import { loadPlan, type PlanFacts } from '../store/plan.ts';
import { readScheme } from '../store/schemes.ts';

export interface WhatIfAsked {
  readonly year: number;
  readonly unitId?: string | undefined;
  readonly changes: WhatIfChanges;
}

/** Everybody for the whole year as they stand today: nobody joins, leaves or rises. */
const standing = ({ people }: PlanFacts): PlanPerson[] =>
  people.map(({ worker, streetId, levels }) => ({
    worker,
    streetId,
    levels: levels.slice(-1).map(({ level }) => ({ from: '', level })),
    lastMonth: null,
  }));

const streetOf = ({ streetId }: CostCell): string => streetId ?? '';
const itemOf = ({ item }: CostCell): string => item;
const sidesOf = (cells: readonly CostCell[]) => ({
  grossFen: totalFen(cells.filter(({ item }) => item !== employerItem)),
  employerFen: totalFen(cells.filter(({ item }) => item === employerItem)),
  costFen: totalFen(cells),
});

/** A year's cost as it is and as it would be, by street, level, item and month. Writes nothing. */
export async function tryWhatIf(ctx: CityContext, { year, unitId, changes }: WhatIfAsked) {
  const facts = await loadPlan(ctx, { year, unitId, closed: false });
  const people = standing(facts);
  const refusal = refuseChanges(people, changes);
  if (refusal) throw new RefusedError(refusal);
  const months = monthsOfYear(year);
  const before = asTrial(planCosts(people, facts.rules, months), people.length);
  const after = tryOut(people, facts.rules, months, changes, monthOfDay(ctx.today));
  const by = (keyOf: (cell: CostCell) => string, nameOf: (key: string) => string) =>
    compared(before.cells, after.cells, keyOf, nameOf);
  const names = namesOf([...before.cells, ...after.cells]);
  const budgetFen = facts.budget && facts.budget.length > 0 ? sumFen(facts.budget.map((each) => each.budgetFen)) : null;
  return {
    year,
    before: { people: before.people, ...sidesOf(before.cells) },
    after: { people: after.people, ...sidesOf(after.cells) },
    budgetFen,
    byStreet: by(streetOf, (key) => facts.streets.get(key) ?? ''),
    byLevel: by(
      ({ level }) => String(level),
      (key) => key,
    ).toSorted((a, b) => Number(a.key) - Number(b.key)),
    byItem: by(itemOf, (key) => names.get(key) ?? ''),
    byMonth: by(
      ({ month }) => month,
      (key) => key,
    ),
    gaps: after.gaps.slice(0, limits.pageSize).map((gap) => ({ ...gap })),
    gapCount: after.gaps.length,
  };
}

const namesOf = (cells: readonly CostCell[]): ReadonlyMap<string, string> =>
  new Map(cells.map(({ item, name }) => [item, item === employerItem ? '' : name]));

export type WhatIfView = Awaited<ReturnType<typeof tryWhatIf>>;

export interface RepointAsked {
  readonly schemeId: string;
  readonly fromMonth: Month;
  readonly page: number;
}

/** What everybody's month would be by an edition, before it is adopted. @throws RefusedError `not_found` */
export async function previewAdoption(ctx: CityContext, { schemeId, fromMonth, page }: RepointAsked) {
  const [scheme, facts] = await Promise.all([
    readScheme(ctx, schemeId),
    loadPlan(ctx, { year: yearOf(fromMonth), closed: true }),
  ]);
  if (!scheme) throw new RefusedError(platformRefusals.refuse('not_found'));
  const next = { id: scheme.id, definition: scheme.definition };
  const found = repointing(standing(facts), facts.rules, next, fromMonth);
  const names = namesOf([...found.before, ...found.after]);
  const unitOf = new Map(facts.people.map(({ career }) => [career.workerId, career.unitName]));
  const pageSize = limits.pageSizeDefault;
  return {
    fromMonth,
    standingId: facts.rules.schemeAt(fromMonth)?.id ?? null,
    before: sidesOf(found.before),
    after: sidesOf(found.after),
    unmoved: found.unmoved,
    /** Months from then on that are paid: their differences are settled by the next run. */
    paidMonths: facts.closedMonths.filter(({ month, draft }) => month >= fromMonth && !draft).map(({ month }) => month),
    byStreet: compared(found.before, found.after, streetOf, (key) => facts.streets.get(key) ?? ''),
    byItem: compared(found.before, found.after, itemOf, (key) => names.get(key) ?? ''),
    gaps: found.gaps.slice(0, limits.pageSize).map((gap) => ({ ...gap })),
    gapCount: found.gaps.length,
    page,
    pageSize,
    total: found.moved.length,
    items: found.moved.slice((page - 1) * pageSize, page * pageSize).map(({ streetId, ...row }) => ({
      ...row,
      unitName: unitOf.get(row.workerId) ?? '',
      streetName: facts.streets.get(streetId ?? '') ?? '',
      differenceFen: fen(row.afterFen - row.beforeFen),
    })),
  };
}
