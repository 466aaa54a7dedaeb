import { z } from '@hono/zod-openapi';
import { inThree } from '../../../platform/http/answers.ts';
import { FenAnswer } from '../../../platform/http/schema.ts';
import { lastWithheldMonth } from '../../pay/rules/withholding.ts';
import { Amount, AmountOrZero, problemAt } from './atoms.ts';

const beyondDecember = inThree(
  '月份超出当年 12 月',
  '해당 연도 12월을 넘었습니다',
  'the months go beyond December of the year',
);

export const WithholdingInput = z
  .strictObject({
    year: z.int().min(1900).max(2999),
    startMonth: z.int().min(1).max(12),
    firstJobOfYear: z.boolean().default(false),
    upfront60000: z.boolean().default(false),
    opening: z
      .strictObject({
        months: z.int().min(0).max(11),
        incomeFen: Amount,
        insuranceFen: AmountOrZero,
        specialAdditionalFen: AmountOrZero,
        taxFen: AmountOrZero,
      })
      .optional(),
    months: z
      .array(
        z.strictObject({
          incomeFen: Amount,
          insuranceFen: AmountOrZero,
          specialAdditionalFen: AmountOrZero,
          otherDeductionFen: AmountOrZero,
          taxExemptFen: AmountOrZero,
        }),
      )
      .min(1)
      .max(12),
  })
  .superRefine((given, context) => {
    if (lastWithheldMonth(given) > 12) context.addIssue(problemAt(['months'], beyondDecember));
  });

export const WithholdingAnswer = z.object({
  months: z.array(
    z.object({
      month: z.string(),
      cumulativeTaxableFen: FenAnswer,
      rate: z.string(),
      quickDeductionFen: FenAnswer,
      cumulativeTaxFen: FenAnswer,
      dueFen: FenAnswer,
      overWithheldFen: FenAnswer,
    }),
  ),
  totalDueFen: FenAnswer,
});

export const AnnualTaxInput = z.strictObject({ taxableFen: Amount });

export const AnnualTaxAnswer = z.object({ taxFen: FenAnswer, rate: z.string(), quickDeductionFen: FenAnswer });

export const BonusTaxInput = z.strictObject({
  bonusFen: Amount,
  wages: z
    .strictObject({ incomeFen: Amount, insuranceFen: AmountOrZero, specialAdditionalFen: AmountOrZero })
    .optional()
    .openapi({ description: 'wages of the whole year, without the bonus' }),
});

export const BonusTaxAnswer = z.object({
  alone: z.object({ bonusTaxFen: FenAnswer, wageTaxFen: FenAnswer, totalFen: FenAnswer }),
  merged: z.object({ totalFen: FenAnswer }).optional(),
  cheaper: z.enum(['alone', 'merged', 'equal']).optional(),
});
