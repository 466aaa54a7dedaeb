import type { Day } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { standingFiles } from '../../../platform/attachment/index.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectThat, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { Stamp } from '../../ledger/index.ts';
import type { SpendingKind } from '../rules/spending.ts';
import type { Page } from './reading.ts';
import { partInScope } from './scope.ts';

const standing = (transactionId: Statement): Statement =>
  sql`NOT EXISTS (SELECT 1 FROM ledger_transaction AS r WHERE r.reverses_id = ${transactionId})`;

/** What a unit received for its part (assignment alias `a`): payments that were not reversed. */
export const receivedFen: Statement = sql`(SELECT coalesce(sum(s.due_fen), 0) FROM duty_settlement AS s
  WHERE s.assignment_id = a.id AND s.state = 'verified' AND ${standing(sql`s.transaction_id`)})`;

/** What it spent of that and gave back. */
export const usedFen: Statement = sql`(SELECT coalesce(sum(p.amount_fen), 0) FROM duty_spending AS p
  WHERE p.assignment_id = a.id AND ${standing(sql`p.transaction_id`)})`;

/** What it still owes of an advance that was not earned. */
export const owedFen: Statement = sql`max(0, coalesce((SELECT c.owed_fen - (SELECT coalesce(sum(p.amount_fen), 0)
    FROM duty_spending AS p WHERE p.assignment_id = a.id AND p.kind = 'returned' AND p.recorded_at > c.raised_at)
  FROM duty_claim AS c WHERE c.assignment_id = a.id), 0))`;

export interface SpenderRow {
  readonly assignmentId: string;
  readonly dutyId: string;
  readonly title: string;
  readonly departmentId: string;
  readonly rootId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly uses: string;
  readonly leftFen: number;
  readonly owedFen: number;
}

/** The part of a duty that a unit may spend from, for whoever speaks for the unit. */
export const spenderOf = (ctx: CityContext, dutyId: string, unitId: string): Statement =>
  sql`SELECT a.id AS assignmentId, d.id AS dutyId, d.title, d.department_id AS departmentId, a.hold_root_id AS rootId, a.unit_id AS unitId, u.name AS unitName, d.uses,
      ${receivedFen} - ${usedFen} AS leftFen, ${owedFen} AS owedFen
    FROM duty_assignment AS a JOIN duty AS d ON d.id = a.duty_id JOIN unit AS u ON u.id = a.unit_id
    WHERE a.duty_id = ${dutyId} AND a.unit_id = ${unitId} AND ${inScope(ctx, 'duties.settle', sql`a.unit_id`)}`;

export interface NewSpending {
  readonly id: string;
  readonly assignmentId: string;
  readonly kind: SpendingKind;
  readonly day: Day;
  readonly amountFen: Fen;
  readonly usedFor: string;
  readonly payee: string | null;
  readonly evidence: string | null;
  readonly note: string | null;
  readonly transactionId: string;
}

/** After the row itself: whoever spends at once from another desk finds that no more is spent than was received. */
export const planSpending = (stamp: Stamp, spending: NewSpending): Statement[] => [
  insertRow('duty_spending', {
    id: spending.id,
    assignment_id: spending.assignmentId,
    kind: spending.kind,
    day: spending.day,
    amount_fen: spending.amountFen,
    used_for: spending.usedFor,
    payee: spending.payee,
    evidence: spending.evidence,
    note: spending.note,
    transaction_id: spending.transactionId,
    recorded_at: stamp.at,
    recorded_by: stamp.actor.id,
    recorded_by_name: stamp.actor.name,
  }),
  expectThat(
    'duty_spending_within',
    sql`EXISTS (SELECT 1 FROM duty_assignment AS a WHERE a.id = ${spending.assignmentId} AND ${receivedFen} >= ${usedFen})`,
  ),
];

export interface SpendingFilter {
  readonly dutyId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly kind?: string | undefined;
}

export function spendingPage(ctx: CityContext, filter: SpendingFilter & Page): [Statement, Statement] {
  const which = allOf([
    partInScope(ctx, 'duties.read'),
    filter.dutyId !== undefined && sql`a.duty_id = ${filter.dutyId}`,
    filter.unitId !== undefined && sql`a.unit_id = ${filter.unitId}`,
    filter.kind !== undefined && sql`p.kind = ${filter.kind}`,
  ]);
  const from = sql`FROM duty_spending AS p JOIN duty_assignment AS a ON a.id = p.assignment_id JOIN duty AS d ON d.id = a.duty_id
    JOIN unit AS u ON u.id = a.unit_id WHERE ${which}`;
  return [
    sql`SELECT p.id, p.kind, p.day, p.amount_fen AS amountFen, p.used_for AS usedFor, p.payee, p.evidence, p.note,
        p.transaction_id AS transactionId, p.recorded_by_name AS recordedByName,
        ${standingFiles('duties.spending', sql`p.id`)} AS files, d.id AS dutyId, d.title AS dutyTitle,
        u.name AS unitName, NOT (${standing(sql`p.transaction_id`)}) AS reversed ${from} ORDER BY p.day DESC, p.id DESC
      LIMIT CAST(${filter.pageSize} AS INTEGER) OFFSET CAST(${(filter.page - 1) * filter.pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total ${from}`,
  ];
}

/** For attached evidence: whether the actor sees a record of spending, and whether it is theirs. */
export const spendingReach = (ctx: CityContext, id: string): Statement =>
  sql`SELECT ${inScope(ctx, 'duties.settle', sql`a.unit_id`)} AS own FROM duty_spending AS p
    JOIN duty_assignment AS a ON a.id = p.assignment_id JOIN duty AS d ON d.id = a.duty_id
    WHERE p.id = ${id} AND ${partInScope(ctx, 'duties.read')}`;

export const settlementReach = (ctx: CityContext, id: string): Statement =>
  sql`SELECT s.state = 'reported' AND ${inScope(ctx, 'duties.settle', sql`a.unit_id`)} AS own FROM duty_settlement AS s
    JOIN duty_assignment AS a ON a.id = s.assignment_id JOIN duty AS d ON d.id = a.duty_id
    WHERE s.id = ${id} AND ${partInScope(ctx, 'duties.read')}`;
