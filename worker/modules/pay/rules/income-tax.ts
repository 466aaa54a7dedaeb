import type { Fen } from '../../../core/fen.ts';
import {
  compare,
  fromFen,
  larger,
  ppm,
  ratio,
  subtract,
  times,
  toFenHalfUp,
  ZERO,
  type Ratio,
} from '../../../core/ratio.ts';
import type { IncomeTaxTable, TaxBand } from '../templates/income-tax.ts';

/** Tax of a taxable amount with the band it was read in. */
export interface TaxOutcome {
  readonly taxFen: Fen;
  readonly ratePpm: number;
  readonly quickDeductionFen: Fen;
}

/** The table of a tax year, or null: a year nobody has entered is refused, never guessed. */
export function taxTableOf(tables: readonly IncomeTaxTable[], year: number): IncomeTaxTable | null {
  return tables.find(({ fromYear, untilYear }) => fromYear <= year && year <= (untilYear ?? year)) ?? null;
}

/** What is deducted for a whole year of living. */
export function yearlyDeduction(table: IncomeTaxTable): Ratio {
  return times(fromFen(table.monthlyDeductionFen), ratio(12));
}

/**
 * Tax by the yearly table (个人所得税法 税率表一): taxable × rate − quick deduction, to fen, half up. Nothing or less
 * is taxed at nothing and shown in the first band.
 */
export function taxOf(bands: readonly TaxBand[], taxable: Ratio): TaxOutcome {
  const amount = larger(taxable, ZERO);
  return taxInBand(bandOf(bands, amount), amount);
}

/** The first band that reaches `amount`. Throws RangeError on a table whose last band ends. */
export function bandOf(bands: readonly TaxBand[], amount: Ratio): TaxBand {
  const found = bands.find(({ upToFen }) => upToFen === null || compare(amount, fromFen(upToFen)) <= 0);
  if (found === undefined) throw new RangeError('a tax table must have a last band without end');
  return found;
}

export function taxInBand({ ratePpm, quickDeductionFen }: TaxBand, amount: Ratio): TaxOutcome {
  const exact = subtract(times(amount, ppm(ratePpm)), fromFen(quickDeductionFen));
  return { taxFen: toFenHalfUp(larger(exact, ZERO)), ratePpm, quickDeductionFen };
}
