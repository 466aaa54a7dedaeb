import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, json, sql, type Statement } from '../../../platform/statement.ts';
import type { PeopleFilter } from '../input.ts';
import type { Grade } from '../rules/grades.ts';
import {
  ballotsOf,
  isVetoed,
  markColumns,
  personColumns,
  standingEvent,
  type BallotRow,
  type MarkRow,
  type PersonRow,
} from './cycle.ts';

export interface ListedPerson extends PersonRow {
  readonly name: string;
  readonly unitName: string;
  readonly streetName: string;
  readonly rankedGrade: Grade | null;
  readonly version: number;
}

const columns = sql`${personColumns}, w.name, u.name AS unitName, s.name AS streetName, p.ranked_grade AS rankedGrade, p.version`;
const tables = sql`assessment_person AS p JOIN worker AS w ON w.id = p.worker_id JOIN unit AS u ON u.id = p.unit_id
  JOIN unit AS s ON s.id = p.street_id`;

const orders: Readonly<Record<PeopleFilter['sort'], Statement>> = {
  unit: sql`s.code, s.pinyin, u.code, u.pinyin, CASE p.post_type WHEN 'head' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, w.pinyin, w.id`,
  name: sql`w.pinyin, w.id`,
  '-name': sql`w.pinyin DESC, w.id`,
  score: sql`p.score IS NULL, p.score, w.id`,
  '-score': sql`p.score IS NULL, p.score DESC, w.id`,
};

export { columns as listedColumns, tables as listedTables };
export const listedOrder: Statement = orders.unit;

function hasEvent(kind: string): Statement {
  return sql`EXISTS (SELECT 1 FROM assessment_event AS e WHERE e.cycle_id = p.cycle_id AND e.worker_id = p.worker_id
    AND e.kind = ${kind} AND ${standingEvent})`;
}

const states: Readonly<Record<NonNullable<PeopleFilter['state']>, Statement>> = {
  incomplete: sql`p.grade_reason = 'incomplete'`,
  veto: isVetoed,
  not_graded: sql`p.not_graded IS NOT NULL`,
  moved: sql`p.grade_reason = 'moved'`,
  bonus: sql`p.bonus > 0 OR ${hasEvent('bonus')}`,
  deduction: sql`p.deduction > 0 OR ${hasEvent('deduction')}`,
};

type Filter = Omit<PeopleFilter, 'format'>;

const matching = (ctx: CityContext, cycleId: string, { q, unitId, postType, grade, state }: Filter): Statement =>
  allOf([
    sql`p.cycle_id = ${cycleId}`,
    inScope(ctx, 'assessment.read', sql`p.unit_id`),
    q ? sql`instr(w.name, ${q}) OR instr(replace(w.pinyin, ' ', ''), ${q.toLowerCase()}) = 1` : null,
    unitId ? sql`p.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})` : null,
    postType ? sql`p.post_type = ${postType}` : null,
    grade === 'none' ? sql`p.grade IS NULL` : grade ? sql`p.grade = ${grade}` : null,
    state ? states[state] : null,
  ]);

export async function pageOfPeople(ctx: CityContext, cycleId: string, filter: Filter, page: number, pageSize: number) {
  const where = matching(ctx, cycleId, filter);
  const [items, totals] = await ctx.db.reads<[ListedPerson, { total: number }]>([
    sql`SELECT ${columns} FROM ${tables} WHERE ${where} ORDER BY ${orders[filter.sort]}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${tables} WHERE ${where}`,
  ]);
  return { items, total: totals[0]?.total ?? 0 };
}

export const peopleForExport = (ctx: CityContext, cycleId: string, filter: Filter): Promise<ListedPerson[]> =>
  ctx.db.all<ListedPerson>(sql`SELECT ${columns} FROM ${tables} WHERE ${matching(ctx, cycleId, filter)}
    ORDER BY ${orders[filter.sort]} LIMIT CAST(${limits.exportRows} AS INTEGER)`);

/** Standing marks of these people, and the cycle's ballots: what their scores are shown from. */
export const partsOf = (ctx: CityContext, cycleId: string, workerIds: readonly string[]) =>
  ctx.db.reads<[MarkRow, BallotRow]>([
    sql`SELECT ${markColumns} FROM assessment_mark
      WHERE cycle_id = ${cycleId} AND ended_at IS NULL AND worker_id IN (SELECT value FROM json_each(${json(workerIds)})) ORDER BY id`,
    ballotsOf(cycleId),
  ]);

/** One person of a cycle within the actor's scope. */
export const personIn = (ctx: CityContext, cycleId: string, workerId: string): Statement =>
  sql`SELECT ${columns} FROM ${tables} WHERE ${allOf([
    sql`p.cycle_id = ${cycleId}`,
    sql`p.worker_id = ${workerId}`,
    inScope(ctx, 'assessment.read', sql`p.unit_id`),
  ])}`;

/** A worker's own place in every cycle, the newest first. */
export const ownPlaces = (workerId: string): Statement =>
  sql`SELECT ${columns}, p.cycle_id AS cycleId FROM ${tables} JOIN assessment_cycle AS c ON c.id = p.cycle_id
    WHERE p.worker_id = ${workerId} ORDER BY c.year DESC LIMIT 20`;

/** What the units are called today; asks nothing where there are none. */
export async function unitNames(ctx: CityContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.all<{ id: string; name: string }>(
    sql`SELECT id, name FROM unit WHERE id IN (SELECT value FROM json_each(${json([...new Set(ids)])}))`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
