import { z } from '@hono/zod-openapi';
import { limits } from '../../../core/limits.ts';
import { inThree } from '../../../platform/http/answers.ts';
import { CentScore, DecimalInput } from '../../../platform/http/schema.ts';
import { Code, FinalScore, problemAt, refuseRepeats, repeated, Share } from './atoms.ts';

export const ScoreInput = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        code: Code,
        weight: Share,
        scores: z.array(CentScore).max(limits.calculatorRows),
        // Two scores less the highest and the lowest would leave nothing to take a mean of.
        trimFrom: z.int().min(3).max(limits.calculatorRows).optional(),
      }),
    )
    .min(1)
    .max(50)
    .superRefine((groups, context) =>
      refuseRepeats(
        groups,
        ({ code }) => code,
        (index) => context.addIssue(problemAt([index, 'code'], repeated)),
      ),
    ),
  bonus: CentScore.optional(),
  bonusCap: CentScore.optional(),
  deductions: CentScore.optional(),
  missing: z.enum(['incomplete', 'renormalise']),
});

const Figure = z.string().nullable().openapi({ description: 'two places; null where nobody voted' });

/** What ScoreInput has let through. */
export type ScoreGiven = z.output<typeof ScoreInput>;

export const ScoreAnswer = z.object({
  score: Figure,
  groups: z.array(z.object({ code: z.string(), mean: Figure, contribution: Figure })).readonly(),
  complete: z.boolean(),
});

const scoreNeeded = inThree('须填写分数', '점수가 필요합니다', 'a score is needed');
const bandsDescend = inThree(
  '各等次分数线须依次降低',
  '등급 기준 점수는 차례로 낮아져야 합니다',
  'the bands must descend',
);

export const GradesInput = z.strictObject({
  cap: Share,
  bands: z
    .strictObject({ excellent: CentScore, qualified: CentScore, basic: CentScore })
    .superRefine(({ excellent, qualified, basic }, context) => {
      if (Number(qualified) >= Number(excellent)) context.addIssue(problemAt(['qualified'], bandsDescend));
      if (Number(basic) >= Number(qualified)) context.addIssue(problemAt(['basic'], bandsDescend));
    }),
  people: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(64),
        score: FinalScore.nullish().openapi({ description: 'needed unless vetoed or not graded' }),
        veto: z.boolean().optional(),
        notGraded: z.boolean().optional(),
        tieBreak: z.array(DecimalInput).max(10).optional(),
      }),
    )
    .min(1)
    .max(limits.calculatorRows)
    .superRefine((people, context) => {
      for (const [index, { score, veto, notGraded }] of people.entries()) {
        const needed = veto !== true && notGraded !== true;
        if (needed && (score === undefined || score === null))
          context.addIssue(problemAt([index, 'score'], scoreNeeded));
      }
      refuseRepeats(
        people,
        ({ id }) => id,
        (index) => context.addIssue(problemAt([index, 'id'], repeated)),
      );
    }),
});

/** What GradesInput has let through. */
export type GradesGiven = z.output<typeof GradesInput>;

export const GradesAnswer = z.object({
  excellentMax: z.int(),
  grades: z
    .array(
      z.object({
        id: z.string(),
        grade: z.enum(['excellent', 'qualified', 'basic', 'unqualified']).nullable(),
        reason: z.enum(['not_graded', 'veto', 'within_cap', 'over_cap', 'tie_at_cap', 'by_score']),
      }),
    )
    .readonly(),
});
