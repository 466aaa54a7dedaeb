import { lastDay, type Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { ppmToDecimal } from '../../../core/ratio.ts';
import type { IncomeTaxTable } from '../templates/income-tax.ts';
import { treatBonus, type BonusTreatment } from './bonus.ts';
import type { FundExcess } from './fund-excess.ts';
import type { Inputs } from './item.ts';
import type { PayslipLine } from './line.ts';
import { taxOfMonth, yearInSight, type MonthTax, type TaxFacts } from './year-to-date.ts';

/** What of a month is taxed. */
export interface TaxedPay {
  /** Taxable pay without any bonus. */
  readonly wagesFen: Fen;
  /** Of the items that tax law treats as the year-end bonus. */
  readonly bonusFen: Fen;
  /** The worker's own contributions. */
  readonly insuranceFen: Fen;
  readonly fund: FundExcess | null;
}

export interface TaxedMonth {
  /** Income that the year's table taxes: wages, housing fund above its limit, a bonus that is merged. */
  readonly incomeFen: Fen;
  readonly tax: MonthTax;
  /** Null where the month has no bonus. */
  readonly bonus: BonusTreatment | null;
  readonly fund: FundExcess | null;
  /** On wages and on a bonus taxed alone, together. */
  readonly taxFen: Fen;
}

/** The tax of one worker's month. A bonus below zero takes back: it lowers the wages of the month. */
export function taxMonth(table: IncomeTaxTable, facts: TaxFacts, pay: TaxedPay): TaxedMonth {
  const { wagesFen, bonusFen, insuranceFen, fund } = pay;
  const incomeFen = sumFen([wagesFen, fund?.excessFen ?? 0]);
  const bonus =
    bonusFen > 0
      ? treatBonus(
          table,
          lastDay(facts.month),
          bonusFen,
          facts.bonus ?? { choice: null, usedFen: fen(0) },
          yearInSight(facts, incomeFen, insuranceFen),
        )
      : null;
  const withBonus = sumFen([incomeFen, bonus?.treatment === 'alone' ? 0 : bonusFen]);
  const tax = taxOfMonth(table, facts, withBonus, insuranceFen);
  return { incomeFen: withBonus, tax, bonus, fund, taxFen: sumFen([tax.dueFen, bonus?.taxFen ?? 0]) };
}

/** The lines of the tax: on the year's wages so far, and on a bonus that is taxed alone. */
export function taxLines(facts: TaxFacts, taxed: TaxedMonth): PayslipLine[] {
  const { tax, bonus, fund } = taxed;
  const { month } = facts;
  const wages = lineOf(month, 'income_tax', '个人所得税', tax.dueFen, 'cumulative_withholding', {
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
    ...(fund && fund.excessFen > 0 ? { fundExcessFen: fund.excessFen, taxFreeFen: fund.limitFen } : {}),
    ...(bonus?.treatment === 'merged' ? { bonusMergedFen: bonus.bonusFen, ...bonusInputs(bonus) } : {}),
  });
  if (bonus?.treatment !== 'alone') return [wages];
  const alone = lineOf(month, 'bonus_tax', '全年一次性奖金个人所得税', bonus.taxFen, 'bonus_alone', {
    bonusFen: bonus.bonusFen,
    rate: ppmToDecimal(bonus.ratePpm),
    quickDeductionFen: bonus.quickDeductionFen,
    ...bonusInputs(bonus),
    ...(bonus.source === undefined ? {} : { bonusRule: bonus.source }),
  });
  return [wages, alone];
}

const bonusInputs = ({ reason, comparison }: BonusTreatment): Inputs => ({
  bonusReason: reason,
  ...(comparison?.merged
    ? {
        aloneTotalFen: comparison.alone.totalFen,
        mergedTotalFen: comparison.merged.totalFen,
        cheaper: comparison.cheaper ?? 'equal',
      }
    : {}),
});

const lineOf = (
  month: Month,
  code: string,
  name: string,
  amountFen: Fen,
  formula: string,
  inputs: Inputs,
): PayslipLine => ({
  side: 'deduction',
  code,
  name,
  amountFen,
  formula,
  inputs,
  source: 'tax',
  forMonth: month,
  taxable: false,
  insurable: false,
  unitId: null,
  funds: null,
});
