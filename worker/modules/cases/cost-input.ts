import { z } from '@hono/zod-openapi';
import { FenAnswer, IdInput, pageOf, pageQuery } from '../../platform/http/schema.ts';

/** A link between a part's cost and a voucher; one that was ended says why. */
export const CostLine = z.object({
  id: z.string(),
  partId: z.string(),
  transactionId: z.string(),
  memo: z.string(),
  effectiveDay: z.string(),
  amountFen: FenAnswer,
  purpose: z.string(),
  linkedByName: z.string(),
  endReason: z.string().nullable(),
});
export const CostMade = z.object({ id: z.string() }).openapi('CaseCostMade');
export const DutyCostQuery = z.strictObject({ ...pageQuery, dutyId: IdInput });
export const DutyCostList = pageOf(
  z.object({
    partId: z.string(),
    caseId: z.string(),
    number: z.string(),
    title: z.string(),
    unitName: z.string(),
    reportedAt: z.string(),
    costFen: FenAnswer,
    bookedFen: FenAnswer.openapi({ description: '已对应凭证的部分（分）' }),
  }),
)
  .extend({ costFen: FenAnswer, bookedFen: FenAnswer })
  .openapi('CaseDutyCostList');
