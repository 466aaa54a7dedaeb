import { z } from '@hono/zod-openapi';
import { FenAnswer } from '../../platform/http/schema.ts';
import { checks } from './rules/checks.ts';

export const VerifyAnswer = z
  .object({
    sound: z.boolean(),
    accounts: z.int(),
    transactions: z.int(),
    transfers: z.int(),
    openHolds: z.int(),
    problems: z.array(
      z.object({
        check: z.enum(checks),
        subject: z.string(),
        storedFen: FenAnswer.nullable(),
        countedFen: FenAnswer.nullable(),
        label: z.string().nullish().openapi({ description: '不符之处的编号与名称' }),
        accountId: z.string().nullish().openapi({ description: '冻结所在的账户' }),
      }),
    ),
  })
  .openapi('LedgerVerification');

export const VerifiedAnswer = VerifyAnswer.extend({
  chain: z
    .object({
      intact: z.boolean(),
      lastSeq: z.int(),
      complete: z.boolean(),
      firstBad: z.object({ seq: z.int(), fault: z.string() }).nullable(),
    })
    .openapi({ description: '审计链；太长时一次核验不完（complete 为 false），每晚接着核验' }),
}).openapi('LedgerVerified');
