import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide, inScope } from '../../../platform/scope.ts';
import { expectChanges, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import type { CallFacts, CallState, CallWait, Scores } from '../rules/call.ts';
import type { WhistleKind } from '../rules/policy.ts';
import type { Stamp } from './whistles.ts';

export interface CallRow extends CallFacts {
  readonly id: string;
  readonly whistleId: string;
  readonly kind: WhistleKind;
  readonly unitId: string;
  readonly dutyId: string | null;
  readonly waitsFor: 'street' | 'department' | null;
  readonly calledDay: Day | null;
  readonly baseAt: string | null;
  readonly sinceAt: string | null;
  readonly answeredAt: string | null;
  readonly waitSeq: number;
  readonly nextTier: number;
  readonly nextAlertAt: string | null;
}

const columns = sql`c.id, c.whistle_id AS whistleId, w.kind, c.unit_id AS unitId, c.duty_id AS dutyId, c.state, c.version,
  c.waits_for AS waitsFor, c.called_day AS calledDay, c.base_at AS baseAt, c.since_at AS sinceAt, c.due_at AS dueAt,
  c.answered_at AS answeredAt, c.answered_late AS answeredLate, c.returns, c.paused_at AS pausedAt, c.wait_seq AS waitSeq,
  c.next_tier AS nextTier, c.next_alert_at AS nextAlertAt`;
const from = sql`whistle_call AS c JOIN whistle AS w ON w.id = c.whistle_id`;

const sideColumn = { street: sql`w.street_id`, department: sql`c.unit_id` } as const;

/** The call where the actor speaks for a side of it; the city speaks for the whole. */
export const callOf = (
  ctx: CityContext,
  permission: Permission,
  side: 'street' | 'department' | 'city',
  id: string,
): Statement =>
  sql`SELECT ${columns} FROM ${from} WHERE c.id = ${id} AND w.state IN ('out', 'closed')
    AND ${side === 'city' ? sql`${holdsCityWide(ctx, permission)}` : inScope(ctx, permission, sideColumn[side])}`;

export const callsOf = (whistleId: string): Statement =>
  sql`SELECT ${columns} FROM ${from} WHERE c.whistle_id = ${whistleId} ORDER BY c.id`;

export const calledBeside = (callId: string): Statement =>
  sql`SELECT o.unit_id AS unitId FROM whistle_call AS c JOIN whistle_call AS o ON o.whistle_id = c.whistle_id WHERE c.id = ${callId}`;

/** The day whose terms a call follows: that of the call. */
export const calledDayOf = (callId: string): Statement =>
  sql`(SELECT coalesce(called_day, '9999-12-31') FROM whistle_call WHERE id = ${callId})`;

/** Calls with an alert to raise, the oldest first. */
export const alertsDue = (at: string): Statement => sql`SELECT ${columns} FROM ${from}
  WHERE c.next_alert_at <= ${at} ORDER BY c.next_alert_at, c.id LIMIT CAST(${limits.pageSize} AS INTEGER)`;

export const alertDueOf = (id: string, at: string): Statement =>
  sql`SELECT ${columns} FROM ${from} WHERE c.id = ${id} AND c.next_alert_at <= ${at}`;

const iso = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());

/** What a step makes of a call. Instants in milliseconds. */
export interface CallChange {
  readonly state: CallState;
  readonly wait: CallWait | null;
  readonly baseMs: number;
  readonly sinceMs: number;
  /** The first alert still to come: a pause does not raise again what was raised. */
  readonly nextTier: number;
  readonly newWait: boolean;
  readonly paused: boolean;
  readonly answeredLate: 0 | 1 | null;
  readonly returns: number;
  readonly place: string | null;
  readonly scores: (Scores & { readonly total: number }) | null;
  readonly pointsCents: number;
}

export const planCallChange = (ctx: Stamp, call: CallRow, change: CallChange): Statement[] => {
  const { wait, scores } = change;
  const alert = change.paused ? null : iso(wait?.alerts[change.nextTier]);
  const called = change.state === 'called' && call.baseAt === null;
  return [
    sql`UPDATE whistle_call SET state = ${change.state}, version = version + 1, waits_for = ${wait?.side ?? null},
      called_day = ${called ? ctx.today : call.calledDay}, base_at = ${iso(change.baseMs)}, since_at = ${iso(change.sinceMs)},
      due_at = ${iso(wait?.dueMs)},
      answer_due_at = CASE WHEN ${change.state} = 'called' THEN ${iso(wait?.dueMs)} ELSE answer_due_at END,
      answered_at = CASE WHEN ${change.answeredLate !== null} THEN ${ctx.at} ELSE answered_at END,
      answered_late = CAST(${change.answeredLate ?? call.answeredLate} AS INTEGER), returns = CAST(${change.returns} AS INTEGER),
      paused_at = ${change.paused ? ctx.at : null}, arrived_at = CASE WHEN ${change.place} IS NULL THEN arrived_at ELSE ${ctx.at} END,
      arrived_place = coalesce(${change.place}, arrived_place),
      wait_seq = CAST(${change.newWait ? call.version + 1 : call.waitSeq} AS INTEGER),
      next_tier = CAST(${change.nextTier} AS INTEGER), next_alert_at = ${alert},
      response_cents = CAST(${scores?.response ?? null} AS INTEGER), solution_cents = CAST(${scores?.solution ?? null} AS INTEGER),
      satisfaction_cents = CAST(${scores?.satisfaction ?? null} AS INTEGER), score_cents = CAST(${scores?.total ?? null} AS INTEGER),
      points_cents = CAST(${change.pointsCents} AS INTEGER)
    WHERE id = ${call.id} AND version = CAST(${call.version} AS INTEGER)`,
    expectChanges('whistle_call_version'),
  ];
};

export interface Alert {
  readonly tier: number;
  readonly told: 'side' | 'city';
}

/** Writes the alerts down and says when the next one is due; their key is the wait and the tier. */
export const planAlerts = (ctx: Stamp, call: CallRow, alerts: readonly Alert[], next: number | undefined) => [
  sql`UPDATE whistle_call SET next_tier = CAST(${call.nextTier + alerts.length} AS INTEGER), next_alert_at = ${iso(next)}
    WHERE id = ${call.id} AND version = CAST(${call.version} AS INTEGER) AND next_tier = CAST(${call.nextTier} AS INTEGER)`,
  expectChanges('whistle_alert_once'),
  ...insertRows(
    'whistle_alert',
    alerts.map(({ tier, told }) => ({
      call_id: call.id,
      wait_seq: call.waitSeq,
      tier,
      side: call.waitsFor,
      told,
      due_at: call.dueAt,
      raised_at: ctx.at,
    })),
  ),
];
