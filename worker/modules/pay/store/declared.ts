import type { Month } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import type { OpeningQuery, WageQuery } from '../input/facts.ts';
import { lastUnitOf } from './facts.ts';

/** What workers' contributions and withholding start from: declared wages and the year's openings. */

interface WageRow {
  readonly id: string;
  readonly workerId: string;
  readonly workerName: string;
  readonly unitName: string | null;
  readonly fromMonth: Month;
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
  name: sql`w.pinyin, w.id, d.from_month DESC`,
  '-name': sql`w.pinyin DESC, w.id, d.from_month DESC`,
  fromMonth: sql`d.from_month, w.pinyin, d.id`,
  '-fromMonth': sql`d.from_month DESC, w.pinyin, d.id`,
};

/** Declared wages within the actor's scope: what was recorded last for a month holds, and only that is listed. */
export async function listWages(ctx: CityContext, query: WageQuery) {
  const { page, pageSize, workerId, month, q, sort } = query;
  const upTo = month === undefined ? sql`d.from_month` : sql`${month}`;
  const sameOrLater = month === undefined ? sql`e.from_month = ${upTo}` : sql`e.from_month <= ${upTo}`;
  const where = allOf([
    inScope(ctx, 'pay.read', lastUnitOf(sql`w.id`)),
    sql`d.id = (SELECT e.id FROM declared_wage AS e WHERE e.worker_id = d.worker_id AND ${sameOrLater}
      ORDER BY e.from_month DESC, e.id DESC LIMIT 1)`,
    workerId !== undefined && sql`d.worker_id = ${workerId}`,
    named(q),
  ]);
  const from = sql`declared_wage AS d JOIN worker AS w ON w.id = d.worker_id`;
  const [items, counts] = await ctx.db.reads<[WageRow, { total: number }]>([
    sql`SELECT d.id, d.worker_id AS workerId, w.name AS workerName, ${unitName}, d.from_month AS fromMonth, d.wage_fen AS wageFen
      FROM ${from} WHERE ${where} ORDER BY ${wageOrders[sort ?? ''] ?? sql`w.pinyin, w.id, d.from_month DESC`} ${limitOf(query)}`,
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
