import { addDays, firstDay, lastDay, yearOf, type Day, type Month } from '../../../core/day.ts';
import { fen, type Fen } from '../../../core/fen.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { BonusChoice } from '../rules/bonus.ts';
import { effectiveEducation } from '../rules/education.ts';
import type { InsuranceDefinition } from '../rules/insurance-policy.ts';
import { noEntries, type MonthEntries, type Stretch } from '../rules/month-facts.ts';
import type { RunWorker } from '../rules/run.ts';
import type { Grade, PostType } from '../rules/scheme.ts';
import type { Deduction, TaxOpening } from '../rules/year-to-date.ts';
import type { LevelFrom } from '../rules/segments.ts';
import { levelHistory, levelsIn } from './accruals.ts';
import { within, type Chosen } from './chosen.ts';
import {
  declaredColumns,
  wageFactsOf,
  type BonusChoiceRow,
  type DeclaredColumns,
  type LastWageRow,
  type PreviousYearRow,
  type WageSource,
} from './wages.ts';

export interface WorkerRow extends DeclaredColumns {
  readonly workerId: string;
  readonly name: string;
  readonly pinyin: string;
  readonly unitId: string;
  readonly postType: PostType;
  readonly education: string | null;
  readonly degree: string | null;
  readonly qualification: string | null;
  readonly serviceFrom: Day;
  readonly hiredOn: Day;
  readonly newcomerFrom: Day | null;
  readonly stretches: string;
  readonly leaves: number;
  readonly hasAccount: number;
  readonly sharesAccountWith: string | null;
  readonly level: number | null;
  /** Every level so far of who changes it inside the month; null of anybody else. */
  readonly levels: string | null;
  readonly grade: Grade | null;
}
export interface OpeningRow extends Omit<TaxOpening, 'firstJob' | 'upfront'> {
  readonly workerId: string;
  readonly firstJob: number;
  readonly upfront: number;
}
export interface EarlierRow {
  readonly workerId: string;
  readonly months: string;
  readonly incomeFen: Fen;
  readonly insuranceFen: Fen;
  readonly taxFen: Fen;
  /** On what pay was taxed alone as a bonus. */
  readonly bonusUsedFen: Fen;
  readonly last: Month;
  readonly insuranceWageFen: Fen;
  readonly fundWageFen: Fen;
}
export type DeductionRow = Deduction & { readonly workerId: string };

/** What the roster, the level and the assessment say of a worker `w` with the state `s` at the end of a month. */
const known = (month: Month): Statement => sql`
  w.id AS workerId, s.name, w.pinyin, s.education, s.degree, s.qualification,
  coalesce(s.community_work_since, s.hired_on) AS serviceFrom, s.hired_on AS hiredOn,
  CASE WHEN s.community_work_since IS NULL OR s.community_work_since >= s.hired_on THEN s.hired_on END AS newcomerFrom,
  EXISTS (SELECT 1 FROM bank_account AS b WHERE b.worker_id = w.id AND b.until_day IS NULL AND b.card_index IS NOT NULL) AS hasAccount,
  (SELECT group_concat(o.name, '、') FROM bank_account AS b
    JOIN bank_account AS d ON d.card_index = b.card_index AND d.until_day IS NULL AND d.worker_id <> b.worker_id
    JOIN worker AS o ON o.id = d.worker_id AND o.left_on IS NULL
    WHERE b.worker_id = w.id AND b.until_day IS NULL) AS sharesAccountWith,
  (SELECT level FROM worker_level AS l WHERE l.worker_id = w.id AND l.from_month <= ${month}
    ORDER BY l.from_month DESC, l.day_of_month DESC, l.id DESC LIMIT 1) AS level,
  CASE WHEN EXISTS (SELECT 1 FROM worker_level AS l WHERE l.worker_id = w.id AND l.from_month = ${month} AND l.day_of_month > 1)
    THEN ${levelHistory(sql`w.id`, month)} END AS levels,
  ${declaredColumns(month)},
  (SELECT grade FROM assessment_final AS f WHERE f.worker_id = w.id AND f.year = CAST(${yearOf(month) - 1} AS INTEGER)
    AND NOT EXISTS (SELECT 1 FROM assessment_final AS c WHERE c.corrects_id = f.id)) AS grade`;

/** The state that held at the end of a month; before anything was known, the first that was. */
const stateOf = (month: Month): Statement => sql`worker_state AS s ON s.id = coalesce(
  (SELECT max(id) FROM worker_state WHERE worker_id = w.id AND from_day <= ${lastDay(month)}
    AND (until_day IS NULL OR until_day > ${lastDay(month)})),
  (SELECT min(id) FROM worker_state WHERE worker_id = w.id AND from_day > ${lastDay(month)}
    AND (until_day IS NULL OR until_day > from_day)))`;

/** Who is on post in a month, with post and unit of their last posting in it, and what the roster knew at its end. */
export const workersOf = (month: Month, chosen: Chosen): Statement => sql`
  WITH on_post AS (
    SELECT worker_id, unit_id, post_type, max(from_day) AS last_from,
      json_group_array(json_object('from', from_day, 'until', until_day, 'unitId', unit_id, 'postType', post_type) ORDER BY from_day) AS spans
    FROM posting
    WHERE ${within(chosen, sql`worker_id`)} AND from_day <= ${lastDay(month)}
      AND (until_day IS NULL OR (until_day > ${firstDay(month)} AND until_day > from_day))
    GROUP BY worker_id
  )
  SELECT ${known(month)}, p.unit_id AS unitId, p.post_type AS postType, p.spans AS stretches,
    NOT EXISTS (SELECT 1 FROM posting AS q WHERE q.worker_id = w.id
      AND (q.until_day IS NULL OR q.until_day > ${addDays(lastDay(month), 1)})) AS leaves
  FROM on_post AS p JOIN worker AS w ON w.id = p.worker_id JOIN ${stateOf(month)} ORDER BY w.id`;

/** Who is not on post in a month any more and is still to be settled with: at the place they had last. */
export const goneWorkers = (month: Month, ids: readonly string[]): Statement => sql`
  SELECT ${known(month)}, p.unit_id AS unitId, p.post_type AS postType, '[]' AS stretches, 0 AS leaves
  FROM worker AS w JOIN ${stateOf(month)} JOIN posting AS p ON p.id = (SELECT q.id FROM posting AS q WHERE q.worker_id = w.id
    ORDER BY q.from_day DESC, q.id DESC LIMIT 1)
  WHERE ${within({ ids }, sql`w.id`)} ORDER BY w.id`;

/**
 * Pay of the year before a month. By run, so that only this year's payslips are read however many years lie behind; a
 * payslip of somebody who was gone is income, and no month of service.
 */
export const earlierMonthsOf = (month: Month, chosen: Chosen): Statement => sql`
  SELECT p.worker_id AS workerId, json_group_array(p.month) FILTER (WHERE p.on_post = 1) AS months,
    sum(p.taxable_income_fen) AS incomeFen, sum(p.insurance_fen + p.housing_fen) AS insuranceFen, 
    sum(p.tax_fen - p.bonus_tax_fen) AS taxFen, sum(p.bonus_alone_fen) AS bonusUsedFen,
    max(p.month) AS last, p.insurance_wage_fen AS insuranceWageFen, p.fund_wage_fen AS fundWageFen
  FROM pay_run AS r CROSS JOIN payslip AS p ON p.run_id = r.id
  WHERE r.month >= ${`${yearOf(month)}-01`} AND r.month < ${month} AND ${within(chosen, sql`p.worker_id`)} GROUP BY p.worker_id`;

export const openingsOf = (month: Month, chosen: Chosen): Statement => sql`
  SELECT worker_id AS workerId, months, income_fen AS incomeFen, insurance_fen AS insuranceFen, special_fen AS specialFen,
    tax_fen AS taxFen, first_job AS firstJob, upfront FROM tax_opening
  WHERE year = CAST(${yearOf(month)} AS INTEGER) AND ${within(chosen, sql`worker_id`)}`;

export const deductionsOf = (month: Month, chosen: Chosen): Statement => sql`
  SELECT worker_id AS workerId, item, from_month AS fromMonth, last_month AS lastMonth, monthly_fen AS monthlyFen
  FROM special_deduction WHERE withdrawn_at IS NULL AND ${within(chosen, sql`worker_id`)} AND from_month <= ${month}
    AND (last_month IS NULL OR last_month >= ${`${yearOf(month)}-01`}) ORDER BY worker_id, item, from_month`;

const nothingEarlier = { months: [], incomeFen: 0 as Fen, insuranceFen: 0 as Fen, taxFen: 0 as Fen };

/** Everything beside the roster that a month's pay asks of workers, by worker. */
export interface Beside {
  readonly entries: ReadonlyMap<string, MonthEntries>;
  readonly earlier: ReadonlyMap<string, EarlierRow>;
  readonly openings: ReadonlyMap<string, OpeningRow>;
  readonly deductions: ReadonlyMap<string, readonly DeductionRow[]>;
  readonly choices: ReadonlyMap<string, BonusChoice>;
  readonly wages: WageSource;
}

/** Rows that a month is computed from; a paid month that is only looked at again has none of the tax. */
export interface BesideRows {
  readonly earlier?: readonly EarlierRow[];
  readonly openings?: readonly OpeningRow[];
  readonly deductions?: readonly DeductionRow[];
  readonly choices?: readonly BonusChoiceRow[];
  readonly lastWages?: readonly LastWageRow[];
  readonly previousYear?: readonly PreviousYearRow[];
}

export function beside(
  month: Month,
  insurance: InsuranceDefinition | null,
  entries: ReadonlyMap<string, MonthEntries>,
  { earlier = [], openings = [], deductions = [], choices = [], lastWages = [], previousYear = [] }: BesideRows,
): Beside {
  const paid = earlier.map(({ last, ...row }): LastWageRow => ({ ...row, month: last }));
  return {
    entries,
    earlier: new Map(earlier.map((row) => [row.workerId, row])),
    openings: new Map(openings.map((row) => [row.workerId, row])),
    deductions: Map.groupBy(deductions, ({ workerId }) => workerId),
    choices: new Map(choices.map(({ workerId, choice }) => [workerId, choice])),
    wages: {
      month,
      insurance,
      last: new Map([...lastWages, ...paid].map((row) => [row.workerId, row])),
      year: new Map(previousYear.map((row) => [row.workerId, row])),
    },
  };
}

export function workerOf(row: WorkerRow, known: Beside): RunWorker {
  const {
    degree,
    education,
    stretches,
    levels,
    hasAccount,
    sharesAccountWith,
    leaves,
    declaredInsurance,
    declaredFund,
    ...rest
  } = row;
  const past = known.earlier.get(row.workerId);
  return {
    ...rest,
    ...effectiveEducation(education, degree),
    stretches: JSON.parse(stretches) as Stretch[],
    leaves: leaves === 1,
    ...(levels === null ? {} : levelsIn(known.wages.month, JSON.parse(levels) as LevelFrom[])),
    ...(known.entries.get(row.workerId) ?? noEntries),
    hasAccount: hasAccount === 1,
    ...(sharesAccountWith === null ? {} : { sharesAccountWith }),
    ...wageFactsOf(row.workerId, { declaredInsurance, declaredFund }, known.wages),
    tax: {
      opening: openingOf(known.openings.get(row.workerId)),
      earlier: past ? earlierOf(past) : nothingEarlier,
      deductions: (known.deductions.get(row.workerId) ?? []).map(deductionOf),
      bonus: { choice: known.choices.get(row.workerId) ?? null, usedFen: past?.bonusUsedFen ?? fen(0) },
    },
  };
}

const deductionOf = ({ item, fromMonth, lastMonth, monthlyFen }: DeductionRow): Deduction => ({
  item,
  fromMonth,
  lastMonth,
  monthlyFen,
});

const earlierOf = ({ months, incomeFen, insuranceFen, taxFen }: EarlierRow) => ({
  months: (JSON.parse(months) as Month[]).toSorted(),
  incomeFen,
  insuranceFen,
  taxFen,
});

function openingOf(row: OpeningRow | undefined): TaxOpening | null {
  if (!row) return null;
  const { workerId: _, firstJob, upfront, ...figures } = row;
  return { ...figures, firstJob: firstJob === 1, upfront: upfront === 1 };
}
