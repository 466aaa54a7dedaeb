import type { Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import type { IncomeTaxTable } from '../templates/income-tax.ts';
import { contributionLines, insuranceWageOf, type WageFacts } from './contribution-lines.ts';
import { earningsOf, type Earning, type EarningFacts, type PayGap } from './earnings.ts';
import type { InsuranceDefinition } from './insurance-policy.ts';
import { contributions, type InsurancePolicy } from './insurance.ts';
import type { PayslipLine } from './line.ts';
import type { SchemeDefinition } from './scheme.ts';
import { taxLine } from './tax-lines.ts';
import { taxOfMonth, type MonthTax, type TaxFacts } from './year-to-date.ts';

/** Everything one payslip is computed from: kept with it as its snapshot. */
export interface PayslipFacts extends EarningFacts, WageFacts {
  readonly workerId: string;
  readonly name: string;
  readonly pinyin: string;
  readonly hasAccount: boolean;
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

/** One worker's pay of one month: items, contributions, tax, net. Rounds each line once, to fen, half up. */
export function computePayslip(rules: MonthRules, facts: PayslipFacts): Payslip | PayGap {
  const earnings = earningsOf(rules.scheme, rules.month, facts);
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
    ...contributionLines(rules.insurance, rules.month, paid, insuranceWage),
    taxLine(rules.month, tax, facts.tax),
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
