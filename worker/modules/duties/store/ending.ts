import type { Day, Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { limits } from '../../../core/limits.ts';
import { insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { Stamp } from '../../ledger/index.ts';
import { toRedo } from './settlement.ts';
import { receivedFen, usedFen } from './spending.ts';

export interface EndingPart {
  readonly assignmentId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly rootId: string;
  readonly fromDay: Day;
  readonly amountFen: Fen;
  readonly prepaidFen: Fen;
  /** 1 once the rest of a package was accepted. */
  readonly accepted: number;
  /** Received for the duty, and neither spent nor given back. */
  readonly unspentFen: number;
}

/** What each carrier has of a duty that is to end. */
export const endingParts = (dutyId: string): Statement =>
  sql`SELECT a.id AS assignmentId, a.unit_id AS unitId, u.name AS unitName, a.hold_root_id AS rootId, a.from_day AS fromDay,
      t.amount_fen AS amountFen,
      (SELECT coalesce(sum(s.due_fen), 0) FROM duty_settlement AS s WHERE s.assignment_id = a.id AND s.state = 'verified'
        AND s.part = 'prepayment') AS prepaidFen,
      EXISTS (SELECT 1 FROM duty_settlement AS s WHERE s.assignment_id = a.id AND s.state = 'verified'
        AND s.part = 'balance' AND NOT ${toRedo}) AS accepted,
      ${receivedFen} - ${usedFen} AS unspentFen
    FROM duty_assignment AS a JOIN duty_target AS t ON t.duty_id = a.duty_id AND t.unit_id = a.unit_id
    JOIN unit AS u ON u.id = a.unit_id WHERE a.duty_id = ${dutyId} AND a.until_day IS NULL ORDER BY t.position`;

/** The acceptance of a package at its end, already decided and paid. */
export const planAcceptance = (
  stamp: Stamp,
  accepted: {
    readonly id: string;
    readonly assignmentId: string;
    readonly month: Month;
    readonly score: string;
    readonly qualityPpm: number;
    readonly dueFen: Fen;
    readonly transactionId: string;
    readonly reason: string;
  },
): Statement =>
  insertRow('duty_settlement', {
    id: accepted.id,
    assignment_id: accepted.assignmentId,
    month: accepted.month,
    part: 'balance',
    state: 'verified',
    reported_volume: '1',
    evidence: accepted.reason,
    reported_at: stamp.at,
    reported_by: stamp.actor.id,
    reported_by_name: stamp.actor.name,
    verified_volume: '1',
    score: accepted.score,
    quality_ppm: accepted.qualityPpm,
    due_fen: accepted.dueFen,
    transaction_id: accepted.transactionId,
    decided_at: stamp.at,
    decided_by: stamp.actor.id,
    decided_by_name: stamp.actor.name,
  });

export const planClaim = (stamp: Stamp, assignmentId: string, owedFen: Fen): Statement =>
  insertRow('duty_claim', {
    assignment_id: assignmentId,
    owed_fen: owedFen,
    raised_at: stamp.at,
    raised_by: stamp.actor.id,
  });

export interface DueEnd {
  readonly id: string;
  readonly version: number;
  readonly untilMonth: Month;
  readonly exitDay: Day | null;
  readonly exitReason: string | null;
}

/** Live duties whose notice has run out or whose term is over. */
export const dueEnds = (today: Day): Statement =>
  sql`SELECT id, version, until_month AS untilMonth, exit_day AS exitDay, exit_reason AS exitReason FROM duty
    WHERE state = 'active' AND (exit_day <= ${today} OR until_month < substr(${today}, 1, 7))
    ORDER BY id LIMIT CAST(${limits.pageSize} AS INTEGER)`;

/** The duty that goes on from this one, if there is one that was not turned down. */
export const renewalOf = (dutyId: string): Statement =>
  sql`SELECT code FROM duty WHERE renews_id = ${dutyId} AND state NOT IN ('rejected', 'revoked')`;
