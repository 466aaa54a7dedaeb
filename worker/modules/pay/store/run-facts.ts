import { addMonths, firstDay, lastDay, yearOf, type Day, type Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/statement.ts';
import type { EarlierPay } from '../rules/check.ts';
import { effectiveEducation } from '../rules/education.ts';
import type { InsuranceDefinition } from '../rules/insurance-policy.ts';
import { noEntries, type MonthEntries, type Stretch } from '../rules/month-facts.ts';
import type { InForce, RunWorker } from '../rules/run.ts';
import type { RunFacts } from '../rules/run-steps.ts';
import type { Grade, PostType, SchemeDefinition } from '../rules/scheme.ts';
import type { Deduction, TaxOpening } from '../rules/year-to-date.ts';
import type { IncomeTaxTable } from '../templates/income-tax.ts';
import { entriesOf, oneOffsOf, quantitiesOf, type OneOffRow, type QuantityRow } from './month-entries.ts';
import { incomeTaxInForce, insuranceInForce } from './policies.ts';
import { runColumns } from './runs.ts';
import { schemeInForce } from './schemes.ts';

interface StoredRule {
  readonly id: string;
  readonly definition: string;
}
interface WorkerRow {
  readonly workerId: string;
  readonly name: string;
  readonly pinyin: string;
  readonly unitId: string;
  readonly postType: PostType;
  readonly education: string | null;
  readonly degree: string | null;
  readonly qualification: string | null;
  readonly serviceFrom: Day;
  readonly stretches: string;
  readonly hasAccount: number;
  readonly level: number | null;
  readonly declaredWageFen: Fen | null;
  readonly grade: Grade | null;
}
interface OpeningRow extends Omit<TaxOpening, 'firstJob' | 'upfront'> {
  readonly workerId: string;
  readonly firstJob: number;
  readonly upfront: number;
}
interface EarlierRow {
  readonly workerId: string;
  readonly months: string;
  readonly incomeFen: Fen;
  readonly insuranceFen: Fen;
  readonly taxFen: Fen;
  readonly lastWageFen: Fen;
}
type DeductionRow = Deduction & { readonly workerId: string };

export interface DraftPay {
  readonly workerId: string;
  readonly name: string;
  readonly grossFen: number;
  readonly netFen: number;
}

/** Everything a month is computed from: one round trip, whatever the number of workers. */
export interface MonthFacts {
  readonly scheme: InForce<SchemeDefinition> | null;
  readonly insurance: InForce<InsuranceDefinition> | null;
  readonly tax: InForce<IncomeTaxTable> | null;
  readonly workers: readonly RunWorker[];
  /** Pay of the month before, or null where it was never run. */
  readonly earlier: readonly EarlierPay[] | null;
  readonly run: RunFacts | null;
  readonly draft: readonly DraftPay[];
  readonly openBefore: Month | null;
  readonly runAfter: Month | null;
}

const rule = <T>(rows: readonly StoredRule[]): InForce<T> | null =>
  rows[0] ? { id: rows[0].id, definition: JSON.parse(rows[0].definition) as T } : null;

/** Who is on post in a month, with post and unit of their last posting in it, and what the roster knew at its end. */
const workersOf = (month: Month) => sql`
  WITH on_post AS (
    SELECT worker_id, unit_id, post_type, max(from_day) AS last_from,
      json_group_array(json_object('from', from_day, 'until', until_day, 'unitId', unit_id, 'postType', post_type) ORDER BY from_day) AS spans
    FROM posting
    WHERE from_day <= ${lastDay(month)} AND (until_day IS NULL OR (until_day > ${firstDay(month)} AND until_day > from_day))
    GROUP BY worker_id
  )
  SELECT w.id AS workerId, s.name, w.pinyin, p.unit_id AS unitId, p.post_type AS postType, s.education, s.degree,
    s.qualification, coalesce(s.community_work_since, s.hired_on) AS serviceFrom, p.spans AS stretches,
    EXISTS (SELECT 1 FROM bank_account AS b WHERE b.worker_id = w.id AND b.until_day IS NULL AND b.card_index IS NOT NULL) AS hasAccount,
    (SELECT level FROM worker_level AS l WHERE l.worker_id = w.id AND l.from_month <= ${month}
      ORDER BY l.from_month DESC, l.id DESC LIMIT 1) AS level,
    (SELECT wage_fen FROM declared_wage AS d WHERE d.worker_id = w.id AND d.from_month <= ${month}
      ORDER BY d.from_month DESC, d.id DESC LIMIT 1) AS declaredWageFen,
    (SELECT grade FROM assessment_final AS f WHERE f.worker_id = w.id AND f.year = CAST(${yearOf(month) - 1} AS INTEGER)
      AND NOT EXISTS (SELECT 1 FROM assessment_final AS c WHERE c.corrects_id = f.id)) AS grade
  FROM on_post AS p JOIN worker AS w ON w.id = p.worker_id
  JOIN worker_state AS s ON s.id = coalesce(
    (SELECT max(id) FROM worker_state WHERE worker_id = w.id AND from_day <= ${lastDay(month)}
      AND (until_day IS NULL OR until_day > ${lastDay(month)})),
    (SELECT min(id) FROM worker_state WHERE worker_id = w.id AND from_day > ${lastDay(month)}
      AND (until_day IS NULL OR until_day > from_day)))
  ORDER BY w.id`;

/** By run, so that only this year's payslips are read however many years lie behind. */
const earlierMonthsOf = (month: Month) => sql`
  SELECT p.worker_id AS workerId, json_group_array(p.month) AS months, sum(p.taxable_income_fen) AS incomeFen,
    sum(p.insurance_fen + p.housing_fen) AS insuranceFen, sum(p.tax_fen) AS taxFen, max(p.month) AS last,
    p.insurance_wage_fen AS lastWageFen
  FROM pay_run AS r CROSS JOIN payslip AS p ON p.run_id = r.id
  WHERE r.month >= ${`${yearOf(month)}-01`} AND r.month < ${month} GROUP BY p.worker_id`;

export async function loadMonth(ctx: CityContext, month: Month): Promise<MonthFacts> {
  const before = addMonths(month, -1);
  const [
    schemes,
    insurance,
    tax,
    workers,
    quantities,
    oneOffs,
    earlier,
    openings,
    deductions,
    lastPay,
    runs,
    draft,
    around,
  ] = await ctx.db.reads<
    [
      StoredRule,
      StoredRule,
      StoredRule,
      WorkerRow,
      QuantityRow,
      OneOffRow,
      EarlierRow,
      OpeningRow,
      DeductionRow,
      EarlierPay,
      RunFacts,
      DraftPay,
      { openBefore: Month | null; runAfter: Month | null; ranBefore: number },
    ]
  >([
    schemeInForce(month),
    insuranceInForce(month),
    incomeTaxInForce(month),
    workersOf(month),
    quantitiesOf(month),
    oneOffsOf(month),
    earlierMonthsOf(month),
    sql`SELECT worker_id AS workerId, months, income_fen AS incomeFen, insurance_fen AS insuranceFen, special_fen AS specialFen,
      tax_fen AS taxFen, first_job AS firstJob, upfront FROM tax_opening WHERE year = CAST(${yearOf(month)} AS INTEGER)`,
    sql`SELECT worker_id AS workerId, item, from_month AS fromMonth, last_month AS lastMonth, monthly_fen AS monthlyFen
      FROM special_deduction WHERE withdrawn_at IS NULL AND from_month <= ${month}
        AND (last_month IS NULL OR last_month >= ${`${yearOf(month)}-01`}) ORDER BY worker_id, item, from_month`,
    sql`SELECT worker_id AS workerId, name, gross_fen AS grossFen FROM payslip WHERE month = ${before}
      AND run_id = (SELECT id FROM pay_run WHERE month = ${before})`,
    sql`SELECT ${runColumns} FROM pay_run AS r WHERE r.month = ${month}`,
    sql`SELECT worker_id AS workerId, name, gross_fen AS grossFen, net_fen AS netFen FROM payslip
      WHERE run_id = (SELECT id FROM pay_run WHERE month = ${month})`,
    sql`SELECT (SELECT min(month) FROM pay_run WHERE month < ${month} AND state = 'computed') AS openBefore,
      (SELECT min(month) FROM pay_run WHERE month > ${month}) AS runAfter,
      EXISTS (SELECT 1 FROM pay_run WHERE month = ${before}) AS ranBefore`,
  ]);
  return {
    scheme: rule<SchemeDefinition>(schemes),
    insurance: rule<InsuranceDefinition>(insurance),
    tax: rule<IncomeTaxTable>(tax),
    workers: workersWith(workers, entriesOf(quantities, oneOffs), earlier, openings, deductions),
    earlier: around[0]?.ranBefore === 1 ? lastPay : null,
    run: runs[0] ?? null,
    draft,
    openBefore: around[0]?.openBefore ?? null,
    runAfter: around[0]?.runAfter ?? null,
  };
}

const nothingEarlier = { months: [], incomeFen: 0 as Fen, insuranceFen: 0 as Fen, taxFen: 0 as Fen };

function workersWith(
  rows: readonly WorkerRow[],
  entries: ReadonlyMap<string, MonthEntries>,
  earlierRows: readonly EarlierRow[],
  openingRows: readonly OpeningRow[],
  deductionRows: readonly DeductionRow[],
): RunWorker[] {
  const earlier = new Map(earlierRows.map((row) => [row.workerId, row]));
  const openings = new Map(openingRows.map((row) => [row.workerId, row]));
  const deductions = Map.groupBy(deductionRows, ({ workerId }) => workerId);
  return rows.map(({ degree, education, stretches, hasAccount, ...row }) => {
    const past = earlier.get(row.workerId);
    return {
      ...row,
      ...effectiveEducation(education, degree),
      stretches: JSON.parse(stretches) as Stretch[],
      ...(entries.get(row.workerId) ?? noEntries),
      hasAccount: hasAccount === 1,
      lastWageFen: past?.lastWageFen ?? null,
      tax: {
        opening: openingOf(openings.get(row.workerId)),
        earlier: past ? earlierOf(past) : nothingEarlier,
        deductions: (deductions.get(row.workerId) ?? []).map(deductionOf),
      },
    };
  });
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
