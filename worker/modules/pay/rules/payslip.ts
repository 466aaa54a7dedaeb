import type { Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import type { IncomeTaxTable } from '../templates/income-tax.ts';
import { differenceLines } from './back-pay.ts';
import { contributionLines, insuranceWageOf, type WageFacts } from './contribution-lines.ts';
import { earningsOf, type EarningFacts, type PayGap } from './earnings.ts';
import type { InsuranceDefinition } from './insurance-policy.ts';
import { contributions, type InsurancePolicy } from './insurance.ts';
import type { PayslipLine } from './line.ts';
import { affordable, monthlyLimit, owedBy, recoveryLines, type Settlement } from './recovery.ts';
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
  /** What earlier months still owe the worker, or the worker for them; absent where there is nothing. */
  readonly settlement?: Settlement | undefined;
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
  /** Of gross pay: what settles earlier months, and what of it is taken or deferred. */
  readonly backPayFen: Fen;
  readonly recoveryFen: Fen;
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

/** Whether somebody is on post in the month at all: who is not is paid only what comes once, and what is settled. */
export const isOnPost = ({ stretches }: Pick<EarningFacts, 'stretches'>): boolean => stretches.length > 0;

/** Earnings and contributions of a month on their own: what the month itself entitles to, before tax and settlement. */
export interface OwnPay {
  readonly lines: readonly PayslipLine[];
  readonly insuranceWageFen: Fen;
}

/** One worker's own month: items and contributions. Rounds each line once, to fen, half up. */
export function ownPay(rules: Omit<MonthRules, 'taxTable'>, facts: EarningFacts & WageFacts): OwnPay | PayGap {
  const present = isOnPost(facts);
  const scheme = present ? rules.scheme : { ...rules.scheme, items: rules.scheme.items.filter(comesOnce) };
  const earnings = earningsOf(scheme, rules.month, facts);
  if ('kind' in earnings) return earnings;
  const earned = earnings.map(({ line }) => line);
  if (!present) return { lines: earned, insuranceWageFen: facts.lastWageFen ?? fen(0) };
  const wage = insuranceWageOf(facts, earnings);
  const paid = contributions(wage.wageFen, rules.insurancePolicy);
  return {
    lines: [...earned, ...contributionLines(rules.insurance, rules.month, paid, wage)],
    insuranceWageFen: wage.wageFen,
  };
}

const comesOnce = ({ kind }: { readonly kind: string }): boolean => kind === 'one_off';

/** One worker's pay of one month: own items and contributions, what earlier months are settled with, tax, net. */
export function computePayslip(rules: MonthRules, facts: PayslipFacts): Payslip | PayGap {
  const own = ownPay(rules, facts);
  if ('kind' in own) return own;
  const { settlement } = facts;
  const settling = settlement
    ? [...own.lines, ...differenceLines(settlement.differences, { taxSource: rules.taxTable.source })]
    : own.lines;
  const recovered = settlement ? recovering(rules, facts, settling, settlement) : [];
  const lines = [...settling, ...recovered];
  const figures = figuresOf(rules, facts, lines, own.insuranceWageFen);
  const ordered = [...ofSide(lines, 'earning'), ...lines.filter(({ side }) => side !== 'earning')];
  return {
    facts,
    figures,
    lines: [...ordered, taxLine(rules.month, figures.tax, facts.tax)].filter(({ amountFen }) => amountFen !== 0),
  };
}

/** What is taken of what is owed: as much as policy and floor allow, the rest deferred. */
function recovering(
  rules: MonthRules,
  facts: PayslipFacts,
  settling: readonly PayslipLine[],
  settlement: Settlement,
): PayslipLine[] {
  const { terms } = settlement;
  const owed = owedBy(settlement);
  const linesAfter = (takenFen: number) => recoveryLines(owed, takenFen, terms);
  const ownGrossFen = sumOf(ofSide(settling, 'earning').filter(({ source }) => source !== 'back_pay'));
  const limitFen = fen(Math.min(owed.totalFen, monthlyLimit(ownGrossFen, terms)));
  const netAfter = (takenFen: number) => figuresOf(rules, facts, [...settling, ...linesAfter(takenFen)], fen(0)).netFen;
  return linesAfter(affordable(limitFen, terms.floorFen, netAfter));
}

function figuresOf(
  rules: MonthRules,
  facts: PayslipFacts,
  lines: readonly PayslipLine[],
  insuranceWageFen: Fen,
): PayslipFigures {
  const earnings = ofSide(lines, 'earning');
  const deductions = ofSide(lines, 'deduction');
  const grossFen = sumOf(earnings);
  const housingFen = sumOf(deductions.filter(isHousing));
  const insuranceFen = sumOf(deductions.filter((line) => !isHousing(line)));
  const taxableIncomeFen = sumOf(earnings.filter(({ taxable }) => taxable));
  const month = { ...facts.tax, month: rules.month };
  const tax = taxOfMonth(rules.taxTable, month, taxableIncomeFen, sumFen([insuranceFen, housingFen]));
  return {
    grossFen,
    backPayFen: sumOf(earnings.filter(({ source }) => source === 'back_pay')),
    recoveryFen: sumOf(earnings.filter(({ source }) => source === 'recovery')),
    insuranceFen,
    housingFen,
    taxFen: tax.dueFen,
    netFen: sumFen([grossFen, -insuranceFen, -housingFen, -tax.dueFen]),
    employerFen: sumOf(ofSide(lines, 'employer')),
    insuranceWageFen,
    taxableIncomeFen,
    tax,
  };
}

const isHousing = ({ code }: PayslipLine): boolean => code === 'housing_fund';
const ofSide = (lines: readonly PayslipLine[], side: PayslipLine['side']) => lines.filter((line) => line.side === side);
const sumOf = (lines: readonly PayslipLine[]): Fen => sumFen(lines.map(({ amountFen }) => amountFen));
