import { z } from '@hono/zod-openapi';
import { inThree } from '../../platform/http/answers.ts';
import {
  DayInput,
  DecimalInput,
  FenAnswer,
  IdInput,
  MonthInput,
  PositiveFen,
  ReasonInput,
  TextInput,
  VersionInput,
} from '../../platform/http/schema.ts';
import { opinions } from './rules/admission.ts';
import { dutyKinds } from './rules/duty.ts';
import { settlementParts } from './rules/package.ts';
import { bases, priceMethods } from './rules/price-of.ts';
import { outcomes, stances } from './rules/review.ts';

/** A score of quality: what is above the scale is a slip of the hand that would be paid in full. */
const ScoreInput = DecimalInput.refine(
  (text) => Number(text) <= 100,
  inThree('评分须为 0–100', '점수는 0~100입니다', 'a score is 0–100'),
);
const maxTargets = 500;
const maxAuthorities = 30;

const draft = {
  title: TextInput(100).openapi({ example: '高龄津贴领取人员生存认证' }),
  content: TextInput(2_000),
  legalBasis: TextInput(500).openapi({ description: '依据' }),
  kind: z.enum(dutyKinds),
  departmentId: IdInput.openapi({ description: '主责部门' }),
  lineId: IdInput.optional().openapi({ description: '预算指标' }),
  fromMonth: MonthInput,
  untilMonth: MonthInput,
  method: z.enum(priceMethods).openapi({ description: '计价方式：单价、打包、工作量、无' }),
  measure: TextInput(20).optional().openapi({ description: '计量单位', example: '人次' }),
  unitPriceFen: PositiveFen.optional().openapi({ description: '单价；按工作量计价时为月薪' }),
  poolFen: PositiveFen.optional().openapi({ description: '资金池，按户数、网格或人数分配' }),
  basis: z.enum(bases).optional(),
  uses: z.array(TextInput(50)).max(20).default([]).openapi({ description: '经费用途范围；空则仅限本事项' }),
  difficulty: DecimalInput.optional().openapi({ description: '难度系数', example: '1.25' }),
  targets: z
    .array(
      z.strictObject({
        unitId: IdInput,
        monthlyVolume: DecimalInput.optional().openapi({ description: '月工作量' }),
        packageFen: PositiveFen.optional().openapi({ description: '打包金额' }),
        weight: DecimalInput.optional().openapi({ description: '分配权数；户数、网格数可由台账得出' }),
      }),
    )
    .max(maxTargets)
    .default([]),
  authorities: z
    .array(z.strictObject({ what: TextInput(100), overWhat: TextInput(200), departmentId: IdInput }))
    .max(maxAuthorities)
    .default([])
    .openapi({ description: '所需权力：何权、对何事、由哪个部门授予' }),
};

export const DraftDutyInput = z.strictObject(draft).openapi('DutyDraft');
export const ReviseDutyInput = z.strictObject({ ...draft, version: VersionInput }).openapi('DutyRevision');

export const StepInput = z.strictObject({ version: VersionInput }).openapi('DutyStep');
export const ReasonedStepInput = z
  .strictObject({ version: VersionInput, reason: ReasonInput })
  .openapi('DutyReasonedStep');

export const OpinionInput = z
  .strictObject({ unitId: IdInput, opinion: z.enum(opinions), reason: TextInput(1_000).optional() })
  .openapi('DutyOpinion', { description: '街道答复征求意见，社区提出异议；异议须写明理由' });
export const StanceInput = z
  .strictObject({
    unitId: IdInput,
    version: VersionInput,
    stance: z.enum(stances).openapi({ description: '同意、附条件同意、不同意；除同意外须写明理由' }),
    reason: TextInput(1_000).optional(),
  })
  .openapi('DutyStance', { description: '参加联审的部门提出意见' });
export const ReviewInput = z
  .strictObject({
    version: VersionInput,
    outcome: z.enum(outcomes).openapi({ description: '准入、附条件准入、退回修改、不予准入' }),
    reason: ReasonInput,
    conditions: TextInput(1_000).optional(),
  })
  .openapi('DutyReview');
const Workdays = z.int().min(1).max(250);
const WorkdaysOrNone = z.int().min(0).max(250);
const admissionTerms = {
  workdays: z.strictObject({
    hearing: Workdays,
    review: Workdays,
    opinions: Workdays,
    filing: Workdays,
    report: Workdays,
    verify: Workdays,
    exit: WorkdaysOrNone,
    close: WorkdaysOrNone,
  }),
  remindDays: z.int().min(0).max(365),
  silence: z.enum(opinions),
  reviewers: z.array(IdInput).max(30).openapi({ description: '参加联审的部门；空则不征求部门意见' }),
};
export const AdmissionPolicyPut = z
  .strictObject({ fromDay: DayInput, source: TextInput(300), ...admissionTerms })
  .refine(({ workdays }) => workdays.opinions <= workdays.review, {
    path: ['workdays', 'opinions'],
    message: inThree(
      '部门意见的时限不得长于联审时限',
      '부서 의견 기한은 합동 심사 기한보다 길 수 없습니다',
      'departments have no more days than the review',
    ),
  })
  .openapi('DutyAdmissionPolicyPut');
export const AdmissionPolicies = z
  .object({
    items: z.array(
      z.object({
        fromDay: z.string(),
        source: z.string(),
        inForce: z.boolean(),
        ...admissionTerms,
        reviewerNames: z.array(z.string()),
      }),
    ),
  })
  .openapi('DutyAdmissionPolicies');
export const OpinionGiven = z.object({ id: z.string() }).openapi('DutyOpinionGiven');

export const ReportInput = z
  .strictObject({
    unitId: IdInput,
    month: MonthInput,
    volume: DecimalInput.openapi({ description: '本月完成工作量；打包事项填 1' }),
    evidence: TextInput(500).openapi({ description: '工作量依据' }),
    part: z.enum(settlementParts).default('month').openapi({ description: '按月；打包事项为预付、验收结余' }),
  })
  .openapi('VolumeReport');

const verdict = {
  volume: DecimalInput.openapi({ description: '审定工作量' }),
  score: ScoreInput.openapi({ description: '质量评分，0–100', example: '92.5' }),
};

const rest = z.enum(['keep', 'free']).default('keep').openapi({ description: '本月未得部分：继续冻结或释放' });

export const VerdictPreviewInput = z.strictObject({ ...verdict, rest }).openapi('SettlementPreviewRequest');
export const VerifyInput = z
  .strictObject({ ...verdict, rest, version: VersionInput })
  .openapi('SettlementVerification');
export const ReturnInput = z.strictObject({ version: VersionInput, reason: ReasonInput }).openapi('SettlementReturn');

export const EndingInput = z
  .strictObject({ version: VersionInput, reason: ReasonInput, score: ScoreInput.optional() })
  .openapi('DutyEnding', { description: '打包事项提前终止时，应付部分按验收评分结清' });
export const ExitInput = EndingInput.extend({ onDay: DayInput.optional() }).openapi('DutyExit');
export const RenewalInput = z
  .strictObject({ fromMonth: MonthInput, untilMonth: MonthInput, lineId: IdInput.optional() })
  .openapi('DutyRenewal');
export const ActingAnswer = z.object({ id: z.string(), version: z.int(), fileBy: z.string() }).openapi('DutyActing');

export const VersionAnswer = z.object({ id: z.string(), version: z.int() }).openapi('DutyVersion');
export const ActivatedAnswer = z
  .object({ id: z.string(), version: z.int(), assignments: z.int(), grants: z.int(), heldFen: FenAnswer })
  .openapi('DutyActivated');
export const WithdrawnAnswer = z
  .object({
    id: z.string(),
    version: z.int(),
    freedFen: FenAnswer,
    paidFen: FenAnswer.openapi({ description: '提前终止时打包经费验收应付' }),
    returnedFen: FenAnswer.openapi({ description: '预付未得、当即退回' }),
    owedFen: FenAnswer.openapi({ description: '预付未得、已用待退' }),
    exitDay: z.string().nullable(),
  })
  .openapi('DutyWithdrawn');
export const ReportedAnswer = z.object({ id: z.string() }).openapi('VolumeReported');
export const VerifiedAnswer = z
  .object({ id: z.string(), dueFen: FenAnswer, transactionId: z.string().nullable() })
  .openapi('SettlementVerified');
