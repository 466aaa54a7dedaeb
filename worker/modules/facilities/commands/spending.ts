import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { VoucherRow } from '../../ledger/index.ts';
import { facilityRefusals } from '../rules/refusals.ts';
import { facilityById, type FacilityRow } from '../store/facilities.ts';
import * as store from '../store/spending.ts';

/** Says which part of a voucher, in fen, went into a facility. */
export function linkSpending(ctx: CityContext, id: string, input: store.NewSpending): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const [rows, vouchers, standing] = await ctx.db.reads<[FacilityRow, VoucherRow, { id: string }]>([
      facilityById(ctx, 'facilities.write', id, ctx.today),
      store.facilityVoucher(ctx, input.transactionId),
      store.standingLink(id, input.transactionId),
    ]);
    const voucher = vouchers[0];
    if (!rows[0] || !voucher) return platformRefusals.refuse('not_found');
    if (standing.length > 0) return facilityRefusals.refuse('spending_standing');
    const leftFen = voucher.amountFen - voucher.claimedFen;
    if (input.amountFen > leftFen) return facilityRefusals.refuse('spending_over_voucher', { leftFen });
    if (voucher.reversed === 1) return facilityRefusals.refuse('spending_voucher_reversed');
    const spendingId = ctx.newId('fsp');
    return {
      audit: {
        action: 'facilities.spending.link',
        subject: { type: 'facility', id },
        payload: { spendingId, ...input },
      },
      writes: store.planSpending(ctx, id, spendingId, input),
      answer: { id: spendingId },
    };
  });
}

/** Ends a link that was made in error; it stays to be read. */
export function endSpending(ctx: CityContext, id: string, reason: string): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const spending = await ctx.db.first<store.SpendingRow>(store.spendingById(ctx, id));
    if (!spending) return platformRefusals.refuse('not_found');
    if (spending.endedAt !== null) return facilityRefusals.refuse('spending_ended');
    return {
      audit: { action: 'facilities.spending.end', subject: { type: 'facility_spending', id }, reason, payload: {} },
      writes: store.planSpendingEnd(ctx, id, reason),
      answer: { id },
    };
  });
}
