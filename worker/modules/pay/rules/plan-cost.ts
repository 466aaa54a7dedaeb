import { addDays, addMonths, firstDay, lastDay, month as monthNamed, yearOf, type Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { sum, toFenHalfUp } from '../../../core/ratio.ts';
import { accrualsOf, type PaidMonth } from './accruals.ts';
import { earningsOf, type PayGap } from './earnings.ts';
import { insurancePolicyOf, type InsuranceDefinition } from './insurance-policy.ts';
import { wageOf } from './insurance-wage.ts';
import { contributions, type InsurancePolicy } from './insurance.ts';
import { performanceDue } from './performance.ts';
import { presenceIn, serviceYearsOn, type InForce, type RunWorker } from './run.ts';
import type { Grade, SchemeDefinition } from './scheme.ts';

/** What cost asks of a worker: nothing of tax or bank. */
export type PlanWorker = Omit<RunWorker, 'tax' | 'pinyin' | 'hasAccount' | 'sharesAccountWith'>;

/** Somebody whose cost is looked ahead at: the worker as known today, and the levels known or expected. */
export interface PlanPerson {
  readonly worker: PlanWorker;
  /** Null for a post that is not filled yet. */
  readonly streetId: string | null;
  /** In order; the first holds for all that is before it. */
  readonly levels: readonly { readonly from: string; readonly level: number }[];
  /** The last month on post; null where none is known. */
  readonly lastMonth: Month | null;
}

export interface PlanRules {
  readonly schemeAt: (month: Month) => InForce<SchemeDefinition> | null;
  readonly insuranceAt: (month: Month) => InForce<InsuranceDefinition> | null;
}

/** What an item costs in a month, in a street, at a level. */
export interface CostCell {
  readonly month: Month;
  readonly streetId: string | null;
  readonly level: number;
  /** The code of a line, or `employer` for the employer's contributions. */
  readonly item: string;
  readonly name: string;
  readonly fen: Fen;
}

export interface PlanGap extends Pick<PayGap, 'item' | 'missing' | 'key'> {
  readonly workerId: string;
  readonly name: string;
}

export interface PlanCost {
  readonly cells: readonly CostCell[];
  /** Who could not be worked out; once each. */
  readonly gaps: readonly PlanGap[];
  /** Person-months that were. */
  readonly personMonths: number;
}

/** One person's month: what each item comes to, and the employer's side. */
export interface MonthCost {
  readonly items: readonly { readonly code: string; readonly name: string; readonly fen: Fen }[];
  readonly firstMonthFen: Fen;
}

export const employerItem = 'employer';

export const levelIn = ({ levels }: Pick<PlanPerson, 'levels'>, month: Month): number | null =>
  (levels.findLast(({ from }) => from <= lastDay(month)) ?? levels[0])?.level ?? null;

const january = (year: number): Month => monthNamed(`${String(year).padStart(4, '0')}-01`);

/** A whole month at today's post: what is entered month by month is not known ahead and left out. */
function factsIn(person: PlanPerson, level: number, month: Month) {
  const { worker, lastMonth } = person;
  const begin = firstDay(month);
  const stretches = [{ from: addDays(begin, -1), until: null, unitId: worker.unitId, postType: worker.postType }];
  const leaves = lastMonth === month;
  const serviceYears = serviceYearsOn(worker.serviceFrom, begin);
  const entered = { quantities: {}, oneOffs: [], levels: undefined, accrued: undefined };
  return { ...worker, ...entered, level, serviceYears, stretches, leaves, ...presenceIn(month, stretches) };
}

const settles = (scheme: SchemeDefinition, month: Month, leaves: boolean): boolean =>
  scheme.items.some((item) => item.kind === 'performance' && performanceDue(item, month, leaves).settled.length > 0);

/** Months that a settlement looks back on, each at the level and by the scheme of that month. */
function paidBefore(person: PlanPerson, rules: PlanRules, month: Month): PaidMonth[] {
  const months: PaidMonth[] = [];
  const hired = person.worker.stretches[0]?.from.slice(0, 7) ?? '';
  for (let each = january(yearOf(month) - 1); each < month; each = addMonths(each, 1)) {
    const scheme = rules.schemeAt(each);
    const level = levelIn(person, each);
    if (!scheme || level === null || each < hired) continue;
    const { stretches } = factsIn(person, level, each);
    const grade = yearOf(each) === yearOf(month) ? person.worker.grade : null;
    months.push({ month: each, scheme: scheme.definition, level, stretches, grade });
  }
  return months;
}

/** Who has no grade yet will have one: until then the scheme's own for the ungraded. */
const usualGrade = ({ items }: SchemeDefinition): Grade | null =>
  items.flatMap((item) => (item.kind === 'performance' ? [item.defaultGrade] : []))[0] ?? null;

/** What one person's month costs by the scheme in force in it; null where no scheme is. */
export function monthCost(person: PlanPerson, rules: PlanRules, month: Month): MonthCost | PayGap | null {
  const scheme = rules.schemeAt(month)?.definition;
  const level = levelIn(person, month);
  if (!scheme || level === null) return null;
  const facts = { ...factsIn(person, level, month), grade: person.worker.grade ?? usualGrade(scheme) };
  const leaves = facts.leaves ?? false;
  const accrued = settles(scheme, month, leaves)
    ? accrualsOf(scheme, month, leaves, paidBefore(person, rules, month), [])
    : undefined;
  const earnings = earningsOf(scheme, month, { ...facts, accrued });
  if ('kind' in earnings) return earnings;
  const insurable = earnings.filter(({ item }) => item.insurable).map(({ monthly }) => monthly);
  return {
    items: earnings.map(({ line }) => ({ code: line.code, name: line.name, fen: line.amountFen })),
    firstMonthFen: toFenHalfUp(sum(insurable)),
  };
}

/** The employer's contributions of a whole month on a worker's wage. */
function employerFen(worker: PlanWorker, firstMonthFen: Fen, policy: InsurancePolicy): Fen {
  const wage = wageOf(worker, firstMonthFen).wageFen;
  const paid = contributions(wage, policy, wageOf(worker.fund ?? worker, firstMonthFen).wageFen);
  return sumFen([...paid.items.map((item) => item.employerFen), paid.housingFund?.employerFen ?? 0]);
}

/** People alike earn alike, and service counts in whole years: what is worked out once holds for all of them. */
function shapeOf({ worker, levels, lastMonth }: PlanPerson, month: Month): string {
  const { postType, grade, qualification, education, serviceFrom, newcomerFrom, stretches } = worker;
  return [
    month,
    levels.map(({ from, level }) => `${from}=${level}`).join(','),
    serviceYearsOn(serviceFrom, firstDay(month)),
    [postType, grade, qualification, education, newcomerFrom ?? ''].join('/'),
    stretches[0]?.from.slice(0, 7),
    lastMonth === month,
  ].join('|');
}

/** What was worked out already, by what makes people alike; of one set of rules. */
export type CostBook = Map<string, ReturnType<typeof monthCost>>;

function costIn(person: PlanPerson, rules: PlanRules, month: Month, book: CostBook): ReturnType<typeof monthCost> {
  const shape = shapeOf(person, month);
  const known = book.get(shape);
  if (known !== undefined) return known;
  const cost = monthCost(person, rules, month);
  book.set(shape, cost);
  return cost;
}

/** Gross pay of one person over some months; null where it cannot be worked out. */
export function grossOver(person: PlanPerson, rules: PlanRules, months: readonly Month[], book: CostBook): Fen | null {
  const amounts: Fen[] = [];
  for (const month of months) {
    const cost = costIn(person, rules, month, book);
    if (cost && 'kind' in cost) return null;
    amounts.push(...(cost?.items.map((item) => item.fen) ?? []));
  }
  return sumFen(amounts);
}

/** What people cost in some months: gross pay by item and the employer's contributions. */
export function planCosts(
  people: readonly PlanPerson[],
  rules: PlanRules,
  months: readonly Month[],
  book: CostBook = new Map(),
): PlanCost {
  const sums = new Map<string, { cell: Omit<CostCell, 'fen'>; fen: number }>();
  const gaps = new Map<string, PlanGap>();
  let personMonths = 0;
  for (const month of months) {
    const insurance = rules.insuranceAt(month)?.definition;
    const policy = insurance && insurancePolicyOf(insurance);
    for (const person of people) {
      if (person.lastMonth !== null && person.lastMonth < month) continue;
      const cost = costIn(person, rules, month, book);
      if (!cost) continue;
      const { workerId, name } = person.worker;
      if ('kind' in cost) {
        const { item, missing, key } = cost;
        gaps.set(workerId, { workerId, name, item, missing, key });
        continue;
      }
      personMonths += 1;
      const at = { month, streetId: person.streetId, level: levelIn(person, month) ?? 0 };
      const add = (item: string, label: string, amount: number) => {
        const key = `${month}|${at.streetId}|${at.level}|${item}`;
        const into = sums.get(key);
        if (into) into.fen += amount;
        else sums.set(key, { cell: { ...at, item, name: label }, fen: amount });
      };
      for (const each of cost.items) add(each.code, each.name, each.fen);
      if (policy) add(employerItem, employerItem, employerFen(person.worker, cost.firstMonthFen, policy));
    }
  }
  return {
    cells: [...sums.values()].map(({ cell, fen: amount }) => ({ ...cell, fen: fen(amount) })),
    gaps: [...gaps.values()],
    personMonths,
  };
}

/** Cells summed by one of their sides, in the order in which they first appear. */
export function sumBy<K>(cells: readonly CostCell[], by: (cell: CostCell) => K): Map<K, Fen> {
  const sums = new Map<K, number>();
  for (const cell of cells) sums.set(by(cell), (sums.get(by(cell)) ?? 0) + cell.fen);
  return new Map([...sums].map(([key, amount]) => [key, fen(amount)]));
}

export const totalFen = (cells: readonly { readonly fen: Fen }[]): Fen => sumFen(cells.map((cell) => cell.fen));
