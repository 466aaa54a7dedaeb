import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import type { Day } from '../../../core/day.ts';
import { standingFiles } from '../../../platform/attachment/index.ts';
import { verifierInScope } from './settlement.ts';
import { owedFen, receivedFen, usedFen } from './spending.ts';
import { blockedItem } from './catalogue.ts';
import { seatsOfDuty, stancesOf } from './review.ts';
import { dutyInScope, partInScope } from './scope.ts';

export interface Page {
  readonly page: number;
  readonly pageSize: number;
  readonly sort?: string | undefined;
}

export interface DutyFilter {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly q?: string | undefined;
}

const window = ({ page, pageSize }: Page): Statement =>
  sql`LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`;

const pick = sql`SELECT d.id, d.code, d.title, d.kind, d.department_id AS departmentId, u.name AS departmentName,
  d.from_month AS fromMonth, d.until_month AS untilMonth, d.method, d.state, d.version,
  (SELECT count(*) FROM duty_target AS t WHERE t.duty_id = d.id) AS targets,
  (SELECT coalesce(sum(t.amount_fen), 0) FROM duty_target AS t WHERE t.duty_id = d.id) AS amountFen,
  (SELECT coalesce(sum(h.amount_fen), 0) FROM ledger_hold AS h
    WHERE h.subject_type = 'duty' AND h.subject_id = d.id AND h.state = 'open') AS heldFen,
  (SELECT coalesce(sum(s.due_fen), 0) FROM duty_settlement AS s JOIN duty_assignment AS a ON a.id = s.assignment_id
    WHERE a.duty_id = d.id AND s.state = 'verified') AS settledFen`;

function where(ctx: CityContext, filter: DutyFilter): Statement {
  const like = filter.q ? `%${filter.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : '';
  return allOf([
    dutyInScope(ctx, 'duties.read'),
    filter.state !== undefined && sql`d.state = ${filter.state}`,
    filter.kind !== undefined && sql`d.kind = ${filter.kind}`,
    filter.departmentId !== undefined && sql`d.department_id = ${filter.departmentId}`,
    filter.unitId !== undefined &&
      sql`EXISTS (SELECT 1 FROM duty_target AS t WHERE t.duty_id = d.id AND t.unit_id = ${filter.unitId})`,
    like !== '' && sql`d.title LIKE ${like} ESCAPE '\\' OR d.code LIKE ${like} ESCAPE '\\'`,
  ]);
}

const sorts: Readonly<Record<string, string>> = {
  code: 'd.code',
  title: 'd.title',
  amountFen: 'amountFen',
  heldFen: 'heldFen',
};

function order(sort: string | undefined): Statement {
  const key = sort && sorts[sort.replace(/^-/, '')];
  return {
    sql: key ? `ORDER BY ${key}${sort.startsWith('-') ? ' DESC' : ''}, d.code` : 'ORDER BY d.code DESC',
    params: [],
  };
}

export const dutyPage = (ctx: CityContext, filter: DutyFilter & Page): [Statement, Statement] => [
  sql`${pick} FROM duty AS d JOIN unit AS u ON u.id = d.department_id WHERE ${where(ctx, filter)}
    ${order(filter.sort)} ${window(filter)}`,
  sql`SELECT count(*) AS total FROM duty AS d WHERE ${where(ctx, filter)}`,
];

/** Decided after its day, or not yet and the day is over. */
export const lateBy = (today: Day): Statement =>
  sql`coalesce(coalesce(date(s.decided_at, '+8 hours'), ${today}) > s.verify_by, 0)`;

const settlementPick = (
  ctx: CityContext,
): Statement => sql`SELECT s.id, d.id AS dutyId, d.title AS dutyTitle, a.unit_id AS unitId, u.name AS unitName,
  s.month, s.part, s.verify_by AS verifyBy, ${lateBy(ctx.today)} AS late, s.freed_fen AS freedFen,
  ${standingFiles('duties.settlement', sql`s.id`)} AS files, s.state = 'reported' AND s.reported_by <> ${ctx.actor.id}
    AND ${verifierInScope(ctx, 'duties.settle.approve')} AS mayVerify, s.state, s.reported_volume AS reportedVolume, t.monthly_volume AS monthlyVolume, s.evidence,
  s.reported_at AS reportedAt, s.reported_by AS reportedBy, s.reported_by_name AS reportedByName,
  s.verified_volume AS verifiedVolume, s.score, s.quality_ppm AS qualityPpm, s.due_fen AS dueFen,
  s.decided_at AS decidedAt, s.decided_by_name AS decidedByName, s.decision_reason AS decisionReason,
  s.transaction_id AS transactionId, s.version
  FROM duty_settlement AS s JOIN duty_assignment AS a ON a.id = s.assignment_id JOIN duty AS d ON d.id = a.duty_id
  JOIN duty_target AS t ON t.duty_id = d.id AND t.unit_id = a.unit_id JOIN unit AS u ON u.id = a.unit_id`;

type Four = [Statement, Statement, Statement, Statement];

/** A duty with all that hangs on it, in one round trip. */
export const dutyWhole = (ctx: CityContext, id: string): [...Four, ...Four, Statement] => [
  sql`${pick}, d.content, d.legal_basis AS legalBasis, d.line_id AS lineId, l.code || ' ' || l.name AS lineLabel, d.measure,
      d.unit_price_fen AS unitPriceFen, d.difficulty, d.drafted_by_name AS draftedByName, d.pool_fen AS poolFen, d.basis, d.uses,
      d.file_by AS fileBy, d.exit_day AS exitDay, d.renews_id AS renewsId, ${blockedItem(ctx.today)} AS blockedBy, (SELECT n.id FROM duty AS n WHERE n.renews_id = d.id
        AND n.state NOT IN ('rejected', 'revoked')) AS renewedById
    FROM duty AS d JOIN unit AS u ON u.id = d.department_id LEFT JOIN ledger_account AS l ON l.id = d.line_id
    WHERE d.id = ${id} AND ${dutyInScope(ctx, 'duties.read')}`,
  sql`SELECT t.unit_id AS unitId, u.name AS unitName, t.monthly_volume AS monthlyVolume, t.amount_fen AS amountFen,
      a.from_day AS assignedFrom, a.until_day AS assignedUntil,
      (SELECT coalesce(sum(h.amount_fen), 0) FROM ledger_hold AS h
        WHERE h.root_id = a.hold_root_id AND h.state = 'open') AS heldFen,
      (SELECT coalesce(sum(s.due_fen), 0) FROM duty_settlement AS s
        WHERE s.assignment_id = a.id AND s.state = 'verified') AS settledFen, t.weight, coalesce(${receivedFen} - ${usedFen}, 0) AS leftFen,
      CASE WHEN a.id IS NULL THEN 0 ELSE ${owedFen} END AS owedFen, ${inScope(ctx, 'duties.settle', sql`t.unit_id`)} AS mine
    FROM duty_target AS t JOIN unit AS u ON u.id = t.unit_id
    LEFT JOIN duty_assignment AS a ON a.duty_id = t.duty_id AND a.unit_id = t.unit_id
    WHERE t.duty_id = ${id} ORDER BY t.position`,
  sql`SELECT n.what, n.over_what AS overWhat, n.department_id AS departmentId, u.name AS departmentName
    FROM duty_authority AS n JOIN unit AS u ON u.id = n.department_id WHERE n.duty_id = ${id} ORDER BY n.position`,
  sql`SELECT g.id, g.unit_id AS unitId, u.name AS unitName, o.name AS departmentName, g.what, g.over_what AS overWhat,
      g.from_day AS fromDay, g.until_day AS untilDay, g.ended_at AS endedAt
    FROM authority_grant AS g JOIN unit AS u ON u.id = g.unit_id JOIN unit AS o ON o.id = g.department_id
    WHERE g.duty_id = ${id} ORDER BY u.pinyin, g.id`,
  sql`SELECT event, state, at, by_name AS byName, reason FROM duty_step WHERE duty_id = ${id} ORDER BY position`,
  sql`${settlementPick(ctx)} WHERE d.id = ${id} ORDER BY s.month DESC, u.pinyin`,
  sql`SELECT m.round, m.submitted_day AS submittedDay, m.hearing_until AS hearingUntil,
      coalesce(m.opinions_until, m.review_by) AS opinionsUntil, m.review_by AS reviewBy, m.outcome,
      m.conditions, m.reason, m.decided_day AS decidedDay, m.decided_by_name AS decidedByName,
      coalesce(m.decided_day, ${ctx.today}) > m.review_by AS late
    FROM duty_admission AS m WHERE m.duty_id = ${id} ORDER BY m.round DESC`,
  sql`SELECT h.round, h.unit_id AS unitId, u.name AS unitName, h.side, h.opinion, h.silent, h.reason,
      h.answered_at AS answeredAt, h.answered_by_name AS answeredByName,
      h.opinion IS NULL AND m.outcome IS NULL AND m.hearing_until >= ${ctx.today}
        AND ${inScope(ctx, 'duties.hear', sql`h.unit_id`)} AS mine
    FROM duty_hearing AS h JOIN unit AS u ON u.id = h.unit_id
    JOIN duty_admission AS m ON m.duty_id = h.duty_id AND m.round = h.round
    WHERE h.duty_id = ${id} ORDER BY h.round DESC, h.side DESC, u.pinyin, u.id`,
  seatsOfDuty(ctx, id),
];

export interface SettlementFilter {
  readonly state?: string | undefined;
  readonly dutyId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly late?: 'true' | undefined;
}

export function settlementPage(ctx: CityContext, filter: SettlementFilter & Page): [Statement, Statement] {
  const within = allOf([
    partInScope(ctx, 'duties.read'),
    filter.state !== undefined && sql`s.state = ${filter.state}`,
    filter.dutyId !== undefined && sql`d.id = ${filter.dutyId}`,
    filter.unitId !== undefined && sql`a.unit_id = ${filter.unitId}`,
    filter.departmentId !== undefined && sql`d.department_id = ${filter.departmentId}`,
    filter.late !== undefined && lateBy(ctx.today),
  ]);
  return [
    sql`${settlementPick(ctx)} WHERE ${within} ORDER BY s.month DESC, s.id DESC ${window(filter)}`,
    sql`SELECT count(*) AS total FROM duty_settlement AS s JOIN duty_assignment AS a ON a.id = s.assignment_id
      JOIN duty AS d ON d.id = a.duty_id WHERE ${within}`,
  ];
}

export const carriers = (): Statement =>
  sql`SELECT id, kind, name, parent_id AS parentId FROM unit
    WHERE kind IN ('street', 'community') AND until_day IS NULL
    ORDER BY kind = 'community', pinyin, id LIMIT CAST(${limits.carriers} AS INTEGER)`;

export interface DecisionFilter {
  readonly outcome?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly q?: string | undefined;
}

/** What the joint review decided, for everybody in the city. */
export function decisionPage(filter: DecisionFilter & Page): [Statement, Statement] {
  const like = filter.q ? `%${filter.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : '';
  const which = allOf([
    sql`m.outcome IS NOT NULL`,
    filter.outcome !== undefined && sql`m.outcome = ${filter.outcome}`,
    filter.departmentId !== undefined && sql`d.department_id = ${filter.departmentId}`,
    like !== '' && sql`d.title LIKE ${like} ESCAPE '\\' OR d.code LIKE ${like} ESCAPE '\\'`,
  ]);
  const count = (opinion: string): Statement =>
    sql`(SELECT count(*) FROM duty_hearing AS h WHERE h.duty_id = m.duty_id AND h.round = m.round AND h.opinion = ${opinion})`;
  return [
    sql`SELECT m.duty_id AS dutyId, m.round, d.code, d.title, d.kind, u.name AS departmentName, d.legal_basis AS legalBasis,
        d.from_month AS fromMonth, d.until_month AS untilMonth, m.outcome, m.conditions, m.reason,
        m.decided_day AS decidedDay, ${count('agree')} AS agreed, ${count('object')} AS objected,
        ${stancesOf} AS departments, d.state
      FROM duty_admission AS m JOIN duty AS d ON d.id = m.duty_id JOIN unit AS u ON u.id = d.department_id
      WHERE ${which} ORDER BY m.decided_at DESC, m.duty_id ${window(filter)}`,
    sql`SELECT count(*) AS total FROM duty_admission AS m JOIN duty AS d ON d.id = m.duty_id WHERE ${which}`,
  ];
}
