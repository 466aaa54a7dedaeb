import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectChanges, expectThat, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import { termsIn, type TermsRow } from '../../../platform/terms.ts';
import type { Stamp } from '../../ledger/index.ts';
import type { AdmissionPolicy, Deadlines, HearingFacts, Opinion } from '../rules/admission.ts';
import type { Outcome } from '../rules/review.ts';
import { planSeats, seatsOut } from './review.ts';

export {
  workCalendarOf as calendarOf,
  workCalendars as calendars,
  type WorkCalendarRow as CalendarRow,
} from '../../organisation/index.ts';
export type PolicyRow = TermsRow;
export const admissionTerms = termsIn<AdmissionPolicy>('duty_policy');
export const { on: policyOn, of: policyOf } = admissionTerms;

/** Every edition of the terms, the newest first, with what the departments of the review are called. */
export async function listAdmissionTerms({ db, today }: CityContext) {
  const [rows, departments] = await db.reads<[TermsRow, { id: string; name: string }]>([
    admissionTerms.all(),
    sql`SELECT u.id, u.name FROM unit AS u WHERE u.id IN (SELECT r.value FROM duty_policy AS p, json_each(p.content, '$.reviewers') AS r)`,
  ]);
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  return admissionTerms.told(rows, today).map((terms) => ({
    ...terms,
    reviewers: [...terms.reviewers],
    reviewerNames: terms.reviewers.map((id) => names.get(id) ?? id),
  }));
}

export interface RoundRow {
  readonly dutyId: string;
  readonly round: number;
  readonly hearingUntil: Day;
  readonly opinionsUntil: Day;
  readonly reviewBy: Day;
  readonly silence: Opinion;
}

const roundColumns = sql`m.duty_id AS dutyId, m.round, m.hearing_until AS hearingUntil,
  coalesce(m.opinions_until, m.review_by) AS opinionsUntil, m.review_by AS reviewBy, m.silence`;

/** The round that is not decided yet. */
export const openRound = (dutyId: string): Statement =>
  sql`SELECT ${roundColumns} FROM duty_admission AS m WHERE m.duty_id = ${dutyId} AND m.outcome IS NULL
    ORDER BY m.round DESC LIMIT 1`;

export type HearingRow = HearingFacts & { readonly unitId: string };

export const openHearings = (dutyId: string): Statement =>
  sql`SELECT h.unit_id AS unitId, u.name AS unitName, h.side, h.opinion, h.answered_by AS answeredBy FROM duty_hearing AS h
    JOIN duty_admission AS m ON m.duty_id = h.duty_id AND m.round = h.round AND m.outcome IS NULL
    JOIN unit AS u ON u.id = h.unit_id WHERE h.duty_id = ${dutyId} ORDER BY u.pinyin, u.id`;

/** The part of a unit in the open round, for whoever may speak for it. */
export const hearingOf = (ctx: CityContext, dutyId: string, unitId: string): Statement =>
  sql`SELECT h.unit_id AS unitId, u.name AS unitName, h.side, h.opinion, h.answered_by AS answeredBy, d.state,
      ${roundColumns} FROM duty_hearing AS h JOIN unit AS u ON u.id = h.unit_id JOIN duty AS d ON d.id = h.duty_id
    JOIN duty_admission AS m ON m.duty_id = h.duty_id AND m.round = h.round
    WHERE h.duty_id = ${dutyId} AND h.unit_id = ${unitId} AND ${inScope(ctx, 'duties.hear', sql`h.unit_id`)}
    ORDER BY h.round DESC LIMIT 1`;

/**
 * Begins a round: streets that carry it or have a carrier, the communities below or among the carriers, and the
 * departments that sit in the review.
 */
export const planRound = (
  stamp: Stamp,
  dutyId: string,
  { hearingUntil, opinionsUntil, reviewBy }: Deadlines,
  { silence, reviewers }: Pick<AdmissionPolicy, 'silence' | 'reviewers'>,
): Statement[] => [
  sql`INSERT INTO duty_admission (duty_id, round, submitted_day, hearing_until, opinions_until, review_by, silence)
    SELECT ${dutyId}, count(*) + 1, ${stamp.today}, ${hearingUntil}, ${opinionsUntil}, ${reviewBy}, ${silence}
    FROM duty_admission WHERE duty_id = ${dutyId}`,
  sql`INSERT INTO duty_hearing (duty_id, round, unit_id, side)
    SELECT DISTINCT t.duty_id, (SELECT max(m.round) FROM duty_admission AS m WHERE m.duty_id = t.duty_id), u.id, u.kind
    FROM duty_target AS t JOIN unit AS c ON c.id = t.unit_id
    JOIN unit AS u ON u.until_day IS NULL AND u.kind IN ('street', 'community')
      AND (u.id = c.id OR u.parent_id = c.id OR (u.id = c.parent_id AND u.kind = 'street'))
    WHERE t.duty_id = ${dutyId}`,
  planSeats(dutyId, reviewers),
];

export const stillOpen = (row: Pick<RoundRow, 'dutyId' | 'round'>): Statement =>
  expectThat(
    'duty_round_open',
    sql`EXISTS (SELECT 1 FROM duty_admission WHERE duty_id = ${row.dutyId} AND round = CAST(${row.round} AS INTEGER)
      AND outcome IS NULL)`,
  );

export const planOpinion = (
  stamp: Stamp,
  row: RoundRow & { readonly unitId: string },
  said: { readonly opinion: Opinion; readonly reason: string | null },
): Statement[] => [
  stillOpen(row),
  sql`UPDATE duty_hearing SET opinion = ${said.opinion}, reason = ${said.reason}, answered_at = ${stamp.at},
      answered_by = ${stamp.actor.id}, answered_by_name = ${stamp.actor.name}
    WHERE duty_id = ${row.dutyId} AND round = CAST(${row.round} AS INTEGER) AND unit_id = ${row.unitId} AND opinion IS NULL`,
  expectChanges('duty_hearing_open'),
];

export interface Decision {
  readonly outcome: Outcome;
  readonly conditions: string | null;
  readonly reason: string;
}

export const planDecision = (stamp: Stamp, row: RoundRow, decision: Decision): Statement[] => [
  sql`UPDATE duty_admission SET outcome = ${decision.outcome}, conditions = ${decision.conditions},
      reason = ${decision.reason}, decided_day = ${stamp.today}, decided_at = ${stamp.at}, decided_by = ${stamp.actor.id},
      decided_by_name = ${stamp.actor.name}
    WHERE duty_id = ${row.dutyId} AND round = CAST(${row.round} AS INTEGER) AND outcome IS NULL`,
  expectChanges('duty_round_open'),
];

/** Rounds whose hearing ended with a street silent, that wait for departments past their day, or are late and not yet raised. */
export const overdueRounds = (today: Day): Statement =>
  sql`SELECT ${roundColumns} FROM duty_admission AS m WHERE m.outcome IS NULL AND m.hearing_until < ${today} AND (
      EXISTS (SELECT 1 FROM duty_hearing AS h WHERE h.duty_id = m.duty_id AND h.round = m.round AND h.side = 'street'
        AND h.opinion IS NULL)
      OR (coalesce(m.opinions_until, m.review_by) < ${today} AND EXISTS (${seatsOut}))
      OR (m.review_by < ${today} AND NOT EXISTS (SELECT 1 FROM duty_breach AS b WHERE b.duty_id = m.duty_id
        AND b.round = m.round AND b.side = 'review')))
    ORDER BY m.hearing_until, m.duty_id LIMIT CAST(${limits.pageSize} AS INTEGER)`;

export const silentStreets = (row: RoundRow): Statement =>
  sql`SELECT h.unit_id AS unitId FROM duty_hearing AS h
    JOIN duty_admission AS m ON m.duty_id = h.duty_id AND m.round = h.round AND m.outcome IS NULL
    WHERE h.duty_id = ${row.dutyId} AND h.round = CAST(${row.round} AS INTEGER) AND h.side = 'street' AND h.opinion IS NULL`;

export const reviewLate = (row: RoundRow, today: Day): Statement =>
  sql`SELECT m.review_by AS reviewBy FROM duty_admission AS m WHERE m.duty_id = ${row.dutyId}
    AND m.round = CAST(${row.round} AS INTEGER) AND m.outcome IS NULL AND m.review_by < ${today}
    AND NOT EXISTS (SELECT 1 FROM duty_breach AS b WHERE b.duty_id = m.duty_id AND b.round = m.round AND b.side = 'review')`;

/** Takes the silence of the streets as the round's rule says, and keeps that they were silent. */
export const planSilence = (stamp: Stamp, row: RoundRow): Statement[] => [
  stillOpen(row),
  sql`INSERT INTO duty_breach (duty_id, round, side, unit_id, deadline_day, raised_at)
    SELECT duty_id, round, 'street', unit_id, ${row.hearingUntil}, ${stamp.at} FROM duty_hearing
    WHERE duty_id = ${row.dutyId} AND round = CAST(${row.round} AS INTEGER) AND side = 'street' AND opinion IS NULL`,
  sql`UPDATE duty_hearing SET opinion = ${row.silence}, silent = 1, answered_at = ${stamp.at}
    WHERE duty_id = ${row.dutyId} AND round = CAST(${row.round} AS INTEGER) AND side = 'street' AND opinion IS NULL`,
];

export const planLateReview = (stamp: Stamp, row: RoundRow, cityId: string): Statement =>
  insertRow('duty_breach', {
    duty_id: row.dutyId,
    round: row.round,
    side: 'review',
    unit_id: cityId,
    deadline_day: row.reviewBy,
    raised_at: stamp.at,
  });
