import { z } from '@hono/zod-openapi';
import { limits } from '../../../core/limits.ts';
import { parseDecimal } from '../../../core/ratio.ts';
import { inThree } from '../../../platform/http/answers.ts';
import { DecimalInput, FenAnswer } from '../../../platform/http/schema.ts';
import { canAllocate } from '../../pay/rules/allocation.ts';
import { educations, postTypes } from '../../roster/rules/vocabulary.ts';
import { Amount, Code, PositiveDecimal, problemAt, refuseRepeats, repeated, Share } from './atoms.ts';

const capBelowFloor = inThree('上限低于下限', '상한이 하한보다 낮습니다', 'the upper bound is below the lower one');

export const SocialInsuranceInput = z.strictObject({
  wageFen: Amount,
  policy: z
    .strictObject({
      floorFen: Amount,
      capFen: Amount,
      items: z
        .array(z.strictObject({ code: Code, employerRate: Share, employeeRate: Share }))
        .min(1)
        .max(20),
      housingFund: z.strictObject({ rate: Share, rounding: z.enum(['fen', 'yuan']) }).optional(),
    })
    .superRefine(({ floorFen, capFen, items }, context) => {
      if (capFen < floorFen) context.addIssue(problemAt(['capFen'], capBelowFloor));
      refuseRepeats(
        items,
        ({ code }) => code,
        (index) => context.addIssue(problemAt(['items', index, 'code'], repeated)),
      );
    }),
});

/** What SocialInsuranceInput has let through. */
export type SocialInsuranceGiven = z.output<typeof SocialInsuranceInput>;

export const SocialInsuranceAnswer = z.object({
  baseFen: FenAnswer,
  items: z.array(z.object({ code: z.string(), employerFen: FenAnswer, employeeFen: FenAnswer })).readonly(),
  employeeTotalFen: FenAnswer.openapi({ description: 'sum of the items; the housing fund stands beside it' }),
  employerTotalFen: FenAnswer,
  housingFund: z.object({ baseFen: FenAnswer, employeeFen: FenAnswer, employerFen: FenAnswer }).optional(),
});

const Level = z.int().min(1).max(100);
const LevelByPost = z.strictObject({ staff: Level, deputy: Level, head: Level });
const Bump = z.int().min(0).max(60).optional();
const ByEducation = z
  .strictObject({ none: Bump, secondary: Bump, college: Bump, bachelor: Bump, master: Bump, doctor: Bump })
  .optional();

export const PayLevelInput = z.strictObject({
  postType: z.enum(postTypes),
  serviceYears: z.int().min(0).max(80).openapi({ description: 'whole years' }),
  education: z.enum(educations),
  degreeHeld: z.boolean(),
  diplomaHeld: z.boolean(),
  rule: z
    .strictObject({
      floors: LevelByPost,
      ceilings: LevelByPost,
      yearsPerLevel: z.int().min(1).max(60),
      educationLevels: ByEducation,
      educationYears: ByEducation,
      educationYearsAlways: z.boolean().optional(),
    })
    .superRefine(({ floors, ceilings }, context) => {
      for (const post of postTypes) {
        if (ceilings[post] < floors[post]) context.addIssue(problemAt(['ceilings', post], capBelowFloor));
      }
    }),
});

export const PayLevelAnswer = z.object({
  level: z.int(),
  explanation: z
    .array(
      z.object({
        step: z.enum(['post_floor', 'service_years', 'education_levels', 'post_ceiling']),
        years: z.int().optional(),
        educationYears: z.int().optional(),
        levels: z.int(),
        level: z.int(),
      }),
    )
    .readonly(),
});

export const PayAmountInput = z.strictObject({
  baseFen: Amount,
  factor: DecimalInput,
  share: DecimalInput,
  coefficient: DecimalInput,
  split: z.strictObject({ basic: Share }).optional(),
});

/** What PayAmountInput has let through. */
export type PayAmountGiven = z.output<typeof PayAmountInput>;

export const PayAmountAnswer = z.object({
  totalFen: FenAnswer,
  basicFen: FenAnswer.optional(),
  performanceFen: FenAnswer.optional(),
});

export const DayRateInput = z.strictObject({
  monthlyFen: Amount,
  days: DecimalInput,
  paidDaysPerMonth: PositiveDecimal,
  coefficient: DecimalInput.optional(),
});

/** What DayRateInput has let through. */
export type DayRateGiven = z.output<typeof DayRateInput>;

export const DayRateAnswer = z.object({ amountFen: FenAnswer, remainingFen: FenAnswer });

const shareNothing = inThree('权重不能全为 0', '가중치가 모두 0일 수 없습니다', 'at least one weight must be above 0');

export const AllocationInput = z.strictObject({
  amountFen: Amount,
  weights: z
    .array(DecimalInput)
    .min(1)
    .max(limits.calculatorRows)
    .refine((weights) => canAllocate(weights.map(parseDecimal)), { error: shareNothing, when: noIssueYet }),
});

/** What AllocationInput has let through. */
export type AllocationGiven = z.output<typeof AllocationInput>;

export const AllocationAnswer = z.object({ partsFen: z.array(FenAnswer) });

/** A rule over the whole list speaks only once every item has its shape. */
function noIssueYet({ issues }: z.core.ParsePayload): boolean {
  return issues.length === 0;
}
