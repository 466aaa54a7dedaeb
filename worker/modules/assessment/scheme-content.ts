import { z } from '@hono/zod-openapi';
import { isDecimal } from '../../core/ratio.ts';
import { BallotFormContent } from './ballot-form-content.ts';
import { poolKinds, postTypes } from './rules/scheme.ts';

const Decimal = z.string().refine((text) => isDecimal(text) && !text.startsWith('-'));
const Share = Decimal.refine((text) => Number(text) <= 1);
const Workdays = z.int().min(1).max(60);

/** A scheme's content: checked when it is written and whenever it is read. */
export const SchemeContent = z
  .strictObject({
    groups: z
      .array(
        z.strictObject({
          code: z
            .string()
            .regex(/^[a-z][a-z0-9_]*$/)
            .max(30),
          zh: z.string().min(1).max(20),
          ko: z.string().min(1).max(40),
          en: z.string().min(1).max(40),
          headers: z.array(z.string().min(1).max(40)).max(20),
          trimFrom: z.int().min(3).max(100).nullable(),
          byBallot: z.boolean(),
        }),
      )
      .min(1)
      .max(12),
    sheets: z
      .array(z.strictObject({ postTypes: z.array(z.enum(postTypes)).min(1), weights: z.record(z.string(), Decimal) }))
      .min(1)
      .max(3),
    missing: z.enum(['incomplete', 'renormalise']),
    bonusCap: Decimal,
    bands: z.strictObject({ excellent: Decimal, qualified: Decimal, basic: Decimal }),
    excellent: z.strictObject({ share: Share, pool: z.enum(poolKinds) }),
    tieBreak: z.array(z.string()).max(12),
    ballot: z.strictObject({
      fewest: z.int().min(0).max(100_000),
      ordinaryShare: Share,
      form: BallotFormContent.optional(),
    }),
    notGraded: z.strictObject({ probation: z.boolean(), fewestMonths: z.int().min(0).max(12) }),
    vetoes: z.array(z.string().min(1).max(100)).max(20),
    publicity: z.strictObject({ workdays: Workdays, countStart: z.boolean() }),
    appeal: z.strictObject({ workdays: Workdays, answerWorkdays: Workdays, reviewWorkdays: Workdays }),
  })
  .openapi('AssessmentSchemeContent');
