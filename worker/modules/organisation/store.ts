import type { Day } from '../../core/day.ts';
import { limits } from '../../core/limits.ts';
import type { CityDatabase } from '../../platform/city-database.ts';
import type { CityContext } from '../../platform/context.ts';
import { inScope } from '../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../platform/statement.ts';
import type { TreeQuery, UnitListQuery } from './input.ts';
import type { UnitKind } from './rules/kinds.ts';
import type { UnitTemplate } from './templates/units.ts';

export interface UnitRow {
  readonly id: string;
  readonly kind: UnitKind;
  readonly code: string | null;
  readonly name: string;
  readonly parentId: string | null;
  readonly households: number | null;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly mergedIntoId: string | null;
  readonly version: number;
}

export const unitColumns = sql`u.id, u.kind, u.code, u.name, u.parent_id AS parentId, u.households,
  u.from_day AS fromDay, u.until_day AS untilDay, u.merged_into_id AS mergedIntoId, u.version`;

/** Departments before streets, offices before communities: how a city draws its own chart. */
const kindRank = sql`CASE u.kind WHEN 'city' THEN 0 WHEN 'department' THEN 1 WHEN 'street' THEN 2 WHEN 'office' THEN 3
  WHEN 'community' THEN 4 WHEN 'station' THEN 5 ELSE 6 END`;

const sorts: Readonly<Record<string, Statement>> = {
  name: sql`u.pinyin, u.id`,
  '-name': sql`u.pinyin DESC, u.id`,
  code: sql`u.code IS NULL, u.code, u.pinyin, u.id`,
  '-code': sql`u.code DESC, u.pinyin, u.id`,
  households: sql`u.households, u.pinyin, u.id`,
  '-households': sql`u.households DESC, u.pinyin, u.id`,
};
const chartOrder = sql`${kindRank}, u.code IS NULL, u.code, u.pinyin, u.id`;

const given = <T>(value: T | undefined, condition: (value: T) => Statement): Statement | null =>
  value === undefined ? null : condition(value);

const isBelow = (unitId: string): Statement =>
  sql`u.id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`;

const isCalled = (text: string): Statement =>
  sql`instr(u.name, ${text}) OR u.code = ${text} OR instr(replace(u.pinyin, ' ', ''), ${text.toLowerCase()}) = 1`;

const closedConditions = { no: sql`u.until_day IS NULL`, only: sql`u.until_day IS NOT NULL`, all: sql`1` };

function matching(ctx: CityContext, query: UnitListQuery): Statement {
  return allOf([
    inScope(ctx, 'organisation.read', sql`u.id`),
    closedConditions[query.closed],
    given(query.kind, (kind) => sql`u.kind = ${kind}`),
    given(query.parentId, (parentId) => sql`u.parent_id = ${parentId}`),
    given(query.under, isBelow),
    given(query.q, isCalled),
  ]);
}

/** One page of units within the actor's scope. */
export async function listUnits(ctx: CityContext, query: UnitListQuery) {
  const { page, pageSize } = query;
  const where = matching(ctx, query);
  const [items, counts] = await ctx.db.reads<[UnitRow, { total: number }]>([
    sql`SELECT ${unitColumns} FROM unit AS u WHERE ${where} ORDER BY ${sorts[query.sort ?? ''] ?? chartOrder}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM unit AS u WHERE ${where}`,
  ]);
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}

/**
 * The tree as it stood on a day, in chart order, each unit with the name and place of that day. At most
 * `limits.treeUnits`: a larger city reads level by level with `under` and `depth`, the number of
 * levels to answer.
 */
export async function readTree(ctx: CityContext, query: TreeQuery) {
  const asOf = query.asOf ?? ctx.today;
  const reach = sql`CAST(${(query.depth ?? limits.treeDepth + 1) - 1} AS INTEGER)`;
  const within = query.under
    ? sql`u.id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${query.under} AND depth <= ${reach})`
    : sql`(SELECT max(depth) FROM unit_closure WHERE descendant_id = u.id) <= ${reach}`;
  const rows = await ctx.db.all<UnitRow & { childCount: number }>(sql`
    WITH state AS (SELECT * FROM unit_state AS s WHERE s.from_day <= ${asOf} AND (s.until_day IS NULL OR s.until_day > ${asOf})),
      children AS (SELECT parent_id, count(*) AS count FROM state GROUP BY parent_id)
    SELECT u.id, u.kind, s.code, s.name, s.parent_id AS parentId, s.households, u.from_day AS fromDay,
      u.until_day AS untilDay, u.merged_into_id AS mergedIntoId, u.version, coalesce(c.count, 0) AS childCount
    FROM state AS s JOIN unit AS u ON u.id = s.unit_id LEFT JOIN children AS c ON c.parent_id = u.id
    WHERE ${allOf([inScope(ctx, 'organisation.read', sql`u.id`), within])}
    ORDER BY ${kindRank}, s.code IS NULL, s.code, s.pinyin, u.id
    LIMIT CAST(${limits.treeUnits + 1} AS INTEGER)`);
  return { asOf, items: rows.slice(0, limits.treeUnits), truncated: rows.length > limits.treeUnits };
}

interface StateRow {
  readonly name: string;
  readonly code: string | null;
  readonly parentId: string | null;
  readonly parentName: string | null;
  readonly households: number | null;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly reason: string | null;
}

type Named = Pick<UnitRow, 'id' | 'kind' | 'name'>;

/** One unit with its way down from the city, what stands below it, and its history; null outside the actor's scope. */
export async function readUnit(ctx: CityContext, id: string) {
  const visible = sql`u.id = ${id} AND ${inScope(ctx, 'organisation.read', sql`u.id`)}`;
  const [units, path, successors, childCounts, states] = await ctx.db.reads<
    [UnitRow, Named, Named, { kind: UnitKind; count: number }, StateRow]
  >([
    sql`SELECT ${unitColumns} FROM unit AS u WHERE ${visible}`,
    sql`SELECT a.id, a.kind, a.name FROM unit_closure AS c JOIN unit AS a ON a.id = c.ancestor_id
      WHERE c.descendant_id = ${id} AND c.depth > 0 ORDER BY c.depth DESC`,
    sql`SELECT s.id, s.kind, s.name FROM unit AS u JOIN unit AS s ON s.id = u.merged_into_id WHERE u.id = ${id}`,
    sql`SELECT u.kind, count(*) AS count FROM unit AS u WHERE u.parent_id = ${id} AND u.until_day IS NULL
      GROUP BY u.kind ORDER BY ${kindRank}`,
    sql`SELECT s.name, s.code, s.parent_id AS parentId, p.name AS parentName, s.households, s.from_day AS fromDay,
        s.until_day AS untilDay, s.reason
      FROM unit_state AS s LEFT JOIN unit AS p ON p.id = s.parent_id WHERE s.unit_id = ${id} ORDER BY s.id DESC`,
  ]);
  const unit = units[0];
  return unit ? { ...unit, path, successor: successors[0] ?? null, childCounts, states } : null;
}

export interface TemplateListed {
  readonly id: string;
  readonly parentKind: UnitTemplate['parentKind'];
  readonly kind: UnitTemplate['kind'];
  readonly name: string;
  readonly position: number;
  readonly source: string;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly version: number;
}

export const readTemplates = async (ctx: CityContext): Promise<{ items: TemplateListed[] }> => ({
  items: await ctx.db.all<TemplateListed>(sql`
    SELECT id, parent_kind AS parentKind, kind, name, position, source, from_day AS fromDay, until_day AS untilDay, version
    FROM unit_template ORDER BY until_day IS NOT NULL, parent_kind, position, name`),
});

export interface CalendarRow {
  readonly year: number;
  readonly holidays: Day[];
  readonly makeUpDays: Day[];
  readonly source: string;
  readonly version: number;
}

/** The working calendars that the city keeps, by year. A year without one is refused wherever working days count. */
export async function readCalendars(db: CityDatabase): Promise<CalendarRow[]> {
  const rows = await db.all<Omit<CalendarRow, 'holidays' | 'makeUpDays'> & { holidays: string; makeUpDays: string }>(
    sql`SELECT year, holidays, make_up_days AS makeUpDays, source, version FROM work_calendar ORDER BY year`,
  );
  return rows.map(({ holidays, makeUpDays, ...calendar }) => ({
    ...calendar,
    holidays: JSON.parse(holidays) as Day[],
    makeUpDays: JSON.parse(makeUpDays) as Day[],
  }));
}
