import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import type { AlarmKind } from '../rules/alarm.ts';
import { offeredSteps, type LineState } from '../rules/line.ts';
import type { List } from '../rules/policy.ts';
import { drawnFen, drawnMinutes, lineReach } from './lines.ts';
import { alarmFor, overdueOn } from './alarms.ts';
import { editionOn } from './members.ts';
import { policyOf, policyOn, type PolicyRow } from './policy.ts';
import { below, streetOf } from './reach.ts';

export interface LineFilter {
  readonly list?: List | undefined;
  readonly state?: LineState | undefined;
  readonly theme?: string | undefined;
  readonly unitId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly dueFrom?: Day | undefined;
  readonly dueUntil?: Day | undefined;
  readonly late?: 'true' | undefined;
  readonly promise?: 'true' | undefined;
  readonly counted?: 'true' | undefined;
  readonly due?: 'true' | undefined;
  readonly waits?: 'true' | undefined;
  readonly overdue?: 'true' | undefined;
  readonly alarm?: 'true' | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

interface Listed {
  readonly id: string;
  readonly list: List;
  readonly title: string;
  readonly theme: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly promisedMinutes: number;
  readonly promisedFen: number;
  readonly deliveredMinutes: number;
  readonly deliveredFen: number;
  readonly fromDay: Day;
  readonly dueDay: Day;
  readonly doneDay: Day | null;
  readonly pausedDay: Day | null;
  readonly state: LineState;
  readonly late: number;
  readonly version: number;
}

/** The rule `isLate` in SQL; `l` is the line. */
export const lateOn = (
  today: Day,
): Statement => sql`(l.list <> 'result' AND l.state <> 'cancelled' AND l.paused_day IS NULL
  AND NOT (l.list = 'resource' AND l.state = 'open') AND coalesce(l.done_day, ${today}) > l.due_day)`;
/** What an organisation promised is what it offers, and projects that draw on nothing offered before. */
export const promise = sql`(l.state <> 'cancelled' AND (l.list = 'resource' OR (l.list = 'project' AND l.resource_id IS NULL)))`;
/** What an organisation has taken upon itself. */
export const commitment = sql`(l.list IN ('resource', 'project') AND l.state <> 'cancelled' AND l.organisation_id IS NOT NULL)`;
/** Projects whose deadline has passed or that were reported done: what assessment counts. */
export const dueOn = (today: Day): Statement =>
  sql`(l.list = 'project' AND l.state <> 'cancelled' AND ((l.due_day < ${today} AND l.paused_day IS NULL) OR l.done_day IS NOT NULL))`;

const columns = (today: Day): Statement => sql`l.id, l.list, l.title, l.theme, l.unit_id AS unitId, u.name AS unitName,
  ${streetOf(sql`l.unit_id`, 'name')} AS streetName, l.organisation_id AS organisationId, e.name AS organisationName,
  l.promised_minutes AS promisedMinutes, l.promised_fen AS promisedFen, l.delivered_minutes AS deliveredMinutes,
  l.delivered_fen AS deliveredFen, l.from_day AS fromDay, l.due_day AS dueDay, l.done_day AS doneDay, l.paused_day AS pausedDay, l.state,
  ${lateOn(today)} AS late, l.version`;
const from = (today: Day): Statement => sql`alliance_line AS l JOIN unit AS u ON u.id = l.unit_id
  LEFT JOIN alliance_organisation AS o ON o.id = l.organisation_id
  LEFT JOIN alliance_organisation_edition AS e ON e.organisation_id = o.id AND e.seq = ${editionOn(today)}`;

const orders: Readonly<Record<string, Statement>> = {
  dueDay: sql`l.due_day, l.id`,
  '-dueDay': sql`l.due_day DESC, l.id`,
  promisedMinutes: sql`l.promised_minutes, l.id`,
  '-promisedMinutes': sql`l.promised_minutes DESC, l.id`,
  promisedFen: sql`l.promised_fen, l.id`,
  '-promisedFen': sql`l.promised_fen DESC, l.id`,
};
const usual = sql`l.state IN ('confirmed', 'cancelled'), l.due_day, l.id`;

const matching = (ctx: CityContext, filter: LineFilter): Statement => {
  const { list, state, theme, unitId, organisationId, dueFrom, dueUntil, late, q } = filter;
  return allOf([
    lineReach(ctx, 'alliance.read'),
    list !== undefined && sql`l.list = ${list}`,
    state !== undefined && sql`l.state = ${state}`,
    theme !== undefined && sql`l.theme = ${theme}`,
    unitId !== undefined && below(sql`l.unit_id`, unitId),
    organisationId !== undefined && sql`l.organisation_id = ${organisationId}`,
    dueFrom !== undefined && sql`l.due_day >= ${dueFrom}`,
    dueUntil !== undefined && sql`l.due_day <= ${dueUntil}`,
    late !== undefined && lateOn(ctx.today),
    filter.overdue !== undefined && overdueOn(ctx.today),
    filter.alarm !== undefined && alarmFor(ctx),
    filter.promise !== undefined && promise,
    filter.counted !== undefined && commitment,
    filter.due !== undefined && dueOn(ctx.today),
    filter.waits !== undefined && sql`l.state = 'done' AND l.done_by <> ${ctx.actor.id}`,
    Boolean(q) && sql`instr(l.title, ${q ?? ''}) OR instr(coalesce(e.name, ''), ${q ?? ''})`,
  ]);
};

const shown = <T extends Listed>({ late, ...row }: T) => ({ ...row, late: late === 1 });

/** Lines within the reader's reach. */
export async function listLines(ctx: CityContext, query: LineFilter & { page: number; pageSize: number }) {
  const { page, pageSize } = query;
  const where = matching(ctx, query);
  const [items, counts] = await ctx.db.reads<[Listed, { total: number }]>([
    sql`SELECT ${columns(ctx.today)} FROM ${from(ctx.today)} WHERE ${where} ORDER BY ${orders[query.sort ?? ''] ?? usual}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${from(ctx.today)} WHERE ${where}`,
  ]);
  return { items: items.map(shown), page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Everything that the filters find, with the city's words, for a file. */
export async function exportLines(ctx: CityContext, filter: LineFilter) {
  const [rows, terms] = await ctx.db.reads<[Listed, PolicyRow]>([
    sql`SELECT ${columns(ctx.today)} FROM ${from(ctx.today)} WHERE ${matching(ctx, filter)}
      ORDER BY l.list, l.due_day, l.id LIMIT CAST(${limits.exportRows} AS INTEGER)`,
    policyOn(ctx.today),
  ]);
  return { rows: rows.map(shown), policy: policyOf(terms) };
}

interface Whole extends Listed {
  readonly detail: string | null;
  readonly firstDueDay: Day;
  readonly drawnMinutes: number;
  readonly drawnFen: number;
  readonly madeBy: string;
  readonly madeByName: string;
  readonly doneBy: string | null;
  readonly progress: number;
  readonly projects: number;
}
interface Step {
  readonly id: string;
  readonly seq: number;
  readonly event: string;
  readonly state: string;
  readonly text: string | null;
  readonly day: Day;
  readonly minutes: number;
  readonly amountFen: number;
  readonly at: string;
  readonly byName: string;
  readonly own: number;
}
interface Related {
  readonly id: string;
  readonly list: List;
  readonly title: string;
  readonly state: LineState;
  readonly organisationName: string | null;
}
interface Notice {
  readonly kind: AlarmKind;
  readonly raisedToName: string;
  readonly deadlineDay: Day;
  readonly raisedAt: string;
}
interface Spending {
  readonly id: string;
  readonly transactionId: string;
  readonly memo: string;
  readonly effectiveDay: Day;
  readonly amountFen: number;
  readonly purpose: string;
  readonly endReason: string | null;
}

/** One line with its steps, what it is tied to and what was paid for it; null outside the reader's reach. */
export async function readLine(ctx: CityContext, id: string) {
  const reach = lineReach(ctx, 'alliance.read');
  const where = sql`l.id = ${id} AND ${reach}`;
  const [rows, steps, related, spending, notices] = await ctx.db.reads<[Whole, Step, Related, Spending, Notice]>([
    sql`SELECT ${columns(ctx.today)}, l.detail, l.first_due_day AS firstDueDay, ${drawnMinutes} AS drawnMinutes,
        ${drawnFen} AS drawnFen, l.made_by AS madeBy, l.made_by_name AS madeByName, l.done_by AS doneBy,
        (SELECT count(*) FROM alliance_step AS s WHERE s.line_id = l.id AND s.event = 'progress') AS progress,
        (SELECT count(*) FROM alliance_line AS p WHERE p.list = 'project' AND p.state IN ('open', 'underway', 'done')
          AND (p.need_id = l.id OR p.resource_id = l.id)) AS projects
      FROM ${from(ctx.today)} WHERE ${where}`,
    sql`SELECT s.id, s.seq, s.event, s.state, s.text, s.day, s.minutes, s.amount_fen AS amountFen, s.at,
        s.by_name AS byName, s.by_id = ${ctx.actor.id} AS own
      FROM alliance_line AS l JOIN alliance_step AS s ON s.line_id = l.id WHERE ${where} ORDER BY s.seq DESC LIMIT 500`,
    sql`SELECT l.id, l.list, l.title, l.state, e.name AS organisationName
      FROM alliance_line AS x JOIN alliance_line AS l ON l.id <> x.id
      LEFT JOIN alliance_organisation AS o ON o.id = l.organisation_id
      LEFT JOIN alliance_organisation_edition AS e ON e.organisation_id = o.id AND e.seq = ${editionOn(ctx.today)}
      WHERE x.id = ${id} AND ${reach} AND (l.id IN (x.need_id, x.resource_id, x.project_id)
        OR l.need_id = x.id OR l.resource_id = x.id OR l.project_id = x.id)
      ORDER BY l.list, l.id LIMIT 200`,
    sql`SELECT s.id, s.transaction_id AS transactionId, t.memo, t.effective_day AS effectiveDay,
        s.amount_fen AS amountFen, s.purpose, s.end_reason AS endReason
      FROM alliance_line AS l JOIN alliance_spending AS s ON s.line_id = l.id
      JOIN ledger_transaction AS t ON t.id = s.transaction_id WHERE ${where} ORDER BY s.linked_at DESC LIMIT 200`,
    sql`SELECT n.kind, u.name AS raisedToName, n.deadline_day AS deadlineDay, n.raised_at AS raisedAt
      FROM alliance_line AS l JOIN alliance_notice AS n ON n.line_id = l.id JOIN unit AS u ON u.id = n.raised_to
      WHERE ${where} ORDER BY n.raised_at, n.kind DESC`,
  ]);
  const row = rows[0];
  if (!row) return null;
  const { doneBy, madeBy, progress: _progress, projects: _projects, ...line } = row;
  return {
    ...shown(line),
    doneByMe: doneBy === ctx.actor.id,
    madeByMe: madeBy === ctx.actor.id,
    events: offeredSteps(row, ctx.today),
    steps: steps.map(({ own, ...step }) => ({ ...step, own: own === 1 })),
    related: [...related],
    spending: [...spending],
    notices: [...notices],
  };
}
