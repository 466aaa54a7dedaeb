import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { claimFacts, type ClaimRow, type Holder, type VoucherClaim, type VoucherRow } from '../../ledger/index.ts';
import { allianceRefusals } from '../rules/refusals.ts';
import { lineById, type LineRow } from '../store/lines.ts';
import { paymentById, payments } from '../store/spending.ts';

/** Says which part of a voucher, in fen, paid for a line. */
export function linkPayment(ctx: CityContext, id: string, input: VoucherClaim): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const [lines, vouchers, standing, holders] = await ctx.db.reads<[LineRow, VoucherRow, { id: string }, Holder]>([
      lineById(ctx, 'alliance.write', id),
      payments.voucher(ctx, input.transactionId),
      payments.standing(id, input.transactionId),
      payments.holders(input.transactionId),
    ]);
    const voucher = vouchers[0];
    if (!lines[0] || !voucher) return platformRefusals.refuse('not_found');
    if (standing.length > 0) return allianceRefusals.refuse('payment_standing');
    const left = claimFacts(voucher, holders);
    if (input.amountFen > left.leftFen) return allianceRefusals.refuse('payment_over_voucher', left);
    if (voucher.reversed === 1) return allianceRefusals.refuse('payment_voucher_reversed');
    const paymentId = ctx.newId('aspd');
    return {
      audit: {
        action: 'alliance.payment.link',
        subject: { type: 'alliance_line', id },
        payload: { paymentId, ...input },
      },
      writes: payments.plan(ctx, id, paymentId, input),
      answer: { id: paymentId },
    };
  });
}

/** Ends a link that was made in error; it stays to be read. */
export function endPayment(ctx: CityContext, id: string, reason: string): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const payment = await ctx.db.first<ClaimRow>(paymentById(ctx, id));
    if (!payment) return platformRefusals.refuse('not_found');
    if (payment.endedAt !== null) return allianceRefusals.refuse('payment_ended');
    return {
      audit: { action: 'alliance.payment.end', subject: { type: 'alliance_spending', id }, reason, payload: {} },
      writes: payments.planEnd(ctx, id, reason),
      answer: { id },
    };
  });
}
