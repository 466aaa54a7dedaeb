import { addMonths, monthNumber, yearOf, type Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { BonusChoice } from '../rules/bonus.ts';
import type { InsuranceDefinition } from '../rules/insurance-policy.ts';
import { kindWageIn, type StoredWages, type WageFacts, type WageKind } from '../rules/insurance-wage.ts';
import { within, type Chosen } from './chosen.ts';

/** Columns of a worker `w`: the last declaration of each kind that counts by the month, with the month from which it does. */
export const declaredColumns = (month: Month): Statement => sql`
  ${declaredOf(month, 'insurance')} AS declaredInsurance, ${declaredOf(month, 'fund')} AS declaredFund`;

const declaredOf = (month: Month, kind: Exclude<WageKind, 'both'>): Statement => sql`
  (SELECT json_object('wageFen', d.wage_fen, 'effectiveMonth', d.effective_month) FROM declared_wage AS d
    WHERE d.worker_id = w.id AND d.effective_month <= ${month} AND d.kind IN ('both', ${kind})
    ORDER BY d.effective_month DESC, d.id DESC LIMIT 1)`;

export interface DeclaredColumns {
  readonly declaredInsurance: string | null;
  readonly declaredFund: string | null;
}

/** The wages that contributions of a month were based on; zero is none. */
export interface LastWageRow {
  readonly workerId: string;
  readonly month: Month;
  readonly insuranceWageFen: Fen;
  readonly fundWageFen: Fen;
}

/** The wages of one month: its own, or those of December where a year begins. */
export const wagesPaidIn = (month: Month, chosen: Chosen): Statement => sql`
  SELECT p.worker_id AS workerId, p.month, p.insurance_wage_fen AS insuranceWageFen, p.fund_wage_fen AS fundWageFen
  FROM pay_run AS r CROSS JOIN payslip AS p ON p.run_id = r.id
  WHERE r.month = ${month} AND p.on_post = 1 AND ${within(chosen, sql`p.worker_id`)}`;

export interface PreviousYearRow {
  readonly workerId: string;
  readonly totalFen: Fen;
  readonly months: number;
}

/** Whether a contribution year begins with the month, of the insurance or of the fund. */
export const isReset = (month: Month, insurance: InsuranceDefinition | null): boolean =>
  [insurance?.resetMonth, insurance?.housingFund?.resetMonth].includes(monthNumber(month));

/**
 * Pay that counts for insurance of the twelve months before a reset, from whole months; no rows where one of the twelve
 * was not run here.
 */
export const previousYearOf = (month: Month, chosen: Chosen): Statement => sql`
  SELECT p.worker_id AS workerId, sum(p.insurable_fen) AS totalFen, count(*) AS months
  FROM pay_run AS r CROSS JOIN payslip AS p ON p.run_id = r.id
  WHERE r.month >= ${addMonths(month, -12)} AND r.month < ${month} AND p.whole_month = 1 AND p.on_post = 1
    AND ${within(chosen, sql`p.worker_id`)}
    AND (SELECT count(*) FROM pay_run WHERE month >= ${addMonths(month, -12)} AND month < ${month}) = 12
  GROUP BY p.worker_id`;

/** The last word of each worker on the bonus of a month's year. */
export const bonusChoicesOf = (month: Month, chosen: Chosen): Statement => sql`
  SELECT b.worker_id AS workerId, b.choice FROM bonus_choice AS b
  WHERE b.year = CAST(${yearOf(month)} AS INTEGER) AND ${within(chosen, sql`b.worker_id`)}
    AND b.id = (SELECT max(l.id) FROM bonus_choice AS l WHERE l.worker_id = b.worker_id AND l.year = b.year)`;

export interface BonusChoiceRow {
  readonly workerId: string;
  readonly choice: BonusChoice;
}

/** What was read of the wages that contributions go by, for one month. */
export interface WageSource {
  readonly month: Month;
  readonly insurance: InsuranceDefinition | null;
  readonly last: ReadonlyMap<string, LastWageRow>;
  readonly year: ReadonlyMap<string, PreviousYearRow>;
}

/** What is known of one worker's wages in a month, as the rules of contributions ask for it. */
export function wageFactsOf(
  workerId: string,
  { declaredInsurance, declaredFund }: DeclaredColumns,
  { month, insurance, last: lasts, year: years }: WageSource,
): WageFacts {
  const [last, year] = [lasts.get(workerId), years.get(workerId)];
  const previousYear = year ? { totalFen: year.totalFen, months: year.months } : null;
  const stored = (declared: string | null, wageFen: Fen | undefined): StoredWages => ({
    declared: declared === null ? null : (JSON.parse(declared) as StoredWages['declared']),
    last: last && wageFen ? { wageFen, month: last.month } : null,
    previousYear,
  });
  const own = kindWageIn(month, insurance?.resetMonth ?? 1, stored(declaredInsurance, last?.insuranceWageFen));
  const fund = insurance?.housingFund;
  if (!fund) return own;
  return { ...own, fund: kindWageIn(month, fund.resetMonth, stored(declaredFund, last?.fundWageFen)) };
}
