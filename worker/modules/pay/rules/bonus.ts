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

function yearTax(table: IncomeTaxTable, wages: YearlyWages, extraFen: Fen): Fen {
  const paid = ratio(wages.incomeFen + extraFen - wages.insuranceFen - wages.specialAdditionalFen);
  return taxOf(table.bands, subtract(paid, yearlyDeduction(table))).taxFen;
}
