import type { Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { ppmToDecimal, sum, times, toFenHalfUp, type Ratio } from '../../../core/ratio.ts';
import type { IncomeTaxTable } from '../templates/income-tax.ts';
import type { InsuranceDefinition } from './insurance-policy.ts';
import { contributions, type Contributions, type InsurancePolicy } from './insurance.ts';
import { itemValue, presenceShare, type Inputs, type ItemFacts, type Presence } from './item.ts';
import type { PayItem, SchemeDefinition } from './scheme.ts';
import { taxOfMonth, type MonthTax, type TaxFacts } from './year-to-date.ts';

/** One line that explains itself: the formula's name, what went into it, and which document it rests on. */
export interface PayslipLine {
  /** `employer` is the city's cost beside gross pay; earnings less deductions are net pay. */
  readonly side: 'earning' | 'deduction' | 'employer';
  readonly code: string;
  readonly name: string;
  readonly amountFen: Fen;
  readonly formula: string;
  readonly inputs: Inputs;
  readonly source: 'scheme' | 'insurance' | 'tax';
}

/** Everything one payslip is computed from: kept with it as its snapshot. */
export interface PayslipFacts extends ItemFacts, Presence {
  readonly workerId: string;
  readonly name: string;
  readonly pinyin: string;
  readonly unitId: string;
  readonly hasAccount: boolean;
  /** Declared for this month's insurance; null where nobody has declared one. */
  readonly declaredWageFen: Fen | null;
  /** The wage insurance was based on last time, for who has none declared. */
  readonly lastWageFen: Fen | null;
  readonly tax: Omit<TaxFacts, 'month'>;
}

/** The rules of one month, with rates made exact once for everybody. */
export interface MonthRules {
  readonly month: Month;
  readonly scheme: SchemeDefinition;
  readonly insurance: InsuranceDefinition;
  readonly insurancePolicy: InsurancePolicy;
  readonly taxTable: IncomeTaxTable;
}

export interface PayslipFigures {
  readonly grossFen: Fen;
  readonly insuranceFen: Fen;
  readonly housingFen: Fen;
  readonly taxFen: Fen;
  readonly netFen: Fen;
  readonly employerFen: Fen;
  readonly insuranceWageFen: Fen;
  readonly taxableIncomeFen: Fen;
  readonly tax: MonthTax;
}

export interface Payslip {
  readonly facts: PayslipFacts;
  readonly figures: PayslipFigures;
  readonly lines: readonly PayslipLine[];
}

/** A table of the scheme has no row for this worker: nothing is guessed, the run cannot be approved. */
export interface PayGap {
  readonly kind: 'gap';
  readonly item: string;
  readonly missing: 'level' | 'post';
  readonly key: string;
}

interface Earning {
  readonly item: PayItem;
  readonly monthly: Ratio;
  readonly line: PayslipLine;
}

/** One worker's pay of one month: items, contributions, tax, net. Rounds each line once, to fen, half up. */
export function computePayslip(rules: MonthRules, facts: PayslipFacts): Payslip | PayGap {
  const earnings = earningsOf(rules.scheme, facts);
  if ('kind' in earnings) return earnings;
  const grossFen = sumOf(earnings);
  const insuranceWage = insuranceWageOf(facts, earnings);
  const paid = contributions(insuranceWage.wageFen, rules.insurancePolicy);
  const insuranceFen = paid.employeeTotalFen;
  const housingFen = paid.housingFund?.employeeFen ?? fen(0);
  const taxableIncomeFen = sumOf(earnings.filter(({ item }) => item.taxable));
  const tax = taxOfMonth(
    rules.taxTable,
    { ...facts.tax, month: rules.month },
    taxableIncomeFen,
    sumFen([insuranceFen, housingFen]),
  );
  const lines = [
    ...earnings.map(({ line }) => line),
    ...contributionLines(rules.insurance, paid, insuranceWage),
    taxLine(tax, facts.tax),
  ];
  const figures = {
    grossFen,
    insuranceFen,
    housingFen,
    taxFen: tax.dueFen,
    netFen: sumFen([grossFen, -insuranceFen, -housingFen, -tax.dueFen]),
    employerFen: sumFen([paid.employerTotalFen, paid.housingFund?.employerFen ?? 0]),
    insuranceWageFen: insuranceWage.wageFen,
    taxableIncomeFen,
    tax,
  };
  return { facts, figures, lines: lines.filter(({ amountFen }) => amountFen !== 0) };
}

const sumOf = (earnings: readonly Earning[]): Fen => sumFen(earnings.map(({ line }) => line.amountFen));

function earningsOf(scheme: SchemeDefinition, facts: PayslipFacts): Earning[] | PayGap {
  const share = presenceShare(facts, scheme.partMonth);
  const part = share.n === share.d ? {} : { days: facts.days, monthDays: facts.monthDays };
  const earnings: Earning[] = [];
  for (const item of scheme.items) {
    const value = itemValue(item, facts, scheme);
    if (value === null) continue;
    if (value.kind === 'gap') return value;
    const line = {
      side: 'earning' as const,
      code: item.code,
      name: item.name,
      amountFen: toFenHalfUp(times(value.exact, share)),
      formula: item.kind,
      inputs: { ...value.inputs, ...part },
      source: 'scheme' as const,
    };
    earnings.push({ item, monthly: value.exact, line });
  }
  return earnings;
}

interface InsuranceWage {
  readonly wageFen: Fen;
  readonly wageFrom: 'declared' | 'last_month' | 'first_month';
}

/** Declared, else as last time, else the newcomer's first full month. */
function insuranceWageOf(facts: PayslipFacts, earnings: readonly Earning[]): InsuranceWage {
  if (facts.declaredWageFen !== null) return { wageFen: facts.declaredWageFen, wageFrom: 'declared' };
  if (facts.lastWageFen !== null) return { wageFen: facts.lastWageFen, wageFrom: 'last_month' };
  const insurable = earnings.filter(({ item }) => item.insurable).map(({ monthly }) => monthly);
  return { wageFen: toFenHalfUp(sum(insurable)), wageFrom: 'first_month' };
}

function contributionLines(insurance: InsuranceDefinition, paid: Contributions, wage: InsuranceWage): PayslipLine[] {
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
  ) => ({
    side,
    code,
    name,
    amountFen,
    formula,
    inputs: { baseFen: paid.baseFen, rate, ...base },
    source: 'insurance' as const,
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

const taxLine = (tax: MonthTax, facts: Omit<TaxFacts, 'month'>): PayslipLine => ({
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
});
