import { addMonths, compareMonth, month, monthNumber, type Month } from '../../../core/day.ts';
import { fen, type Fen } from '../../../core/fen.ts';
import { fromFen } from '../../../core/ratio.ts';
import type { IncomeTaxTable, WithholdingEasements } from '../templates/income-tax.ts';
import { taxOf } from './income-tax.ts';

/** One month's wage as withholding sees it. Deductions are amounts of the month; late ones may cover earlier months. */
export interface WithholdingMonth {
  readonly incomeFen: Fen;
  readonly insuranceFen: Fen;
  readonly specialAdditionalFen: Fen;
  readonly otherDeductionFen: Fen;
  readonly taxExemptFen: Fen;
}

/** What was paid and withheld here this year before the first month given. */
export interface WithholdingOpening {
  readonly months: number;
  readonly incomeFen: Fen;
  readonly insuranceFen: Fen;
  readonly specialAdditionalFen: Fen;
  readonly otherDeductionFen?: Fen | undefined;
  readonly taxExemptFen?: Fen | undefined;
  /** Tax already withheld. */
  readonly taxFen: Fen;
}

export interface WithholdingCase {
  readonly year: number;
  /** First month employed here this year, 1 to 12. */
  readonly startMonth: number;
  readonly firstJobOfYear: boolean;
  readonly upfront60000: boolean;
  readonly opening?: WithholdingOpening | undefined;
  readonly months: readonly WithholdingMonth[];
}

export interface WithheldMonth {
  readonly month: Month;
  /** May be negative. */
  readonly cumulativeTaxableFen: Fen;
  readonly ratePpm: number;
  readonly quickDeductionFen: Fen;
  readonly cumulativeTaxFen: Fen;
  /** Never negative. */
  readonly dueFen: Fen;
  /** Withheld so far beyond what is owed so far: carried into later months, settled in the annual return. */
  readonly overWithheldFen: Fen;
}

export type WithholdingProblem = 'easements_exclude_each_other' | 'upfront_needs_january' | 'easement_not_in_force';

/** The first month that the case gives. */
export function firstWithheldMonth(given: Pick<WithholdingCase, 'year' | 'startMonth' | 'opening'>): Month {
  return addMonths(month(`${given.year}-01`), given.startMonth - 1 + (given.opening?.months ?? 0));
}

/** The number of the last month that the case gives: beyond 12 it would leave its year. */
export function lastWithheldMonth({
  startMonth,
  opening,
  months,
}: {
  readonly startMonth: number;
  readonly opening?: { readonly months: number } | undefined;
  readonly months: readonly unknown[];
}): number {
  return startMonth - 1 + (opening?.months ?? 0) + months.length;
}

/** Why a case contradicts itself or asks for a rule that was not yet in force; null when it may be computed. */
export function withholdingProblem(given: WithholdingCase, easements: WithholdingEasements): WithholdingProblem | null {
  if (given.firstJobOfYear && given.upfront60000) return 'easements_exclude_each_other';
  if (given.upfront60000 && given.startMonth !== 1) return 'upfront_needs_january';
  const first = firstWithheldMonth(given);
  if (given.firstJobOfYear && compareMonth(first, easements.firstJobFrom) < 0) return 'easement_not_in_force';
  if (given.upfront60000 && compareMonth(first, easements.upfrontFrom) < 0) return 'easement_not_in_force';
  return null;
}

/**
 * Cumulative withholding (国家税务总局公告2018年第61号第六条): the tax on everything paid here this year, to fen, half
 * up, less what was withheld; equal months may therefore differ by a fen. The living deduction counts months
 * employed here, from January for a first job of the year (2020年第13号), the whole year at once for a low-income
 * stayer (2020年第19号). The case must have no {@link withholdingProblem}. Throws RangeError beyond December.
 */
export function withhold(table: IncomeTaxTable, given: WithholdingCase): WithheldMonth[] {
  const first = firstWithheldMonth(given);
  if (lastWithheldMonth(given) > 12) throw new RangeError('withholding starts anew in January');
  let taxed = openingTaxable(given.opening);
  let withheld: number = given.opening?.taxFen ?? 0;
  return given.months.map((paid, index) => {
    const at = addMonths(first, index);
    taxed += taxableBeforeLiving(paid);
    const monthOfYear = monthNumber(at);
    const employed = monthOfYear - given.startMonth + 1;
    const taxable = fen(taxed - livingDeduction(table, given, monthOfYear, employed));
    const settled = settleTax(table, taxable, fen(withheld));
    withheld += settled.dueFen;
    return { month: at, ...settled };
  });
}

/** What a cumulative taxable amount owes on top of what was withheld; what is withheld beyond it is carried. */
export function settleTax(
  table: IncomeTaxTable,
  cumulativeTaxableFen: Fen,
  withheldFen: Fen,
): Omit<WithheldMonth, 'month'> {
  const { taxFen, ratePpm, quickDeductionFen } = taxOf(table.bands, fromFen(cumulativeTaxableFen));
  return {
    cumulativeTaxableFen,
    ratePpm,
    quickDeductionFen,
    cumulativeTaxFen: taxFen,
    dueFen: fen(Math.max(0, taxFen - withheldFen)),
    overWithheldFen: fen(Math.max(0, withheldFen - taxFen)),
  };
}

/**
 * Deducted for living by the end of a month: for each month employed here, for each month since January on the first
 * job of the year, the whole year at once for a low-income stayer.
 */
export function livingDeduction(
  table: IncomeTaxTable,
  { firstJobOfYear, upfront60000 }: Pick<WithholdingCase, 'firstJobOfYear' | 'upfront60000'>,
  monthOfYear: number,
  monthsEmployed: number,
): Fen {
  const months = upfront60000 ? 12 : firstJobOfYear ? monthOfYear : monthsEmployed;
  return fen(table.monthlyDeductionFen * months);
}

function openingTaxable(opening: WithholdingOpening | undefined): number {
  if (opening === undefined) return 0;
  const { otherDeductionFen = 0, taxExemptFen = 0 } = opening;
  return taxableBeforeLiving({ ...opening, otherDeductionFen, taxExemptFen });
}

function taxableBeforeLiving(paid: Readonly<Record<keyof WithholdingMonth, number>>): number {
  return paid.incomeFen - paid.taxExemptFen - paid.insuranceFen - paid.specialAdditionalFen - paid.otherDeductionFen;
}
