import { z } from '@hono/zod-openapi';
import { FenAnswer } from '../../platform/http/schema.ts';

export const waitingKinds = [
  'pay.run.approve',
  'pay.run.pay',
  'pay.objection.answer',
  'pay.payslip.confirm',
  'assessment.rate',
  'assessment.finalise',
  'assessment.move',
  'duties.file',
  'duties.report',
  'duties.renew',
  'duties.leave',
  'duties.hear',
  'duties.admit',
  'duties.activate',
  'duties.settlement',
  'ledger.reversal',
  'ledger.month',
  'ledger.verification',
  'powers.street',
  'powers.department',
  'powers.city',
  'whistles.sign',
  'whistles.street',
  'whistles.department',
  'whistles.city',
  'cases.deliberate',
  'cases.decide',
  'cases.part',
] as const;

export const HomeAnswer = z
  .object({
    counts: z.object({
      streets: z.int(),
      communities: z.int(),
      grids: z.int(),
      workers: z.int().nullable().openapi({ description: '无花名册权限时为空' }),
    }),
    payRun: z
      .object({
        id: z.string(),
        month: z.string(),
        state: z.string(),
        workers: z.int(),
        grossFen: FenAnswer,
        netFen: FenAnswer,
      })
      .nullable(),
    cycle: z.object({ id: z.string(), year: z.int(), state: z.string(), people: z.int() }).nullable(),
    budget: z
      .object({ year: z.int(), lines: z.int(), budgetFen: FenAnswer, heldFen: FenAnswer, settledFen: FenAnswer })
      .nullable(),
    waiting: z.array(
      z.object({
        kind: z.enum(waitingKinds),
        count: z.int(),
        id: z.string().openapi({ description: '最早的一件' }),
        label: z.string().openapi({ description: '月份、年度或名称' }),
      }),
    ),
  })
  .openapi('Home');
