import { monthOfDay, type Day, type Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide, inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { ClosedCost } from '../rules/forecast.ts';
import type { InsuranceDefinition } from '../rules/insurance-policy.ts';
import type { PlanPerson, PlanRules } from '../rules/plan-cost.ts';
import { firstLevel, type InForce } from '../rules/run.ts';
import type { SchemeDefinition } from '../rules/scheme.ts';
import { loadCareers, type Careers, type PlacedCareer } from './careers.ts';
import { beside, workerOf, workersOf, type WorkerRow } from './run-workers.ts';
import type { LastWageRow } from './wages.ts';

interface PolicyRow {
  readonly id: string;
  readonly fromMonth: Month;
  readonly definition: string;
}
interface StreetRow {
  readonly id: string;
  readonly name: string;
}
interface AccountRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly budgetFen: Fen;
  readonly availableFen: Fen;
}

/** Everybody within scope as they stand today, the rules over time, and what pay may draw on. */
export interface PlanFacts {
  readonly people: readonly (PlanPerson & { readonly career: PlacedCareer })[];
  readonly rules: PlanRules;
  readonly careers: Careers;
  readonly streets: ReadonlyMap<string, string>;
  /** Lines that paid for runs of the year, or that fund codes draw on; null for who sees only a part of the city. */
  readonly budget: readonly AccountRow[] | null;
  /** What the runs of the year cost, a computed draft among them; empty where it was not asked for. */
  readonly closed: readonly ClosedCost[];
  readonly closedMonths: readonly RunMonth[];
}

export interface RunMonth {
  readonly month: Month;
  readonly workers: number;
  /** Computed and not approved: its figures count, as what is still expected. */
  readonly draft: boolean;
}
type RunMonthRow = Omit<RunMonth, 'draft'> & { readonly draft: number };

interface Asked {
  readonly year: number;
  readonly unitId?: string | undefined;
  /** Whether the runs of the year are added up. */
  readonly closed: boolean;
}

const nothing = sql`SELECT 1 WHERE 0`;
const streetIdOf = sql`(SELECT s.id FROM unit_closure AS c JOIN unit AS s ON s.id = c.ancestor_id
  WHERE c.descendant_id = p.unit_id AND s.kind = 'street' LIMIT 1)`;

/** Payslips of runs of the year, within scope; of a draft once it is whole. */
function closedOf(ctx: CityContext, { year, unitId }: Asked): { costs: Statement; months: Statement } {
  const inUnit =
    unitId === undefined
      ? sql`1`
      : sql`p.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`;
  const from = sql`pay_run AS r CROSS JOIN payslip AS p ON p.run_id = r.id`;
  const where = sql`r.month BETWEEN ${`${year}-01`} AND ${`${year}-12`} AND r.computing_job_id IS NULL
    AND ${inScope(ctx, 'pay.read', sql`p.unit_id`)} AND ${inUnit}`;
  return {
    costs: sql`SELECT p.month, ${streetIdOf} AS streetId,
        CASE l.side WHEN 'employer' THEN 'employer' ELSE l.code END AS item,
        CASE l.side WHEN 'employer' THEN 'employer' ELSE max(l.name) END AS name, sum(l.amount_fen) AS fen
      FROM ${from} CROSS JOIN payslip_line AS l ON l.payslip_id = p.id
      WHERE ${where} AND l.side <> 'deduction' GROUP BY p.month, streetId, item ORDER BY p.month, streetId, item`,
    months: sql`SELECT p.month, count(*) FILTER (WHERE p.on_post = 1) AS workers,
      max(r.state = 'computed') AS draft FROM ${from} WHERE ${where} GROUP BY p.month`,
  };
}

/** The last wages of the newest run: for who has none declared. */
const lastWages = sql`SELECT p.worker_id AS workerId, p.month, p.insurance_wage_fen AS insuranceWageFen,
    p.fund_wage_fen AS fundWageFen FROM payslip AS p
  WHERE p.run_id = (SELECT id FROM pay_run ORDER BY month DESC LIMIT 1) AND p.on_post = 1`;

const budgetOf = (year: number): Statement =>
  sql`SELECT a.id, a.code, a.name, a.budget_fen AS budgetFen, a.balance_fen - a.held_fen AS availableFen FROM ledger_account AS a
    WHERE a.fiscal_year = CAST(${year} AS INTEGER) AND a.kind = 'line' AND a.id IN (
      SELECT funding_account_id FROM pay_run WHERE month BETWEEN ${`${year}-01`} AND ${`${year}-12`}
      UNION SELECT account_id FROM pay_fund WHERE fiscal_year = CAST(${year} AS INTEGER)) ORDER BY a.code LIMIT 500`;

/** Two round trips, whatever the number of people. @throws RefusedError `too_many_workers` */
export async function loadPlan(ctx: CityContext, asked: Asked): Promise<PlanFacts> {
  const careers = await loadCareers(ctx, { permission: 'pay.read', unitId: asked.unitId });
  const month = monthOfDay(ctx.today);
  const ids = careers.careers.map(({ workerId }) => workerId);
  const { costs, months } = closedOf(ctx, asked);
  const whole = holdsCityWide(ctx, 'pay.read') && asked.unitId === undefined;
  const [rows, wages, policies, streets, accounts, closed, closedMonths] = await ctx.db.reads<
    [WorkerRow, LastWageRow, PolicyRow, StreetRow, AccountRow, ClosedCost, RunMonthRow]
  >([
    workersOf(month, { ids }),
    lastWages,
    sql`SELECT id, from_month AS fromMonth, definition FROM insurance_policy ORDER BY from_month, id`,
    sql`SELECT id, name FROM unit WHERE kind = 'street'`,
    whole ? budgetOf(asked.year) : nothing,
    asked.closed ? costs : nothing,
    asked.closed ? months : nothing,
  ]);
  const rules = rulesOf(careers, policies);
  const insurance = rules.insuranceAt(month)?.definition ?? null;
  const known = beside(month, insurance, new Map(), { lastWages: wages });
  const careerOf = new Map(careers.careers.map((career) => [career.workerId, career]));
  const people = rows.flatMap((row) => {
    const career = careerOf.get(row.workerId);
    return career ? [personOf(row, career, known, rules, month)] : [];
  });
  return {
    people,
    rules,
    careers,
    streets: new Map(streets.map(({ id, name }) => [id, name])),
    budget: whole ? accounts : null,
    closed,
    closedMonths: closedMonths.map((row) => ({ ...row, draft: row.draft === 1 })),
  };
}

function personOf(
  row: WorkerRow,
  career: PlacedCareer,
  known: Parameters<typeof workerOf>[1],
  rules: PlanRules,
  month: Month,
): PlanFacts['people'][number] {
  const worker = workerOf(row, known);
  const scheme = rules.schemeAt(month)?.definition;
  const recorded = new Map<Day, number>();
  for (const { from, level } of career.events) recorded.set(from, level);
  const levels = [...recorded].map(([from, level]) => ({ from: from as string, level })).toSorted(byFrom);
  const first =
    levels.length === 0 && scheme ? [{ from: '', level: firstLevel(worker, scheme.levelRule, month).level }] : levels;
  return {
    worker,
    streetId: career.streetId,
    levels: first,
    lastMonth: career.retirementMonth < month ? null : career.retirementMonth,
    career,
  };
}

const byFrom = (a: { readonly from: string }, b: { readonly from: string }) =>
  a.from < b.from ? -1 : a.from > b.from ? 1 : 0;

function rulesOf(careers: Careers, policies: readonly PolicyRow[]): PlanRules {
  const parsed = policies.map(({ id, fromMonth, definition }) => ({
    fromMonth,
    id,
    definition: JSON.parse(definition) as InsuranceDefinition,
  }));
  const schemeAt = (month: Month): InForce<SchemeDefinition> | null => careers.schemeAt(month);
  return { schemeAt, insuranceAt: (month) => parsed.findLast(({ fromMonth }) => fromMonth <= month) ?? null };
}
