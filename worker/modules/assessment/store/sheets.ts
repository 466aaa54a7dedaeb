import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { json, sql, type Statement } from '../../../platform/statement.ts';
import type { PostType } from '../rules/scheme.ts';
import type { EventRow } from './events.ts';

const most = sql`LIMIT CAST(${limits.exportRows} AS INTEGER)`;
const order = sql`s.code, s.pinyin, u.code, u.pinyin, CASE p.post_type WHEN 'head' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, w.pinyin, w.id`;
const people = sql`assessment_person AS p JOIN worker AS w ON w.id = p.worker_id JOIN unit AS u ON u.id = p.unit_id
  JOIN unit AS s ON s.id = p.street_id`;
const who = sql`w.id AS workerId, w.name, u.name AS unitName, s.name AS streetName`;

export interface SheetPerson {
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string;
  readonly streetName: string;
}

export interface MarkSheetRow extends SheetPerson {
  readonly bonus: number;
  readonly bonusReason: string | null;
  readonly deduction: number;
  readonly deductionReason: string | null;
  readonly vetoReason: string | null;
  readonly remark: string | null;
  /** Standing means of whole groups, as a sheet or a count brought them: pairs of group and points, in JSON. */
  readonly marks: string;
}

/** Everybody of a cycle within the scope with what a sheet of marks says of them; what raters gave is in their own sheets. */
export const markSheet = (ctx: CityContext, cycleId: string): Statement =>
  sql`SELECT ${who}, p.bonus, p.bonus_reason AS bonusReason, p.deduction, p.deduction_reason AS deductionReason,
      p.veto_reason AS vetoReason, p.remark, (SELECT json_group_array(json_array(m.group_code, m.score))
        FROM assessment_mark AS m WHERE m.cycle_id = p.cycle_id AND m.worker_id = p.worker_id AND m.ended_at IS NULL
          AND m.rater_id IS NULL) AS marks
    FROM ${people} WHERE p.cycle_id = ${cycleId} AND ${inScope(ctx, 'assessment.write', sql`p.unit_id`)} ORDER BY ${order} ${most}`;

export interface RegularSheetRow extends SheetPerson {
  readonly score: number | null;
  readonly cause: string | null;
}

/** Everybody whom a group marks, within the scope, with the mark of a period that stands; never the actor. */
export const regularSheet = (
  ctx: CityContext,
  cycleId: string,
  group: string,
  period: string,
  posts: readonly PostType[],
): Statement =>
  sql`SELECT ${who}, r.score, r.cause FROM ${people} LEFT JOIN assessment_regular_mark AS r ON r.cycle_id = p.cycle_id
      AND r.worker_id = p.worker_id AND r.period = ${period} AND r.group_code = ${group} AND r.ended_at IS NULL
    WHERE p.cycle_id = ${cycleId} AND p.post_type IN (SELECT value FROM json_each(${json(posts)}))
      AND p.worker_id <> ${ctx.actor.workerId ?? ''} AND ${inScope(ctx, 'assessment.read', sql`p.unit_id`)} ORDER BY ${order} ${most}`;

export type EventSheetRow = SheetPerson &
  Pick<EventRow, 'kind' | 'itemName' | 'times' | 'points' | 'onDay' | 'document' | 'cause' | 'proposedByName' | 'decidedByName'> & {
    readonly outcome: 'confirmed' | 'declined' | null;
    readonly cancels: number;
  }; // prettier-ignore

/** Every event of a cycle within the scope, as it was proposed. */
export const eventSheet = (ctx: CityContext, cycleId: string): Statement =>
  sql`SELECT ${who}, e.kind, e.item_name AS itemName, e.times, e.points, e.on_day AS onDay, e.document, e.cause, e.outcome,
      e.proposed_by_name AS proposedByName, e.decided_by_name AS decidedByName, e.cancels_id IS NOT NULL AS cancels
    FROM ${people} JOIN assessment_event AS e ON e.cycle_id = p.cycle_id AND e.worker_id = p.worker_id
    WHERE p.cycle_id = ${cycleId} AND ${inScope(ctx, 'assessment.read', sql`p.unit_id`)} ORDER BY ${order}, e.on_day, e.id ${most}`;

/** Every event of the workers whom a sheet names, whatever became of it. */
export const knownEvents = (cycleId: string, named: Statement): Statement =>
  sql`SELECT e.worker_id AS workerId, e.kind, e.item, e.times, e.on_day AS onDay, e.document, e.cause
    FROM assessment_event AS e JOIN worker AS w ON w.id = e.worker_id WHERE e.cycle_id = ${cycleId} AND ${named} ORDER BY e.id`;

export interface BallotSheetRow {
  readonly streetName: string;
  readonly unitName: string;
  readonly sent: number;
  readonly returned: number;
  readonly ordinary: number;
}

/** The counts of ballots that stand, of communities within the scope. */
export const ballotSheet = (ctx: CityContext, cycleId: string): Statement =>
  sql`SELECT s.name AS streetName, u.name AS unitName, b.sent, b.returned, b.ordinary FROM assessment_ballot AS b
    JOIN unit AS u ON u.id = b.community_id JOIN unit AS s ON s.id = u.parent_id
    WHERE b.cycle_id = ${cycleId} AND ${inScope(ctx, 'assessment.write', sql`u.id`)} ORDER BY s.code, s.pinyin, u.code, u.pinyin, u.id ${most}`;
