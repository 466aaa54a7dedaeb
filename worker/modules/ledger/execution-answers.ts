import { z } from '@hono/zod-openapi';
import { FenAnswer } from '../../platform/http/schema.ts';
import { TrialBalanceQuery } from './answers.ts';

/** What the report of a budget's execution asks and answers. */

export const executionGroups = ['department', 'line', 'code', 'street', 'community', 'duty'] as const;

export const ExecutionQuery = TrialBalanceQuery.extend({ by: z.enum(executionGroups).default('department') });

const Money = z.object({
  budgetFen: FenAnswer,
  heldFen: FenAnswer,
  settledFen: FenAnswer,
  availableFen: FenAnswer,
  rate: z.string().nullable(),
});

const LastYear = z
  .object({ budgetFen: FenAnswer, settledFen: FenAnswer, rate: z.string().nullable() })
  .nullable()
  .openapi({ description: '上年同期' });

export const ExecutionAnswer = z
  .object({
    year: z.int(),
    asOfDay: z.string().nullable(),
    recordedUntil: z.string().nullable(),
    by: z.enum(executionGroups),
    beforeDay: z.string().openapi({ description: '上年同期的截止日' }),
    rows: z.array(Money.extend({ key: z.string(), name: z.string(), lines: z.int(), lastYear: LastYear })),
    totals: Money.extend({ lastYear: LastYear }),
  })
  .openapi('BudgetExecution');
