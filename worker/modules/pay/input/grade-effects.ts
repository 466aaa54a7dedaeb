import { z } from '@hono/zod-openapi';
import { FenAnswer } from '../../../platform/http/schema.ts';
import { levelCauses } from '../rules/career.ts';

export const OwnGradesAnswer = z
  .object({
    items: z.array(
      z.object({
        year: z.int(),
        grade: z.enum(['excellent', 'qualified', 'basic', 'unqualified']).nullable(),
        finalId: z.string().openapi({ description: '考核结果' }),
        corrected: z.boolean(),
        effectFen: FenAnswer.openapi({ description: '比默认等次多发或少发的合计，未能单独算出的不计' }),
        untold: z.int().openapi({ description: '未能单独算出的行数' }),
        lines: z.array(
          z.object({
            payslipId: z.string(),
            month: z.string(),
            forMonth: z.string(),
            code: z.string(),
            name: z.string(),
            amountFen: FenAnswer,
            kind: z.enum(['regular', 'settled', 'back_pay']),
            coefficient: z.string().nullable(),
            defaultCoefficient: z.string(),
            effectFen: FenAnswer.nullable(),
          }),
        ),
        levels: z.array(
          z.object({
            fromDay: z.string(),
            before: z.int().nullable(),
            level: z.int(),
            cause: z.enum(levelCauses),
          }),
        ),
      }),
    ),
  })
  .openapi('OwnGradeEffects');
