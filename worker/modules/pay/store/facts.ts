import type { Month } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectChanges, insertRow, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import type { DeductionCreate, DeductionQuery, OpeningsPut, WagesPut } from '../input/facts.ts';

export interface DeductionRow {
  readonly id: string;
  readonly workerId: string;
  readonly workerName: string;
  readonly item: DeductionCreate['item'];
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

/** Standing special deductions within the actor's scope. */
export async function listDeductions(ctx: CityContext, query: DeductionQuery) {
  const { page, pageSize, workerId, item, month, q } = query;
  const where = allOf([
    sql`d.withdrawn_at IS NULL`,
    inScope(ctx, 'pay.read', lastUnitOf(sql`w.id`)),
    workerId !== undefined && sql`d.worker_id = ${workerId}`,
    item !== undefined && sql`d.item = ${item}`,
    month !== undefined && sql`d.from_month <= ${month} AND (d.last_month IS NULL OR d.last_month >= ${month})`,
    Boolean(q) && sql`instr(w.name, ${q ?? ''}) OR instr(w.pinyin, ${(q ?? '').toLowerCase()})`,
  ]);
  const from = sql`special_deduction AS d JOIN worker AS w ON w.id = d.worker_id`;
  const [items, counts] = await ctx.db.reads<[DeductionRow, { total: number }]>([
    sql`SELECT d.id, d.worker_id AS workerId, w.name AS workerName, d.item, d.from_month AS fromMonth,
      d.last_month AS lastMonth, d.monthly_fen AS monthlyFen, d.version
      FROM ${from} WHERE ${where} ORDER BY ${deductionOrders[query.sort ?? ''] ?? sql`w.pinyin, d.item, d.from_month, d.id`}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${from} WHERE ${where}`,
  ]);
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Ids, of those given, that are workers within the actor's scope for facts. */
export const knownWorkers = (ctx: CityContext, ids: readonly string[]): Statement =>
  sql`SELECT w.id FROM worker AS w WHERE w.id IN (SELECT value FROM json_each(${json(ids)}))
    AND ${inScope(ctx, 'pay.facts.write', lastUnitOf(sql`w.id`))}`;

export const standingDeduction = (input: DeductionCreate): Statement =>
  sql`SELECT count(*) AS count FROM special_deduction
    WHERE worker_id = ${input.workerId} AND item = ${input.item} AND from_month = ${input.fromMonth} AND withdrawn_at IS NULL`;

export const deductionById = (ctx: CityContext, id: string): Statement =>
  sql`SELECT id, from_month AS fromMonth, version, withdrawn_at AS withdrawnAt FROM special_deduction
    WHERE id = ${id} AND ${inScope(ctx, 'pay.facts.write', lastUnitOf(sql`worker_id`))}`;

export const insertDeduction = (ctx: CityContext, id: string, input: DeductionCreate): Statement =>
  insertRow('special_deduction', {
    id,
    worker_id: input.workerId,
    item: input.item,
    from_month: input.fromMonth,
    last_month: input.lastMonth,
    monthly_fen: input.monthlyFen,
    created_at: ctx.at,
    created_by: ctx.actor.id,
  });

export const changeDeduction = (
  id: string,
  version: number,
  change: { readonly lastMonth: Month | null; readonly monthlyFen: number },
): Statement[] => [
  sql`UPDATE special_deduction SET last_month = ${change.lastMonth}, monthly_fen = ${change.monthlyFen}, version = version + 1
    WHERE id = ${id} AND version = ${version} AND withdrawn_at IS NULL`,
  expectChanges('special_deduction_version'),
];

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

export const insertWages = (ctx: CityContext, { fromMonth, items }: WagesPut): Statement[] =>
  insertRows(
    'declared_wage',
    items.map(({ workerId, wageFen }) => ({
      id: ctx.newId('dwg'),
      worker_id: workerId,
      from_month: fromMonth,
      wage_fen: wageFen,
      recorded_at: ctx.at,
      recorded_by: ctx.actor.id,
    })),
  );
