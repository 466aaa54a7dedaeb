import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import { FenAnswer, IdInput, PositiveFen, ReasonInput, TextInput } from '../../platform/http/schema.ts';

/** What another module asks and answers where a part of a voucher is claimed for what it paid. */
export const ClaimInput = z
  .strictObject({
    transactionId: IdInput.openapi({ description: '凭证' }),
    amountFen: PositiveFen,
    purpose: TextInput(100),
  })
  .openapi('VoucherClaim');
export const ClaimEnd = z.strictObject({ reason: ReasonInput }).openapi('VoucherClaimEnd');
export const ClaimVoucherQuery = z.strictObject({ q: z.string().trim().max(limits.searchLength).optional() });
export const ClaimVoucherList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        memo: z.string(),
        documentNumber: z.string().nullable(),
        effectiveDay: z.string(),
        amountFen: FenAnswer,
        claimedFen: FenAnswer.openapi({ description: '已被各处关联的部分（分）' }),
      }),
    ),
  })
  .openapi('VoucherClaimVouchers');
