import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import { inThree } from '../../platform/http/answers.ts';
import { DayInput, IdInput, pageOf, pageQuery, ReasonInput, VersionInput } from '../../platform/http/schema.ts';
import { mostPoints, parsePoints } from './rules/points.ts';
import { endedBecause, gapCodes } from './rules/rater-plan.ts';
import { orphanCauses, proposals } from './rules/orphans.ts';
import { postTypes } from './rules/scheme.ts';
import { cycleStates } from './rules/states.ts';

const GroupCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .max(30)
  .openapi({ example: 'peers' });
const RaterInput = z.strictObject({ kind: z.enum(['worker', 'user']), id: IdInput });
const search = z.string().trim().min(1).max(limits.searchLength);

export const RaterAddInput = z
  .strictObject({ workerId: IdInput, group: GroupCode, unitId: IdInput, rater: RaterInput, reason: ReasonInput })
  .openapi('AssessmentRaterAdd');
export const RaterReplaceInput = z
  .strictObject({ rater: RaterInput, reason: ReasonInput })
  .openapi('AssessmentRaterReplace');
export const RaterReasonInput = z.strictObject({ reason: ReasonInput }).openapi('AssessmentRaterReason');
export const RaterPlanInput = z.strictObject({}).openapi('AssessmentRaterPlanConfirm');
export const RaterChangedAnswer = z.object({ id: z.string() }).openapi('AssessmentRaterChanged');
export const RaterPlannedAnswer = z.object({ added: z.int(), ended: z.int() }).openapi('AssessmentRatersPlanned');

export const RaterPlanQuery = z.strictObject(pageQuery);
export const RaterPlanAnswer = pageOf(
  z.object({
    kind: z.enum(['add', 'end']),
    why: z.enum(endedBecause).nullable(),
    workerId: z.string(),
    name: z.string(),
    group: z.string(),
    groupName: z.string(),
    unitName: z.string(),
    raterName: z.string(),
  }),
)
  .extend({ added: z.int(), ended: z.int() })
  .openapi('AssessmentRaterPlan');

export const OrphanQuery = z.strictObject(pageQuery);
export const OrphanAnswer = pageOf(
  z.object({
    raterId: z.string(),
    raterName: z.string(),
    group: z.string(),
    groupName: z.string(),
    unitId: z.string(),
    unitName: z.string(),
    why: z.enum(orphanCauses),
    tasks: z.int().openapi({ description: '尚未提交的评分任务数' }),
    proposal: z.enum(proposals),
    successors: z.array(z.string()).openapi({ description: '组织树上的接任者' }),
  }),
).openapi('AssessmentOrphans');
export const HandoverInput = z
  .strictObject({
    raterId: IdInput,
    group: GroupCode,
    unitId: IdInput,
    rater: RaterInput.nullable().openapi({ description: '由谁接替；null 为组织树上的接任者' }),
    reason: ReasonInput,
  })
  .openapi('AssessmentHandover');
export const HandedAnswer = z.object({ ended: z.int(), added: z.int() }).openapi('AssessmentHandedOver');

export const CoverageQuery = z.strictObject({
  ...pageQuery,
  unitId: IdInput.optional(),
  group: GroupCode.optional(),
  gaps: z.enum(['only']).optional(),
});
export const CoverageAnswer = pageOf(
  z.object({
    workerId: z.string(),
    name: z.string(),
    unitName: z.string(),
    postType: z.enum(postTypes),
    groups: z.array(
      z.object({
        group: z.string(),
        groupName: z.string(),
        unitId: z.string(),
        unitName: z.string(),
        raters: z.int(),
        sent: z.int(),
        gap: z.enum(gapCodes).nullable(),
      }),
    ),
  }),
)
  .extend({ people: z.int(), withGaps: z.int(), raters: z.int(), tasks: z.int(), sent: z.int() })
  .openapi('AssessmentRaterCoverage');

export const TaskQuery = z.strictObject({
  ...pageQuery,
  q: search.optional().openapi({ description: '被评人或评分人姓名' }),
  workerId: IdInput.optional(),
  unitId: IdInput.optional(),
  group: GroupCode.optional(),
  state: z.enum(['waiting', 'sent']).optional(),
});
export const TaskListAnswer = pageOf(
  z.object({
    id: z.string(),
    workerId: z.string(),
    name: z.string(),
    unitId: z.string(),
    unitName: z.string(),
    group: z.string(),
    groupName: z.string(),
    raterId: z.string(),
    raterName: z.string(),
    origin: z.enum(['tree', 'hand', 'returned']),
    reason: z.string().nullable(),
    sent: z.boolean(),
  }),
).openapi('AssessmentRaterTasks');

export const CandidateQuery = z.strictObject({ ...pageQuery, q: search.optional() });
export const CandidateAnswer = pageOf(
  z.object({ kind: z.enum(['worker', 'user']), id: z.string(), name: z.string(), unitName: z.string() }),
).openapi('AssessmentRaterCandidates');

const reminderFilters = {
  q: search.optional().openapi({ description: '评分人姓名' }),
  unitId: IdInput.optional(),
  group: GroupCode.optional(),
  state: z.enum(['waiting', 'sent']).optional(),
};
export const ReminderQuery = z.strictObject({ ...pageQuery, ...reminderFilters });
export const ReminderExportQuery = z.strictObject({
  ...reminderFilters,
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
});
export type ReminderFilter = Omit<z.output<typeof ReminderExportQuery>, 'format'>;
export const ReminderAnswer = pageOf(
  z.object({
    raterId: z.string(),
    raterName: z.string(),
    account: z.boolean().openapi({ description: 'whether the rater can sign in' }),
    streetName: z.string().nullable(),
    unitName: z.string().nullable(),
    group: z.string(),
    groupName: z.string(),
    total: z.int(),
    begun: z.int(),
    sent: z.int(),
    waiting: z.int(),
  }),
)
  .extend({ raters: z.int(), waitingRaters: z.int(), tasks: z.int(), waitingTasks: z.int() })
  .openapi('AssessmentReminders');

export const ProgressQuery = z.strictObject({ ...pageQuery, by: z.enum(['street', 'community', 'group']) });
export const ProgressAnswer = pageOf(
  z.object({ key: z.string(), name: z.string(), raters: z.int(), waitingRaters: z.int(), tasks: z.int(), sent: z.int() }),
).openapi('AssessmentRatingProgress'); // prettier-ignore

export const deadlineStates = ['planned', 'open', 'collected', 'calibrated', 'publicity', 'appeals'] as const;
export const DeadlinesInput = z
  .strictObject({
    version: VersionInput.openapi({ description: '年度考核的版本' }),
    deadlines: z
      .array(z.strictObject({ state: z.enum(deadlineStates), dueDay: DayInput.nullable() }))
      .min(1)
      .max(deadlineStates.length)
      .refine((list) => new Set(list.map(({ state }) => state)).size === list.length, {
        message: inThree('同一阶段只能出现一次', '같은 단계는 한 번만', 'each state once'),
      }),
  })
  .openapi('AssessmentDeadlines');
export const DeadlinesAnswer = z.object({ id: z.string(), version: z.int() }).openapi('AssessmentDeadlinesChanged');

const Typed = z
  .string()
  .refine(
    (text) => (parsePoints(text) ?? mostPoints + 1) <= mostPoints,
    inThree('须为 0 至 100 分，最多两位小数', '0~100점, 소수점 둘째 자리까지', '0 to 100, at most two places'),
  )
  .openapi({ example: '4.5' });

export const sheetParams = z.object({ id: IdInput, group: GroupCode });
export const DraftInput = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          assignmentId: IdInput,
          version: z.int().min(0).openapi({ description: '所见草稿的版本，尚无草稿为 0' }),
          marks: z
            .record(z.string().max(30), Typed.nullable())
            .openapi({ description: '指标代码到分数，null 为清空', example: { score: '88.5' } }),
        }),
      )
      .min(1)
      .max(limits.ratingChanges)
      .refine((items) => new Set(items.map(({ assignmentId }) => assignmentId)).size === items.length, {
        message: inThree('同一人只能出现一次', '한 사람은 한 번만', 'each row once'),
      }),
  })
  .openapi('AssessmentDrafts');
export const DraftsAnswer = z
  .object({ items: z.array(z.object({ assignmentId: z.string(), version: z.int() })), stamp: z.string() })
  .openapi('AssessmentDraftsKept');
export const SendInput = z
  .strictObject({ stamp: z.string().min(1).max(100).openapi({ description: '所见评分表的标记' }) })
  .openapi('AssessmentSend');
export const SentAnswer = z.object({ sent: z.int() }).openapi('AssessmentSent');

export const OwnSheetsAnswer = z
  .object({
    items: z.array(
      z.object({
        cycleId: z.string(),
        year: z.int(),
        state: z.enum(cycleStates),
        group: z.string(),
        groupName: z.string(),
        anonymous: z.boolean(),
        dueDay: z.string().nullable(),
        total: z.int(),
        begun: z.int(),
        sent: z.int(),
      }),
    ),
  })
  .openapi('OwnRatingSheets');

export const RatingSheetAnswer = z
  .object({
    cycleId: z.string(),
    year: z.int(),
    state: z.enum(cycleStates),
    group: z.string(),
    groupName: z.string(),
    anonymous: z.boolean(),
    stamp: z.string(),
    forms: z.array(
      z.object({
        postTypes: z.array(z.enum(postTypes)),
        fields: z.array(z.object({ code: z.string(), name: z.string(), most: z.string(), evidence: z.string() })),
      }),
    ),
    items: z.array(
      z.object({
        assignmentId: z.string(),
        workerId: z.string(),
        name: z.string(),
        unitName: z.string(),
        months: z.int().nullable().openapi({ description: '在该处任职的整月数；未调动为 null' }),
        postType: z.enum(postTypes),
        form: z.int(),
        marks: z.record(z.string(), z.string()),
        version: z.int(),
        sentAt: z.string().nullable(),
        returned: z.string().nullable().openapi({ description: '被退回的原因' }),
      }),
    ),
  })
  .openapi('RatingSheet');
