import type { Month } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { limits } from '../../../core/limits.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectChanges, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import type { DeductionExport, DeductionQuery, OpeningsPut } from '../input/facts.ts';
import type { DeductionItem, StandingDeduction } from '../rules/deduction-limits.ts';
import type { DeclaredRow } from '../rules/insurance-wage.ts';

export interface DeductionRow {
  readonly id: string;
  readonly workerId: string;
  readonly workerName: string;
  readonly unitName: string | null;
  readonly item: DeductionItem;
  readonly fromMonth: Month;
  readonly lastMonth: Month | null;
  readonly monthlyFen: number;
  readonly version: number;
}

/** Where a worker is on post, or was last: what scope is measured by. */
export const lastUnitOf = (worker: Statement): Statement =>
  sql`(SELECT unit_id FROM posting WHERE worker_id = ${worker} ORDER BY from_day DESC, id DESC LIMIT 1)`;

const deductionOrders: Readonly<Record<string, Statement>> = {
  name: sql`w.pinyin, d.item, d.from_month`,
  '-name': sql`w.pinyin DESC, d.item, d.from_month`,
  fromMonth: sql`d.from_month, w.pinyin, d.id`,
  '-fromMonth': sql`d.from_month DESC, w.pinyin, d.id`,
};

const deductionsWhere = (ctx: CityContext, { workerId, item, month, q }: Omit<DeductionExport, 'format'>): Statement =>
  allOf([
    sql`d.withdrawn_at IS NULL`,
    inScope(ctx, 'pay.read', lastUnitOf(sql`w.id`)),
    workerId !== undefined && sql`d.worker_id = ${workerId}`,
    item !== undefined && sql`d.item = ${item}`,
    month !== undefined && sql`d.from_month <= ${month} AND (d.last_month IS NULL OR d.last_month >= ${month})`,
    Boolean(q) && sql`instr(w.name, ${q ?? ''}) OR instr(w.pinyin, ${(q ?? '').toLowerCase()})`,
  ]);

const deductionsFrom = sql`special_deduction AS d JOIN worker AS w ON w.id = d.worker_id`;
const deductionColumns = sql`d.id, d.worker_id AS workerId, w.name AS workerName,
  (SELECT name FROM unit WHERE id = ${lastUnitOf(sql`w.id`)}) AS unitName, d.item, d.from_month AS fromMonth,
  d.last_month AS lastMonth, d.monthly_fen AS monthlyFen, d.version`;
const orderOf = (sort: string | undefined): Statement =>
  deductionOrders[sort ?? ''] ?? sql`w.pinyin, d.item, d.from_month, d.id`;

/** Standing special deductions within the actor's scope. */
export async function listDeductions(ctx: CityContext, query: DeductionQuery) {
  const { page, pageSize } = query;
  const where = deductionsWhere(ctx, query);
  const [items, counts] = await ctx.db.reads<[DeductionRow, { total: number }]>([
    sql`SELECT ${deductionColumns} FROM ${deductionsFrom} WHERE ${where} ORDER BY ${orderOf(query.sort)}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${deductionsFrom} WHERE ${where}`,
  ]);
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}

/** All of them that a file takes. */
export const readDeductions = (ctx: CityContext, query: Omit<DeductionExport, 'format'>): Promise<DeductionRow[]> =>
  ctx.db.all<DeductionRow>(
    sql`SELECT ${deductionColumns} FROM ${deductionsFrom} WHERE ${deductionsWhere(ctx, query)} ORDER BY ${orderOf(query.sort)}
      LIMIT CAST(${limits.exportRows} AS INTEGER)`,
  );

/** Ids, of those given, that are workers within the actor's scope for facts. */
export const knownWorkers = (ctx: CityContext, ids: readonly string[]): Statement =>
  sql`SELECT w.id FROM worker AS w WHERE w.id IN (SELECT value FROM json_each(${json(ids)}))
    AND ${inScope(ctx, 'pay.facts.write', lastUnitOf(sql`w.id`))}`;

export type StandingOf = StandingDeduction & { readonly workerId: string };

/** What stands of some workers, each from its first month. */
export const standingDeductions = (workerIds: readonly string[]): Statement =>
  sql`SELECT id, worker_id AS workerId, item, from_month AS fromMonth, last_month AS lastMonth, monthly_fen AS monthlyFen, version
    FROM special_deduction WHERE withdrawn_at IS NULL AND worker_id IN (SELECT value FROM json_each(${json(workerIds)}))
    ORDER BY worker_id, item, from_month`;

/** What stands of the worker of a declaration, itself among it. */
export const besideDeduction = (id: string): Statement =>
  sql`SELECT id, worker_id AS workerId, item, from_month AS fromMonth, last_month AS lastMonth, monthly_fen AS monthlyFen, version
    FROM special_deduction WHERE withdrawn_at IS NULL
      AND worker_id = (SELECT worker_id FROM special_deduction WHERE id = ${id}) ORDER BY item, from_month`;

export const deductionById = (ctx: CityContext, id: string): Statement =>
  sql`SELECT id, item, from_month AS fromMonth, version, withdrawn_at AS withdrawnAt FROM special_deduction
    WHERE id = ${id} AND ${inScope(ctx, 'pay.facts.write', lastUnitOf(sql`worker_id`))}`;

export interface NewDeduction {
  readonly id: string;
  readonly workerId: string;
  readonly item: DeductionItem;
  readonly fromMonth: Month;
  readonly lastMonth: Month | null;
  readonly monthlyFen: number;
}

export const insertDeductions = (ctx: CityContext, rows: readonly NewDeduction[]): Statement[] =>
  insertRows(
    'special_deduction',
    rows.map((row) => ({
      id: row.id,
      worker_id: row.workerId,
      item: row.item,
      from_month: row.fromMonth,
      last_month: row.lastMonth,
      monthly_fen: row.monthlyFen,
      created_at: ctx.at,
      created_by: ctx.actor.id,
    })),
  );

/** Changes amounts and ends at one go; all of them, or nothing of the batch. */
export function changeDeductions(
  rows: readonly { id: string; version: number; lastMonth: Month | null; monthlyFen: number }[],
): Statement[] {
  if (rows.length === 0) return [];
  const values = json(rows.map(({ id, version, lastMonth, monthlyFen }) => [id, version, lastMonth, monthlyFen]));
  return [
    sql`UPDATE special_deduction AS d SET last_month = j.value ->> 2, monthly_fen = j.value ->> 3, version = d.version + 1
      FROM json_each(${values}) AS j
      WHERE d.id = j.value ->> 0 AND d.version = j.value ->> 1 AND d.withdrawn_at IS NULL`,
    expectChanges('special_deduction_version', rows.length),
  ];
}

export const withdrawDeduction = (ctx: CityContext, id: string, version: number): Statement[] => [
  sql`UPDATE special_deduction SET withdrawn_at = ${ctx.at}, withdrawn_by = ${ctx.actor.id}, version = version + 1
    WHERE id = ${id} AND version = ${version} AND withdrawn_at IS NULL`,
  expectChanges('special_deduction_version'),
];

/** Openings replace what was entered for the same worker and year: they are typed over until the year's first run. */
export const putOpenings = (ctx: CityContext, { year, items }: OpeningsPut): Statement[] =>
  insertRows(
    'tax_opening',
    items.map((item) => ({
      worker_id: item.workerId,
      year,
      months: item.months,
      income_fen: item.incomeFen,
      insurance_fen: item.insuranceFen,
      special_fen: item.specialFen,
      tax_fen: item.taxFen,
      first_job: Number(item.firstJob),
      upfront: Number(item.upfront),
      recorded_at: ctx.at,
      recorded_by: ctx.actor.id,
    })),
    `ON CONFLICT (worker_id, year) DO UPDATE SET months = excluded.months, income_fen = excluded.income_fen,
      insurance_fen = excluded.insurance_fen, special_fen = excluded.special_fen, tax_fen = excluded.tax_fen,
      first_job = excluded.first_job, upfront = excluded.upfront, version = version + 1,
      recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
  );

export const insertWages = (
  ctx: CityContext,
  rows: readonly (DeclaredRow & { readonly workerId: string })[],
): Statement[] =>
  insertRows(
    'declared_wage',
    rows.map(({ workerId, kind, fromMonth, effectiveMonth, wageFen }) => ({
      id: ctx.newId('dwg'),
      worker_id: workerId,
      kind,
      from_month: fromMonth,
      effective_month: effectiveMonth,
      wage_fen: wageFen,
      recorded_at: ctx.at,
      recorded_by: ctx.actor.id,
    })),
  );
