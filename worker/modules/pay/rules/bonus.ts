import { compareDay, type Day } from '../../../core/day.ts';
import { sumFen, type Fen } from '../../../core/fen.ts';
import { divide, fromFen, ratio, subtract } from '../../../core/ratio.ts';
import type { BonusTaxTable, IncomeTaxTable, TaxBand } from '../templates/income-tax.ts';
import { bandOf, taxInBand, taxOf, yearlyDeduction } from './income-tax.ts';

/** Wages of the whole year, without the bonus. */
export interface YearlyWages {
  readonly incomeFen: Fen;
  readonly insuranceFen: Fen;
  readonly specialAdditionalFen: Fen;
}

export interface BonusComparison {
  readonly alone: { readonly bonusTaxFen: Fen; readonly wageTaxFen: Fen; readonly totalFen: Fen };
  readonly merged?: { readonly totalFen: Fen };
  readonly cheaper?: 'alone' | 'merged' | 'equal';
}

/** The table in force on the day a bonus is paid, or null once the easement has ended. */
export function bonusTableOf(tables: readonly BonusTaxTable[], paidOn: Day): BonusTaxTable | null {
  return tables.find(({ from, until }) => compareDay(from, paidOn) <= 0 && compareDay(paidOn, until) <= 0) ?? null;
}

/**
 * Tax on a year-end bonus taxed alone (财税〔2018〕164号): a twelfth of it picks the monthly band, whose quick
 * deduction is taken once. One fen over a band's edge therefore costs far more than a fen.
 */
export function bonusTax(bands: readonly TaxBand[], bonusFen: Fen): Fen {
  const bonus = fromFen(bonusFen);
  return taxInBand(bandOf(bands, divide(bonus, ratio(12))), bonus).taxFen;
}

/** Alone against merged into the year's wages; without wages there is nothing to merge with. */
export function compareBonus(
  bonusTable: BonusTaxTable,
  taxTable: IncomeTaxTable,
  bonusFen: Fen,
  wages?: YearlyWages,
): BonusComparison {
  const bonusTaxFen = bonusTax(bonusTable.bands, bonusFen);
  const wageTaxFen = wages === undefined ? sumFen([]) : yearTax(taxTable, wages, sumFen([]));
  const alone = { bonusTaxFen, wageTaxFen, totalFen: sumFen([bonusTaxFen, wageTaxFen]) };
  if (wages === undefined) return { alone };
  const merged = { totalFen: yearTax(taxTable, wages, bonusFen) };
  const cheaper = alone.totalFen < merged.totalFen ? 'alone' : alone.totalFen > merged.totalFen ? 'merged' : 'equal';
  return { alone, merged, cheaper };
}

/** How a worker wants the year's bonus taxed. */
export const bonusChoices = ['alone', 'merged'] as const;
export type BonusChoice = (typeof bonusChoices)[number];

/** What a worker's bonus of a month depends on beside its amount. */
export interface BonusFacts {
  /** For the year; null where nothing was chosen. */
  readonly choice: BonusChoice | null;
  /** Taxed alone earlier this year. */
  readonly usedFen: Fen;
}

export type BonusReason = 'default' | 'chosen' | 'used' | 'not_in_force';

/** How a bonus is taxed, why, and what either way would come to over the year. */
export interface BonusTreatment {
  readonly bonusFen: Fen;
  readonly treatment: BonusChoice;
  readonly reason: BonusReason;
  /** Tax of the bonus where it is taxed alone. */
  readonly taxFen: Fen;
  readonly ratePpm: number;
  readonly quickDeductionFen: Fen;
  /** Null where no table for bonuses is in force. */
  readonly comparison: BonusComparison | null;
  /** The documents the table rests on. */
  readonly source?: string | undefined;
}

/**
 * A bonus is taxed alone once a year for each person while the easement is in force (财税〔2018〕164号第一条), unless the
 * worker chose to merge it. `wages` are those of the whole year as far as they can be seen when it is paid.
 */
export function treatBonus(
  taxTable: IncomeTaxTable,
  paidOn: Day,
  bonusFen: Fen,
  { choice, usedFen }: BonusFacts,
  wages: YearlyWages,
): BonusTreatment {
  const table = bonusTableOf(taxTable.bonusTables ?? [], paidOn);
  const merged = {
    bonusFen,
    treatment: 'merged' as const,
    taxFen: sumFen([]),
    ratePpm: 0,
    quickDeductionFen: sumFen([]),
  };
  if (table === null) return { ...merged, reason: 'not_in_force', comparison: null };
  const comparison = compareBonus(table, taxTable, bonusFen, wages);
  if (usedFen > 0) return { ...merged, reason: 'used', comparison };
  if (choice === 'merged') return { ...merged, reason: 'chosen', comparison };
  const { ratePpm, quickDeductionFen } = bandOf(table.bands, divide(fromFen(bonusFen), ratio(12)));
  const taxFen = comparison.alone.bonusTaxFen;
  const reason = choice === null ? 'default' : 'chosen';
  return { bonusFen, treatment: 'alone', reason, taxFen, ratePpm, quickDeductionFen, comparison, source: table.source };
}

function yearTax(table: IncomeTaxTable, wages: YearlyWages, extraFen: Fen): Fen {
  const paid = ratio(wages.incomeFen + extraFen - wages.insuranceFen - wages.specialAdditionalFen);
  return taxOf(table.bands, subtract(paid, yearlyDeduction(table))).taxFen;
}
