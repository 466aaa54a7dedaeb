import { z } from '@hono/zod-openapi';
import { FenAnswer, IdInput, pageOf, pageQuery, PositiveFen, ReasonInput, TextInput } from '../../platform/http/schema.ts'; // prettier-ignore

/** What the booking of costs of handling asks and answers. */
export const CostInput = z
  .strictObject({
    transactionId: IdInput.openapi({ description: '该事项的凭证' }),
    amountFen: PositiveFen,
    purpose: TextInput(100),
  })
  .openapi('CaseCost');
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
export const CostEnd = z.strictObject({ reason: ReasonInput }).openapi('CaseCostEnd');
export const CostMade = z.object({ id: z.string() }).openapi('CaseCostMade');
export const CostVoucherQuery = z.strictObject({ q: z.string().trim().max(50).optional() });
export const CostVoucherList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        memo: z.string(),
        documentNumber: z.string().nullable(),
        effectiveDay: z.string(),
        amountFen: FenAnswer,
        claimedFen: FenAnswer,
      }),
    ),
  })
  .openapi('CaseCostVoucherList');
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
