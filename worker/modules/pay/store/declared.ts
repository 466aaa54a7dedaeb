import type { Month } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, json, sql, type Statement } from '../../../platform/statement.ts';
import type { OpeningQuery, WageQuery } from '../input/facts.ts';
import type { StandingWage, WageKind } from '../rules/insurance-wage.ts';
import { lastUnitOf } from './facts.ts';

/** What workers' contributions and withholding start from: declared wages and the year's openings. */

interface WageRow {
  readonly id: string;
  readonly workerId: string;
  readonly workerName: string;
  readonly unitName: string | null;
  readonly kind: WageKind;
  readonly fromMonth: Month;
  readonly effectiveMonth: Month;
  readonly wageFen: number;
}

interface OpeningRow {
  readonly workerId: string;
  readonly workerName: string;
  readonly unitName: string | null;
  readonly year: number;
  readonly months: number;
  readonly incomeFen: number;
  readonly insuranceFen: number;
  readonly specialFen: number;
  readonly taxFen: number;
  readonly firstJob: number;
  readonly upfront: number;
}

interface Asked {
  readonly page: number;
  readonly pageSize: number;
}

const named = (q: string | undefined) =>
  Boolean(q) && sql`instr(w.name, ${q ?? ''}) OR instr(w.pinyin, ${(q ?? '').toLowerCase()})`;
const unitName = sql`(SELECT name FROM unit WHERE id = ${lastUnitOf(sql`w.id`)}) AS unitName`;
const limitOf = ({ page, pageSize }: Asked): Statement =>
  sql`LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`;

const wageOrders: Readonly<Record<string, Statement>> = {
  name: sql`w.pinyin, w.id, d.effective_month DESC, d.id`,
  '-name': sql`w.pinyin DESC, w.id, d.effective_month DESC, d.id`,
  fromMonth: sql`d.from_month, d.effective_month, w.pinyin, d.id`,
  '-fromMonth': sql`d.from_month DESC, d.effective_month DESC, w.pinyin, d.id`,
};

/** Declared wages within the actor's scope: what was recorded last for a month holds, and only that is listed. */
export async function listWages(ctx: CityContext, query: WageQuery) {
  const { page, pageSize, workerId, month, kind, q, sort } = query;
  const later =
    month === undefined
      ? sql`e.effective_month = d.effective_month AND e.id > d.id`
      : sql`e.effective_month <= ${month} AND (e.effective_month, e.id) > (d.effective_month, d.id)`;
  const where = allOf([
    inScope(ctx, 'pay.read', lastUnitOf(sql`w.id`)),
    month !== undefined && sql`d.effective_month <= ${month}`,
    sql`NOT EXISTS (SELECT 1 FROM declared_wage AS e
      WHERE e.worker_id = d.worker_id AND e.kind IN ('both', ${kind ?? sql`d.kind`}) AND ${later})`,
    kind !== undefined && sql`d.kind IN ('both', ${kind})`,
    workerId !== undefined && sql`d.worker_id = ${workerId}`,
    named(q),
  ]);
  const from = sql`declared_wage AS d JOIN worker AS w ON w.id = d.worker_id`;
  const [items, counts] = await ctx.db.reads<[WageRow, { total: number }]>([
    sql`SELECT d.id, d.worker_id AS workerId, w.name AS workerName, ${unitName}, d.kind, d.from_month AS fromMonth,
      d.effective_month AS effectiveMonth, d.wage_fen AS wageFen
      FROM ${from} WHERE ${where} ORDER BY ${wageOrders[sort ?? ''] ?? sql`w.pinyin, w.id, d.effective_month DESC, d.id`} ${limitOf(query)}`,
    sql`SELECT count(*) AS total FROM ${from} WHERE ${where}`,
  ]);
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}

const openingOrders: Readonly<Record<string, Statement>> = {
  name: sql`w.pinyin, w.id, o.year DESC`,
  '-name': sql`w.pinyin DESC, w.id, o.year DESC`,
  year: sql`o.year, w.pinyin, w.id`,
  '-year': sql`o.year DESC, w.pinyin, w.id`,
};

/** Openings of the years within the actor's scope. */
export async function listOpenings(ctx: CityContext, query: OpeningQuery) {
  const { page, pageSize, workerId, year, q, sort } = query;
  const where = allOf([
    inScope(ctx, 'pay.read', lastUnitOf(sql`w.id`)),
    workerId !== undefined && sql`o.worker_id = ${workerId}`,
    year !== undefined && sql`o.year = CAST(${year} AS INTEGER)`,
    named(q),
  ]);
  const from = sql`tax_opening AS o JOIN worker AS w ON w.id = o.worker_id`;
  const [rows, counts] = await ctx.db.reads<[OpeningRow, { total: number }]>([
    sql`SELECT o.worker_id AS workerId, w.name AS workerName, ${unitName}, o.year, o.months, o.income_fen AS incomeFen,
      o.insurance_fen AS insuranceFen, o.special_fen AS specialFen, o.tax_fen AS taxFen, o.first_job AS firstJob, o.upfront
      FROM ${from} WHERE ${where} ORDER BY ${openingOrders[sort ?? ''] ?? sql`o.year DESC, w.pinyin, w.id`} ${limitOf(query)}`,
    sql`SELECT count(*) AS total FROM ${from} WHERE ${where}`,
  ]);
  const items = rows.map((row) => ({ ...row, firstJob: row.firstJob === 1, upfront: row.upfront === 1 }));
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}

export interface StandingWageRow extends StandingWage {
  readonly workerId: string;
}

/** What some workers have declared, in the order it was recorded. */
export const standingWages = (workerIds: readonly string[]): Statement =>
  sql`SELECT worker_id AS workerId, kind, effective_month AS effectiveMonth, wage_fen AS wageFen FROM declared_wage
    WHERE worker_id IN (SELECT value FROM json_each(${json(workerIds)})) ORDER BY id`;

/** Openings of a year that stand, with whether the worker has an approved payslip in it already. */
export const openingsStanding = (year: number, workerIds: readonly string[]): Statement =>
  sql`SELECT w.id AS workerId, w.name, coalesce(o.months, 0) AS months, coalesce(o.income_fen, 0) AS incomeFen,
      coalesce(o.insurance_fen, 0) AS insuranceFen, coalesce(o.special_fen, 0) AS specialFen, coalesce(o.tax_fen, 0) AS taxFen,
      EXISTS (SELECT 1 FROM payslip AS p JOIN pay_run AS r ON r.id = p.run_id AND r.state <> 'computed'
        WHERE p.worker_id = w.id AND p.month BETWEEN ${`${year}-01`} AND ${`${year}-12`}) AS counted
    FROM worker AS w LEFT JOIN tax_opening AS o ON o.worker_id = w.id AND o.year = CAST(${year} AS INTEGER)
    WHERE w.id IN (SELECT value FROM json_each(${json(workerIds)}))`;

export interface OpeningStanding {
  readonly workerId: string;
  readonly name: string;
  readonly months: number;
  readonly incomeFen: number;
  readonly insuranceFen: number;
  readonly specialFen: number;
  readonly taxFen: number;
  readonly counted: number;
}
