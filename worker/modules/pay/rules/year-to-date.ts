import { compareMonth, monthNumber, yearOf, type Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import type { IncomeTaxTable } from '../templates/income-tax.ts';
import { withhold, type WithheldMonth } from './withholding.ts';

/** A special additional deduction as declared; `lastMonth` is the last in which it counts, null for open. */
export interface Deduction {
  readonly item: string;
  readonly fromMonth: Month;
  readonly lastMonth: Month | null;
  readonly monthlyFen: Fen;
}

/** The year before this system took over, and the two special rules of withholding. */
export interface TaxOpening {
  readonly months: number;
  readonly incomeFen: Fen;
  readonly insuranceFen: Fen;
  readonly specialFen: Fen;
  readonly taxFen: Fen;
  /** 2020年第13号: no wage earlier this year. */
  readonly firstJob: boolean;
  /** 2020年第19号: here all last year and below its limit. */
  readonly upfront: boolean;
}

/** What this system paid and withheld earlier in the year. */
export interface EarlierMonths {
  readonly months: readonly Month[];
  readonly incomeFen: Fen;
  readonly insuranceFen: Fen;
  readonly taxFen: Fen;
}

export interface TaxFacts {
  readonly month: Month;
  readonly opening: TaxOpening | null;
  readonly earlier: EarlierMonths;
  readonly deductions: readonly Deduction[];
}

export interface MonthTax {
  readonly dueFen: Fen;
  readonly overWithheldFen: Fen;
  readonly monthsCounted: number;
  readonly cumulativeIncomeFen: Fen;
  readonly cumulativeInsuranceFen: Fen;
  readonly cumulativeSpecialFen: Fen;
  readonly cumulativeTaxableFen: Fen;
  readonly withheldBeforeFen: Fen;
  readonly cumulativeTaxFen: Fen;
  readonly ratePpm: number;
  readonly quickDeductionFen: Fen;
  readonly livingFen: Fen;
}

/** The declared deductions that count in a month, item by item. */
export const deductedItems = (deductions: readonly Deduction[], month: Month): { item: string; monthlyFen: Fen }[] =>
  deductions
    .filter(({ fromMonth, lastMonth }) => {
      return compareMonth(fromMonth, month) <= 0 && (lastMonth === null || compareMonth(month, lastMonth) <= 0);
    })
    .map(({ item, monthlyFen }) => ({ item, monthlyFen }));

const deductedIn = (deductions: readonly Deduction[], month: Month): Fen =>
  sumFen(deductedItems(deductions, month).map(({ monthlyFen }) => monthlyFen));

/**
 * Withholding of one month on top of the year so far. Special deductions of earlier months are counted as they are
 * declared today, not as they were when those months were paid: what was declared late comes back in this month.
 */
export function taxOfMonth(table: IncomeTaxTable, facts: TaxFacts, incomeFen: Fen, insuranceFen: Fen): MonthTax {
  const { month, opening, earlier, deductions } = facts;
  const months = (opening?.months ?? 0) + earlier.months.length;
  const before = {
    months,
    incomeFen: sumFen([opening?.incomeFen ?? 0, earlier.incomeFen]),
    insuranceFen: sumFen([opening?.insuranceFen ?? 0, earlier.insuranceFen]),
    specialAdditionalFen: sumFen([
      opening?.specialFen ?? 0,
      ...earlier.months.map((each) => deductedIn(deductions, each)),
    ]),
    taxFen: sumFen([opening?.taxFen ?? 0, earlier.taxFen]),
  };
  const specialFen = deductedIn(deductions, month);
  const withheld = onlyMonth(
    withhold(table, {
      year: yearOf(month),
      startMonth: monthNumber(month) - months,
      firstJobOfYear: opening?.firstJob ?? false,
      upfront60000: opening?.upfront ?? false,
      opening: before,
      months: [
        { incomeFen, insuranceFen, specialAdditionalFen: specialFen, otherDeductionFen: fen(0), taxExemptFen: fen(0) },
      ],
    }),
  );
  const cumulativeIncomeFen = sumFen([before.incomeFen, incomeFen]);
  const cumulativeInsuranceFen = sumFen([before.insuranceFen, insuranceFen]);
  const cumulativeSpecialFen = sumFen([before.specialAdditionalFen, specialFen]);
  return {
    dueFen: withheld.dueFen,
    overWithheldFen: withheld.overWithheldFen,
    monthsCounted: months + 1,
    cumulativeIncomeFen,
    cumulativeInsuranceFen,
    cumulativeSpecialFen,
    cumulativeTaxableFen: withheld.cumulativeTaxableFen,
    withheldBeforeFen: before.taxFen,
    cumulativeTaxFen: withheld.cumulativeTaxFen,
    ratePpm: withheld.ratePpm,
    quickDeductionFen: withheld.quickDeductionFen,
    livingFen: sumFen([
      cumulativeIncomeFen,
      -cumulativeInsuranceFen,
      -cumulativeSpecialFen,
      -withheld.cumulativeTaxableFen,
    ]),
  };
}

function onlyMonth(months: readonly WithheldMonth[]): WithheldMonth {
  const [only] = months;
  if (only === undefined) throw new RangeError('withholding of one month gives one month');
  return only;
}
