import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import { inThree } from '../../platform/http/answers.ts';
import { DayInput, IdInput, pageOf, pageQuery, ReasonInput, TextInput } from '../../platform/http/schema.ts';
import { nameMasks } from './rules/masking.ts';
import { grades } from './rules/moves.ts';
import { parsePoints } from './rules/points.ts';
import { postTypes } from './rules/scheme.ts';
import { cycleStates } from './rules/states.ts';

const Words = TextInput(2_000);
const Grade = z.enum(grades).nullable();
const Points = z.string().nullable();
const Token = z.string().regex(/^[0-9A-Z]{16,40}$/);
const because = [
  'not_graded',
  'veto',
  'within_cap',
  'over_cap',
  'tie_at_cap',
  'by_score',
  'incomplete',
  'moved',
] as const;

export const DoneAnswer = z.object({ id: z.string() }).openapi('AssessmentVoiceDone');

export const PublicListInput = z.strictObject({ names: z.enum(nameMasks) }).openapi('AssessmentPublicListWanted');
export const PublicListAnswer = z
  .object({ token: z.string().nullable(), names: z.enum(nameMasks).nullable(), from: z.string().nullable(), until: z.string().nullable() })
  .openapi('AssessmentPublicList'); // prettier-ignore

const Listed = z.object({
  name: z.string(),
  unitName: z.string(),
  streetName: z.string(),
  postType: z.enum(postTypes),
  grade: Grade,
});
export const OpenListInput = z
  .strictObject({ token: Token, page: z.int().min(1).max(100_000).default(1) })
  .openapi('AssessmentOpenList');
export const OpenedListAnswer = pageOf(Listed)
  .extend({ cityName: z.string(), year: z.int(), from: z.string(), until: z.string() })
  .openapi('AssessmentOpenedList');

const objection = { name: TextInput(50), contact: TextInput(100), about: TextInput(100), content: Words };
export const PublicObjectionInput = z.strictObject({ token: Token, ...objection }).openapi('AssessmentPublicObjection');
export const ObjectionInput = z
  .strictObject({ ...objection, document: TextInput(200).nullable(), receivedOn: DayInput })
  .openapi('AssessmentObjectionEntered');
export const ReceivedAnswer = z.object({ received: z.literal(true) }).openapi('AssessmentObjectionReceived');
export const ObjectionAnswerInput = z
  .strictObject({ outcome: z.enum(['founded', 'unfounded']), answer: ReasonInput })
  .openapi('AssessmentObjectionAnswer');
export const ObjectionListAnswer = pageOf(
  z.object({
    id: z.string(), source: z.enum(['office', 'public']), name: z.string(), contact: z.string(), about: z.string(), content: z.string(),
    document: z.string().nullable(), receivedOn: z.string(), outcome: z.enum(['founded', 'unfounded']).nullable(), answer: z.string().nullable(),
    answeredAt: z.string().nullable(), answeredByName: z.string().nullable(),
  }), // prettier-ignore
).openapi('AssessmentObjections');

export const WordsInput = z.strictObject({ content: Words }).openapi('AssessmentOwnWords');
export const AppealAnswerInput = z
  .strictObject({
    outcome: z.enum(['upheld', 'changed']),
    score: z
      .string()
      .refine(
        (text) => (parsePoints(text) ?? limits.exportRows) <= 20_000,
        inThree('须为分数，最多两位小数', '점수는 소수점 둘째 자리까지입니다', 'points have at most two places'),
      )
      .nullable(),
    answer: ReasonInput,
    document: TextInput(200).nullable(),
  })
  .openapi('AssessmentAppealAnswer');
export const AppealDecisionInput = z
  .strictObject({ answerId: IdInput, decision: z.enum(['confirmed', 'declined']) })
  .openapi('AssessmentAppealDecision');
export const AppealDecidedAnswer = z.object({ moved: z.int() }).openapi('AssessmentAppealDecided');

const Moved = z.object({
  workerId: z.string(), name: z.string(), unitName: z.string(), fromScore: Points, toScore: Points, fromGrade: Grade, toGrade: Grade,
  fromReason: z.enum(because), toReason: z.enum(because), own: z.boolean(),
}); // prettier-ignore
const Appeal = z.object({
  id: z.string(), cycleId: z.string(), workerId: z.string(), name: z.string(), unitName: z.string(), level: z.literal([1, 2]), content: z.string(),
  filedOn: z.string(), answerUntil: z.string().nullable(), overdue: z.boolean(), answerId: z.string().nullable(),
  outcome: z.enum(['upheld', 'changed']).nullable(), answer: z.string().nullable(), document: z.string().nullable(),
  draftedByName: z.string().nullable(), own: z.boolean().openapi({ description: 'the reader drafted the answer' }),
  decision: z.literal('confirmed').nullable(), decidedOn: z.string().nullable(), decidedByName: z.string().nullable(),
}); // prettier-ignore
export const AppealListAnswer = pageOf(Appeal).openapi('AssessmentAppeals');
export const AppealAnswer = Appeal.extend({
  score: Points,
  year: z.int(),
  moved: z.array(Moved).openapi({ description: 'who moved; before the answer is confirmed, who would move' }),
}).openapi('AssessmentAppeal');

const OwnAppeal = Appeal.pick({
  id: true, level: true, content: true, filedOn: true, answerUntil: true, outcome: true, answer: true, document: true, decision: true, decidedOn: true,
}); // prettier-ignore
export const OwnRecordAnswer = z
  .object({
    years: z.array(
      z.object({
        cycleId: z.string(),
        year: z.int(),
        state: z.enum(cycleStates),
        summary: z.string().nullable(),
        maySummarise: z.boolean(),
        mayAppeal: z.literal([1, 2]).nullable(),
        appealUntil: z.string().nullable(),
        appealWorkdaysLeft: z.int().nullable(),
        appeals: z.array(OwnAppeal),
        moved: z.array(Moved.omit({ workerId: true, name: true, unitName: true }).extend({ onDay: z.string() })),
      }),
    ),
    results: z.array(
      z.object({ year: z.int(), grade: Grade, score: Points, finalisedOn: z.string(), corrected: z.boolean() }),
    ),
  })
  .openapi('OwnAssessmentRecord');

export const FormsQuery = z.strictObject({ ...pageQuery, unitId: IdInput.optional(), workerId: IdInput.optional() });
const Form = z.object({
  workerId: z.string(), name: z.string(), sex: z.string().nullable(), unitName: z.string(), streetName: z.string(), postType: z.enum(postTypes), servedSince: z.string(),
  summary: z.string().nullable(), parts: z.array(z.object({ name: z.string(), weight: z.string(), mean: Points })), bonus: z.string(),
  deduction: z.string(), score: Points, grade: Grade, reason: z.enum(because),
}); // prettier-ignore
export const FormsAnswer = pageOf(Form)
  .extend({ cityName: z.string(), year: z.int(), state: z.enum(cycleStates), finalisedOn: z.string().nullable() })
  .openapi('AssessmentForms');

export const WarningsQuery = z.strictObject(pageQuery);
export const WarningsAnswer = pageOf(
  z.object({ workerId: z.string(), name: z.string(), unitName: z.string().nullable(), years: z.array(z.int()), onDay: z.string(), finalId: z.string() }),
).openapi('AssessmentContractWarnings'); // prettier-ignore
