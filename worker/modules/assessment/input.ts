import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import { DayInput, IdInput, pageOf, pageQuery, ReasonInput, VersionInput } from '../../platform/http/schema.ts';
import { missingCodes } from './rules/cycle.ts';
import { grades } from './rules/moves.ts';
import { notGradedReasons } from './rules/person.ts';
import { postTypes } from './rules/scheme.ts';
import { cycleEvents, cycleStates } from './rules/states.ts';
import { SchemeContent } from './scheme-content.ts';
import { ScoreNodeAnswer } from './scheme-input.ts';

const Grade = z.enum(grades);
const Points = z.string().openapi({ description: '分，两位小数', example: '92.17' });
const MaybePoints = Points.nullable();

export const NewCycleInput = z
  .strictObject({ year: z.int().min(2000).max(2100), schemeId: IdInput })
  .openapi('NewAssessmentCycle');
export const StepInput = z.strictObject({ version: VersionInput }).openapi('AssessmentStep');
export const CollectInput = z
  .strictObject({
    version: VersionInput,
    unsent: z
      .strictObject({ reason: ReasonInput })
      .optional()
      .openapi({ description: '尚未提交的评分不再计入，须写明原因' }),
  })
  .openapi('AssessmentCollect');
export const PublishInput = z
  .strictObject({ version: VersionInput, from: DayInput.openapi({ description: '公示首日，可早于今日' }) })
  .openapi('AssessmentPublish');
export const MoveInput = z
  .strictObject({
    workerId: IdInput,
    toGrade: Grade,
    reason: ReasonInput,
    version: VersionInput.openapi({ description: '人员记录的版本' }),
  })
  .openapi('AssessmentMove');
export const MoveDecisionInput = z
  .strictObject({ outcome: z.enum(['confirmed', 'declined']), version: VersionInput })
  .openapi('AssessmentMoveDecision');

const filters = {
  q: z.string().trim().min(1).max(limits.searchLength).optional().openapi({ description: '姓名或拼音' }),
  unitId: IdInput.optional().openapi({ description: '此单位及其下级' }),
  postType: z.enum(postTypes).optional(),
  grade: z.enum([...grades, 'none']).optional(),
  state: z.enum(['incomplete', 'veto', 'not_graded', 'moved', 'bonus', 'deduction']).optional(),
};
const sort = z.enum(['name', '-name', 'score', '-score', 'unit']).default('unit');
export const PeopleQuery = z.strictObject({ ...pageQuery, ...filters, sort });
export const PeopleExportQuery = z.strictObject({ ...filters, sort, format: z.enum(['xlsx', 'csv']).default('xlsx') });
export type PeopleFilter = z.output<typeof PeopleExportQuery>;
export const CycleListQuery = z.strictObject(pageQuery);
export const BallotQuery = z.strictObject({ ...pageQuery, valid: z.enum(['yes', 'no']).optional() });

const Group = z.object({ code: z.string(), name: z.string() });
export const SchemeAnswer = z
  .object({
    id: z.string(),
    code: z.string(),
    edition: z.int(),
    name: z.string(),
    source: z.string(),
    representative: z.boolean(),
    fromDay: z.string(),
    content: SchemeContent,
  }) // prettier-ignore
  .openapi('AssessmentScheme');
export const SchemeListAnswer = z.object({ items: z.array(SchemeAnswer) }).openapi('AssessmentSchemeList');

const CycleHead = z.object({
  id: z.string(),
  year: z.int(),
  state: z.enum(cycleStates),
  schemeId: z.string(),
  schemeName: z.string(),
  publicityFrom: z.string().nullable(),
  publicityUntil: z.string().nullable(),
  version: z.int(),
});
export const CycleListAnswer = pageOf(CycleHead).openapi('AssessmentCycleList');

const Counts = z.object({
  people: z.int(), incomplete: z.int(), notGraded: z.int(), vetoed: z.int(), excellent: z.int(), qualified: z.int(), basic: z.int(),
  unqualified: z.int(), ballots: z.int(), ballotsInvalid: z.int(), movesOpen: z.int(), ballotsOpen: z.int(), eventsOpen: z.int(),
  ratings: z.int(), ratingsSent: z.int(), raters: z.int(), ratersWaiting: z.int(), objectionsOpen: z.int(), appealsOpen: z.int(),
}); // prettier-ignore
export const CycleAnswer = CycleHead.extend({
  schemeSource: z.string(),
  representative: z.boolean(),
  groups: z.array(Group),
  scheme: SchemeContent,
  events: z.array(z.enum(cycleEvents)).openapi({ description: 'the steps that may follow' }),
  next: z
    .array(
      z.object({
        event: z.enum(cycleEvents),
        to: z.enum(cycleStates),
        permission: z.enum(['assessment.write', 'assessment.finalise']),
        dueDay: z.string().nullable().openapi({ description: '离开本阶段的期限' }),
        missing: z.array(z.object({ code: z.enum(missingCodes), count: z.int() })),
      }),
    )
    .openapi({ description: 'each step that may follow: who may take it, by when, and what is still missing' }),
  steps: z.array(z.object({ state: z.enum(cycleStates), at: z.string(), actorName: z.string() })),
  counts: Counts,
  deadlines: z.array(z.object({ state: z.enum(cycleStates), dueDay: z.string() })),
}).openapi('AssessmentCycle');
export const CycleChangedAnswer = z
  .object({ id: z.string(), state: z.enum(cycleStates), version: z.int() })
  .openapi('AssessmentCycleChanged');
export type CycleChanged = z.output<typeof CycleChangedAnswer>;

const because = [
  'not_graded', 'veto', 'within_cap', 'over_cap', 'tie_at_cap', 'by_score', 'incomplete', 'moved',
] as const; // prettier-ignore
const PersonAnswer = z.object({
  workerId: z.string(),
  name: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  streetId: z.string(),
  streetName: z.string(),
  postType: z.enum(postTypes),
  parts: z.array(z.object({ group: z.string(), mean: MaybePoints })),
  year: z.object({ daily: MaybePoints, quarterly: MaybePoints }).openapi({ description: '平时与季度部分的得分' }),
  bonus: Points,
  deduction: Points,
  veto: z.boolean(),
  notGraded: z.enum(notGradedReasons).nullable(),
  score: MaybePoints,
  complete: z.boolean(),
  rankedGrade: Grade.nullable(),
  grade: Grade.nullable(),
  reason: z.enum(because),
  version: z.int(),
});
export const PeopleAnswer = pageOf(PersonAnswer).openapi('AssessmentPeople');

const MoveAnswer = z.object({
  id: z.string(), workerId: z.string(), name: z.string(), unitName: z.string(), fromGrade: Grade, toGrade: Grade, reason: z.string(),
  proposedAt: z.string(), proposedBy: z.string(), proposedByName: z.string(), outcome: z.enum(['confirmed', 'declined']).nullable(), decidedAt: z.string().nullable(),
  decidedByName: z.string().nullable(), version: z.int(),
}); // prettier-ignore
export const MoveListAnswer = pageOf(MoveAnswer).openapi('AssessmentMoves');
export const MoveChangedAnswer = z.object({ id: z.string(), version: z.int() }).openapi('AssessmentMoveChanged');

export const ScoreTreeAnswer = PersonAnswer.omit({ parts: true, year: true })
  .extend({
    cycleId: z.string(),
    year: z.int(),
    state: z.enum(cycleStates),
    tree: ScoreNodeAnswer,
    vetoReason: z.string().nullable(),
    remark: z.string().nullable(),
    servedSince: z.string(),
    moves: z.array(MoveAnswer),
  })
  .openapi('AssessmentScoreTree');
export const OwnAnswer = z.object({ items: z.array(ScoreTreeAnswer) }).openapi('OwnAssessments');

const GradeCounts = z.object({
  excellent: z.int(),
  qualified: z.int(),
  basic: z.int(),
  unqualified: z.int(),
  none: z.int(),
});
export const DistributionAnswer = z
  .object({
    streets: z.array(GradeCounts.extend({ unitId: z.string(), name: z.string(), mean: MaybePoints })),
    pools: z.array(
      z.object({
        unitId: z.string(),
        name: z.string(),
        postTypes: z
          .array(z.enum(postTypes))
          .nullable()
          .openapi({ description: 'posts ranked by themselves; null: all others' }),
        headcount: z.int().openapi({ description: 'who is graded' }),
        excellentMax: z.int(),
        excellentTaken: z.int(),
        reaching: z.int().openapi({ description: 'whose score reaches the band of excellent' }),
        line: MaybePoints.openapi({ description: 'lowest score that is excellent' }),
      }),
    ),
  })
  .openapi('AssessmentDistribution');

export const BallotListAnswer = pageOf(
  z.object({
    communityId: z.string(), communityName: z.string(), streetName: z.string(), sent: z.int(), returned: z.int(), ordinary: z.int(),
    ordinaryShare: z.string(), invalid: z.enum(['too_few', 'too_few_ordinary']).nullable(),
  }), // prettier-ignore
).openapi('AssessmentBallots');
