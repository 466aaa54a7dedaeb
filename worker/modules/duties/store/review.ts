import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectChanges, json, sql, type Statement } from '../../../platform/statement.ts';
import type { Stamp } from '../../ledger/index.ts';
import type { SeatFacts, StanceInput } from '../rules/review.ts';

/**
 * Whether a department (seat alias `s`) counts in the review: once it has spoken it does; before that not if it was
 * closed, or if the duty has become its own by a merger.
 */
const sits: Statement = sql`(s.stance IS NOT NULL OR s.silent = 1 OR EXISTS (SELECT 1 FROM unit AS w JOIN duty AS own
  ON own.id = s.duty_id AND own.department_id <> w.id WHERE w.id = s.unit_id AND w.until_day IS NULL))`;

/** Departments whose opinion is out in a round (alias `m`). */
export const seatsOut: Statement = sql`SELECT s.unit_id FROM duty_review_seat AS s WHERE s.duty_id = m.duty_id
  AND s.round = m.round AND s.stance IS NULL AND s.silent = 0 AND ${sits}`;

/** Whether a round (alias `m`) waits for its streets. */
export const unheard: Statement = sql`EXISTS (SELECT 1 FROM duty_hearing AS h WHERE h.duty_id = m.duty_id
  AND h.round = m.round AND h.side = 'street' AND h.opinion IS NULL)`;

/** The departments that the terms name, or what they were merged into; never the one whose duty it is. */
export const planSeats = (dutyId: string, reviewers: readonly string[]): Statement =>
  sql`INSERT INTO duty_review_seat (duty_id, round, unit_id)
    SELECT DISTINCT d.id, (SELECT max(m.round) FROM duty_admission AS m WHERE m.duty_id = d.id), n.id
    FROM json_each(${json(reviewers)}) AS r JOIN unit AS u ON u.id = r.value
    JOIN unit AS n ON n.id = coalesce(u.merged_into_id, u.id) AND n.kind = 'department' AND n.until_day IS NULL
    JOIN duty AS d ON d.id = ${dutyId} AND d.department_id <> n.id`;

export type SeatRow = Omit<SeatFacts, 'silent'> & { readonly silent: number; readonly mine: number };
export const seatOf = ({ silent, ...row }: SeatRow): SeatFacts => ({ ...row, silent: silent === 1 });

/** The departments of the open round; `mine` where the actor may speak for it. */
export const seatsOfOpenRound = (ctx: CityContext, dutyId: string): Statement =>
  sql`SELECT s.unit_id AS unitId, u.name AS unitName, s.stance, s.silent, s.answered_by AS answeredBy,
      ${inScope(ctx, 'duties.opine', sql`s.unit_id`)} AS mine
    FROM duty_review_seat AS s JOIN unit AS u ON u.id = s.unit_id
    JOIN duty_admission AS m ON m.duty_id = s.duty_id AND m.round = s.round AND m.outcome IS NULL
    WHERE s.duty_id = ${dutyId} AND ${sits} ORDER BY u.pinyin, u.id`;

/** Every round's departments, for the duty's page; `mine` where the reader may speak for it now. */
export const seatsOfDuty = (ctx: CityContext, dutyId: string): Statement =>
  sql`SELECT s.round, s.unit_id AS unitId, u.name AS unitName, s.stance, s.silent, s.reason,
      s.answered_at AS answeredAt, s.answered_by_name AS answeredByName,
      s.stance IS NULL AND s.silent = 0 AND m.outcome IS NULL AND NOT ${unheard}
        AND coalesce(m.opinions_until, m.review_by) >= ${ctx.today} AND ${inScope(ctx, 'duties.opine', sql`s.unit_id`)} AS mine
    FROM duty_review_seat AS s JOIN unit AS u ON u.id = s.unit_id
    JOIN duty_admission AS m ON m.duty_id = s.duty_id AND m.round = s.round
    WHERE s.duty_id = ${dutyId} AND ${sits} ORDER BY s.round DESC, u.pinyin, u.id`;

/** What each department of a round (alias `m`) said, as JSON without any person. */
export const stancesOf: Statement = sql`(SELECT json_group_array(json_object('department', q.name, 'stance', q.stance))
  FROM (SELECT u.name, s.stance FROM duty_review_seat AS s JOIN unit AS u ON u.id = s.unit_id
    WHERE s.duty_id = m.duty_id AND s.round = m.round AND ${sits} ORDER BY u.pinyin, u.id) AS q)`;

interface OpenRound {
  readonly dutyId: string;
  readonly round: number;
}

export const planStance = (
  stamp: Stamp,
  { dutyId, round }: OpenRound,
  { unitId, stance, reason }: StanceInput,
): Statement[] => [
  sql`UPDATE duty_review_seat SET stance = ${stance}, reason = ${reason}, answered_at = ${stamp.at},
      answered_by = ${stamp.actor.id}, answered_by_name = ${stamp.actor.name}
    WHERE duty_id = ${dutyId} AND round = CAST(${round} AS INTEGER) AND unit_id = ${unitId} AND stance IS NULL AND silent = 0`,
  expectChanges('duty_review_seat_open'),
];

/** Keeps that the departments whose time is over said nothing. */
export const planSilentSeats = (stamp: Stamp, { dutyId, round }: OpenRound): Statement =>
  sql`UPDATE duty_review_seat AS s SET silent = 1, answered_at = ${stamp.at}
    WHERE s.duty_id = ${dutyId} AND s.round = CAST(${round} AS INTEGER) AND s.stance IS NULL AND s.silent = 0 AND ${sits}`;

/** When departments merge: what is out is the successor's to say, once; a seat that it has already is left as it is. */
export const planSeatsFollow = (pairs: string): Statement =>
  sql`UPDATE OR IGNORE duty_review_seat SET unit_id = p.value ->> 1 FROM json_each(${pairs}) AS p
    WHERE duty_review_seat.unit_id = p.value ->> 0 AND duty_review_seat.stance IS NULL AND duty_review_seat.silent = 0`;

/** Those of the named units that are departments and stand. */
export const standingDepartments = (ids: readonly string[]): Statement =>
  sql`SELECT id, name FROM unit WHERE kind = 'department' AND until_day IS NULL AND id IN (SELECT value FROM json_each(${json(ids)}))`;
