import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { readNumber } from '../case-code.ts';
import type { CaseState, Result } from '../rules/case.ts';
import { isLate } from '../rules/deadlines.ts';
import type { Urgency } from '../rules/policy.ts';
import { requestInScope } from './requests.ts';
import { partIsOpen, waitsForActor, type CaseWait } from './waiting.ts';

export interface CaseFilter {
  readonly state?: CaseState | undefined;
  readonly open?: 'true' | undefined;
  readonly unitId?: string | undefined;
  readonly partUnitId?: string | undefined;
  readonly partOpen?: 'true' | undefined;
  readonly workerId?: string | undefined;
  readonly leadWorkerId?: string | undefined;
  readonly counted?: 'true' | undefined;
  readonly category?: string | undefined;
  readonly urgency?: Urgency | undefined;
  readonly channel?: string | undefined;
  readonly rating?: Result | undefined;
  readonly due?: 'late' | 'today' | 'soon' | 'paused' | 'whole' | undefined;
  readonly dueFrom?: Day | undefined;
  readonly dueUntil?: Day | undefined;
  readonly openedFrom?: Day | undefined;
  readonly openedUntil?: Day | undefined;
  readonly closedFrom?: Day | undefined;
  readonly closedUntil?: Day | undefined;
  readonly ratedFrom?: Day | undefined;
  readonly ratedUntil?: Day | undefined;
  readonly waits?: CaseWait | undefined;
  readonly originId?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

export interface ListedCase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly category: string;
  readonly urgency: Urgency;
  readonly channel: 'link' | 'doorstep' | 'phone';
  readonly unitId: string;
  readonly unitName: string;
  readonly communityName: string | null;
  readonly streetName: string | null;
  readonly state: CaseState;
  readonly round: number;
  readonly leadName: string | null;
  readonly openedDay: Day;
  readonly dueDay: Day;
  readonly deadlineDay: Day | null;
  readonly remindDay: Day | null;
  readonly pausedDay: Day | null;
  readonly handledDay: Day | null;
  readonly rating: Result | null;
  readonly version: number;
}

const above = (
  kind: string,
): Statement => sql`(SELECT a.name FROM unit_closure AS c JOIN unit AS a ON a.id = c.ancestor_id
  AND a.kind = ${kind} WHERE c.descendant_id = m.unit_id LIMIT 1)`;
/** What a list shows of a request, and where it stands. */
export const listed = sql`m.id, printf('TS%d-%05d', m.year, m.ordinal) AS number, m.title, m.category, m.urgency, m.channel,
  m.unit_id AS unitId, u.name AS unitName, ${above('community')} AS communityName, ${above('street')} AS streetName, m.state,
  m.round, l.name AS leadName, m.opened_day AS openedDay, m.due_day AS dueDay, m.deadline_day AS deadlineDay,
  m.remind_day AS remindDay, m.paused_day AS pausedDay, m.handled_day AS handledDay, m.rating, m.version`;
export const from = sql`case_request AS m JOIN unit AS u ON u.id = m.unit_id LEFT JOIN unit AS l ON l.id = m.lead_unit_id`;

const orders: Readonly<Record<string, Statement>> = {
  deadlineDay: sql`m.deadline_day IS NULL, m.deadline_day, m.id`,
  '-deadlineDay': sql`m.deadline_day DESC, m.id`,
  openedDay: sql`m.opened_day, m.id`,
  '-openedDay': sql`m.opened_day DESC, m.id DESC`,
  dueDay: sql`m.due_day, m.id`,
  '-dueDay': sql`m.due_day DESC, m.id`,
};

const below = (unitId: string): Statement =>
  sql`IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`;

/** The same words for the list, for the board's numbers and for the links of an assessment. */
export const dueCondition = (
  today: Day,
): Readonly<Record<'late' | 'today' | 'soon' | 'paused' | 'whole', Statement>> => ({
  late: sql`m.deadline_day < ${today} AND m.paused_day IS NULL AND m.state <> 'handled'`,
  today: sql`m.deadline_day = ${today} AND m.paused_day IS NULL AND m.state <> 'handled'`,
  soon: sql`m.remind_day <= ${today} AND m.deadline_day >= ${today} AND m.paused_day IS NULL AND m.state <> 'handled'`,
  paused: sql`m.paused_day IS NOT NULL`,
  whole: sql`m.due_day < ${today} AND m.deadline_day IS NOT NULL AND m.paused_day IS NULL AND m.state <> 'handled'`,
});

/** Who reported the part that led, in the latest round that has one. */
export const workerOfLead = sql`(SELECT p.worker_id FROM case_part AS p WHERE p.case_id = m.id AND p.leads = 1
  ORDER BY p.round DESC LIMIT 1)`;
/** What an assessment counts: the deadline has passed or the request is closed, and it was ours to handle. */
export const countedOn = (today: Day): Statement =>
  sql`(m.due_day < ${today} OR m.state = 'closed') AND m.state NOT IN ('duplicate', 'referred', 'withdrawn')`;

const rated = ({ ratedFrom, ratedUntil, workerId }: CaseFilter): Statement =>
  sql`m.id IN (SELECT r.case_id FROM case_rating AS r WHERE ${allOf([
    ratedFrom !== undefined && sql`r.rated_day >= ${ratedFrom}`,
    ratedUntil !== undefined && sql`r.rated_day <= ${ratedUntil}`,
    workerId !== undefined && sql`r.worker_id = ${workerId}`,
  ])})`;

function found(q: string): Statement {
  const number = readNumber(q);
  if (number) {
    return sql`m.year = CAST(${number.year} AS INTEGER) AND m.ordinal = CAST(${number.ordinal} AS INTEGER)`;
  }
  return sql`instr(m.title, ${q}) OR instr(m.content, ${q})`;
}

const matching = (ctx: CityContext, filter: CaseFilter): Statement =>
  allOf([
    requestInScope(ctx, 'cases.read'),
    filter.state !== undefined && sql`m.state = ${filter.state}`,
    filter.open !== undefined && sql`m.deadline_day IS NOT NULL`,
    filter.unitId !== undefined && sql`m.unit_id ${below(filter.unitId)}`,
    filter.partUnitId !== undefined &&
      sql`m.id IN (SELECT p.case_id FROM case_part AS p WHERE p.unit_id ${below(filter.partUnitId)})`,
    filter.partOpen !== undefined &&
      partIsOpen(filter.partUnitId === undefined ? sql`1` : sql`p.unit_id ${below(filter.partUnitId)}`),
    filter.category !== undefined && sql`m.category = ${filter.category}`,
    filter.urgency !== undefined && sql`m.urgency = ${filter.urgency}`,
    filter.channel !== undefined && sql`m.channel = ${filter.channel}`,
    filter.rating !== undefined && sql`m.rating = ${filter.rating}`,
    filter.due !== undefined && dueCondition(ctx.today)[filter.due],
    filter.dueFrom !== undefined && sql`m.due_day >= ${filter.dueFrom}`,
    filter.dueUntil !== undefined && sql`m.due_day <= ${filter.dueUntil}`,
    filter.openedFrom !== undefined && sql`m.opened_day >= ${filter.openedFrom}`,
    filter.openedUntil !== undefined && sql`m.opened_day <= ${filter.openedUntil}`,
    filter.closedFrom !== undefined && sql`m.closed_day >= ${filter.closedFrom}`,
    filter.closedUntil !== undefined && sql`m.closed_day <= ${filter.closedUntil}`,
    (filter.ratedFrom !== undefined || filter.ratedUntil !== undefined || filter.workerId !== undefined) &&
      rated(filter),
    filter.leadWorkerId !== undefined && sql`${workerOfLead} = ${filter.leadWorkerId}`,
    filter.counted !== undefined && countedOn(ctx.today),
    filter.waits !== undefined && waitsForActor(ctx, filter.waits),
    filter.originId !== undefined && sql`m.origin_id = ${filter.originId}`,
    Boolean(filter.q) && found(filter.q ?? ''),
  ]);

/** A row of a list with what follows from its deadlines. */
export const shown =
  (ctx: CityContext) =>
  ({ remindDay, ...row }: ListedCase) => {
    const runs = row.pausedDay === null && row.deadlineDay !== null && row.state !== 'handled';
    const late = runs && isLate(row.deadlineDay, ctx.today);
    return { ...row, late, soon: runs && !late && remindDay !== null && remindDay <= ctx.today };
  };

/** Where every row has a deadline, the order is that of its index, and nothing need be sorted to find the first page. */
const nearestFirst = ({ open, due, waits }: CaseFilter): Statement =>
  (open ?? due ?? waits) ? sql`m.deadline_day, m.id DESC` : sql`m.deadline_day IS NULL, m.deadline_day, m.id DESC`;

/** Requests within the reader's scope, those with the nearest deadline first. */
export async function listCases(ctx: CityContext, query: CaseFilter & { page: number; pageSize: number }) {
  const { page, pageSize } = query;
  const where = matching(ctx, query);
  const order = orders[query.sort ?? ''] ?? nearestFirst(query);
  const [items, counts] = await ctx.db.reads<[ListedCase, { total: number }]>([
    sql`SELECT ${listed} FROM ${from} WHERE ${where} ORDER BY ${order}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM case_request AS m WHERE ${where}`,
  ]);
  return { items: items.map(shown(ctx)), page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Every request that the filters find, for a file. */
export async function exportCases(ctx: CityContext, filter: CaseFilter) {
  const rows = await ctx.db.all<ListedCase>(sql`SELECT ${listed} FROM ${from} WHERE ${matching(ctx, filter)}
    ORDER BY m.year, m.ordinal LIMIT CAST(${limits.exportRows} AS INTEGER)`);
  return rows.map(shown(ctx));
}
