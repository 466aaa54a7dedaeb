import { yearOf } from '../../../core/day.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide, inScope } from '../../../platform/scope.ts';
import { expectChanges, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import { admittedDuties } from '../../duties/index.ts';
import type { CallEvent, CallState } from '../rules/call.ts';
import type { WhistleKind } from '../rules/policy.ts';
import type { Wanted, WhistleEvent, WhistleFacts, WhistleState } from '../rules/whistle.ts';

export interface WhistleRow extends WhistleFacts {
  readonly id: string;
  readonly kind: WhistleKind;
  readonly streetId: string;
}

export type Stamp = Pick<CityContext, 'at' | 'today' | 'actor'>;

/** A whistle is seen by its street and by each body it called, with what lies above and below them. */
export const whistleInScope = (ctx: CityContext, permission: Permission): Statement =>
  holdsCityWide(ctx, permission)
    ? sql`1`
    : sql`(${inScope(ctx, permission, sql`w.street_id`)} OR (w.state IN ('out', 'closed') AND EXISTS (
        SELECT 1 FROM whistle_call AS x WHERE x.whistle_id = w.id AND ${inScope(ctx, permission, sql`x.unit_id`)})))`;

/** The whistle where the actor speaks for its street. */
export const whistleOf = (ctx: CityContext, permission: Permission, id: string): Statement =>
  sql`SELECT w.id, w.kind, w.state, w.version, w.street_id AS streetId, w.drafted_by AS draftedBy FROM whistle AS w
    WHERE w.id = ${id} AND ${inScope(ctx, permission, sql`w.street_id`)}`;

export const streetInScope = (ctx: CityContext, permission: Permission, id: string): Statement =>
  sql`SELECT id FROM unit WHERE id = ${id} AND kind = 'street' AND until_day IS NULL AND ${inScope(ctx, permission, sql`id`)}`;

export const unitsNamed = (ids: readonly string[]): Statement =>
  sql`SELECT u.id, u.name, u.kind, u.parent_id AS parentId, p.kind AS parentKind FROM unit AS u
    LEFT JOIN unit AS p ON p.id = u.parent_id WHERE u.until_day IS NULL AND u.id IN (SELECT value FROM json_each(${json(ids)}))`;

/** Of these duties those that stand admitted on the day. */
export const dutiesStanding = (ctx: Stamp, ids: readonly (string | null)[]): Statement =>
  sql`SELECT id, departmentId FROM (${admittedDuties(ctx.today)}) WHERE id IN (SELECT value FROM json_each(${json(ids)}))`;

export interface NewWhistle {
  readonly id: string;
  readonly kind: WhistleKind;
  readonly title: string;
  readonly content: string;
  readonly place: string;
  readonly streetId: string;
}

export const planWhistle = (ctx: Stamp, whistle: NewWhistle, state: WhistleState): Statement[] => [
  sql`INSERT INTO whistle (id, year, ordinal, kind, title, content, place, street_id, state, drafted_day, drafted_by,
      drafted_by_name, out_at)
    SELECT ${whistle.id}, CAST(${yearOf(ctx.today)} AS INTEGER), 1 + coalesce(max(ordinal), 0), ${whistle.kind},
      ${whistle.title}, ${whistle.content}, ${whistle.place}, ${whistle.streetId}, ${state}, ${ctx.today}, ${ctx.actor.id},
      ${ctx.actor.name}, ${state === 'out' ? ctx.at : null}
    FROM whistle WHERE year = CAST(${yearOf(ctx.today)} AS INTEGER)`,
];

export const planCalls = (calls: readonly (Wanted & { id: string })[], whistleId: string, namedBy: string | null) =>
  insertRows(
    'whistle_call',
    calls.map(({ id, unitId, dutyId }) => ({
      id,
      whistle_id: whistleId,
      unit_id: unitId,
      duty_id: dutyId,
      named_by: namedBy,
      state: 'planned',
    })),
  );

/** Numbered as it is written, so that steps of several calls do not wait for one another. */
export const stepRow = (
  ctx: Stamp,
  step: {
    readonly whistleId: string;
    readonly callId: string | null;
    readonly event: WhistleEvent | CallEvent | 'draft';
    readonly state: WhistleState | CallState;
    readonly text: string | null;
    readonly late: boolean;
  },
): Statement =>
  sql`INSERT INTO whistle_step (whistle_id, seq, call_id, event, state, at, by_id, by_name, text, late)
    SELECT ${step.whistleId}, 1 + coalesce(max(seq), 0), ${step.callId}, ${step.event}, ${step.state}, ${ctx.at},
      ${ctx.actor.id}, ${ctx.actor.name}, ${step.text}, CAST(${step.late ? 1 : 0} AS INTEGER)
    FROM whistle_step WHERE whistle_id = ${step.whistleId}`;

export const planWhistleStep = (
  ctx: Stamp,
  whistle: WhistleRow,
  step: { event: WhistleEvent; state: WhistleState; text: string | null; content: string | null },
): Statement[] => [
  sql`UPDATE whistle SET state = ${step.state}, version = version + 1, content = coalesce(${step.content}, content),
      out_at = CASE WHEN ${step.state} = 'out' THEN ${ctx.at} ELSE out_at END,
      signed_by = CASE WHEN ${step.event} = 'sign' THEN ${ctx.actor.id} ELSE signed_by END,
      signed_by_name = CASE WHEN ${step.event} = 'sign' THEN ${ctx.actor.name} ELSE signed_by_name END,
      ended_at = CASE WHEN ${step.state} = 'withdrawn' THEN ${ctx.at} ELSE ended_at END
    WHERE id = ${whistle.id} AND version = CAST(${whistle.version} AS INTEGER)`,
  expectChanges('whistle_version'),
  stepRow(ctx, { ...step, whistleId: whistle.id, callId: null, late: false }),
];

/** Closes a whistle whose last call has ended, with a step of its own. */
export const planClosing = (ctx: Stamp, whistleId: string): Statement[] => [
  sql`UPDATE whistle SET state = 'closed', ended_at = ${ctx.at}, version = version + 1 WHERE id = ${whistleId} AND state = 'out'
    AND NOT EXISTS (SELECT 1 FROM whistle_call AS c WHERE c.whistle_id = ${whistleId}
      AND c.state NOT IN ('scored', 'declined', 'unanswered', 'cancelled'))`,
  sql`INSERT INTO whistle_step (whistle_id, seq, call_id, event, state, at, by_id, by_name, text, late)
    SELECT id, (SELECT 1 + max(seq) FROM whistle_step WHERE whistle_id = ${whistleId}), NULL, 'close', 'closed', ${ctx.at},
      ${ctx.actor.id}, ${ctx.actor.name}, NULL, 0 FROM whistle WHERE id = ${whistleId} AND changes() = 1`,
];

export const planDraftStep = (ctx: Stamp, whistleId: string, state: WhistleState): Statement[] => [
  stepRow(ctx, { whistleId, callId: null, event: 'draft', state: 'drafted', text: null, late: false }),
  ...(state === 'out'
    ? [stepRow(ctx, { whistleId, callId: null, event: 'send', state, text: null, late: false })]
    : []),
];

/** A further call is made only while the whistle is out, as it was read. */
export const planStillOut = ({ id, version }: WhistleRow): Statement[] => [
  sql`UPDATE whistle SET version = version + 1 WHERE id = ${id} AND state = 'out' AND version = CAST(${version} AS INTEGER)`,
  expectChanges('whistle_version'),
];
