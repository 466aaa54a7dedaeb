import type { Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { sum, toFenHalfUp } from '../../../core/ratio.ts';
import type { Earning } from './earnings.ts';
import { fundExcess, type FundExcess } from './fund-excess.ts';
import { isInsured, wageOf, type InsuranceWage, type WageFacts } from './insurance-wage.ts';
import type { InsuranceDefinition } from './insurance-policy.ts';
import { contributions, type Contributions, type InsurancePolicy } from './insurance.ts';
import type { Inputs } from './item.ts';
import type { PayslipLine } from './line.ts';
import type { Stretch } from './month-facts.ts';

export type { WageFacts } from './insurance-wage.ts';

/** One worker's contributions of one month, each side its own line, and what they were based on. */
export interface Contributed {
  readonly lines: readonly PayslipLine[];
  readonly insuranceWageFen: Fen;
  readonly fundWageFen: Fen;
  /** Null where no housing fund is paid. */
  readonly fund: FundExcess | null;
}

interface InsuredMonth {
  readonly month: Month;
  readonly insurance: InsuranceDefinition;
  readonly insurancePolicy: InsurancePolicy;
}

/** Contributions of one month: none where the days on post are too few for the month to count, all of them otherwise. */
export function contributed(
  { month, insurance, insurancePolicy }: InsuredMonth,
  facts: WageFacts & { readonly stretches: readonly Stretch[] },
  earnings: readonly Earning[],
): Contributed {
  const firstMonthFen = toFenHalfUp(sum(earnings.filter(({ item }) => item.insurable).map(({ monthly }) => monthly)));
  const wage = wageOf(facts, firstMonthFen);
  const fundWage = wageOf(facts.fund ?? facts, firstMonthFen);
  const wages = { insuranceWageFen: wage.wageFen, fundWageFen: fundWage.wageFen };
  if (!isInsured(month, facts.stretches, insurance)) return { lines: [], ...wages, fund: null };
  const paid = contributions(wage.wageFen, insurancePolicy, fundWage.wageFen);
  const { housingFund } = insurance;
  const fund =
    housingFund && paid.housingFund ? fundExcess(fundWage.wageFen, paid.housingFund, housingFund.taxFree) : null;
  const lines = [...insuranceLines(insurance, month, paid, wage), ...fundLines(insurance, month, paid, fundWage, fund)];
  return { lines, ...wages, fund };
}

const wageInputs = ({ wageFen, wageFrom, meanOf }: InsuranceWage): Inputs => ({
  wageFen,
  wageFrom,
  ...(meanOf ? { yearWagesFen: meanOf.totalFen, yearMonths: meanOf.months } : {}),
});

const lineOf = (
  month: Month,
  given: Pick<PayslipLine, 'side' | 'code' | 'name' | 'amountFen' | 'formula' | 'inputs'>,
): PayslipLine => ({
  ...given,
  source: 'insurance',
  forMonth: month,
  taxable: false,
  insurable: false,
  unitId: null,
  funds: null,
});

function insuranceLines(
  { items, floorFen, capFen }: InsuranceDefinition,
  month: Month,
  paid: Contributions,
  wage: InsuranceWage,
): PayslipLine[] {
  const inputs = (rate: string): Inputs => ({ baseFen: paid.baseFen, rate, ...wageInputs(wage), floorFen, capFen });
  return paid.items.flatMap(({ code, employeeFen, employerFen }) => {
    const { name = code, employeeRate = '0', employerRate = '0' } = items.find((item) => item.code === code) ?? {};
    const both = { code, name, formula: 'contribution' };
    return [
      lineOf(month, { ...both, side: 'deduction', amountFen: employeeFen, inputs: inputs(employeeRate) }),
      lineOf(month, { ...both, side: 'employer', amountFen: employerFen, inputs: inputs(employerRate) }),
    ];
  });
}

function fundLines(
  { housingFund }: InsuranceDefinition,
  month: Month,
  { housingFund: paid }: Contributions,
  wage: InsuranceWage,
  fund: FundExcess | null,
): PayslipLine[] {
  if (!housingFund || !paid) return [];
  const { rate, rounding, floorFen, capFen } = housingFund;
  const both = {
    code: 'housing_fund',
    name: '住房公积金',
    formula: `housing_fund_${rounding}`,
    inputs: {
      baseFen: paid.baseFen,
      rate,
      ...wageInputs(wage),
      floorFen,
      capFen,
      ...(fund && fund.excessFen > 0 ? { taxFreeFen: fund.limitFen } : {}),
    },
  };
  return [
    lineOf(month, { ...both, side: 'deduction', amountFen: paid.employeeFen }),
    lineOf(month, { ...both, side: 'employer', amountFen: paid.employerFen }),
  ];
}
