import type { Month } from '../../../core/day.ts';
import { ppmToDecimal } from '../../../core/ratio.ts';
import type { PayslipLine } from './line.ts';
import type { MonthTax, TaxFacts } from './year-to-date.ts';

/** The tax withheld in one month, from the year so far. */
export const taxLine = (month: Month, tax: MonthTax, facts: Omit<TaxFacts, 'month'>): PayslipLine => ({
  side: 'deduction',
  code: 'income_tax',
  name: '个人所得税',
  amountFen: tax.dueFen,
  formula: 'cumulative_withholding',
  inputs: {
    cumulativeIncomeFen: tax.cumulativeIncomeFen,
    livingFen: tax.livingFen,
    monthsCounted: tax.monthsCounted,
    livingRule: facts.opening?.upfront ? 'upfront' : facts.opening?.firstJob ? 'first_job' : 'months',
    cumulativeInsuranceFen: tax.cumulativeInsuranceFen,
    cumulativeSpecialFen: tax.cumulativeSpecialFen,
    cumulativeTaxableFen: tax.cumulativeTaxableFen,
    rate: ppmToDecimal(tax.ratePpm),
    quickDeductionFen: tax.quickDeductionFen,
    cumulativeTaxFen: tax.cumulativeTaxFen,
    withheldBeforeFen: tax.withheldBeforeFen,
    overWithheldFen: tax.overWithheldFen,
  },
  source: 'tax',
  forMonth: month,
  taxable: false,
  insurable: false,
  unitId: null,
  funds: null,
});
