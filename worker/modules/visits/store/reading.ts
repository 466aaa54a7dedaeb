import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { allOf, json, sql, type Statement } from '../../../platform/statement.ts';
import type { TermsRow } from '../../../platform/terms.ts';
import type { Outcome, Risk, Way } from '../rules/cadence.ts';
import { inSight } from '../sight.ts';
import { indexOf } from '../sealing.ts';
import { live, numberOf, visitTerms } from './household.ts';

export interface HouseholdFilter {
  readonly gridId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly risk?: Risk | undefined;
  readonly kind?: string | undefined;
  /** Only who is due on this day or was due before. */
  readonly due?: 'today' | 'week' | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

interface Listed {
  readonly id: string;
  readonly number: string;
  readonly gridId: string;
  readonly gridName: string;
  readonly place: string;
  readonly kinds: string;
  readonly risk: Risk;
  readonly lastVisitDay: string | null;
  readonly dueDay: string | null;
  readonly version: number;
}

export const listedColumns = sql`h.id, ${numberOf()} AS number, h.grid_id AS gridId, g.name AS gridName, h.place, h.kinds, h.risk,
  h.last_visit_day AS lastVisitDay, h.due_day AS dueDay, h.version`;
export const listedTables = sql`household AS h JOIN unit AS g ON g.id = h.grid_id`;
/** The first due first, those of higher risk before others: the order of the index. */
export const dueOrder = sql`h.due_day, h.risk_rank, h.id`;

function matching(
  ctx: CityContext,
  filter: HouseholdFilter,
  wide: 'visits.oversee' | 'visits.export',
  until: string,
): Statement {
  return allOf([
    live,
    inSight(ctx, wide),
    filter.gridId !== undefined && sql`h.grid_id = ${filter.gridId}`,
    filter.unitId !== undefined &&
      sql`h.grid_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${filter.unitId})`,
    filter.risk !== undefined && sql`h.risk = ${filter.risk}`,
    filter.kind !== undefined && sql`instr(h.kinds, ${JSON.stringify(filter.kind)})`,
    filter.due !== undefined && sql`h.due_day <= ${until}`,
    Boolean(filter.q) && sql`instr(h.place, ${filter.q ?? ''}) OR ${numberOf()} = upper(${filter.q ?? ''})`,
  ]);
}

const told =
  (today: string) =>
  ({ kinds, ...row }: Listed) => ({
    ...row,
    kinds: JSON.parse(kinds) as string[],
    late: row.dueDay !== null && row.dueDay < today,
  });
const untilOf = (ctx: CityContext, filter: HouseholdFilter, week: string) => (filter.due === 'week' ? week : ctx.today);

/** Households of the reader's duty, the first due first; nothing in it is sealed. */
export async function listHouseholds(
  ctx: CityContext,
  filter: HouseholdFilter & { page: number; pageSize: number },
  week: string,
) {
  const { page, pageSize } = filter;
  const where = matching(ctx, filter, 'visits.oversee', untilOf(ctx, filter, week));
  const [items, counts] = await ctx.db.reads<[Listed, { total: number }]>([
    sql`SELECT ${listedColumns} FROM ${listedTables} WHERE ${where} ORDER BY ${dueOrder}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM household AS h WHERE ${where}`,
  ]);
  return { items: items.map(told(ctx.today)), page, pageSize, total: counts[0]?.total ?? 0 };
}

export async function exportHouseholds(ctx: CityContext, filter: HouseholdFilter, week: string) {
  const where = matching(ctx, filter, 'visits.export', untilOf(ctx, filter, week));
  const [rows, kinds] = await ctx.db.reads<[Listed, { code: string; name: string }]>([
    sql`SELECT ${listedColumns} FROM ${listedTables} WHERE ${where} ORDER BY ${dueOrder} LIMIT CAST(${limits.exportRows} AS INTEGER)`,
    sql`SELECT code, name FROM difficulty_kind`,
  ]);
  return { rows: rows.map(told(ctx.today)), names: new Map(kinds.map(({ code, name }) => [code, name])) };
}

/** Households in sight where somebody of this name or number lives: only as lists show them. */
export async function findHouseholds(
  ctx: CityContext,
  wanted: { readonly name?: string | undefined; readonly identity?: string | undefined },
) {
  const index = await indexOf(
    ctx.keyring,
    wanted.identity === undefined ? 'name' : 'identity',
    wanted.identity ?? wanted.name ?? '',
  );
  const column = wanted.identity === undefined ? sql`m.name_index` : sql`m.identity_index`;
  const rows = await ctx.db
    .all<Listed>(sql`SELECT ${listedColumns} FROM ${listedTables} WHERE ${live} AND ${inSight(ctx, 'visits.oversee')}
    AND (h.id IN (SELECT coalesce(f.merged_into_id, f.id) FROM household_member AS m JOIN household AS f ON f.id = m.household_id
      WHERE ${column} = ${index} AND m.until_day IS NULL)) ORDER BY ${dueOrder} LIMIT CAST(${limits.pageSize} AS INTEGER)`);
  return { items: rows.map(told(ctx.today)) };
}

interface VisitRow {
  readonly id: string;
  readonly householdId: string;
  readonly number: string;
  readonly gridName: string;
  readonly day: string;
  readonly way: Way;
  readonly outcome: Outcome;
  readonly byName: string;
}

/** Visits of the reader's duty, the latest first; what was noted is read by opening the household. */
export async function listVisits(
  ctx: CityContext,
  query: {
    page: number;
    pageSize: number;
    unitId?: string | undefined;
    from?: string | undefined;
    until?: string | undefined;
  },
) {
  const { page, pageSize, unitId, from, until } = query;
  const where = allOf([
    inSight(ctx, 'visits.oversee'),
    unitId !== undefined && sql`h.grid_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`,
    from !== undefined && sql`v.day >= ${from}`,
    until !== undefined && sql`v.day <= ${until}`,
  ]);
  const tables = sql`household_visit AS v JOIN household AS h ON h.id = v.household_id`;
  const [items, counts] = await ctx.db.reads<[VisitRow, { total: number }]>([
    sql`SELECT v.id, v.household_id AS householdId, ${numberOf()} AS number, g.name AS gridName, v.day, v.way, v.outcome, v.by_name AS byName
      FROM ${tables} JOIN unit AS g ON g.id = v.grid_id WHERE ${where} ORDER BY v.day DESC, v.id DESC
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${tables} WHERE ${where}`,
  ]);
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Every edition of the rhythm, and every kind of difficulty with its days. */
export const readSettings = (ctx: CityContext) =>
  ctx.db.reads<[TermsRow, { code: string; name: string; source: string; fromDay: string; untilDay: string | null }]>([
    visitTerms.all(),
    sql`SELECT code, name, source, from_day AS fromDay, until_day AS untilDay FROM difficulty_kind ORDER BY until_day IS NOT NULL, position, code`,
  ]);

export const gridsByName = (
  ctx: CityContext,
  names: readonly string[],
): Statement => sql`SELECT h.grid_id AS id, h.name FROM
  (SELECT id AS grid_id, name FROM unit WHERE kind = 'grid' AND until_day IS NULL AND name IN (SELECT value FROM json_each(${json(names)}))) AS h
  WHERE ${inSight(ctx, 'visits.manage')}`;
export const knownHouseholds = (addresses: readonly string[], identities: readonly string[]): Statement => sql`
  SELECT h.grid_id AS gridId, h.address_index AS address, NULL AS identity FROM household AS h
    WHERE ${live} AND h.address_index IN (SELECT value FROM json_each(${json(addresses)}))
  UNION ALL SELECT h.grid_id, NULL, m.identity_index FROM household_member AS m JOIN household AS h ON h.id = m.household_id
    WHERE ${live} AND m.until_day IS NULL AND m.identity_index IN (SELECT value FROM json_each(${json(identities)}))`;
