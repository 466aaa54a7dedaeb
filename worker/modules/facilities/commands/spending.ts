import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { claimFacts, type ClaimRow, type Holder, type VoucherClaim, type VoucherRow } from '../../ledger/index.ts';
import { facilityRefusals } from '../rules/refusals.ts';
import { facilityById, type FacilityRow } from '../store/facilities.ts';
import { spending, spendingById } from '../store/spending.ts';

/** Says which part of a voucher, in fen, went into a facility. */
export function linkSpending(ctx: CityContext, id: string, input: VoucherClaim): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const [rows, vouchers, standing, holders] = await ctx.db.reads<[FacilityRow, VoucherRow, { id: string }, Holder]>([
      facilityById(ctx, 'facilities.write', id, ctx.today),
      spending.voucher(ctx, input.transactionId),
      spending.standing(id, input.transactionId),
      spending.holders(input.transactionId),
    ]);
    const voucher = vouchers[0];
    if (!rows[0] || !voucher) return platformRefusals.refuse('not_found');
    if (standing.length > 0) return facilityRefusals.refuse('spending_standing');
    const left = claimFacts(voucher, holders);
    if (input.amountFen > left.leftFen) return facilityRefusals.refuse('spending_over_voucher', left);
    if (voucher.reversed === 1) return facilityRefusals.refuse('spending_voucher_reversed');
    const spendingId = ctx.newId('fsp');
    return {
      audit: {
        action: 'facilities.spending.link',
        subject: { type: 'facility', id },
        payload: { spendingId, ...input },
      },
      writes: spending.plan(ctx, id, spendingId, input),
      answer: { id: spendingId },
    };
  });
}

/** Ends a link that was made in error; it stays to be read. */
export function endSpending(ctx: CityContext, id: string, reason: string): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const link = await ctx.db.first<ClaimRow>(spendingById(ctx, id));
    if (!link) return platformRefusals.refuse('not_found');
    if (link.endedAt !== null) return facilityRefusals.refuse('spending_ended');
    return {
      audit: { action: 'facilities.spending.end', subject: { type: 'facility_spending', id }, reason, payload: {} },
      writes: spending.planEnd(ctx, id, reason),
      answer: { id },
    };
  });
}
