import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import type { ReminderFilter } from '../rater-input.ts';
import { cycleById, type StoredCycle } from './cycle.ts';

const within = (ctx: CityContext): Statement => inScope(ctx, 'assessment.write', sql`a.unit_id`);
const below = (unitId: string | undefined): Statement | null =>
  unitId ? sql`a.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})` : null;

interface Paging {
  readonly page: number;
  readonly pageSize: number;
}

const pageOf = ({ page, pageSize }: Paging): Statement =>
  sql`LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`;

export interface TaskListRow {
  readonly id: string;
  readonly workerId: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly group: string;
  readonly raterId: string;
  readonly raterName: string;
  readonly origin: 'tree' | 'hand' | 'returned';
  readonly reason: string | null;
  readonly sent: number;
}

export interface TaskFilter extends Paging {
  readonly q?: string | undefined;
  readonly workerId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly group?: string | undefined;
  readonly state?: 'waiting' | 'sent' | undefined;
}

/** Who rates whom, within the actor's scope: what was given is in no column of it. */
export async function listTasks(ctx: CityContext, cycleId: string, filter: TaskFilter) {
  const { q, workerId, unitId, group, state } = filter;
  const where = allOf([
    sql`a.cycle_id = ${cycleId} AND a.ended_at IS NULL`,
    within(ctx),
    below(unitId),
    q ? sql`instr(w.name, ${q}) OR instr(a.rater_name, ${q})` : null,
    workerId ? sql`a.worker_id = ${workerId}` : null,
    group ? sql`a.group_code = ${group}` : null,
    state === 'sent' ? sql`a.sent_at IS NOT NULL` : state === 'waiting' ? sql`a.sent_at IS NULL` : null,
  ]);
  const tables = sql`assessment_assignment AS a JOIN worker AS w ON w.id = a.worker_id JOIN unit AS u ON u.id = a.unit_id`;
  const [items, totals, cycles] = await ctx.db.reads<[TaskListRow, { total: number }, StoredCycle]>([
    sql`SELECT a.id, a.worker_id AS workerId, w.name, a.unit_id AS unitId, u.name AS unitName, a.group_code AS "group",
        a.rater_id AS raterId, a.rater_name AS raterName, a.origin, a.reason, a.sent_at IS NOT NULL AS sent
      FROM ${tables} WHERE ${where} ORDER BY u.code, u.pinyin, w.pinyin, w.id, a.group_code, a.rater_name, a.id ${pageOf(filter)}`,
    sql`SELECT count(*) AS total FROM ${tables} WHERE ${where}`,
    cycleById(cycleId),
  ]);
  return { items, total: totals[0]?.total ?? 0, cycle: cycles[0] ?? null };
}

export interface ReminderRow {
  readonly raterId: string;
  readonly raterName: string;
  readonly account: number;
  readonly streetName: string | null;
  readonly unitName: string | null;
  readonly group: string;
  readonly total: number;
  readonly begun: number;
  readonly sent: number;
  readonly waiting: number;
}

/** Where a rater belongs: the worker's unit, or the first place of the account's roles. */
const raterUnit = sql`coalesce((SELECT x.unit_id FROM worker AS x WHERE x.id = a.rater_id),
  (SELECT g.unit_id FROM assignment AS g WHERE g.user_id = a.rater_id AND g.ended_at IS NULL ORDER BY g.id LIMIT 1))`;

const sheets = (ctx: CityContext, cycleId: string, { q, unitId, group }: ReminderFilter): Statement =>
  sql`SELECT a.rater_id, max(a.rater_name) AS rater_name, a.group_code, count(*) AS total, count(a.sent_at) AS sent,
      count(d.assignment_id) AS begun, ${raterUnit} AS unit_id
    FROM assessment_assignment AS a LEFT JOIN assessment_draft AS d ON d.assignment_id = a.id WHERE ${allOf([
      sql`a.cycle_id = ${cycleId} AND a.ended_at IS NULL`,
      within(ctx),
      below(unitId),
      q ? sql`instr(a.rater_name, ${q})` : null,
      group ? sql`a.group_code = ${group}` : null,
    ])} GROUP BY a.rater_id, a.group_code`;

const statesOf = (state: ReminderFilter['state']): Statement =>
  state === 'sent' ? sql`t.sent = t.total` : state === 'waiting' ? sql`t.sent < t.total` : sql`1`;

const reminderColumns = sql`t.rater_id AS raterId, t.rater_name AS raterName, t.group_code AS "group", t.total, t.begun, t.sent,
  t.total - t.sent AS waiting, u.name AS unitName,
  EXISTS (SELECT 1 FROM "user" AS x WHERE x.disabled = 0 AND (x.id = t.rater_id OR x."workerId" = t.rater_id)) AS account,
  (SELECT s.name FROM unit_closure AS c JOIN unit AS s ON s.id = c.ancestor_id AND s.kind = 'street'
    WHERE c.descendant_id = t.unit_id LIMIT 1) AS streetName`;
const reminderOrder = sql`ORDER BY t.sent = t.total, streetName, u.pinyin, t.group_code, t.rater_name, t.rater_id`;

interface ReminderTotals {
  readonly total: number;
  readonly raters: number;
  readonly waitingRaters: number;
  readonly tasks: number;
  readonly waitingTasks: number;
}

/** Each rater's sheets with what is still to come, who waits first. */
export async function listReminders(ctx: CityContext, cycleId: string, filter: ReminderFilter & Paging) {
  const rows = sheets(ctx, cycleId, filter);
  const [items, totals, cycles] = await ctx.db.reads<[ReminderRow, ReminderTotals, StoredCycle]>([
    sql`SELECT ${reminderColumns} FROM (${rows}) AS t LEFT JOIN unit AS u ON u.id = t.unit_id
      WHERE ${statesOf(filter.state)} ${reminderOrder} ${pageOf(filter)}`,
    sql`SELECT count(*) FILTER (WHERE ${statesOf(filter.state)}) AS total, count(DISTINCT t.rater_id) AS raters,
        count(DISTINCT CASE WHEN t.sent < t.total THEN t.rater_id END) AS waitingRaters, CAST(total(t.total) AS INTEGER) AS tasks,
        CAST(total(t.total - t.sent) AS INTEGER) AS waitingTasks FROM (${rows}) AS t`,
    cycleById(cycleId),
  ]);
  return { items, totals: totals[0], cycle: cycles[0] ?? null };
}

export async function remindersForExport(ctx: CityContext, cycleId: string, filter: ReminderFilter) {
  const [items, cycles] = await ctx.db.reads<[ReminderRow, StoredCycle]>([
    sql`SELECT ${reminderColumns} FROM (${sheets(ctx, cycleId, filter)}) AS t LEFT JOIN unit AS u ON u.id = t.unit_id
      WHERE ${statesOf(filter.state)} ${reminderOrder} LIMIT CAST(${limits.exportRows} AS INTEGER)`,
    cycleById(cycleId),
  ]);
  return { items, cycle: cycles[0] ?? null };
}

export interface ProgressRow {
  readonly key: string;
  readonly name: string;
  readonly raters: number;
  readonly waitingRaters: number;
  readonly tasks: number;
  readonly sent: number;
}

const street = sql`(SELECT c.ancestor_id FROM unit_closure AS c JOIN unit AS s ON s.id = c.ancestor_id AND s.kind = 'street'
  WHERE c.descendant_id = a.unit_id LIMIT 1)`;

/** How far the rating is by street, community or group of raters; the places are those that are spoken for. */
export async function listProgress(
  ctx: CityContext,
  cycleId: string,
  { by, ...paging }: Paging & { readonly by: 'street' | 'community' | 'group' },
) {
  const key = { street: sql`coalesce(${street}, ${ctx.city.rootUnitId})`, community: sql`a.unit_id`, group: sql`a.group_code` }[by]; // prettier-ignore
  const grouped = sql`SELECT ${key} AS key, count(DISTINCT a.rater_id) AS raters,
      count(DISTINCT CASE WHEN a.sent_at IS NULL THEN a.rater_id END) AS waitingRaters, count(*) AS tasks, count(a.sent_at) AS sent
    FROM assessment_assignment AS a WHERE a.cycle_id = ${cycleId} AND a.ended_at IS NULL AND ${within(ctx)} GROUP BY 1`;
  const [items, totals, cycles] = await ctx.db.reads<[ProgressRow, { total: number }, StoredCycle]>([
    sql`SELECT t.key, coalesce(u.name, t.key) AS name, t.raters, t.waitingRaters, t.tasks, t.sent FROM (${grouped}) AS t
      LEFT JOIN unit AS u ON u.id = t.key ORDER BY u.code, u.pinyin, t.key ${pageOf(paging)}`,
    sql`SELECT count(*) AS total FROM (${grouped})`,
    cycleById(cycleId),
  ]);
  return { items, total: totals[0]?.total ?? 0, cycle: cycles[0] ?? null };
}

export interface CandidateRow {
  readonly kind: 'worker' | 'user';
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
}

/** Who may be set by hand: everybody in service, and accounts that rate and have no worker behind them. */
export async function listCandidates(ctx: CityContext, { q, ...paging }: Paging & { readonly q?: string | undefined }) {
  const rows = sql`SELECT 'worker' AS kind, w.id, w.name, coalesce(u.name, '') AS unitName, w.pinyin
      FROM worker AS w LEFT JOIN unit AS u ON u.id = w.unit_id
      WHERE w.left_on IS NULL AND ${inScope(ctx, 'assessment.write', sql`w.unit_id`)}
    UNION ALL SELECT 'user', x.id, x.name, coalesce(max(u.name), ''), x.name FROM "user" AS x
      JOIN assignment AS g ON g.user_id = x.id AND g.ended_at IS NULL JOIN role AS r ON r.code = g.role_code
      LEFT JOIN unit AS u ON u.id = g.unit_id
      WHERE x.disabled = 0 AND x."workerId" IS NULL AND ${inScope(ctx, 'assessment.write', sql`g.unit_id`)}
        AND EXISTS (SELECT 1 FROM json_each(r.permissions) WHERE value = 'assessment.rate')
      GROUP BY x.id`;
  const named = q ? sql`instr(t.name, ${q}) OR instr(replace(t.pinyin, ' ', ''), ${q.toLowerCase()}) = 1` : sql`1`;
  const [items, totals] = await ctx.db.reads<[CandidateRow, { total: number }]>([
    sql`SELECT t.kind, t.id, t.name, t.unitName FROM (${rows}) AS t WHERE ${named} ORDER BY t.pinyin, t.id ${pageOf(paging)}`,
    sql`SELECT count(*) AS total FROM (${rows}) AS t WHERE ${named}`,
  ]);
  return { items, total: totals[0]?.total ?? 0 };
}
