import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import { standingFiles } from '../../../platform/attachment/index.ts';
import type { CityContext } from '../../../platform/context.ts';
import { grantedUnits, inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { readNumber } from '../case-code.ts';
import { offered, type CaseEvent, type CaseState, type Result } from '../rules/case.ts';
import { isLate } from '../rules/deadlines.ts';
import type { Urgency } from '../rules/policy.ts';
import { requestInScope } from './requests.ts';
import { waitsForActor, type CaseWait } from './waiting.ts';

export interface CaseFilter {
  readonly state?: CaseState | undefined;
  readonly open?: 'true' | undefined;
  readonly unitId?: string | undefined;
  readonly partUnitId?: string | undefined;
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
const listed = sql`m.id, printf('TS%d-%05d', m.year, m.ordinal) AS number, m.title, m.category, m.urgency, m.channel,
  m.unit_id AS unitId, u.name AS unitName, ${above('community')} AS communityName, ${above('street')} AS streetName, m.state,
  m.round, l.name AS leadName, m.opened_day AS openedDay, m.due_day AS dueDay, m.deadline_day AS deadlineDay,
  m.remind_day AS remindDay, m.paused_day AS pausedDay, m.handled_day AS handledDay, m.rating, m.version`;
const from = sql`case_request AS m JOIN unit AS u ON u.id = m.unit_id LEFT JOIN unit AS l ON l.id = m.lead_unit_id`;

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

const shown =
  (ctx: CityContext) =>
  ({ remindDay, ...row }: ListedCase) => {
    const runs = row.pausedDay === null && row.deadlineDay !== null && row.state !== 'handled';
    const late = runs && isLate(row.deadlineDay, ctx.today);
    return { ...row, late, soon: runs && !late && remindDay !== null && remindDay <= ctx.today };
  };

/** Requests within the reader's scope, those with the nearest deadline first. */
export async function listCases(ctx: CityContext, query: CaseFilter & { page: number; pageSize: number }) {
  const { page, pageSize } = query;
  const where = matching(ctx, query);
  const order = orders[query.sort ?? ''] ?? sql`m.deadline_day IS NULL, m.deadline_day, m.id DESC`;
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

interface WholeCase extends ListedCase {
  readonly content: string;
  readonly spot: string | null;
  readonly originKind: 'visit' | null;
  readonly originId: string | null;
  readonly hasPerson: number;
  readonly ours: number;
  readonly closedDay: Day | null;
  readonly targetId: string | null;
  readonly targetNumber: string | null;
  readonly bodyName: string | null;
  readonly openedByName: string;
  readonly files: number;
}
interface StepRow {
  readonly seq: number;
  readonly round: number;
  readonly event: 'raise' | CaseEvent;
  readonly state: CaseState;
  readonly at: string;
  readonly byName: string;
  readonly text: string | null;
  readonly told: string | null;
  readonly documentNumber: string | null;
  readonly late: number;
}
interface PartRow {
  readonly id: string;
  readonly round: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly dutyId: string | null;
  readonly dutyTitle: string | null;
  readonly leads: number;
  readonly task: string;
  readonly report: string | null;
  readonly costFen: number | null;
  readonly reportedAt: string | null;
  readonly reportedByName: string | null;
  readonly late: number;
  readonly mine: number;
}
type VoiceRow = { seq: number; name: string; role: string; said: string };
type MeetingRow = {
  seq: number;
  heldDay: string;
  place: string;
  chair: string;
  votesFor: number;
  votesAgainst: number;
  votesAbstained: number;
  decision: string;
  passed: number;
};
type RatingRow = { round: number; result: Result; comment: string | null; ratedAt: string };
type NoticeRow = {
  kind: 'reminder' | 'step' | 'whole';
  seq: number;
  unitName: string;
  raisedToName: string | null;
  deadlineDay: string;
  raisedAt: string;
};

const mine = (ctx: CityContext): Statement =>
  grantedUnits(ctx, 'cases.handle').length > 0 ? inScope(ctx, 'cases.handle', sql`p.unit_id`) : sql`0`;
const ours = (ctx: CityContext): Statement =>
  grantedUnits(ctx, 'cases.write').length > 0 ? inScope(ctx, 'cases.write', sql`m.unit_id`) : sql`0`;

function heldAt(meetings: readonly MeetingRow[], at: number) {
  const found = meetings.find(({ seq }) => seq === at);
  if (!found) return null;
  const { heldDay, place, chair, votesFor, votesAgainst, votesAbstained, decision, passed } = found;
  return { heldDay, place, chair, votesFor, votesAgainst, votesAbstained, decision, passed: passed === 1 };
}

/** One request with everything that happened to it; null outside the reader's scope. */
export async function readCase(ctx: CityContext, id: string) {
  const [rows, steps, voices, meetings, parts, ratings, notices] = await ctx.db.reads<
    [WholeCase, StepRow, VoiceRow, MeetingRow, PartRow, RatingRow, NoticeRow]
  >([
    sql`SELECT ${listed}, m.content, m.spot, m.origin_kind AS originKind, m.origin_id AS originId,
        m.person_sealed IS NOT NULL AS hasPerson, ${ours(ctx)} AS ours, m.closed_day AS closedDay, m.target_id AS targetId,
        printf('TS%d-%05d', t.year, t.ordinal) AS targetNumber, m.body_name AS bodyName, m.opened_by_name AS openedByName,
        ${standingFiles('cases.request', sql`m.id`)} AS files
      FROM ${from} LEFT JOIN case_request AS t ON t.id = m.target_id
      WHERE m.id = ${id} AND ${requestInScope(ctx, 'cases.read')}`,
    sql`SELECT seq, round, event, state, at, by_name AS byName, text, told, document_number AS documentNumber, late
      FROM case_step WHERE case_id = ${id} ORDER BY seq`,
    sql`SELECT seq, name, role, said FROM case_voice WHERE case_id = ${id} ORDER BY seq, position`,
    sql`SELECT seq, held_day AS heldDay, place, chair, votes_for AS votesFor, votes_against AS votesAgainst,
      votes_abstained AS votesAbstained, decision, passed FROM case_meeting WHERE case_id = ${id} ORDER BY seq`,
    sql`SELECT p.id, p.round, p.unit_id AS unitId, u.name AS unitName, p.duty_id AS dutyId, d.title AS dutyTitle, p.leads, p.task,
        p.report, p.cost_fen AS costFen, p.reported_at AS reportedAt, p.reported_by_name AS reportedByName, p.late, ${mine(ctx)} AS mine
      FROM case_part AS p JOIN unit AS u ON u.id = p.unit_id LEFT JOIN duty AS d ON d.id = p.duty_id
      WHERE p.case_id = ${id} ORDER BY p.round, p.position`,
    sql`SELECT round, result, comment, rated_at AS ratedAt FROM case_rating WHERE case_id = ${id} ORDER BY round`,
    sql`SELECT n.kind, n.seq, u.name AS unitName, t.name AS raisedToName, n.deadline_day AS deadlineDay, n.raised_at AS raisedAt
      FROM case_notice AS n JOIN unit AS u ON u.id = n.unit_id LEFT JOIN unit AS t ON t.id = n.raised_to
      WHERE n.case_id = ${id} ORDER BY n.raised_at, n.kind`,
  ]);
  const request = rows[0];
  if (!request) return null;
  const { hasPerson, ours: writes, targetId, targetNumber, ...row } = request;
  return {
    ...row,
    ...shown(ctx)(row),
    hasPerson: hasPerson === 1,
    ours: writes === 1,
    target: targetId === null || targetNumber === null ? null : { id: targetId, number: targetNumber },
    events: offered(request),
    steps: steps.map((step) => ({
      ...step,
      late: step.late === 1,
      voices: voices.filter(({ seq }) => seq === step.seq).map(({ name, role, said }) => ({ name, role, said })),
      meeting: heldAt(meetings, step.seq),
    })),
    parts: parts.map((part) => ({ ...part, leads: part.leads === 1, late: part.late === 1, mine: part.mine === 1 })),
    ratings,
    notices,
  };
}
