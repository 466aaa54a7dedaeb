import { z } from '@hono/zod-openapi';
import { FenAnswer, IdInput, TextInput } from '../../../platform/http/schema.ts';

const FundCode = z.string().regex(/^[a-z][a-z0-9_]{1,31}$/);
const Year = z.int().min(2000).max(2100);

export const FundWrite = z
  .strictObject({
    code: FundCode,
    name: TextInput(60),
    fiscalYear: Year,
    accountId: IdInput,
    purposeId: IdInput.optional().openapi({ description: '从事项账户支付时服务于哪个预算指标的用途' }),
  })
  .openapi('PayFundWrite');

export const FundQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2100).optional() });

export const FundList = z.object({
  year: z.int(),
  items: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      fiscalYear: z.int(),
      accountId: z.string(),
      account: z.string(),
      purposeId: z.string().nullable(),
      purpose: z.string().nullable(),
      availableFen: FenAnswer,
      recordedAt: z.string(),
    }),
  ),
  /** Codes that the schemes in use name and nobody gave an account in the year. */
  unmapped: z.array(z.string()),
});

export const FundingQuery = z.strictObject({ accountId: IdInput.optional() });

/** What an approval would take from where, before anybody presses the button. */
export const FundingAnswer = z
  .object({
    year: z.int(),
    day: z.string(),
    sources: z.array(
      z.object({
        accountId: z.string().nullable(),
        account: z.string().nullable(),
        funds: z.array(z.string()),
        grossFen: FenAnswer,
        employerFen: FenAnswer,
        availableFen: FenAnswer.nullable(),
        shortFen: FenAnswer,
      }),
    ),
    units: z.int(),
    unmapped: z.array(z.string()),
  })
  .openapi('PayFunding');

export type FundWrite = z.output<typeof FundWrite>;
