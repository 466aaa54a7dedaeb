import { firstDay, lastDay, type Month } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import { milliToDecimal } from '../../../core/ratio.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectThat, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import type { FactUnitQuery, MonthFactsFilters, MonthFactsQuery } from '../input/month-facts.ts';
import { factKindsOf } from '../rules/fact-kinds.ts';
import type { PostType, SchemeDefinition } from '../rules/scheme.ts';
import { schemeInForce } from './schemes.ts';

/** Everybody on post in a month, at the unit and post of their last posting in it. */
export const onPostIn = (month: Month): Statement => sql`
  SELECT worker_id, unit_id, post_type, max(from_day) AS from_day FROM posting
  WHERE from_day <= ${lastDay(month)} AND (until_day IS NULL OR (until_day > ${firstDay(month)} AND until_day > from_day))
  GROUP BY worker_id`;

/** The row recorded last for each worker and fact of a month, withdrawn ones (zero) too. */
const lastRows = (month: Month): Statement => sql`
  SELECT max(id) AS id, worker_id, code FROM pay_fact WHERE month = ${month} GROUP BY worker_id, code`;

const streetName = (
  unit: Statement,
): Statement => sql`(SELECT s.name FROM unit_closure AS c JOIN unit AS s ON s.id = c.ancestor_id
  WHERE c.descendant_id = ${unit} AND s.kind = 'street' LIMIT 1)`;
const streetCode = (
  unit: Statement,
): Statement => sql`(SELECT s.code FROM unit_closure AS c JOIN unit AS s ON s.id = c.ancestor_id
  WHERE c.descendant_id = ${unit} AND s.kind = 'street' LIMIT 1)`;

interface GridRow {
  readonly workerId: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly postType: PostType;
  readonly cells: string;
}
interface StoredCell {
  readonly code: string;
  readonly id: string;
  readonly milli: number;
}
interface Total {
  readonly code: string;
  readonly milli: number;
  readonly workers: number;
}
export interface MonthState {
  /** Of the month's run; null where it was never computed. */
  readonly state: string | null;
}

export const monthState = (month: Month): Statement =>
  sql`SELECT (SELECT state FROM pay_run WHERE month = ${month}) AS state`;

export const isClosed = (row: MonthState | undefined): boolean =>
  !!row && row.state !== null && row.state !== 'computed';

const matching = (ctx: CityContext, { month, q, unitId, entered }: MonthFactsFilters): Statement => {
  const has = sql`EXISTS (SELECT 1 FROM pay_fact AS f JOIN (${lastRows(month)}) AS l ON l.id = f.id
    WHERE l.worker_id = w.id AND f.quantity_milli > 0)`;
  return allOf([
    inScope(ctx, 'pay.attendance.read', sql`p.unit_id`),
    unitId !== undefined && sql`p.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`,
    Boolean(q) && sql`instr(w.name, ${q ?? ''}) OR instr(replace(w.pinyin, ' ', ''), ${(q ?? '').toLowerCase()})`,
    entered === 'some' && has,
    entered === 'none' && sql`NOT ${has}`,
  ]);
};

const from = (month: Month): Statement => sql`(${onPostIn(month)}) AS p JOIN worker AS w ON w.id = p.worker_id
  JOIN unit AS u ON u.id = p.unit_id`;
const inOrder = sql`${streetCode(sql`u.id`)}, u.code, u.pinyin, w.pinyin, w.id`;

function gridRows(ctx: CityContext, filters: MonthFactsFilters, paging: Statement): Statement {
  const { month } = filters;
  return sql`SELECT w.id AS workerId, w.name, u.id AS unitId, u.name AS unitName, ${streetName(sql`u.id`)} AS streetName,
      p.post_type AS postType, (SELECT json_group_array(json_object('code', f.code, 'id', f.id, 'milli', f.quantity_milli))
        FROM pay_fact AS f WHERE f.month = ${month} AND f.worker_id = w.id AND f.id = (SELECT max(l.id) FROM pay_fact AS l
          WHERE l.month = f.month AND l.worker_id = f.worker_id AND l.code = f.code)) AS cells
    FROM ${from(month)} WHERE ${matching(ctx, filters)} ORDER BY ${inOrder} ${paging}`;
}

const rowOf = ({ cells, ...row }: GridRow) => ({
  ...row,
  cells: Object.fromEntries(
    (JSON.parse(cells) as StoredCell[]).map(({ code, id, milli }) => [
      code,
      { quantity: milli === 0 ? '' : milliToDecimal(milli), row: id },
    ]),
  ),
});

const factsIn = (rows: readonly { readonly definition: string }[]) =>
  factKindsOf(rows[0] ? (JSON.parse(rows[0].definition) as SchemeDefinition) : null);

/** One page of the grid of a month: who is on post within the reader's scope, with what holds for each. */
export async function listMonthFacts(ctx: CityContext, query: MonthFactsQuery) {
  const { page, pageSize, ...filters } = query;
  const { month } = filters;
  const where = matching(ctx, filters);
  const [schemes, states, items, counts, totals] = await ctx.db.reads<
    [{ definition: string }, MonthState, GridRow, { total: number }, Total]
  >([
    schemeInForce(month),
    monthState(month),
    gridRows(ctx, filters, sql`LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`),
    sql`SELECT count(*) AS total FROM ${from(month)} WHERE ${where}`,
    sql`SELECT f.code, sum(f.quantity_milli) AS milli, count(*) AS workers FROM ${from(month)}
      JOIN (${lastRows(month)}) AS l ON l.worker_id = w.id JOIN pay_fact AS f ON f.id = l.id
      WHERE f.quantity_milli > 0 AND ${where} GROUP BY f.code`,
  ]);
  return {
    month,
    facts: [...factsIn(schemes)],
    closed: isClosed(states[0]),
    totals: Object.fromEntries(
      totals.map(({ code, milli, workers }) => [code, { quantity: milliToDecimal(milli), workers }]),
    ),
    items: items.map(rowOf),
    page,
    pageSize,
    total: counts[0]?.total ?? 0,
  };
}

/** Everybody that the filters find, for a file. */
export async function readMonthFacts(ctx: CityContext, filters: MonthFactsFilters) {
  const [schemes, items] = await ctx.db.reads<[{ definition: string }, GridRow]>([
    schemeInForce(filters.month),
    gridRows(ctx, filters, sql`LIMIT CAST(${limits.exportRows} AS INTEGER)`),
  ]);
  return { month: filters.month, facts: factsIn(schemes), items: items.map(rowOf) };
}
export type MonthFactsSheet = Awaited<ReturnType<typeof readMonthFacts>>;

/** Ids, of those given, that are on post in the month within the actor's scope for entering. */
export const onPostWithin = (ctx: CityContext, month: Month, ids: readonly string[]): Statement =>
  sql`SELECT p.worker_id AS id FROM (${onPostIn(month)}) AS p
    WHERE p.worker_id IN (SELECT value FROM json_each(${json(ids)})) AND ${inScope(ctx, 'pay.attendance.write', sql`p.unit_id`)}`;

export interface StandingCell {
  readonly workerId: string;
  readonly code: string;
  readonly id: string;
  readonly quantityMilli: number;
  readonly name: string;
  readonly by: string | null;
  readonly at: string;
}

/** What holds now for these workers of a month, with who recorded it. */
export const standingCells = (month: Month, workerIds: readonly string[]): Statement =>
  sql`SELECT f.worker_id AS workerId, f.code, f.id, f.quantity_milli AS quantityMilli, w.name,
      f.recorded_name AS "by", f.recorded_at AS at
    FROM (${lastRows(month)}) AS l JOIN pay_fact AS f ON f.id = l.id JOIN worker AS w ON w.id = f.worker_id
    WHERE f.worker_id IN (SELECT value FROM json_each(${json(workerIds)}))`;

/** What holds in a month, whoever it is of. */
export const standingOfMonth = (month: Month): Statement =>
  sql`SELECT f.worker_id AS workerId, f.code, f.id, f.quantity_milli AS quantityMilli
    FROM (${lastRows(month)}) AS l JOIN pay_fact AS f ON f.id = l.id`;

export interface NewCell {
  readonly workerId: string;
  readonly code: string;
  readonly quantityMilli: number;
  /** Of the row it follows; null for the first. */
  readonly seen: string | null;
}

/** Records cells in one go; undone as a whole where somebody recorded one of them meanwhile. */
export const insertFacts = (
  ctx: CityContext,
  month: Month,
  cells: readonly NewCell[],
  note: string | null,
): Statement[] => [
  expectThat(
    'pay_fact_seen',
    sql`NOT EXISTS (SELECT 1 FROM json_each(${json(cells.map(({ workerId, code, seen }) => [workerId, code, seen]))}) AS c
      WHERE (SELECT max(id) FROM pay_fact WHERE month = ${month} AND worker_id = c.value ->> 0 AND code = c.value ->> 1)
        IS NOT (c.value ->> 2))`,
  ),
  ...insertRows(
    'pay_fact',
    cells.map(({ workerId, code, quantityMilli }) => ({
      id: ctx.newId('pft'),
      worker_id: workerId,
      month,
      code,
      quantity_milli: quantityMilli,
      note,
      recorded_at: ctx.at,
      recorded_by: ctx.actor.id,
      recorded_name: ctx.actor.name,
    })),
  ),
];

interface UnitRow {
  readonly unitId: string;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly workers: number;
  readonly entered: number;
  readonly state: 'reported' | 'entered' | 'missing';
  readonly by: string | null;
  readonly at: string | null;
}

/** Each unit with people in the month within scope: how many have entries, and whether it said that this is all. */
const unitsIn = (ctx: CityContext, { month, unitId }: Pick<FactUnitQuery, 'month' | 'unitId'>): Statement => sql`
  SELECT u.id AS unitId, u.name AS unitName, u.code, u.pinyin, ${streetName(sql`u.id`)} AS streetName,
    ${streetCode(sql`u.id`)} AS streetCode, count(*) AS workers,
    count(*) FILTER (WHERE e.worker_id IS NOT NULL) AS entered, r.recorded_name AS reportedBy, r.recorded_at AS reportedAt,
    max(e.last) AS lastFact
  FROM (${onPostIn(month)}) AS p JOIN unit AS u ON u.id = p.unit_id
  LEFT JOIN (SELECT worker_id, max(id) AS last FROM pay_fact WHERE month = ${month} GROUP BY worker_id) AS e ON e.worker_id = p.worker_id
  LEFT JOIN pay_fact_report AS r ON r.id = (SELECT max(id) FROM pay_fact_report WHERE month = ${month} AND unit_id = u.id)
  WHERE ${allOf([
    inScope(ctx, 'pay.attendance.read', sql`p.unit_id`),
    unitId !== undefined && sql`p.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`,
  ])}
  GROUP BY u.id`;

const unitStates = (ctx: CityContext, query: Pick<FactUnitQuery, 'month' | 'unitId'>): Statement => sql`
  SELECT t.*, CASE WHEN t.reportedAt IS NOT NULL THEN 'reported' WHEN t.entered > 0 THEN 'entered' ELSE 'missing' END AS state
  FROM (${unitsIn(ctx, query)}) AS t`;

/** Who has handed in, who has begun and who is missing; what is missing comes first. */
export async function listFactUnits(ctx: CityContext, query: FactUnitQuery) {
  const { page, pageSize, state } = query;
  const all = unitStates(ctx, query);
  const where = state === undefined ? sql`1` : sql`t.state = ${state}`;
  const [items, counts, last] = await ctx.db.reads<
    [UnitRow, { state: UnitRow['state']; count: number }, { by: string; at: string }]
  >([
    sql`SELECT t.unitId, t.unitName, t.streetName, t.workers, t.entered, t.state,
        coalesce(t.reportedBy, (SELECT recorded_name FROM pay_fact WHERE id = t.lastFact)) AS "by",
        coalesce(t.reportedAt, (SELECT recorded_at FROM pay_fact WHERE id = t.lastFact)) AS at
      FROM (${all}) AS t WHERE ${where}
      ORDER BY CASE t.state WHEN 'missing' THEN 1 WHEN 'entered' THEN 2 ELSE 3 END, t.streetCode, t.code, t.pinyin, t.unitId
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT t.state, count(*) AS count FROM (${all}) AS t GROUP BY t.state`,
    sql`SELECT t.reportedBy AS "by", t.reportedAt AS at FROM (${all}) AS t WHERE t.reportedAt IS NOT NULL
      ORDER BY t.reportedAt DESC, t.unitId LIMIT 1`,
  ]);
  const of = (wanted: UnitRow['state']) => counts.find((row) => row.state === wanted)?.count ?? 0;
  const told = { reported: of('reported'), entered: of('entered'), missing: of('missing') };
  const total = state === undefined ? told.reported + told.entered + told.missing : told[state];
  return { items, page, pageSize, total, counts: told, lastReport: last[0] ?? null };
}

/** Units, of those given, with people on post in the month within the actor's scope for entering. */
export const reportableUnits = (ctx: CityContext, month: Month, ids: readonly string[]): Statement =>
  sql`SELECT DISTINCT p.unit_id AS id FROM (${onPostIn(month)}) AS p
    WHERE p.unit_id IN (SELECT value FROM json_each(${json(ids)})) AND ${inScope(ctx, 'pay.attendance.write', sql`p.unit_id`)}`;

export const insertReports = (ctx: CityContext, month: Month, unitIds: readonly string[]): Statement[] =>
  insertRows(
    'pay_fact_report',
    unitIds.map((unitId) => ({
      id: ctx.newId('pfr'),
      month,
      unit_id: unitId,
      recorded_at: ctx.at,
      recorded_by: ctx.actor.id,
      recorded_name: ctx.actor.name,
    })),
  );
