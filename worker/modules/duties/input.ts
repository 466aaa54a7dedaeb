import { z } from '@hono/zod-openapi';
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
import { opinions, outcomes } from './rules/admission.ts';
import { dutyKinds } from './rules/duty.ts';
import { priceMethods } from './rules/price-of.ts';

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
  difficulty: DecimalInput.optional().openapi({ description: '难度系数', example: '1.25' }),
  targets: z
    .array(
      z.strictObject({
        unitId: IdInput,
        monthlyVolume: DecimalInput.optional().openapi({ description: '月工作量' }),
        packageFen: PositiveFen.optional().openapi({ description: '打包金额' }),
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
export const ReviewInput = z
  .strictObject({
    version: VersionInput,
    outcome: z.enum(outcomes).openapi({ description: '准入、附条件准入、退回修改、不予准入' }),
    reason: ReasonInput,
    conditions: TextInput(1_000).optional(),
  })
  .openapi('DutyReview');
const Workdays = z.int().min(1).max(250);
const admissionTerms = {
  workdays: z.strictObject({ hearing: Workdays, review: Workdays }),
  silence: z.enum(opinions),
};
export const AdmissionPolicyPut = z
  .strictObject({ fromDay: DayInput, source: TextInput(300), ...admissionTerms })
  .openapi('DutyAdmissionPolicyPut');
export const AdmissionPolicies = z
  .object({
    items: z.array(z.object({ fromDay: z.string(), source: z.string(), inForce: z.boolean(), ...admissionTerms })),
  })
  .openapi('DutyAdmissionPolicies');
export const OpinionGiven = z.object({ id: z.string() }).openapi('DutyOpinionGiven');

export const ReportInput = z
  .strictObject({
    unitId: IdInput,
    month: MonthInput,
    volume: DecimalInput.openapi({ description: '本月完成工作量；打包事项填 1' }),
    evidence: TextInput(500).openapi({ description: '工作量依据' }),
  })
  .openapi('VolumeReport');

const verdict = {
  volume: DecimalInput.openapi({ description: '审定工作量' }),
  score: DecimalInput.openapi({ description: '质量评分，0–100', example: '92.5' }),
};

export const VerdictPreviewInput = z.strictObject(verdict).openapi('SettlementPreviewRequest');
export const VerifyInput = z.strictObject({ ...verdict, version: VersionInput }).openapi('SettlementVerification');
export const ReturnInput = z.strictObject({ version: VersionInput, reason: ReasonInput }).openapi('SettlementReturn');

export const VersionAnswer = z.object({ id: z.string(), version: z.int() }).openapi('DutyVersion');
export const ActivatedAnswer = z
  .object({ id: z.string(), version: z.int(), assignments: z.int(), grants: z.int(), heldFen: FenAnswer })
  .openapi('DutyActivated');
export const WithdrawnAnswer = z
  .object({ id: z.string(), version: z.int(), freedFen: FenAnswer })
  .openapi('DutyWithdrawn');
export const ReportedAnswer = z.object({ id: z.string() }).openapi('VolumeReported');
export const VerifiedAnswer = z
  .object({ id: z.string(), dueFen: FenAnswer, transactionId: z.string().nullable() })
  .openapi('SettlementVerified');
