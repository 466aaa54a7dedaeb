import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectChanges, expectThat, insertRow, sql, type Statement } from '../../../platform/statement.ts';

/** A voucher is within reach where one of its accounts is. */
const reached = (ctx: CityContext): Statement => sql`EXISTS (SELECT 1 FROM ledger_transfer AS r
  JOIN ledger_account AS a ON a.id IN (r.debit_account_id, r.credit_account_id)
  WHERE r.transaction_id = t.id AND ${inScope(ctx, 'ledger.read', sql`a.unit_id`)})`;

const amount = sql`(SELECT sum(x.amount_fen) FROM ledger_transfer AS x WHERE x.transaction_id = t.id)`;
const claimed = sql`(SELECT coalesce(sum(s.amount_fen), 0) FROM facility_spending AS s
  WHERE s.transaction_id = t.id AND s.ended_at IS NULL)`;

export interface VoucherRow {
  readonly id: string;
  readonly memo: string;
  readonly documentNumber: string | null;
  readonly effectiveDay: string;
  readonly amountFen: number;
  readonly claimedFen: number;
  readonly reversed: number;
}

const voucherColumns = sql`t.id, t.memo, t.document_number AS documentNumber, t.effective_day AS effectiveDay,
  ${amount} AS amountFen, ${claimed} AS claimedFen,
  EXISTS (SELECT 1 FROM ledger_transaction AS v WHERE v.reverses_id = t.id) AS reversed`;

export const voucherById = (ctx: CityContext, id: string): Statement => sql`SELECT ${voucherColumns}
  FROM ledger_transaction AS t WHERE t.id = ${id} AND t.nature = 'execution' AND t.reverses_id IS NULL AND ${reached(ctx)}`;

/** Vouchers within reach that still have something to be claimed, the latest first. */
export const vouchersLike = (ctx: CityContext, q: string | undefined): Statement => sql`SELECT ${voucherColumns}
  FROM ledger_transaction AS t WHERE ${allOf([
    sql`t.nature = 'execution' AND t.reverses_id IS NULL`,
    sql`NOT EXISTS (SELECT 1 FROM ledger_transaction AS v WHERE v.reverses_id = t.id)`,
    Boolean(q) && sql`instr(t.memo, ${q ?? ''}) OR instr(coalesce(t.document_number, ''), ${q ?? ''})`,
    reached(ctx),
  ])} ORDER BY t.seq DESC LIMIT 50`;

export const standingLink = (
  facilityId: string,
  transactionId: string,
): Statement => sql`SELECT id FROM facility_spending
  WHERE facility_id = ${facilityId} AND transaction_id = ${transactionId} AND ended_at IS NULL`;

export interface NewSpending {
  readonly transactionId: string;
  readonly amountFen: number;
  readonly purpose: string;
}

/** The sum is looked at again in the batch: what several claim at once never passes the voucher. */
export const planSpending = (ctx: CityContext, facilityId: string, id: string, spending: NewSpending): Statement[] => [
  insertRow('facility_spending', {
    id,
    facility_id: facilityId,
    transaction_id: spending.transactionId,
    amount_fen: spending.amountFen,
    purpose: spending.purpose,
    linked_at: ctx.at,
    linked_by_name: ctx.actor.name,
  }),
  expectThat(
    'facility_spending_within',
    sql`(SELECT ${claimed} <= ${amount} FROM ledger_transaction AS t
    WHERE t.id = ${spending.transactionId})`,
  ),
];

export interface SpendingRow {
  readonly id: string;
  readonly endedAt: string | null;
}
export const spendingById = (ctx: CityContext, id: string): Statement => sql`SELECT s.id, s.ended_at AS endedAt
  FROM facility_spending AS s JOIN facility AS f ON f.id = s.facility_id
  WHERE s.id = ${id} AND ${inScope(ctx, 'facilities.write', sql`f.unit_id`)}`;

export const planSpendingEnd = (ctx: CityContext, id: string, reason: string): Statement[] => [
  sql`UPDATE facility_spending SET ended_at = ${ctx.at}, ended_by_name = ${ctx.actor.name}, end_reason = ${reason}
    WHERE id = ${id} AND ended_at IS NULL`,
  expectChanges('facility_spending_standing'),
];
