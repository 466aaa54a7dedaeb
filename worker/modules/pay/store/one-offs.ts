import type { Month } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectChanges, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import type { OneOffFilters, OneOffQuery } from '../input/month-facts.ts';
import type { OneOffDraft } from '../rules/import/one-offs.ts';
import { oneOffItemsOf } from '../rules/one-off-items.ts';
import type { SchemeDefinition } from '../rules/scheme.ts';
import { lastUnitOf } from './facts.ts';
import { isClosed, monthState, type MonthState } from './month-facts.ts';
import { schemeInForce } from './schemes.ts';

interface OneOffRow {
  readonly id: string;
  readonly month: Month;
  readonly workerId: string;
  readonly workerName: string;
  readonly unitName: string | null;
  readonly itemCode: string;
  readonly definition: string | null;
  readonly amountFen: number;
  readonly reason: string;
  readonly documentNumber: string | null;
  readonly version: number;
  readonly recordedAt: string;
  readonly recordedName: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnName: string | null;
  readonly withdrawnReason: string | null;
}

const orders: Readonly<Record<string, Statement>> = {
  name: sql`w.pinyin, o.month DESC, o.id`,
  '-name': sql`w.pinyin DESC, o.month DESC, o.id`,
  amountFen: sql`o.amount_fen, w.pinyin, o.id`,
  '-amountFen': sql`o.amount_fen DESC, w.pinyin, o.id`,
  month: sql`o.month, w.pinyin, o.id`,
  '-month': sql`o.month DESC, w.pinyin, o.id`,
};

const matching = (ctx: CityContext, { month, itemCode, workerId, q, state }: OneOffFilters): Statement =>
  allOf([
    inScope(ctx, 'pay.read', lastUnitOf(sql`w.id`)),
    month !== undefined && sql`o.month = ${month}`,
    itemCode !== undefined && sql`o.item_code = ${itemCode}`,
    workerId !== undefined && sql`o.worker_id = ${workerId}`,
    state === 'standing' && sql`o.withdrawn_at IS NULL`,
    state === 'withdrawn' && sql`o.withdrawn_at IS NOT NULL`,
    Boolean(q) && sql`instr(w.name, ${q ?? ''}) OR instr(replace(w.pinyin, ' ', ''), ${(q ?? '').toLowerCase()})`,
  ]);

const source = sql`pay_one_off AS o JOIN worker AS w ON w.id = o.worker_id`;
/** The scheme that the month was or will be paid by: an item is called as it is called there. */
const schemeOfMonth = sql`(SELECT s.id FROM pay_adoption AS a JOIN pay_scheme AS s ON s.id = a.scheme_id
  WHERE a.from_month <= o.month ORDER BY a.from_month DESC, a.id DESC LIMIT 1)`;

const rowsOf = (ctx: CityContext, filters: OneOffFilters, paging: Statement): Statement => sql`
  SELECT o.id, o.month, o.worker_id AS workerId, w.name AS workerName,
    (SELECT name FROM unit WHERE id = ${lastUnitOf(sql`w.id`)}) AS unitName, o.item_code AS itemCode,
    (SELECT value FROM json_each((SELECT definition FROM pay_scheme WHERE id = ${schemeOfMonth}), '$.items')
      WHERE value ->> 'code' = o.item_code) AS definition,
    o.amount_fen AS amountFen, o.reason, o.document_number AS documentNumber, o.version, o.recorded_at AS recordedAt,
    o.recorded_name AS recordedName, o.withdrawn_at AS withdrawnAt, o.withdrawn_name AS withdrawnName,
    o.withdrawn_reason AS withdrawnReason
  FROM ${source} WHERE ${matching(ctx, filters)}
  ORDER BY ${orders[filters.sort ?? ''] ?? sql`o.withdrawn_at IS NOT NULL, o.month DESC, w.pinyin, o.id`} ${paging}`;

function listed({ definition, ...row }: OneOffRow) {
  const items = definition === null ? [] : [JSON.parse(definition) as SchemeDefinition['items'][number]];
  const [item] = oneOffItemsOf({ items });
  return { ...row, itemName: item?.name ?? row.itemCode, deducts: item?.deducts ?? false };
}

/** One-off additions and deductions within the reader's scope, what stands first. */
export async function listOneOffs(ctx: CityContext, query: OneOffQuery) {
  const { page, pageSize, ...filters } = query;
  const [items, counts] = await ctx.db.reads<[OneOffRow, { total: number }]>([
    rowsOf(ctx, filters, sql`LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`),
    sql`SELECT count(*) AS total FROM ${source} WHERE ${matching(ctx, filters)}`,
  ]);
  return { items: items.map(listed), page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Everything that the filters find, for a file. */
export async function readOneOffs(ctx: CityContext, filters: OneOffFilters) {
  const rows = await ctx.db.all<OneOffRow>(rowsOf(ctx, filters, sql`LIMIT CAST(${limits.exportRows} AS INTEGER)`));
  return rows.map(listed);
}
export type ListedOneOff = ReturnType<typeof listed>;

/** The one-off items of the scheme that a month is paid by, and whether the month is approved. */
export async function listOneOffItems(ctx: CityContext, month: Month) {
  const [schemes, states] = await ctx.db.reads<[{ definition: string }, MonthState]>([
    schemeInForce(month),
    monthState(month),
  ]);
  const scheme = schemes[0] ? (JSON.parse(schemes[0].definition) as SchemeDefinition) : null;
  return { closed: isClosed(states[0]), items: [...oneOffItemsOf(scheme)] };
}

/** What stands of a month, to be told from what a file brings. */
export const standingOneOffs = (month: Month): Statement => sql`
  SELECT worker_id AS workerId, item_code AS itemCode, amount_fen AS amountFen, reason, document_number AS documentNumber
  FROM pay_one_off WHERE month = ${month} AND withdrawn_at IS NULL`;

export const insertOneOffs = (
  ctx: CityContext,
  month: Month,
  entries: readonly (OneOffDraft & { readonly id: string })[],
): Statement[] =>
  insertRows(
    'pay_one_off',
    entries.map(({ id, workerId, itemCode, amountFen, reason, documentNumber }) => ({
      id,
      worker_id: workerId,
      month,
      item_code: itemCode,
      amount_fen: amountFen,
      reason,
      document_number: documentNumber,
      recorded_at: ctx.at,
      recorded_by: ctx.actor.id,
      recorded_name: ctx.actor.name,
    })),
  );

export interface StandingOneOff {
  readonly id: string;
  readonly month: Month;
  readonly workerId: string;
  readonly itemCode: string;
  readonly amountFen: number;
  readonly version: number;
  readonly withdrawnAt: string | null;
}

export const oneOffById = (ctx: CityContext, id: string): Statement => sql`
  SELECT id, month, worker_id AS workerId, item_code AS itemCode, amount_fen AS amountFen, version, withdrawn_at AS withdrawnAt
  FROM pay_one_off WHERE id = ${id} AND ${inScope(ctx, 'pay.facts.write', lastUnitOf(sql`worker_id`))}`;

export const withdrawOneOff = (ctx: CityContext, id: string, version: number, reason: string): Statement[] => [
  sql`UPDATE pay_one_off SET withdrawn_at = ${ctx.at}, withdrawn_by = ${ctx.actor.id}, withdrawn_name = ${ctx.actor.name},
      withdrawn_reason = ${reason}, version = version + 1
    WHERE id = ${id} AND version = ${version} AND withdrawn_at IS NULL`,
  expectChanges('pay_one_off_version'),
];
