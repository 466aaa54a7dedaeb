import type { Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { sum, toFenHalfUp } from '../../../core/ratio.ts';
import type { Earning } from './earnings.ts';
import type { InsuranceDefinition } from './insurance-policy.ts';
import type { Contributions } from './insurance.ts';
import type { PayslipLine } from './line.ts';

/** What is known of the wage that insurance is based on. */
export interface WageFacts {
  /** Declared for this month's insurance; null where nobody has declared one. */
  readonly declaredWageFen: Fen | null;
  /** The wage insurance was based on last time, for who has none declared. */
  readonly lastWageFen: Fen | null;
}

export interface InsuranceWage {
  readonly wageFen: Fen;
  readonly wageFrom: 'declared' | 'last_month' | 'first_month';
}

/** Declared, else as last time, else the newcomer's first full month. */
export function insuranceWageOf(facts: WageFacts, earnings: readonly Earning[]): InsuranceWage {
  if (facts.declaredWageFen !== null) return { wageFen: facts.declaredWageFen, wageFrom: 'declared' };
  if (facts.lastWageFen !== null) return { wageFen: facts.lastWageFen, wageFrom: 'last_month' };
  const insurable = earnings.filter(({ item }) => item.insurable).map(({ monthly }) => monthly);
  return { wageFen: toFenHalfUp(sum(insurable)), wageFrom: 'first_month' };
}

/** The contributions of one month, each side its own line. */
export function contributionLines(
  insurance: InsuranceDefinition,
  month: Month,
  paid: Contributions,
  wage: InsuranceWage,
): PayslipLine[] {
  const base = {
    wageFen: wage.wageFen,
    wageFrom: wage.wageFrom,
    floorFen: insurance.floorFen,
    capFen: insurance.capFen,
  };
  const line = (
    side: PayslipLine['side'],
    code: string,
    name: string,
    amountFen: Fen,
    formula: string,
    rate: string,
  ): PayslipLine => ({
    side,
    code,
    name,
    amountFen,
    formula,
    inputs: { baseFen: paid.baseFen, rate, ...base },
    source: 'insurance' as const,
    forMonth: month,
    taxable: false,
    insurable: false,
    unitId: null,
    funds: null,
  });
  const items = paid.items.flatMap(({ code, employeeFen, employerFen }) => {
    const {
      name = code,
      employeeRate = '0',
      employerRate = '0',
    } = insurance.items.find((item) => item.code === code) ?? {};
    return [
      line('deduction', code, name, employeeFen, 'contribution', employeeRate),
      line('employer', code, name, employerFen, 'contribution', employerRate),
    ];
  });
  const { housingFund } = insurance;
  if (!housingFund || !paid.housingFund) return items;
  const { rate, rounding } = housingFund;
  const fund = (side: PayslipLine['side'], amountFen: Fen) =>
    line(side, 'housing_fund', '住房公积金', amountFen, `housing_fund_${rounding}`, rate);
  return [...items, fund('deduction', paid.housingFund.employeeFen), fund('employer', paid.housingFund.employerFen)];
}
