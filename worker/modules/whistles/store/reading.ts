import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import { ratio, roundTo } from '../../../core/ratio.ts';
import type { CityContext } from '../../../platform/context.ts';
import { under } from '../../../platform/dashboard.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { admittedDuties } from '../../duties/index.ts';
import { callSteps, isLate, type CallEvent, type CallState } from '../rules/call.ts';
import type { WhistleKind } from '../rules/policy.ts';
import { whistleSteps, type WhistleEvent, type WhistleState } from '../rules/whistle.ts';
import { whistleInScope } from './whistles.ts';

export interface WhistleFilter {
  readonly kind?: WhistleKind | undefined;
  readonly state?: WhistleState | undefined;
  readonly unitId?: string | undefined;
  readonly late?: 'true' | undefined;
  readonly year?: number | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

interface ListedWhistle {
  readonly id: string;
  readonly code: string;
  readonly kind: WhistleKind;
  readonly title: string;
  readonly place: string;
  readonly streetId: string;
  readonly streetName: string;
  readonly state: WhistleState;
  readonly draftedDay: Day;
  readonly outAt: string | null;
  readonly nextDueAt: string | null;
  readonly calls: number;
  readonly ended: number;
  readonly version: number;
}

const code = sql`'CS' || w.year || '-' || substr('000' || w.ordinal, -4)`;
const running = sql`c.whistle_id = w.id AND c.due_at IS NOT NULL AND c.paused_at IS NULL`;
export const nextDue = sql`(SELECT min(c.due_at) FROM whistle_call AS c WHERE ${running})`;
const listed = sql`w.id, ${code} AS code, w.kind, w.title, w.place, w.street_id AS streetId, s.name AS streetName, w.state,
  w.drafted_day AS draftedDay, w.out_at AS outAt, ${nextDue} AS nextDueAt, w.version,
  (SELECT count(*) FROM whistle_call AS c WHERE c.whistle_id = w.id) AS calls,
  (SELECT count(*) FROM whistle_call AS c WHERE c.whistle_id = w.id
    AND c.state IN ('scored', 'declined', 'unanswered', 'cancelled')) AS ended`;
const from = sql`whistle AS w JOIN unit AS s ON s.id = w.street_id`;

const orders: Readonly<Record<string, Statement>> = {
  draftedDay: sql`w.drafted_day, w.id`,
  '-draftedDay': sql`w.drafted_day DESC, w.id DESC`,
  nextDueAt: sql`nextDueAt IS NULL, nextDueAt, w.id`,
  '-nextDueAt': sql`nextDueAt DESC, w.id`,
};

const matching = (ctx: CityContext, { kind, state, unitId, late, year, q }: WhistleFilter): Statement =>
  allOf([
    whistleInScope(ctx, 'whistles.read'),
    kind !== undefined && sql`w.kind = ${kind}`,
    state !== undefined && sql`w.state = ${state}`,
    unitId !== undefined &&
      sql`w.street_id = ${unitId} OR EXISTS (SELECT 1 FROM whistle_call AS c WHERE c.whistle_id = w.id AND c.unit_id = ${unitId})`,
    year !== undefined && sql`w.year = CAST(${year} AS INTEGER)`,
    late !== undefined && sql`${nextDue} < ${ctx.at}`,
    Boolean(q) && sql`instr(w.title, ${q ?? ''}) OR instr(w.place, ${q ?? ''}) OR instr(${code}, ${q ?? ''})`,
  ]);

const withLate = (ctx: CityContext) => (row: ListedWhistle) => ({
  ...row,
  late: row.nextDueAt !== null && Date.parse(row.nextDueAt) < ctx.now,
});

/** Whistles within the reader's scope, the nearest deadline first. */
export async function listWhistles(ctx: CityContext, query: WhistleFilter & { page: number; pageSize: number }) {
  const { page, pageSize } = query;
  const where = matching(ctx, query);
  const order = orders[query.sort ?? ''] ?? sql`nextDueAt IS NULL, nextDueAt, w.drafted_day DESC, w.id DESC`;
  const [items, counts] = await ctx.db.reads<[ListedWhistle, { total: number }]>([
    sql`SELECT ${listed} FROM ${from} WHERE ${where} ORDER BY ${order}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM whistle AS w WHERE ${where}`,
  ]);
  return { items: items.map(withLate(ctx)), page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Every whistle that the filters find, for a file. */
export async function exportWhistles(ctx: CityContext, filter: WhistleFilter) {
  const rows = await ctx.db.all<ListedWhistle>(sql`SELECT ${listed} FROM ${from} WHERE ${matching(ctx, filter)}
    ORDER BY w.year, w.ordinal LIMIT CAST(${limits.exportRows} AS INTEGER)`);
  return rows.map(withLate(ctx));
}

interface WholeCall {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly dutyTitle: string | null;
  readonly state: CallState;
  readonly waitsFor: 'street' | 'department' | null;
  readonly dueAt: string | null;
  readonly pausedAt: string | null;
  readonly answeredLate: number;
  readonly returns: number;
  readonly arrivedAt: string | null;
  readonly arrivedPlace: string | null;
  readonly responseCents: number | null;
  readonly solutionCents: number | null;
  readonly satisfactionCents: number | null;
  readonly scoreCents: number | null;
  readonly pointsCents: number;
  readonly version: number;
}
interface StepRow {
  readonly seq: number;
  readonly event: WhistleEvent | CallEvent | 'draft';
  readonly unitName: string | null;
  readonly at: string;
  readonly byName: string;
  readonly text: string | null;
  readonly late: number;
}
interface AlertRow {
  readonly unitName: string;
  readonly tier: number;
  readonly side: 'street' | 'department';
  readonly told: 'side' | 'city';
  readonly dueAt: string;
  readonly raisedAt: string;
}
type Whole = ListedWhistle & {
  readonly content: string;
  readonly draftedByName: string;
  readonly signedByName: string | null;
  readonly endedAt: string | null;
};

/** A number kept in hundredths as people write it. */
export const pointText = (cents: number): string => roundTo(ratio(cents, 100), 2);
export const pointTextOr = (cents: number | null): string | null => (cents === null ? null : pointText(cents));

/** One whistle with its calls, steps and alerts; null outside the reader's scope. */
export async function readWhistle(ctx: CityContext, id: string) {
  const [rows, calls, steps, alerts] = await ctx.db.reads<[Whole, WholeCall, StepRow, AlertRow]>([
    sql`SELECT ${listed}, w.content, w.drafted_by_name AS draftedByName, w.signed_by_name AS signedByName, w.ended_at AS endedAt
      FROM ${from} WHERE w.id = ${id} AND ${whistleInScope(ctx, 'whistles.read')}`,
    sql`SELECT c.id, c.unit_id AS unitId, u.name AS unitName, d.title AS dutyTitle, c.state, c.waits_for AS waitsFor,
        c.due_at AS dueAt, c.paused_at AS pausedAt, c.answered_late AS answeredLate, c.returns, c.arrived_at AS arrivedAt,
        c.arrived_place AS arrivedPlace, c.response_cents AS responseCents, c.solution_cents AS solutionCents,
        c.satisfaction_cents AS satisfactionCents, c.score_cents AS scoreCents, c.points_cents AS pointsCents, c.version
      FROM whistle_call AS c JOIN unit AS u ON u.id = c.unit_id LEFT JOIN duty AS d ON d.id = c.duty_id
      WHERE c.whistle_id = ${id} ORDER BY c.rowid`,
    sql`SELECT s.seq, s.event, u.name AS unitName, s.at, s.by_name AS byName, s.text, s.late FROM whistle_step AS s
      LEFT JOIN whistle_call AS c ON c.id = s.call_id LEFT JOIN unit AS u ON u.id = c.unit_id WHERE s.whistle_id = ${id} ORDER BY s.seq`,
    sql`SELECT u.name AS unitName, a.tier, a.side, a.told, a.due_at AS dueAt, a.raised_at AS raisedAt FROM whistle_alert AS a
      JOIN whistle_call AS c ON c.id = a.call_id JOIN unit AS u ON u.id = c.unit_id
      WHERE c.whistle_id = ${id} ORDER BY a.raised_at, a.call_id, a.tier`,
  ]);
  const whistle = rows[0];
  if (!whistle) return null;
  return {
    ...withLate(ctx)(whistle),
    ...whistle,
    events: [...whistleSteps.events(whistle.state)],
    bodies: calls.map(
      ({ responseCents, solutionCents, satisfactionCents, scoreCents, pointsCents, answeredLate, ...call }) => ({
        ...call,
        late: isLate(call, ctx.now),
        answeredLate: answeredLate === 1,
        response: pointTextOr(responseCents),
        solution: pointTextOr(solutionCents),
        satisfaction: pointTextOr(satisfactionCents),
        score: pointTextOr(scoreCents),
        points: pointText(pointsCents),
        events: offered(call),
      }),
    ),
    steps: steps.map((step) => ({ ...step, late: step.late === 1 })),
    alerts,
  };
}

/** What a screen may offer: a paused call only goes on, one that runs is not resumed. */
const offered = ({ state, pausedAt }: Pick<WholeCall, 'state' | 'pausedAt'>): CallEvent[] =>
  callSteps.events(state).filter((event) => (pausedAt === null ? event !== 'resume' : event === 'resume'));

interface ListedCall {
  readonly id: string;
  readonly whistleId: string;
  readonly code: string;
  readonly kind: WhistleKind;
  readonly title: string;
  readonly place: string;
  readonly streetName: string;
  readonly unitName: string;
  readonly state: CallState;
  readonly waitsFor: 'street' | 'department' | null;
  readonly dueAt: string | null;
  readonly pausedAt: string | null;
  readonly version: number;
}
export interface CallFilter {
  readonly waitsFor?: 'street' | 'department' | undefined;
  readonly state?: CallState | undefined;
  readonly late?: 'true' | undefined;
  readonly unitId?: string | undefined;
  readonly calledFrom?: Day | undefined;
  readonly calledUntil?: Day | undefined;
}

/** A call is seen by who was called and by who called. */
export const callInScope = (ctx: CityContext): Statement =>
  sql`(${inScope(ctx, 'whistles.read', sql`c.unit_id`)} OR ${inScope(ctx, 'whistles.read', sql`w.street_id`)})`;
/** The same words for the list and for the numbers of a dashboard. */
export const wentOut = sql`w.state IN ('out', 'closed')`;
export const lateCall = (at: string): Statement => sql`c.due_at < ${at} AND c.paused_at IS NULL`;

/** Calls that went out, the nearest deadline first: what a body looks at on the way. */
export async function listCalls(ctx: CityContext, query: CallFilter & { page: number; pageSize: number }) {
  const { page, pageSize, waitsFor, state, late, unitId, calledFrom, calledUntil } = query;
  const where = allOf([
    wentOut,
    callInScope(ctx),
    waitsFor !== undefined && sql`c.waits_for = ${waitsFor}`,
    state !== undefined && sql`c.state = ${state}`,
    late !== undefined && lateCall(ctx.at),
    unitId !== undefined && under(sql`c.unit_id`, unitId),
    calledFrom !== undefined && sql`c.called_day >= ${calledFrom}`,
    calledUntil !== undefined && sql`c.called_day <= ${calledUntil}`,
  ]);
  const joined = sql`whistle_call AS c JOIN whistle AS w ON w.id = c.whistle_id`;
  const [items, counts] = await ctx.db.reads<[ListedCall, { total: number }]>([
    sql`SELECT c.id, w.id AS whistleId, ${code} AS code, w.kind, w.title, w.place, s.name AS streetName, u.name AS unitName,
        c.state, c.waits_for AS waitsFor, c.due_at AS dueAt, c.paused_at AS pausedAt, c.version
      FROM ${joined} JOIN unit AS s ON s.id = w.street_id JOIN unit AS u ON u.id = c.unit_id WHERE ${where}
      ORDER BY c.due_at IS NULL, c.due_at, c.id DESC
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${joined} WHERE ${where}`,
  ]);
  const shown = items.map((row) => ({ ...row, late: isLate(row, ctx.now) }));
  return { items: shown, page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Whom a street may call, by name only, and the admitted duties to call for. */
export async function callable(ctx: CityContext) {
  const [units, duties, streets] = await ctx.db.reads<
    [
      { id: string; name: string; kind: string; parentId: string | null },
      { id: string; code: string; title: string; departmentId: string },
      { id: string; name: string },
    ]
  >([
    sql`SELECT u.id, u.name, u.kind, u.parent_id AS parentId FROM unit AS u LEFT JOIN unit AS p ON p.id = u.parent_id
      WHERE u.until_day IS NULL AND (u.kind = 'department' OR (u.kind = 'office' AND p.kind = 'department'))
      ORDER BY u.code, u.name, u.id`,
    sql`SELECT id, code, title, departmentId FROM (${admittedDuties(ctx.today)})`,
    sql`SELECT id, name FROM unit WHERE kind = 'street' AND until_day IS NULL AND ${inScope(ctx, 'whistles.read', sql`id`)} ORDER BY code, name`,
  ]);
  return { units, duties, streets };
}
