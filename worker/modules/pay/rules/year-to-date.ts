import { compareMonth, monthNumber, type Month } from '../../../core/day.ts';
import { sumFen, type Fen } from '../../../core/fen.ts';
import type { IncomeTaxTable } from '../templates/income-tax.ts';
import type { BonusFacts, YearlyWages } from './bonus.ts';
import { livingDeduction, settleTax } from './withholding.ts';

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
  /** Months employed here: those with a payslip while on post. */
  readonly months: readonly Month[];
  readonly incomeFen: Fen;
  readonly insuranceFen: Fen;
  /** On wages: what a bonus taxed alone paid is not part of it. */
  readonly taxFen: Fen;
}

export interface TaxFacts {
  readonly month: Month;
  readonly opening: TaxOpening | null;
  readonly earlier: EarlierMonths;
  readonly deductions: readonly Deduction[];
  /** Whether the month itself is one employed here; absent, it is. Who left may still be paid. */
  readonly employed?: boolean | undefined;
  /** Absent, nothing was chosen and nothing taxed alone so far. */
  readonly bonus?: BonusFacts | undefined;
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
  const { month, opening, earlier, deductions, employed = true } = facts;
  const before = beforeMonth(facts);
  const specialFen = sumFen([before.specialFen, employed ? deductedIn(deductions, month) : 0]);
  const counted = (opening?.months ?? 0) + earlier.months.length + Number(employed);
  const monthsCounted = Math.min(counted, monthNumber(month));
  const rules = { firstJobOfYear: opening?.firstJob ?? false, upfront60000: opening?.upfront ?? false };
  const livingFen = livingDeduction(table, rules, monthNumber(month), monthsCounted);
  const cumulativeIncomeFen = sumFen([before.incomeFen, incomeFen]);
  const cumulativeInsuranceFen = sumFen([before.insuranceFen, insuranceFen]);
  const taxableFen = sumFen([cumulativeIncomeFen, -cumulativeInsuranceFen, -specialFen, -livingFen]);
  return {
    ...settleTax(table, taxableFen, before.taxFen),
    monthsCounted,
    cumulativeIncomeFen,
    cumulativeInsuranceFen,
    cumulativeSpecialFen: specialFen,
    withheldBeforeFen: before.taxFen,
    livingFen,
  };
}

/** The year before the month: what was brought in and what was paid here, deductions as they are declared today. */
function beforeMonth({ opening, earlier, deductions }: TaxFacts) {
  const specials = earlier.months.map((each) => deductedIn(deductions, each));
  return {
    incomeFen: sumFen([opening?.incomeFen ?? 0, earlier.incomeFen]),
    insuranceFen: sumFen([opening?.insuranceFen ?? 0, earlier.insuranceFen]),
    specialFen: sumFen([opening?.specialFen ?? 0, ...specials]),
    taxFen: sumFen([opening?.taxFen ?? 0, earlier.taxFen]),
  };
}

/**
 * The year's wages as they can be seen in a month: what it comes to so far, and every month left as this one is. In
 * December nothing is left to be seen.
 */
export function yearInSight(facts: TaxFacts, incomeFen: Fen, insuranceFen: Fen): YearlyWages {
  const { month, deductions, employed = true } = facts;
  const before = beforeMonth(facts);
  const months = employed ? 13 - monthNumber(month) : 1;
  const specialFen = employed ? deductedIn(deductions, month) : 0;
  return {
    incomeFen: sumFen([before.incomeFen, incomeFen * months]),
    insuranceFen: sumFen([before.insuranceFen, insuranceFen * months]),
    specialAdditionalFen: sumFen([before.specialFen, specialFen * months]),
  };
}
