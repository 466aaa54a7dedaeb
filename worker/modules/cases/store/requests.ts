import type { Day } from '../../../core/day.ts';
import { yearOf } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide, inScope } from '../../../platform/scope.ts';
import { expectChanges, insertRow, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import type { CaseEvent, CaseFacts, CaseState, Result } from '../rules/case.ts';
import type { NoticeKind, StepDeadline } from '../rules/deadlines.ts';
import type { WantedPart } from '../rules/parts.ts';
import type { Urgency } from '../rules/policy.ts';

export interface RequestRow extends CaseFacts {
  readonly year: number;
  readonly ordinal: number;
  readonly urgency: Urgency;
  readonly unitId: string;
  readonly round: number;
  readonly codeRound: number;
  readonly dueDay: Day;
  readonly deadlineDay: Day | null;
  readonly remindDay: Day | null;
  readonly waitSeq: number;
  readonly leadUnitId: string | null;
  readonly handledDay: Day | null;
  readonly closedDay: Day | null;
  readonly rating: Result | null;
  readonly steps: number;
}

const columns = sql`m.id, m.state, m.version, m.paused_day AS pausedDay, m.year, m.ordinal, m.urgency, m.unit_id AS unitId,
  m.round, m.code_round AS codeRound, m.due_day AS dueDay, m.deadline_day AS deadlineDay, m.remind_day AS remindDay,
  m.wait_seq AS waitSeq, m.lead_unit_id AS leadUnitId, m.handled_day AS handledDay, m.closed_day AS closedDay, m.rating,
  (SELECT max(seq) FROM case_step AS s WHERE s.case_id = m.id) AS steps`;

/** A request is seen where it lies, and by whoever has a part in it. */
export const requestInScope = (ctx: CityContext, permission: Permission): Statement =>
  holdsCityWide(ctx, permission)
    ? sql`1`
    : sql`(${inScope(ctx, permission, sql`m.unit_id`)} OR m.id IN (SELECT p.case_id FROM case_part AS p
        WHERE ${inScope(ctx, permission, sql`p.unit_id`)}))`;

/** The request where the actor may speak for the place it lies in. */
export const requestOf = (ctx: CityContext, permission: Permission, id: string): Statement =>
  sql`SELECT ${columns} FROM case_request AS m WHERE m.id = ${id} AND ${inScope(ctx, permission, sql`m.unit_id`)}`;

/** A request by a condition on `m`, whoever asks. */
export const requestWhere = (condition: Statement): Statement =>
  sql`SELECT ${columns} FROM case_request AS m WHERE ${condition}`;

/** The request that a part belongs to: whoever speaks for the part may report on it, wherever the request lies. */
export const requestOfPart = (partId: string): Statement =>
  sql`SELECT ${columns} FROM case_request AS m WHERE m.id = (SELECT case_id FROM case_part WHERE id = ${partId})`;

/** By its number, for who holds the code: whoever asks must compare it. */
export const requestNumbered = (year: number, ordinal: number): Statement =>
  sql`SELECT ${columns} FROM case_request AS m WHERE m.year = CAST(${year} AS INTEGER) AND m.ordinal = CAST(${ordinal} AS INTEGER)`;

/** Another request of the actor's scope that a duplicate may point to. */
export const targetNumbered = (ctx: CityContext, year: number, ordinal: number): Statement =>
  sql`SELECT m.id, m.state FROM case_request AS m WHERE m.year = CAST(${year} AS INTEGER)
    AND m.ordinal = CAST(${ordinal} AS INTEGER) AND ${requestInScope(ctx, 'cases.read')}`;

export interface NewRequest {
  readonly id: string;
  readonly title: string;
  readonly content: string;
  readonly category: string;
  readonly urgency: Urgency;
  readonly unitId: string;
  readonly spot: string | null;
  readonly channel: 'link' | 'doorstep' | 'phone';
  readonly origin: { readonly kind: 'visit'; readonly id: string } | null;
  readonly personSealed: string | null;
  readonly dueDay: Day;
}

type Stamp = Pick<CityContext, 'at' | 'today' | 'actor'>;

/** The number of the request is drawn with it; `ordinal` is what its year has given so far. */
export const planRequest = (ctx: Stamp, request: NewRequest, deadline: StepDeadline): Statement[] => [
  sql`INSERT INTO case_request (id, year, ordinal, title, content, category, urgency, unit_id, spot, channel, origin_kind,
      origin_id, person_sealed, state, due_day, deadline_day, remind_day, opened_day, opened_by, opened_by_name)
    SELECT ${request.id}, CAST(${yearOf(ctx.today)} AS INTEGER), 1 + coalesce(max(ordinal), 0), ${request.title},
      ${request.content}, ${request.category}, ${request.urgency}, ${request.unitId}, ${request.spot}, ${request.channel},
      ${request.origin?.kind ?? null}, ${request.origin?.id ?? null}, ${request.personSealed}, 'raised', ${request.dueDay},
      ${deadline.deadlineDay}, ${deadline.remindDay}, ${ctx.today}, ${ctx.actor.id}, ${ctx.actor.name}
    FROM case_request WHERE year = CAST(${yearOf(ctx.today)} AS INTEGER)`,
  stepRow(ctx, request.id, 1, 1, {
    event: 'raise',
    state: 'raised',
    text: null,
    told: null,
    documentNumber: null,
    late: false,
  }),
];

export const numberOf = (id: string): Statement =>
  sql`SELECT year, ordinal, code_round AS codeRound FROM case_request WHERE id = ${id}`;

export interface TakenStep {
  readonly event: CaseEvent | 'raise';
  readonly state: CaseState;
  readonly text: string | null;
  /** What the resident reads of it. */
  readonly told: string | null;
  readonly documentNumber: string | null;
  readonly late: boolean;
}

const stepRow = (ctx: Stamp, caseId: string, seq: number, round: number, step: TakenStep): Statement =>
  insertRow('case_step', {
    case_id: caseId,
    seq,
    round,
    event: step.event,
    state: step.state,
    at: ctx.at,
    by_id: ctx.actor.id,
    by_name: ctx.actor.name,
    text: step.text,
    told: step.told,
    document_number: step.documentNumber,
    late: step.late ? 1 : 0,
  });

/** How a request stands after a step. */
export interface Moved {
  readonly state: CaseState;
  readonly round: number;
  readonly dueDay: Day;
  readonly deadlineDay: Day | null;
  readonly remindDay: Day | null;
  readonly waitSeq: number;
  readonly pausedDay: Day | null;
  readonly leadUnitId: string | null;
  readonly handledDay: Day | null;
  readonly closedDay: Day | null;
  readonly rating: Result | null;
  readonly targetId: string | null;
  readonly bodyUnitId: string | null;
  readonly bodyName: string | null;
}

export const planStep = (ctx: Stamp, request: RequestRow, step: TakenStep, to: Moved): Statement[] => [
  sql`UPDATE case_request SET state = ${to.state}, round = CAST(${to.round} AS INTEGER), due_day = ${to.dueDay},
      deadline_day = ${to.deadlineDay}, remind_day = ${to.remindDay}, wait_seq = CAST(${to.waitSeq} AS INTEGER),
      paused_day = ${to.pausedDay}, lead_unit_id = ${to.leadUnitId}, handled_day = ${to.handledDay},
      closed_day = ${to.closedDay}, rating = ${to.rating}, target_id = ${to.targetId}, body_unit_id = ${to.bodyUnitId},
      body_name = ${to.bodyName}, version = version + 1
    WHERE id = ${request.id} AND version = CAST(${request.version} AS INTEGER)`,
  expectChanges('case_request_version'),
  stepRow(ctx, request.id, request.steps + 1, request.round, step),
];

export interface Voice {
  readonly name: string;
  readonly role: string;
  readonly said: string;
}

export const planVoices = (caseId: string, seq: number, voices: readonly Voice[]): Statement[] =>
  insertRows(
    'case_voice',
    voices.map(({ name, role, said }, index) => ({ case_id: caseId, seq, position: index + 1, name, role, said })),
  );

export interface Meeting {
  readonly heldDay: Day;
  readonly place: string;
  readonly chair: string;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbstained: number;
  readonly decision: string;
}

export const planMeeting = (caseId: string, seq: number, meeting: Meeting, passed: boolean): Statement =>
  insertRow('case_meeting', {
    case_id: caseId,
    seq,
    held_day: meeting.heldDay,
    place: meeting.place,
    chair: meeting.chair,
    votes_for: meeting.votesFor,
    votes_against: meeting.votesAgainst,
    votes_abstained: meeting.votesAbstained,
    decision: meeting.decision,
    passed: passed ? 1 : 0,
  });

export const planParts = (ctx: Pick<CityContext, 'newId'>, request: RequestRow, parts: readonly WantedPart[]) =>
  insertRows(
    'case_part',
    parts.map(({ unitId, dutyId, task, leads }, index) => ({
      id: ctx.newId('csp'),
      case_id: request.id,
      round: request.round,
      position: index + 1,
      unit_id: unitId,
      duty_id: dutyId,
      leads: leads ? 1 : 0,
      task,
    })),
  );

export interface PartReport {
  readonly report: string;
  readonly costFen: number | null;
  readonly late: boolean;
}

export const planReport = (ctx: Stamp, partId: string, { report, costFen, late }: PartReport): Statement[] => [
  sql`UPDATE case_part SET report = ${report}, cost_fen = CAST(${costFen} AS INTEGER), reported_at = ${ctx.at},
      reported_by = ${ctx.actor.id}, reported_by_name = ${ctx.actor.name}, worker_id = ${ctx.actor.workerId},
      late = ${late} WHERE id = ${partId} AND report IS NULL`,
  expectChanges('case_part_open'),
];

export interface NewRating {
  readonly result: Result;
  readonly points: number;
  readonly pointsMost: number;
  readonly comment: string | null;
}

/** The worker is whoever reported the part that led. */
export const planRating = (ctx: Stamp, request: RequestRow, rating: NewRating): Statement =>
  sql`INSERT INTO case_rating (case_id, round, result, points, points_most, comment, rated_day, rated_at, unit_id,
      lead_unit_id, worker_id)
    SELECT ${request.id}, CAST(${request.round} AS INTEGER), ${rating.result}, CAST(${rating.points} AS INTEGER),
      CAST(${rating.pointsMost} AS INTEGER), ${rating.comment}, ${ctx.today}, ${ctx.at}, ${request.unitId}, p.unit_id, p.worker_id
    FROM case_part AS p WHERE p.case_id = ${request.id} AND p.round = CAST(${request.round} AS INTEGER) AND p.leads = 1`;

export interface DueRow extends RequestRow {
  /** JSON list of the notices that stand for this wait, and of the whole. */
  readonly raised: string;
}

const raisedOf = sql`(SELECT json_group_array(n.kind) FROM case_notice AS n WHERE n.case_id = m.id
  AND (n.seq = m.wait_seq OR n.kind = 'whole'))`;
const missing = (kind: NoticeKind, seq: Statement): Statement =>
  sql`NOT EXISTS (SELECT 1 FROM case_notice AS n WHERE n.case_id = m.id AND n.kind = ${kind} AND n.seq = ${seq})`;

const dueOn = (today: Day): Statement => sql`m.deadline_day IS NOT NULL AND m.paused_day IS NULL AND (
  (m.state = 'handled' AND m.deadline_day < ${today}) OR (m.state <> 'handled' AND (
    (m.deadline_day < ${today} AND ${missing('step', sql`m.wait_seq`)})
    OR (m.due_day < ${today} AND ${missing('whole', sql`0`)})
    OR (m.remind_day <= ${today} AND m.deadline_day >= ${today} AND ${missing('reminder', sql`m.wait_seq`)}))))`;

/** Requests of which the clock has something to say, the oldest first; a page of them. */
export const dueRequests = (
  today: Day,
): Statement => sql`SELECT ${columns}, ${raisedOf} AS raised FROM case_request AS m
  WHERE ${dueOn(today)} ORDER BY m.deadline_day, m.id LIMIT CAST(${limits.pageSize} AS INTEGER)`;

/** One of them, read again by whoever is about to raise it. */
export const dueRequest = (id: string, today: Day): Statement =>
  sql`SELECT ${columns}, ${raisedOf} AS raised FROM case_request AS m WHERE m.id = ${id} AND ${dueOn(today)}`;

/** Answering for it is who leads, else the place; a breach goes up to the street, of the whole to the city. */
export const planNotice = (
  ctx: Stamp & Pick<CityContext, 'city'>,
  request: RequestRow,
  { kind, deadlineDay }: { readonly kind: NoticeKind; readonly deadlineDay: Day },
): Statement => {
  const street = sql`SELECT u.id FROM unit_closure AS c JOIN unit AS u ON u.id = c.ancestor_id AND u.kind = 'street'
    WHERE c.descendant_id = ${request.unitId} ORDER BY c.depth LIMIT 1`;
  const up = { reminder: sql`NULL`, step: sql`(${street})`, whole: sql`${ctx.city.rootUnitId}` }[kind];
  return sql`INSERT INTO case_notice (case_id, kind, seq, state, unit_id, raised_to, deadline_day, raised_at)
    SELECT ${request.id}, ${kind}, CAST(${kind === 'whole' ? 0 : request.waitSeq} AS INTEGER), ${request.state},
      ${request.state === 'handling' && request.leadUnitId ? request.leadUnitId : request.unitId}, ${up}, ${deadlineDay}, ${ctx.at}`;
};
