import type { Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import type { IncomeTaxTable } from '../templates/income-tax.ts';
import { differenceLines } from './back-pay.ts';
import { contributed, type WageFacts } from './contribution-lines.ts';
import { earningsOf, type EarningFacts, type PayGap } from './earnings.ts';
import type { FundExcess } from './fund-excess.ts';
import type { InsuranceDefinition } from './insurance-policy.ts';
import type { InsurancePolicy } from './insurance.ts';
import type { PayslipLine } from './line.ts';
import { affordable, monthlyLimit, owedBy, recoveryLines, type Settlement } from './recovery.ts';
import type { SchemeDefinition } from './scheme.ts';
import { taxLines, taxMonth, type TaxedMonth } from './tax-lines.ts';
import type { MonthTax, TaxFacts } from './year-to-date.ts';

/** Everything one payslip is computed from: kept with it as its snapshot. */
export interface PayslipFacts extends EarningFacts, WageFacts {
  readonly workerId: string;
  readonly name: string;
  readonly pinyin: string;
  readonly hasAccount: boolean;
  /** Names of others whose pay would go to the same card; absent where nobody's would. */
  readonly sharesAccountWith?: string | undefined;
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
  /** Needed only where a part of a month is paid by working days. */
  readonly calendars?: readonly WorkCalendar[] | undefined;
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
  readonly fundWageFen: Fen;
  /** Earnings that count for the wage of insurance. */
  readonly insurableFen: Fen;
  /** Housing fund above its tax-free limit: part of taxable income, not of gross pay. */
  readonly fundExcessFen: Fen;
  /** A bonus taxed alone, outside taxable income, and its part of the tax. */
  readonly bonusAloneFen: Fen;
  readonly bonusTaxFen: Fen;
  readonly taxableIncomeFen: Fen;
  readonly tax: MonthTax;
  readonly taxed: TaxedMonth;
}

export interface Payslip {
  readonly facts: PayslipFacts;
  readonly figures: PayslipFigures;
  readonly lines: readonly PayslipLine[];
}

/** Whether somebody is on post in the month at all: who is not is paid only what comes once, and what is settled. */
export const isOnPost = ({ stretches }: Pick<EarningFacts, 'stretches'>): boolean => stretches.length > 0;

/** Earnings and contributions of a month on their own: what the month itself entitles to, before tax and settlement. */
export interface OwnPay extends Wages {
  readonly lines: readonly PayslipLine[];
}

/** What tax and the next month need to know of it beside its lines. */
interface Wages {
  readonly insuranceWageFen: Fen;
  readonly fundWageFen: Fen;
  readonly fund: FundExcess | null;
  /** Of items that tax law treats as the year-end bonus. */
  readonly bonusFen: Fen;
}

/** One worker's own month: items and contributions. Rounds each line once, to fen, half up. */
export function ownPay(rules: Omit<MonthRules, 'taxTable'>, facts: EarningFacts & WageFacts): OwnPay | PayGap {
  const present = isOnPost(facts);
  const scheme = present ? rules.scheme : { ...rules.scheme, items: rules.scheme.items.filter(comesOnce) };
  const earnings = earningsOf(scheme, rules.month, facts, rules.calendars);
  if ('kind' in earnings) return earnings;
  const earned = earnings.map(({ line }) => line);
  const bonusFen = sumOf(earnings.filter(({ item }) => item.taxable && item.bonus === true).map(({ line }) => line));
  if (!present) {
    const insuranceWageFen = facts.lastWageFen ?? fen(0);
    const fundWageFen = (facts.fund ?? facts).lastWageFen ?? fen(0);
    return { lines: earned, insuranceWageFen, fundWageFen, fund: null, bonusFen };
  }
  const { lines, ...wages } = contributed(rules, facts, earnings);
  return { lines: [...earned, ...lines], ...wages, bonusFen };
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
  const recovered = settlement ? recovering(rules, facts, settling, own, settlement) : [];
  const lines = [...settling, ...recovered];
  const taxed = taxedOf(rules, facts, lines, own);
  const ordered = [...ofSide(lines, 'earning'), ...lines.filter(({ side }) => side !== 'earning')];
  return {
    facts,
    figures: figuresOf(lines, own, taxed),
    lines: [...ordered, ...taxLines(taxFacts(rules, facts), taxed)].filter(says),
  };
}

/** A line of nothing says nothing, unless funds settle with each other under it. */
const says = ({ amountFen, funds }: PayslipLine): boolean =>
  amountFen !== 0 || (funds ?? []).some(({ fen: part }) => part !== 0);

/** What is taken of what is owed: as much as policy and floor allow, the rest deferred. */
function recovering(
  rules: MonthRules,
  facts: PayslipFacts,
  settling: readonly PayslipLine[],
  wages: Wages,
  settlement: Settlement,
): PayslipLine[] {
  const { terms } = settlement;
  const owed = owedBy(settlement);
  const linesAfter = (takenFen: number) => recoveryLines(owed, takenFen, terms);
  const ownGrossFen = sumOf(ofSide(settling, 'earning').filter(({ source }) => source !== 'back_pay'));
  const limitFen = fen(Math.min(owed.totalFen, monthlyLimit(ownGrossFen, terms)));
  const netAfter = (takenFen: number) => {
    const lines = [...settling, ...linesAfter(takenFen)];
    return figuresOf(lines, wages, taxedOf(rules, facts, lines, wages)).netFen;
  };
  return linesAfter(affordable(limitFen, terms.floorFen, netAfter));
}

/** Who is not on post is not employed here in the month, and still taxed on what is paid. */
const taxFacts = ({ month }: MonthRules, facts: PayslipFacts): TaxFacts => ({
  ...facts.tax,
  month,
  ...(isOnPost(facts) ? {} : { employed: false }),
});

/** Back pay and recoveries are wages of the month they are paid in. */
function taxedOf(rules: MonthRules, facts: PayslipFacts, lines: readonly PayslipLine[], wages: Wages): TaxedMonth {
  const taxableFen = sumOf(ofSide(lines, 'earning').filter(({ taxable }) => taxable));
  return taxMonth(rules.taxTable, taxFacts(rules, facts), {
    wagesFen: sumFen([taxableFen, -wages.bonusFen]),
    bonusFen: wages.bonusFen,
    insuranceFen: sumOf(ofSide(lines, 'deduction')),
    fund: wages.fund,
  });
}

function figuresOf(lines: readonly PayslipLine[], wages: Wages, taxed: TaxedMonth): PayslipFigures {
  const earnings = ofSide(lines, 'earning');
  const deductions = ofSide(lines, 'deduction');
  const grossFen = sumOf(earnings);
  const housingFen = sumOf(deductions.filter(isHousing));
  const insuranceFen = sumOf(deductions.filter((line) => !isHousing(line)));
  return {
    grossFen,
    backPayFen: sumOf(earnings.filter(({ source }) => source === 'back_pay')),
    recoveryFen: sumOf(earnings.filter(({ source }) => source === 'recovery')),
    insuranceFen,
    housingFen,
    taxFen: taxed.taxFen,
    netFen: sumFen([grossFen, -insuranceFen, -housingFen, -taxed.taxFen]),
    employerFen: sumOf(ofSide(lines, 'employer')),
    insuranceWageFen: wages.insuranceWageFen,
    fundWageFen: wages.fundWageFen,
    insurableFen: sumOf(earnings.filter(({ insurable }) => insurable)),
    fundExcessFen: taxed.fund?.excessFen ?? fen(0),
    bonusAloneFen: taxed.bonus?.treatment === 'alone' ? wages.bonusFen : fen(0),
    bonusTaxFen: sumFen([taxed.taxFen, -taxed.tax.dueFen]),
    taxableIncomeFen: taxed.incomeFen,
    tax: taxed.tax,
    taxed,
  };
}

const isHousing = ({ code }: PayslipLine): boolean => code === 'housing_fund';
const ofSide = (lines: readonly PayslipLine[], side: PayslipLine['side']) => lines.filter((line) => line.side === side);
const sumOf = (lines: readonly PayslipLine[]): Fen => sumFen(lines.map(({ amountFen }) => amountFen));
