import { addDays, addMonths, compareMonth, firstDay, lastDay, monthNumber, type Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { divide, fromFen, ratio, toFenHalfUp } from '../../../core/ratio.ts';
import type { PartMonthRule } from './insurance-policy.ts';
import type { Stretch } from './month-facts.ts';

/** Insurance and housing fund count by wages of their own, each through its own contribution year. */
export const wageKinds = ['both', 'insurance', 'fund'] as const;
export type WageKind = (typeof wageKinds)[number];

/** The first month of the contribution year that a month lies in. */
export function contributionYearOf(month: Month, resetMonth: number): Month {
  return addMonths(month, -((monthNumber(month) - resetMonth + 12) % 12));
}

/**
 * From when a wage declared from a month on counts: a contribution year has one declared wage, so whoever has one
 * already waits for the next reset; the same month again, or an earlier one, corrects what stands. `standing` are the
 * months from which the worker's declarations of this kind count.
 */
export function effectiveMonth(fromMonth: Month, standing: readonly Month[], resetMonth: number): Month {
  const year = contributionYearOf(fromMonth, resetMonth);
  const next = addMonths(year, 12);
  const governed = standing.some((each) => compareMonth(each, year) >= 0 && compareMonth(each, fromMonth) < 0);
  return governed ? next : fromMonth;
}

/** First months of the contribution years, 1 to 12; a policy without a fund has the insurance's for both. */
export interface ResetMonths {
  readonly insurance: number;
  readonly fund: number;
}

/** What stands of a worker, the last row of each month and kind. */
export interface StandingWage {
  readonly kind: WageKind;
  readonly effectiveMonth: Month;
  readonly wageFen: Fen;
}

export interface DeclaredRow extends StandingWage {
  readonly fromMonth: Month;
}

/** A declaration as it is stored: one row, or one for each kind where they begin to count in different months. */
export function declaredRows(
  fromMonth: Month,
  kind: WageKind,
  wageFen: Fen,
  resets: ResetMonths,
  standing: readonly StandingWage[],
): DeclaredRow[] {
  const effective = (one: 'insurance' | 'fund') => {
    const own = standing.filter((each) => each.kind === 'both' || each.kind === one);
    return effectiveMonth(
      fromMonth,
      own.map((each) => each.effectiveMonth),
      resets[one],
    );
  };
  const row = (one: WageKind, month: Month): DeclaredRow => ({ kind: one, fromMonth, effectiveMonth: month, wageFen });
  if (kind !== 'both') return [row(kind, effective(kind))];
  const [insurance, fund] = [effective('insurance'), effective('fund')];
  return insurance === fund ? [row('both', insurance)] : [row('insurance', insurance), row('fund', fund)];
}

/** Pay that counts for insurance of the twelve months before a reset, from whole months on post. */
export interface PreviousYear {
  readonly totalFen: Fen;
  readonly months: number;
}

/** What is known of the wage of one kind. */
export interface KindWage {
  /** Declared for the contribution year of the month; null where nobody has declared one. */
  readonly declaredWageFen: Fen | null;
  /** The wage it was based on last time, for who has none declared. */
  readonly lastWageFen: Fen | null;
  /** Whether that last time lies before the reset that began this contribution year; absent, it does not. */
  readonly newYear?: boolean | undefined;
  /** Present in the month of a reset where all of the year before was paid here. */
  readonly previousYear?: PreviousYear | null | undefined;
}

/** What is known of the wages that contributions are based on; without `fund` the housing fund goes by the insurance's. */
export interface WageFacts extends KindWage {
  readonly fund?: KindWage | undefined;
}

export const wageSources = ['declared', 'last_month', 'previous_year', 'last_year', 'first_month'] as const;

export interface InsuranceWage {
  readonly wageFen: Fen;
  readonly wageFrom: (typeof wageSources)[number];
  /** What a mean was taken of. */
  readonly meanOf?: PreviousYear | undefined;
}

/**
 * Declared; else as last month of the same contribution year; else, at a reset, the mean of the year before as it was
 * paid here, or the last wage where the product did not pay all of that year; else the newcomer's first full month.
 */
export function wageOf(facts: KindWage, firstMonthFen: Fen): InsuranceWage {
  const { declaredWageFen, lastWageFen, newYear = false, previousYear } = facts;
  if (declaredWageFen !== null) return { wageFen: declaredWageFen, wageFrom: 'declared' };
  if (lastWageFen !== null && !newYear) return { wageFen: lastWageFen, wageFrom: 'last_month' };
  if (previousYear) {
    const { totalFen, months } = previousYear;
    const wageFen = toFenHalfUp(divide(fromFen(totalFen), ratio(months)));
    return { wageFen, wageFrom: 'previous_year', meanOf: previousYear };
  }
  if (lastWageFen !== null) return { wageFen: lastWageFen, wageFrom: 'last_year' };
  return { wageFen: firstMonthFen, wageFrom: 'first_month' };
}

/** As stored: the last declaration that counts by the month, and the last wage contributions were based on. */
export interface StoredWages {
  readonly declared: { readonly wageFen: Fen; readonly effectiveMonth: Month } | null;
  readonly last: { readonly wageFen: Fen; readonly month: Month } | null;
  readonly previousYear: PreviousYear | null;
}

/**
 * What of the stored wages concerns a month: a declaration holds for its own contribution year only. A declaration of
 * the year that was paid last, corrected since, counts as what was paid last: what goes on from it goes on right.
 */
export function kindWageIn(month: Month, resetMonth: number, stored: StoredWages): KindWage {
  const yearOf = (of: Month) => contributionYearOf(of, resetMonth);
  const year = yearOf(month);
  const { declared, last, previousYear } = stored;
  const current = declared !== null && compareMonth(declared.effectiveMonth, year) >= 0;
  const governed =
    declared !== null &&
    last !== null &&
    compareMonth(declared.effectiveMonth, last.month) <= 0 &&
    yearOf(declared.effectiveMonth) === yearOf(last.month);
  return {
    declaredWageFen: current ? declared.wageFen : null,
    lastWageFen: (governed ? declared : last)?.wageFen ?? null,
    newYear: last !== null && compareMonth(last.month, year) < 0,
    previousYear: month === year ? previousYear : null,
  };
}

/** The base that a month was paid on and the one it should have had: what was handed on from it goes on right. */
export interface HandedOn {
  readonly paidFen: Fen | null;
  readonly rightFen: Fen;
}
export interface BasesHandedOn {
  readonly insurance: HandedOn;
  readonly fund: HandedOn;
}

/**
 * A month that was based on the wage of the month before it, because nothing new was declared or due, follows the
 * correction of that month; one that began on a base of its own (declared, a mean) does not.
 */
export function withBasesHandedOn<F extends WageFacts>(facts: F, bases: BasesHandedOn | undefined): F {
  if (!bases) return facts;
  const follow = <K extends KindWage>(kind: K, { paidFen, rightFen }: HandedOn): K =>
    kind.declaredWageFen === null && kind.lastWageFen !== null && kind.lastWageFen === paidFen
      ? { ...kind, lastWageFen: rightFen }
      : kind;
  const own = follow(facts, bases.insurance);
  return facts.fund ? { ...own, fund: follow(facts.fund, bases.fund) } : own;
}

/** Whether somebody is insured for a month, by the first and the last day on post in it. */
export function isInsured(
  month: Month,
  stretches: readonly Pick<Stretch, 'from' | 'until'>[],
  { joinedBy, leftFrom }: PartMonthRule,
): boolean {
  const [begin, end] = [firstDay(month), lastDay(month)];
  const joined = stretches.some(({ from }) => from <= begin || Number(from.slice(8)) <= joinedBy);
  const stayed = stretches.some(({ until }) => {
    const last = until === null ? end : addDays(until, -1);
    return last >= end || Number(last.slice(8)) >= leftFrom;
  });
  return joined && stayed;
}
