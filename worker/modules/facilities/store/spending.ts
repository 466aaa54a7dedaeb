import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectChanges, expectThat, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import { voucherAmount, voucherById, vouchersLike } from '../../ledger/index.ts';

const claimed = sql`(SELECT coalesce(sum(s.amount_fen), 0) FROM facility_spending AS s
  WHERE s.transaction_id = t.id AND s.ended_at IS NULL)`;

export const facilityVoucher = (ctx: CityContext, id: string): Statement => voucherById(ctx, id, claimed);
export const facilityVouchers = (ctx: CityContext, q: string | undefined): Statement => vouchersLike(ctx, q, claimed);

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
    sql`(SELECT ${claimed} <= ${voucherAmount} FROM ledger_transaction AS t
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
