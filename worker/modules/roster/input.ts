import { z } from '@hono/zod-openapi';
import { checkBankCard, checkMobile, checkResidentId } from '../../core/checks.ts';
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
  sortBy,
} from '../../platform/http/schema.ts';
import {
  channels,
  degrees,
  educations,
  ethnicities,
  politicalStatuses,
  postTypes,
  qualifications,
  retirementCategories,
  sexes,
} from './rules/vocabulary.ts';

const name = TextInput(limits.nameLength);

export const IdentityNumberInput = z
  .string()
  .max(40)
  .refine(
    (text) => checkResidentId(text).valid,
    inThree(
      '不是有效的18位身份证号',
      '유효한 18자리 신분증 번호가 아닙니다',
      'not a valid identity number of 18 characters',
    ),
  )
  .transform((text) => checkResidentId(text).normalised)
  .openapi({ type: 'string', example: '990101199003079984', description: 'GB 11643' });

const MobileInput = z
  .string()
  .max(30)
  .refine(
    (text) => checkMobile(text).valid,
    inThree('须为11位手机号', '11자리 휴대전화여야 합니다', 'must be a mobile number of 11 digits'),
  )
  .transform((text) => checkMobile(text).normalised)
  .openapi({ type: 'string', example: '16400000000' });

/** The Luhn digit is not demanded: old passbooks fail it, and an officer who types a number has seen the book. */
const CardInput = z
  .string()
  .max(40)
  .refine(
    (text) => checkBankCard(text).valid || checkBankCard(text).reason === 'checksum',
    inThree('须为16至19位数字', '16~19자리 숫자여야 합니다', 'must have 16 to 19 digits'),
  )
  .transform((text) => checkBankCard(text).normalised)
  .openapi({ type: 'string', example: '6222000000000000' });

const EthnicityInput = z
  .string()
  .trim()
  .min(1)
  .max(20)
  .openapi({ description: 'GB/T 3304', example: ethnicities[0] ?? '' });

const PostTypeInput = z.enum(postTypes);

/** What may be stated and restated of a person; absent says nothing, null takes it back. */
const restatable = {
  fileBirthDay: DayInput.nullish(),
  ethnicity: EthnicityInput.nullish(),
  politicalStatus: z.enum(politicalStatuses).nullish(),
  education: z.enum(educations).nullish(),
  educationName: TextInput(20).nullish(),
  degree: z.enum(degrees).nullish(),
  school: name.nullish(),
  major: name.nullish(),
  qualification: z.enum(qualifications).nullish(),
  communityWorkSince: DayInput.nullish(),
  contractFrom: DayInput.nullish(),
  contractUntil: DayInput.nullish(),
  mobile: MobileInput.nullish(),
  bankName: name.nullish(),
  bankCard: CardInput.nullish(),
  remark: TextInput(limits.noteLength).nullish(),
};

const retirementCategory = z.enum(retirementCategories).optional().openapi({
  description: '退休年龄类别；不填则男性为 male，女性按本市规则',
});

export const EnterWorkerInput = z
  .strictObject({
    name,
    identityNumber: IdentityNumberInput,
    channel: z.enum(channels),
    hiredOn: DayInput,
    unitId: IdInput,
    postType: PostTypeInput,
    retirementCategory,
    ...restatable,
    reason: ReasonInput.optional(),
  })
  .openapi('EnterWorker');

export const ChangeWorkerInput = z
  .strictObject({
    version: VersionInput,
    kind: z.enum(['correction', 'change']).openapi({ description: '更正：原来就是错的；变更：从该日起如此' }),
    reason: ReasonInput,
    day: DayInput.optional(),
    name: name.optional(),
    identityNumber: IdentityNumberInput.optional(),
    channel: z.enum(channels).optional(),
    hiredOn: DayInput.optional(),
    retirementCategory,
    ...restatable,
  })
  .openapi('ChangeWorker');

const moving = { version: VersionInput, day: DayInput, reason: ReasonInput };

export const TransferInput = z
  .strictObject({ ...moving, unitId: IdInput, postType: PostTypeInput.optional() })
  .openapi('TransferWorker');
export const PostChangeInput = z.strictObject({ ...moving, postType: PostTypeInput }).openapi('ChangePost');
export const LeaveInput = z.strictObject(moving).openapi('WorkerLeaves');
export const ReturnInput = z
  .strictObject({ ...moving, unitId: IdInput, postType: PostTypeInput })
  .openapi('WorkerReturns');
export const RevealInput = z.strictObject({ reason: ReasonInput }).openapi('Reveal');

const several = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .max(200)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(values)).max(values.length))
    .optional()
    .openapi({ type: 'string', description: values.join(',') });

const filters = {
  q: z.string().trim().min(1).max(limits.searchLength).optional().openapi({
    description: '姓名、拼音、首字母、手机号；有身份证权限者可查身份证号末4位、末6位或全号',
  }),
  unitId: IdInput.optional().openapi({ description: '此单位及其下级' }),
  state: z.enum(['here', 'left', 'all']).default('here'),
  postType: several(postTypes),
  channel: several(channels),
  sex: several(sexes),
  education: several(educations),
  degree: several(degrees),
  qualification: several(qualifications),
  politicalStatus: several(politicalStatuses),
  ethnicity: z.string().trim().min(1).max(20).optional(),
};

const sort = sortBy('name', 'hiredOn', 'birthDay', 'unit', 'postType', 'retirementMonth');

export const WorkerListQuery = z.strictObject({ ...pageQuery, sort, ...filters });
export const WorkerExportQuery = z.strictObject({
  ...filters,
  sort,
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
});
export const RetirementQuery = z.strictObject({
  ...pageQuery,
  until: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional()
    .openapi({ example: '2027-06', description: '至该月（含）' }),
  unitId: IdInput.optional(),
});
export const QuotaQuery = z.strictObject({
  ...pageQuery,
  finding: z.enum(['below', 'above', 'any']).optional().openapi({ description: '只看缺员、超员或两者' }),
});

export const WorkerAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    sex: z.enum(sexes),
    birthDay: z.string(),
    ethnicity: z.string().nullable(),
    politicalStatus: z.enum(politicalStatuses).nullable(),
    education: z.enum(educations).nullable(),
    educationName: z.string().nullable(),
    degree: z.enum(degrees).nullable(),
    qualification: z.enum(qualifications).nullable(),
    channel: z.enum(channels),
    communityWorkSince: z.string().nullable(),
    hiredOn: z.string(),
    mobile: z.string().nullable(),
    unitId: z.string().nullable(),
    unitName: z.string().nullable(),
    streetName: z.string().nullable(),
    postType: z.enum(postTypes).nullable(),
    postedFrom: z.string().nullable(),
    leftOn: z.string().nullable(),
    retirementMonth: z.string(),
    remark: z.string().nullable(),
    version: z.int(),
    identityMasked: z.string().optional().openapi({ description: '只在有权限时出现' }),
  })
  .openapi('Worker');
export const WorkerPage = pageOf(WorkerAnswer).openapi('WorkerPage');

const Change = z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() });
export const TimelineEntry = z
  .object({
    day: z.string(),
    kind: z.enum(['birth', 'community_work', 'posting', 'left', 'state', 'account', 'contract', 'retirement']),
    /** How a posting began, or how a state came about. */
    manner: z.string().nullable(),
    untilDay: z.string().nullable(),
    unitName: z.string().nullable(),
    postType: z.enum(postTypes).nullable(),
    changes: z.array(Change),
    reason: z.string().nullable(),
    recordedAt: z.string().nullable(),
    recordedBy: z.string().nullable(),
  })
  .openapi('WorkerTimelineEntry');

export const WorkerCardAnswer = WorkerAnswer.extend({
  fileBirthDay: z.string().nullable(),
  school: z.string().nullable(),
  major: z.string().nullable(),
  retirementCategory: z.enum(retirementCategories),
  contractFrom: z.string().nullable(),
  contractUntil: z.string().nullable(),
  bankName: z.string().nullable().optional(),
  bankCardMasked: z.string().nullable().optional(),
  notices: z
    .array(
      z.object({
        kind: z.enum(['contract_warning', 'eligibility']),
        name: z.string(),
        onDay: z.string(),
        year: z.int(),
        grade: z.enum(['excellent', 'qualified', 'basic', 'unqualified']).nullable(),
        finalId: z.string().openapi({ description: '所依据的年度考核结果' }),
        revokedOn: z.string().nullable().openapi({ description: '考核结果更正后撤回之日' }),
        revokedByFinalId: z.string().nullable(),
      }),
    )
    .openapi({ description: '考核结果的运用：合同提示与资格' }),
  timeline: z.array(TimelineEntry),
}).openapi('WorkerCard');

export const WorkerChangedAnswer = z.object({ id: z.string(), version: z.int() }).openapi('WorkerChanged');
export const RevealedAnswer = z.object({ id: z.string(), value: z.string().nullable() }).openapi('Revealed');

export const RetirementPage = pageOf(
  WorkerAnswer.pick({
    id: true,
    name: true,
    sex: true,
    birthDay: true,
    unitName: true,
    streetName: true,
    postType: true,
  }).extend({
    fileBirthDay: z.string().nullable(),
    retirementCategory: z.enum(retirementCategories),
    retirementMonth: z.string(),
  }),
).openapi('RetirementPage');

export const QuotaPage = pageOf(
  z.object({
    unitId: z.string(),
    unitName: z.string(),
    streetName: z.string().nullable(),
    households: z.int().nullable(),
    posts: z.int(),
    least: z.int().nullable(),
    most: z.int().nullable(),
    finding: z.enum(['below', 'above']).nullable(),
    head: z.object({ id: z.string(), name: z.string() }).nullable(),
  }),
).openapi('QuotaPage');

export type EnterWorker = z.infer<typeof EnterWorkerInput>;
export type ChangeWorker = z.infer<typeof ChangeWorkerInput>;
export type WorkerListQuery = z.infer<typeof WorkerListQuery>;
export type WorkerExportQuery = z.infer<typeof WorkerExportQuery>;
export type WorkerFilters = Omit<WorkerListQuery, 'page' | 'pageSize'>;
export type WorkerAnswer = z.infer<typeof WorkerAnswer>;
export type TimelineEntry = z.infer<typeof TimelineEntry>;
export type WorkerCard = z.infer<typeof WorkerCardAnswer>;
