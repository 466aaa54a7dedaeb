import { addMonths, compareMonth, monthsBetween, yearOf, type Month } from '../../../core/day.ts';
import { fen, type Fen } from '../../../core/fen.ts';

/** The items of 国发〔2018〕41号 and 国发〔2022〕8号 that withholding knows, and the private pension. */
export const deductionItems = [
  'children_education',
  'infant_care',
  'continuing_education',
  'housing_loan',
  'rent',
  'elderly_support',
  'private_pension',
] as const;
export type DeductionItem = (typeof deductionItems)[number];

/** What may be declared under one item, a month; an item without any of the amounts takes none. */
export interface DeductionLimit {
  readonly item: DeductionItem;
  /** At most this. */
  readonly mostFen?: Fen | undefined;
  /** Or exactly one of these. */
  readonly fixedFen?: readonly Fen[] | undefined;
  /** Or a multiple of this: so much for a child, or for half of one. Several declarations then stand side by side. */
  readonly stepFen?: Fen | undefined;
  /** Where a multiple has no limit: above this an import asks. */
  readonly askAboveFen?: Fen | undefined;
  /** What counts in one month only may come to this, once a year in sum: a certificate of the year. */
  readonly singleFen?: Fen | undefined;
  /** All months of a calendar year together. */
  readonly yearFen?: Fen | undefined;
  /** It ends after so many months. */
  readonly mostMonths?: number | undefined;
  /** Not in the same month as this one. */
  readonly excludes?: DeductionItem | undefined;
}

export interface DeductionRules {
  readonly items: readonly DeductionLimit[];
}

/** The rules in force from a month on, the earliest first. */
export interface DatedDeductionRules {
  readonly fromMonth: Month;
  readonly definition: DeductionRules;
}

export interface DeclaredDeduction {
  readonly item: DeductionItem;
  readonly fromMonth: Month;
  /** Null for open. */
  readonly lastMonth: Month | null;
  readonly monthlyFen: Fen;
}

export interface StandingDeduction extends DeclaredDeduction {
  readonly id: string;
  readonly version: number;
}

export type DeductionProblem =
  | { readonly kind: 'not_in_force'; readonly month: Month }
  | { readonly kind: 'over_limit'; readonly limitFen: Fen; readonly fromMonth: Month }
  | { readonly kind: 'not_permitted'; readonly permittedFen: readonly Fen[]; readonly fromMonth: Month }
  | { readonly kind: 'too_long'; readonly mostMonths: number }
  | { readonly kind: 'excluded'; readonly by: StandingDeduction }
  | { readonly kind: 'overlaps'; readonly by: StandingDeduction }
  | { readonly kind: 'year_over'; readonly year: number; readonly limitFen: Fen };

/** Whether it counts in one month only. */
export const isSingle = ({ fromMonth, lastMonth }: DeclaredDeduction): boolean => fromMonth === lastMonth;

/** Whether two declarations share a month. */
export const overlaps = (a: DeclaredDeduction, b: DeclaredDeduction): boolean =>
  (b.lastMonth === null || compareMonth(a.fromMonth, b.lastMonth) <= 0) &&
  (a.lastMonth === null || compareMonth(b.fromMonth, a.lastMonth) <= 0);

/** The rules that touch a span, each with its month of beginning. */
const touching = (rules: readonly DatedDeductionRules[], { fromMonth, lastMonth }: DeclaredDeduction) =>
  rules.filter((each, index) => {
    const next = rules[index + 1];
    const begins = lastMonth === null || compareMonth(each.fromMonth, lastMonth) <= 0;
    return begins && (next === undefined || compareMonth(fromMonth, next.fromMonth) < 0);
  });

const limitOf = ({ items }: DeductionRules, item: DeductionItem) => items.find((limit) => limit.item === item);

/** As it counts: an item that ends after so many months is never left open. */
export function withEnd(rules: readonly DatedDeductionRules[], declared: DeclaredDeduction): DeclaredDeduction {
  if (declared.lastMonth !== null) return declared;
  const most = touching(rules, declared).flatMap(
    ({ definition }) => limitOf(definition, declared.item)?.mostMonths ?? [],
  );
  if (most.length === 0) return declared;
  return { ...declared, lastMonth: addMonths(declared.fromMonth, Math.min(...most) - 1) };
}

/** What one declaration by itself may not be. */
function ownProblem(rules: readonly DatedDeductionRules[], declared: DeclaredDeduction): DeductionProblem | null {
  const { item, fromMonth, lastMonth, monthlyFen } = declared;
  const inForce = touching(rules, declared);
  const [earliest] = inForce;
  if (!earliest || compareMonth(fromMonth, earliest.fromMonth) < 0) return { kind: 'not_in_force', month: fromMonth };
  for (const { fromMonth: since, definition } of inForce) {
    const limit = limitOf(definition, item);
    if (!limit) return { kind: 'not_in_force', month: fromMonth };
    const { mostFen, fixedFen = [], stepFen, singleFen, mostMonths } = limit;
    if (mostMonths !== undefined && lastMonth !== null && monthsBetween(fromMonth, lastMonth) >= mostMonths)
      return { kind: 'too_long', mostMonths };
    const most = isSingle(declared) ? Math.max(singleFen ?? 0, mostFen ?? 0) : (mostFen ?? 0);
    const permitted =
      monthlyFen <= most || fixedFen.includes(monthlyFen) || (stepFen !== undefined && monthlyFen % stepFen === 0);
    if (permitted) continue;
    const above = monthlyFen > Math.max(most, ...fixedFen) && stepFen === undefined;
    if (above) return { kind: 'over_limit', limitFen: fen(Math.max(most, ...fixedFen)), fromMonth: since };
    const amounts = [
      ...fixedFen,
      ...(mostFen === undefined ? [] : [mostFen]),
      ...(stepFen === undefined ? [] : [stepFen]),
    ];
    return { kind: 'not_permitted', permittedFen: amounts, fromMonth: since };
  }
  return null;
}

/** Fen of a declaration that fall into a calendar year. */
function inYear({ fromMonth, lastMonth, monthlyFen }: DeclaredDeduction, year: number): number {
  const [january, december] = [`${year}-01` as Month, `${year}-12` as Month];
  const first = compareMonth(fromMonth, january) > 0 ? fromMonth : january;
  const last = lastMonth !== null && compareMonth(lastMonth, december) < 0 ? lastMonth : december;
  return compareMonth(first, last) > 0 ? 0 : (monthsBetween(first, last) + 1) * monthlyFen;
}

/** What a year of one item may not come to, certificates by themselves and all together. */
function yearProblem(
  limit: DeductionLimit,
  declared: DeclaredDeduction,
  same: readonly DeclaredDeduction[],
): DeductionProblem | null {
  const year = yearOf(declared.fromMonth);
  const sumOf = (list: readonly DeclaredDeduction[]) => list.reduce((sum, each) => sum + inYear(each, year), 0);
  const { singleFen, yearFen } = limit;
  if (singleFen !== undefined && isSingle(declared) && sumOf([declared, ...same.filter(isSingle)]) > singleFen)
    return { kind: 'year_over', year, limitFen: singleFen };
  if (yearFen !== undefined && sumOf([declared, ...same]) > yearFen)
    return { kind: 'year_over', year, limitFen: yearFen };
  return null;
}

/**
 * Why a declaration may not stand beside the worker's others; null when it may. Amounts are checked by every rule that
 * the declaration's months touch. `standing` must not hold the declaration itself.
 */
export function deductionProblem(
  rules: readonly DatedDeductionRules[],
  declared: DeclaredDeduction,
  standing: readonly StandingDeduction[],
): DeductionProblem | null {
  const own = ownProblem(rules, declared);
  if (own) return own;
  for (const { definition } of touching(rules, declared)) {
    const limit = limitOf(definition, declared.item);
    if (!limit) continue;
    const meets = standing.filter((each) => overlaps(each, declared));
    const excluded = meets.find(({ item }) => item === limit.excludes);
    if (excluded) return { kind: 'excluded', by: excluded };
    const same = standing.filter(({ item }) => item === declared.item);
    const beside = limit.stepFen === undefined && !isSingle(declared);
    const twice = beside ? meets.find((each) => each.item === declared.item && !isSingle(each)) : undefined;
    if (twice) return { kind: 'overlaps', by: twice };
    const year = yearProblem(limit, declared, same);
    if (year) return year;
  }
  return null;
}

/** Above what an import asks whether an amount is right; null where it does not. */
export function askAbove(rules: readonly DatedDeductionRules[], declared: DeclaredDeduction): Fen | null {
  const limits = touching(rules, declared).flatMap(
    ({ definition }) => limitOf(definition, declared.item)?.askAboveFen ?? [],
  );
  return limits.find((limit) => declared.monthlyFen > limit) ?? null;
}
