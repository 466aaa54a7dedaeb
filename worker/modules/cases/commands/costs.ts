import { fen, formatYuan } from '../../../core/fen.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { claimFacts, type ClaimRow, type Holder, type VoucherClaim, type VoucherRow } from '../../ledger/index.ts';
import { caseRefusals } from '../rules/refusals.ts';
import * as store from '../store/costs.ts';

/** Says which part of a voucher of the duty, in fen, paid for what a part reported as its cost. */
export function bookCost(ctx: CityContext, partId: string, input: VoucherClaim): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const [parts, vouchers, standing, holders] = await ctx.db.reads<
      [store.CostedPart, VoucherRow, { id: string }, Holder]
    >([
      store.costedPart(ctx, partId),
      store.vouchersFor(ctx, partId, { id: input.transactionId }),
      store.costs.standing(partId, input.transactionId),
      store.costs.holders(input.transactionId),
    ]);
    const [part, voucher] = [parts[0], vouchers[0]];
    if (!part) return platformRefusals.refuse('not_found');
    if (part.costFen === null) return caseRefusals.refuse('case_cost_not_reported');
    if (!voucher) return platformRefusals.refuse('not_found');
    if (standing.length > 0) return caseRefusals.refuse('case_cost_standing');
    const ofVoucher = claimFacts(voucher, holders);
    const leftFen = Math.min(part.costFen - part.bookedFen, ofVoucher.leftFen);
    if (input.amountFen > leftFen) {
      const facts = { ...ofVoucher, leftFen, leftYuan: formatYuan(fen(leftFen)) };
      return caseRefusals.refuse('case_cost_over', facts);
    }
    const id = ctx.newId('cco');
    return {
      audit: {
        action: 'cases.cost.book',
        subject: { type: 'case_part', id: partId },
        payload: { costId: id, ...input },
      },
      writes: store.planCost(ctx, partId, id, input),
      answer: { id },
    };
  });
}

/** Ends a link that was made in error; it stays to be read. */
export function endCost(ctx: CityContext, id: string, reason: string): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const cost = await ctx.db.first<ClaimRow>(store.costById(ctx, id));
    if (!cost) return platformRefusals.refuse('not_found');
    if (cost.endedAt !== null) return caseRefusals.refuse('case_cost_ended');
    return {
      audit: { action: 'cases.cost.end', subject: { type: 'case_cost', id }, reason, payload: {} },
      writes: store.costs.planEnd(ctx, id, reason),
      answer: { id },
    };
  });
}
