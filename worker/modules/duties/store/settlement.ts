import type { Day, Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectChanges, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { Stamp } from '../../ledger/index.ts';
import type { PriceMethod } from '../rules/price-of.ts';
import type { SettlementPart } from '../rules/package.ts';
import type { SettlementState } from '../rules/settlement.ts';

export interface PartRow {
  readonly assignmentId: string;
  readonly dutyState: string;
  readonly fromMonth: Month;
  readonly untilMonth: Month;
  readonly method: PriceMethod;
}

/** The part of a duty that a unit carries, for whoever speaks for the unit. */
export const partOf = (ctx: CityContext, dutyId: string, unitId: string): Statement =>
  sql`SELECT a.id AS assignmentId, d.state AS dutyState, d.from_month AS fromMonth, d.until_month AS untilMonth, d.method
    FROM duty_assignment AS a JOIN duty AS d ON d.id = a.duty_id
    WHERE a.duty_id = ${dutyId} AND a.unit_id = ${unitId} AND ${inScope(ctx, 'duties.settle', sql`a.unit_id`)}`;

/** A report (alias `s`) that earned nothing while its money was kept: the work is redone, and reported again. */
export const toRedo: Statement = sql`(s.state = 'verified' AND s.quality_ppm IS 0 AND s.freed_fen = 0)`;

export const monthsOf = (dutyId: string, unitId: string): Statement =>
  sql`SELECT s.month, s.part FROM duty_settlement AS s JOIN duty_assignment AS a ON a.id = s.assignment_id
    WHERE a.duty_id = ${dutyId} AND a.unit_id = ${unitId} AND s.state <> 'returned' AND NOT ${toRedo}`;

export interface SettlementRow {
  readonly id: string;
  readonly state: SettlementState;
  readonly reportedBy: string;
  readonly reportedByName: string;
  readonly version: number;
  readonly month: Month;
  readonly part: SettlementPart;
  readonly prepaidFen: Fen;
  readonly dutyId: string;
  readonly title: string;
  readonly departmentId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly rootId: string;
  readonly fromMonth: Month;
  readonly untilMonth: Month;
  readonly method: PriceMethod;
  readonly unitPriceFen: Fen | null;
  readonly difficulty: string | null;
  readonly monthlyVolume: string | null;
  readonly amountFen: Fen;
}

/** Verified by the department whose duty it is or by a unit above the carrier, never by the carrier itself. */
export const verifierInScope = (ctx: CityContext, permission: Permission): Statement =>
  sql`(${inScope(ctx, permission, sql`d.department_id`)} OR ${inScope(ctx, permission, sql`(SELECT c.parent_id FROM unit AS c WHERE c.id = a.unit_id)`)})`;

export const settlementById = (ctx: CityContext, permission: Permission, id: string): Statement =>
  sql`SELECT s.id, s.state, s.reported_by AS reportedBy, s.reported_by_name AS reportedByName, s.version, s.month,
      s.part, (SELECT coalesce(sum(p.due_fen), 0) FROM duty_settlement AS p WHERE p.assignment_id = a.id
        AND p.part = 'prepayment' AND p.state = 'verified') AS prepaidFen, d.id AS dutyId, d.title, d.department_id AS departmentId,
      a.unit_id AS unitId, u.name AS unitName, a.hold_root_id AS rootId,
      d.from_month AS fromMonth, d.until_month AS untilMonth, d.method, d.unit_price_fen AS unitPriceFen, d.difficulty,
      t.monthly_volume AS monthlyVolume, t.amount_fen AS amountFen
    FROM duty_settlement AS s
    JOIN duty_assignment AS a ON a.id = s.assignment_id
    JOIN duty AS d ON d.id = a.duty_id
    JOIN duty_target AS t ON t.duty_id = d.id AND t.unit_id = a.unit_id
    JOIN unit AS u ON u.id = a.unit_id
    WHERE s.id = ${id} AND ${verifierInScope(ctx, permission)}`;

export interface Report {
  readonly id: string;
  readonly assignmentId: string;
  readonly month: Month;
  readonly part: SettlementPart;
  readonly verifyBy: Day;
  readonly volume: string;
  readonly evidence: string;
}

export const planReport = (stamp: Stamp, report: Report): Statement =>
  insertRow('duty_settlement', {
    id: report.id,
    assignment_id: report.assignmentId,
    month: report.month,
    part: report.part,
    verify_by: report.verifyBy,
    state: 'reported',
    reported_volume: report.volume,
    evidence: report.evidence,
    reported_at: stamp.at,
    reported_by: stamp.actor.id,
    reported_by_name: stamp.actor.name,
  });

export interface Verdict {
  readonly volume: string;
  readonly score: string;
  readonly qualityPpm: number;
  readonly dueFen: Fen;
  readonly freedFen: Fen;
  readonly transactionId: string | null;
}

export const planVerdict = (
  stamp: Stamp,
  row: Pick<SettlementRow, 'id' | 'version'>,
  verdict: Verdict,
): Statement[] => [
  sql`UPDATE duty_settlement SET state = 'verified', verified_volume = ${verdict.volume}, score = ${verdict.score},
      quality_ppm = ${verdict.qualityPpm}, due_fen = ${verdict.dueFen}, freed_fen = ${verdict.freedFen}, transaction_id = ${verdict.transactionId},
      decided_at = ${stamp.at}, decided_by = ${stamp.actor.id}, decided_by_name = ${stamp.actor.name}, version = version + 1
    WHERE id = ${row.id} AND version = CAST(${row.version} AS INTEGER) AND state = 'reported'`,
  expectChanges('duty_settlement_version'),
];

export const planReturn = (stamp: Stamp, row: Pick<SettlementRow, 'id' | 'version'>, reason: string): Statement[] => [
  sql`UPDATE duty_settlement SET state = 'returned', decided_at = ${stamp.at}, decided_by = ${stamp.actor.id},
      decided_by_name = ${stamp.actor.name}, decision_reason = ${reason}, version = version + 1
    WHERE id = ${row.id} AND version = CAST(${row.version} AS INTEGER) AND state = 'reported'`,
  expectChanges('duty_settlement_version'),
];

/** The first day of a settled month decides which price rule counts. */
export const ruleDay = (month: Month): Day => `${month}-01` as Day;
