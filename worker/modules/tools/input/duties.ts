import { z } from '@hono/zod-openapi';
import { limits } from '../../../core/limits.ts';
import { DecimalInput, FenAnswer } from '../../../platform/http/schema.ts';
import { Amount, Share } from './atoms.ts';

export const DutyPriceInput = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('unit'),
    lines: z
      .array(z.strictObject({ unitPriceFen: Amount, volume: DecimalInput, admittedVolume: DecimalInput.optional() }))
      .min(1)
      .max(limits.calculatorRows),
    qualityRatio: Share.optional(),
  }),
  z.strictObject({ method: z.literal('package'), totalFen: Amount, prepaidShare: Share, qualityRatio: Share }),
  z.strictObject({
    method: z.literal('workload'),
    days: DecimalInput,
    monthlyFen: Amount,
    difficulty: DecimalInput,
  }),
]);

/** What DutyPriceInput has let through. */
export type DutyPriceGiven = z.output<typeof DutyPriceInput>;

export const DutyPriceAnswer = z.object({
  dueFen: FenAnswer.openapi({ description: 'all that is due, what was paid in advance included' }),
  balanceFen: FenAnswer.optional().openapi({ description: 'of a package: what acceptance still brings' }),
});
