import type { Day } from '../../../core/day.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectChanges, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import type { EventKind } from '../rules/facts.ts';

export interface EventRow {
  readonly id: string;
  readonly cycleId: string;
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string;
  readonly kind: EventKind;
  readonly item: string;
  readonly itemName: string;
  readonly times: number;
  readonly points: number;
  readonly onDay: Day;
  readonly document: string;
  readonly cause: string;
  readonly cancelsId: string | null;
  readonly proposedAt: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly outcome: 'confirmed' | 'declined' | null;
  readonly decidedAt: string | null;
  readonly decidedByName: string | null;
  /** The event that cancels it, confirmed or waiting. */
  readonly cancelledBy: string | null;
  readonly version: number;
}

const columns = sql`e.id, e.cycle_id AS cycleId, e.worker_id AS workerId, w.name, u.name AS unitName, e.kind, e.item,
  e.item_name AS itemName, e.times, e.points, e.on_day AS onDay, e.document, e.cause, e.cancels_id AS cancelsId,
  e.proposed_at AS proposedAt, e.proposed_by AS proposedBy, e.proposed_by_name AS proposedByName, e.outcome,
  e.decided_at AS decidedAt, e.decided_by_name AS decidedByName, e.version,
  (SELECT c.id FROM assessment_event AS c WHERE c.cancels_id = e.id AND c.outcome IS NOT 'declined') AS cancelledBy`;
const tables = sql`assessment_event AS e JOIN assessment_person AS p ON p.cycle_id = e.cycle_id AND p.worker_id = e.worker_id
  JOIN worker AS w ON w.id = e.worker_id JOIN unit AS u ON u.id = p.unit_id`;

/** One event of somebody within the actor's scope. */
export const eventById = (ctx: CityContext, id: string, permission: Permission): Statement =>
  sql`SELECT ${columns} FROM ${tables} WHERE e.id = ${id} AND ${inScope(ctx, permission, sql`p.unit_id`)}`;

export const waitingEvents = (cycleId: string): Statement =>
  sql`SELECT count(*) AS open FROM assessment_event WHERE cycle_id = ${cycleId} AND outcome IS NULL`;

export interface NewEvent {
  readonly id: string;
  readonly cycleId: string;
  readonly workerId: string;
  readonly kind: EventKind;
  readonly item: string;
  readonly itemName: string;
  readonly times: number;
  readonly points: number;
  readonly onDay: Day;
  readonly document: string;
  readonly cause: string;
  readonly cancelsId: string | null;
}

export const insertEvents = (ctx: CityContext, events: readonly NewEvent[]): Statement[] =>
  insertRows(
    'assessment_event',
    events.map((event) => ({
      id: event.id,
      cycle_id: event.cycleId,
      worker_id: event.workerId,
      kind: event.kind,
      item: event.item,
      item_name: event.itemName,
      times: event.times,
      points: event.points,
      on_day: event.onDay,
      document: event.document,
      cause: event.cause,
      cancels_id: event.cancelsId,
      proposed_at: ctx.at,
      proposed_by: ctx.actor.id,
      proposed_by_name: ctx.actor.name,
    })),
  );

export const decideEventRow = (ctx: CityContext, id: string, outcome: string, version: number): Statement[] => [
  sql`UPDATE assessment_event SET outcome = ${outcome}, decided_at = ${ctx.at}, decided_by = ${ctx.actor.id},
    decided_by_name = ${ctx.actor.name}, version = version + 1 WHERE id = ${id} AND version = CAST(${version} AS INTEGER)`,
  expectChanges('assessment_event_version'),
];

/** Waiting ones first, then the newest. */
export async function listEvents(
  ctx: CityContext,
  cycleId: string,
  filter: {
    readonly state?: 'waiting' | 'confirmed' | 'declined' | undefined;
    readonly kind?: EventKind | undefined;
    readonly workerId?: string | undefined;
  },
  page: number,
  pageSize: number,
) {
  const { state, kind, workerId } = filter;
  const where = allOf([
    sql`e.cycle_id = ${cycleId}`,
    inScope(ctx, 'assessment.read', sql`p.unit_id`),
    state === 'waiting' ? sql`e.outcome IS NULL` : state ? sql`e.outcome = ${state}` : null,
    kind ? sql`e.kind = ${kind}` : null,
    workerId ? sql`e.worker_id = ${workerId}` : null,
  ]);
  const [items, totals] = await ctx.db.reads<[EventRow, { total: number }]>([
    sql`SELECT ${columns} FROM ${tables} WHERE ${where} ORDER BY e.outcome IS NOT NULL, e.id DESC
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${tables} WHERE ${where}`,
  ]);
  return { items, page, pageSize, total: totals[0]?.total ?? 0 };
}
