import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectChanges, expectThat, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import { voucherAmount, voucherById, vouchersLike } from '../../ledger/index.ts';

const claimed = sql`(SELECT coalesce(sum(s.amount_fen), 0) FROM alliance_spending AS s
  WHERE s.transaction_id = t.id AND s.ended_at IS NULL)`;

export const lineVoucher = (ctx: CityContext, id: string): Statement => voucherById(ctx, id, claimed);
export const lineVouchers = (ctx: CityContext, q: string | undefined): Statement => vouchersLike(ctx, q, claimed);

export const standingPayment = (
  lineId: string,
  transactionId: string,
): Statement => sql`SELECT id FROM alliance_spending
  WHERE line_id = ${lineId} AND transaction_id = ${transactionId} AND ended_at IS NULL`;

export interface NewPayment {
  readonly transactionId: string;
  readonly amountFen: number;
  readonly purpose: string;
}

/** The sum is looked at again in the batch: what several claim at once never passes the voucher. */
export const planPayment = (ctx: CityContext, lineId: string, id: string, payment: NewPayment): Statement[] => [
  insertRow('alliance_spending', {
    id,
    line_id: lineId,
    transaction_id: payment.transactionId,
    amount_fen: payment.amountFen,
    purpose: payment.purpose,
    linked_at: ctx.at,
    linked_by_name: ctx.actor.name,
  }),
  expectThat(
    'alliance_spending_within',
    sql`(SELECT ${claimed} <= ${voucherAmount} FROM ledger_transaction AS t WHERE t.id = ${payment.transactionId})`,
  ),
];

export interface PaymentRow {
  readonly id: string;
  readonly endedAt: string | null;
}
export const paymentById = (ctx: CityContext, id: string): Statement => sql`SELECT s.id, s.ended_at AS endedAt
  FROM alliance_spending AS s JOIN alliance_line AS l ON l.id = s.line_id
  WHERE s.id = ${id} AND ${inScope(ctx, 'alliance.write', sql`l.unit_id`)}`;

export const planPaymentEnd = (ctx: CityContext, id: string, reason: string): Statement[] => [
  sql`UPDATE alliance_spending SET ended_at = ${ctx.at}, ended_by_name = ${ctx.actor.name}, end_reason = ${reason}
    WHERE id = ${id} AND ended_at IS NULL`,
  expectChanges('alliance_spending_standing'),
];
