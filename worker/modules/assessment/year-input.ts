import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import { inThree } from '../../platform/http/answers.ts';
import {
  DayInput,
  IdInput,
  pageOf,
  pageQuery,
  ReasonInput,
  TextInput,
  VersionInput,
} from '../../platform/http/schema.ts';
import { eventKinds } from './rules/facts.ts';
import { mostPoints, parsePoints } from './rules/points.ts';
import { postTypes } from './rules/scheme.ts';

const Period = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/,
    inThree('须为月份 2026-03 或季度 2026-Q1', '월 2026-03 또는 분기 2026-Q1', 'a month 2026-03 or a quarter 2026-Q1'),
  )
  .openapi({ example: '2026-03' });
const GroupCode = z.string().min(1).max(30);
const Mark = z
  .string()
  .refine(
    (text) => (parsePoints(text) ?? mostPoints + 1) <= mostPoints,
    inThree('须为 0 至 100 分，最多两位小数', '0~100점, 소수점 둘째 자리까지', '0 to 100, at most two places'),
  )
  .openapi({ example: '88.5' });

export const regularSheetFields = { period: Period, group: GroupCode };
const format = z.enum(['xlsx', 'csv']).default('xlsx');
export const SheetQuery = z.strictObject({ format });
export const RegularSheetQuery = z.strictObject({ ...regularSheetFields, format });
export const RegularQuery = z.strictObject({
  ...pageQuery,
  ...regularSheetFields,
  unitId: IdInput.optional(),
});
export const RegularInput = z
  .strictObject({
    period: Period,
    group: GroupCode,
    marks: z
      .array(
        z.strictObject({
          workerId: IdInput,
          score: Mark.nullable(),
          cause: z.string().trim().min(2).max(limits.causeLength).nullable(),
          replaces: IdInput.nullable().openapi({ description: '所见的现行评分；没有则为 null' }),
        }),
      )
      .min(1)
      .max(limits.pageSize)
      .refine((marks) => new Set(marks.map(({ workerId }) => workerId)).size === marks.length, {
        message: inThree('同一人只能出现一次', '한 사람은 한 번만', 'one mark for each person'),
      }),
  })
  .openapi('AssessmentRegularMarks');

const RegularMarkAnswer = z.object({
  workerId: z.string(),
  name: z.string(),
  unitName: z.string(),
  postType: z.enum(postTypes),
  markId: z.string().nullable(),
  score: z.string().nullable(),
  cause: z.string().nullable(),
  by: z.string().nullable(),
});
export const RegularAnswer = pageOf(RegularMarkAnswer)
  .extend({ given: z.int(), causeBelow: z.string(), causeFrom: z.string() })
  .openapi('AssessmentRegularGrid');
export const RegularPeriodsAnswer = z
  .object({
    periods: z.array(
      z.object({ period: z.string(), groups: z.array(z.object({ code: z.string(), name: z.string() })) }),
    ),
  })
  .openapi('AssessmentRegularPeriods');
export const ChangedCount = z.object({ changed: z.int() }).openapi('AssessmentChangedCount');

export const EventInput = z
  .strictObject({
    workerId: IdInput,
    kind: z.enum(eventKinds),
    item: TextInput(100).openapi({ description: '加分、扣分项的代码；一票否决为其情形的原文' }),
    times: z.int().min(1).max(100),
    onDay: DayInput,
    document: TextInput(100).openapi({ description: '文件名称或文号' }),
    cause: ReasonInput,
  })
  .openapi('AssessmentEventProposal');
export const EventCancelInput = z
  .strictObject({ document: TextInput(100), cause: ReasonInput })
  .openapi('AssessmentEventCancel');
export const EventDecisionInput = z
  .strictObject({ outcome: z.enum(['confirmed', 'declined']), version: VersionInput })
  .openapi('AssessmentEventDecision');
export const EventQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(['waiting', 'confirmed', 'declined']).optional(),
  kind: z.enum(eventKinds).optional(),
  workerId: IdInput.optional(),
});
const Event = z.object({
  id: z.string(), workerId: z.string(), name: z.string(), unitName: z.string(), kind: z.enum(eventKinds), item: z.string(), itemName: z.string(),
  times: z.int(), points: z.string(), total: z.string(), onDay: z.string(), document: z.string(), cause: z.string(),
  cancelsId: z.string().nullable(), cancelledBy: z.string().nullable(), proposedAt: z.string(), proposedBy: z.string(), proposedByName: z.string(),
  outcome: z.enum(['confirmed', 'declined']).nullable(), decidedAt: z.string().nullable(), decidedByName: z.string().nullable(), version: z.int(),
}); // prettier-ignore
export const EventListAnswer = pageOf(Event).openapi('AssessmentEvents');
export const EventChangedAnswer = z.object({ id: z.string(), version: z.int() }).openapi('AssessmentEventChanged');

export const EnrolAnswer = z.object({ created: z.int(), updated: z.int() }).openapi('AssessmentEnrolled');
export const FiguresAnswer = z.object({ figures: z.int(), changed: z.int() }).openapi('AssessmentFiguresTaken');

export const RankingQuery = z.strictObject({
  ...pageQuery,
  poolId: IdInput,
  apart: z.coerce
    .number()
    .int()
    .min(-1)
    .max(2)
    .default(-1)
    .openapi({ description: '单独排名的评分表序号；-1 为其余岗位' }),
});
export const RankingAnswer = pageOf(
  z.object({
    place: z.int(), workerId: z.string(), name: z.string(), unitName: z.string(), postType: z.enum(postTypes), score: z.string().nullable(),
    grade: z.string().nullable(), rankedGrade: z.string().nullable(), reason: z.string(), veto: z.boolean(), version: z.int(),
  }), // prettier-ignore
)
  .extend({
    pool: z.object({
      unitId: z.string(),
      name: z.string(),
      headcount: z.int(),
      excellentMax: z.int(),
      taken: z.int(),
      band: z.string(),
    }),
  }) // prettier-ignore
  .openapi('AssessmentRanking');

export const spreads = ['street', 'community', 'rater'] as const;
export const SpreadQuery = z.strictObject({ ...pageQuery, by: z.enum(spreads).default('street') });
const SpreadRow = z.object({
  id: z.string(),
  name: z.string(),
  detail: z.string().nullable(),
  count: z.int(),
  mean: z.string(),
  lowest: z.string().nullable(),
  highest: z.string().nullable(),
  offset: z.string().nullable().openapi({ description: 'mean less the mean of the other raters of the group' }),
  far: z.boolean().openapi({ description: 'far off the rest, by the rule of the scheme' }),
  bins: z.array(z.int()).openapi({ description: 'how many in each five points from zero on' }),
});
export const SpreadAnswer = pageOf(SpreadRow)
  .extend({ binPoints: z.int(), hidden: z.array(z.object({ group: z.string(), far: z.int().nullable() })) })
  .openapi('AssessmentSpread');
