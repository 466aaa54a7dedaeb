import { z } from '@hono/zod-openapi';
import { inThree } from '../../platform/http/answers.ts';
import { DayInput, IdInput, pageOf, pageQuery, PositiveFen, ReasonInput, sortBy, TextInput, VersionInput } from '../../platform/http/schema.ts'; // prettier-ignore
import { CostLine } from './cost-input.ts';
import { caseEvents, caseStates, results } from './rules/case.ts';
import { unitKinds, urgencies } from './rules/policy.ts';

const optionalText = (max: number) => TextInput(max).optional();
const Code = z.string().regex(/^[a-z][a-z0-9_]{0,29}$/).openapi({ example: 'sanitation' }); // prettier-ignore
const Votes = z.int().min(0).max(1_000);
const channels = ['link', 'doorstep', 'phone'] as const;

const who = { name: optionalText(50), contact: optionalText(60), address: optionalText(120) };
/** What every filing says of the matter and, as far as they want to be known, of who asks. */
export const filing = {
  unitId: IdInput,
  title: optionalText(80),
  content: TextInput(2_000).openapi({ example: '单元门口路灯不亮' }),
  category: Code,
  spot: optionalText(120).openapi({ description: '具体位置' }),
  ...who,
};

/** What staff file for a resident, on the doorstep, by telephone or out of a visit. */
export const FilingInput = z
  .strictObject({
    ...filing,
    urgency: z.enum(urgencies).default('ordinary'),
    channel: z.enum(['doorstep', 'phone']),
    origin: z.strictObject({ kind: z.literal('visit'), id: IdInput }).optional(),
  })
  .openapi('CaseFiling');
export const ReceiptAnswer = z
  .object({
    id: z.string(),
    number: z.string().nullable(),
    code: z.string().nullable().openapi({ description: '只在此刻给出；同一请求重发时为空' }),
  })
  .openapi('CaseReceipt');

const said = { version: VersionInput, text: TextInput(2_000), documentNumber: optionalText(80) };
export const DeliberateInput = z
  .strictObject({
    ...said,
    voices: z
      .array(z.strictObject({ name: TextInput(50), role: TextInput(50), said: TextInput(500) }))
      .min(2)
      .max(50)
      .openapi({ description: '参加人员与各自意见' }),
  })
  .openapi('CaseDeliberation');
export const MeetingInput = z
  .strictObject({
    ...said,
    meeting: z.strictObject({
      heldDay: DayInput,
      place: TextInput(120),
      chair: TextInput(50),
      votesFor: Votes,
      votesAgainst: Votes,
      votesAbstained: Votes,
      decision: TextInput(1_000),
    }),
  })
  .openapi('CaseMeeting');
export const AssignInput = z
  .strictObject({
    version: VersionInput,
    text: optionalText(2_000),
    parts: z
      .array(z.strictObject({ unitId: IdInput, dutyId: IdInput.optional(), task: TextInput(500), leads: z.boolean() }))
      .min(1)
      .max(20),
  })
  .openapi('CaseAssignment');
export const ReportInput = z.strictObject({ ...said, costFen: PositiveFen.optional() }).openapi('CasePartReport');
export const FinishInput = z
  .strictObject({
    version: VersionInput,
    reply: TextInput(1_000).openapi({ description: '给居民的答复' }),
    documentNumber: optionalText(80),
  })
  .openapi('CaseFinish');
export const PauseInput = z.strictObject({ version: VersionInput, question: TextInput(500) }).openapi('CasePause');
export const WordsInput = z.strictObject({ version: VersionInput, text: TextInput(1_000) }).openapi('CaseWords');
export const EndInput = z
  .strictObject({
    version: VersionInput,
    as: z.enum(['duplicate', 'refer', 'withdraw']),
    text: TextInput(1_000),
    target: optionalText(30).openapi({ description: '重复件所指的诉求编号', example: 'TS2026-00001' }),
    bodyUnitId: IdInput.optional(),
    bodyName: optionalText(100),
  })
  .openapi('CaseEnding');
export const RevealInput = z.strictObject({ reason: ReasonInput }).openapi('CaseReveal');
export const PersonAnswer = z
  .object({
    id: z.string(),
    person: z
      .object({ name: z.string().nullable(), contact: z.string().nullable(), address: z.string().nullable() })
      .nullable(),
  })
  .openapi('CasePerson');
export const MovedAnswer = z
  .object({ id: z.string(), state: z.enum(caseStates), version: z.int() })
  .openapi('CaseMoved');

const filters = {
  sort: sortBy('deadlineDay', 'openedDay', 'dueDay'),
  state: z.enum(caseStates).optional(),
  open: z.literal('true').optional(),
  unitId: IdInput.optional().openapi({ description: '地点：此单位及其下级' }),
  partUnitId: IdInput.optional().openapi({ description: '承办：此单位及其下级' }),
  partOpen: z
    .literal('true')
    .optional()
    .openapi({ description: '只列分工尚未反馈的（与 partUnitId 同用时为该单位的分工）' }),
  workerId: IdInput.optional().openapi({ description: '评价时的牵头承办人' }),
  leadWorkerId: IdInput.optional().openapi({ description: '最近一轮的牵头承办人' }),
  counted: z.literal('true').optional().openapi({ description: '只列考核计入的' }),
  category: Code.optional(),
  urgency: z.enum(urgencies).optional(),
  channel: z.enum(channels).optional(),
  rating: z.enum(results).optional(),
  due: z.enum(['late', 'today', 'soon', 'paused', 'whole']).optional(),
  dueFrom: DayInput.optional(),
  dueUntil: DayInput.optional(),
  openedFrom: DayInput.optional(),
  openedUntil: DayInput.optional(),
  closedFrom: DayInput.optional(),
  closedUntil: DayInput.optional(),
  ratedFrom: DayInput.optional(),
  ratedUntil: DayInput.optional(),
  waits: z.enum(['deliberate', 'decide', 'part']).optional().openapi({ description: '等我办理的' }),
  originId: IdInput.optional(),
  q: z.string().trim().max(50).optional(),
};
export const CaseQuery = z.strictObject({ ...pageQuery, ...filters });
export const CaseExport = z.strictObject({ ...filters, format: z.enum(['csv', 'xlsx']).default('xlsx') });

const Listed = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  category: z.string(),
  urgency: z.enum(urgencies),
  channel: z.enum(channels),
  unitId: z.string(),
  unitName: z.string(),
  communityName: z.string().nullable(),
  streetName: z.string().nullable(),
  state: z.enum(caseStates),
  round: z.int(),
  leadName: z.string().nullable(),
  openedDay: z.string(),
  dueDay: z.string(),
  deadlineDay: z.string().nullable(),
  pausedDay: z.string().nullable(),
  handledDay: z.string().nullable(),
  rating: z.enum(results).nullable(),
  late: z.boolean(),
  soon: z.boolean(),
  version: z.int(),
});
export const CaseList = pageOf(Listed).openapi('CaseList');

const Meeting = MeetingInput.shape.meeting.extend({ heldDay: z.string(), passed: z.boolean() });
const Part = z.object({
  id: z.string(),
  round: z.int(),
  unitId: z.string(),
  unitName: z.string(),
  dutyId: z.string().nullable(),
  dutyTitle: z.string().nullable(),
  leads: z.boolean(),
  task: z.string(),
  report: z.string().nullable(),
  costFen: z.int().nullable(),
  bookedFen: z.int().openapi({ description: '费用中已对应凭证的部分（分）' }),
  costs: z.array(CostLine),
  reportedAt: z.string().nullable(),
  reportedByName: z.string().nullable(),
  late: z.boolean(),
  mine: z.boolean().openapi({ description: '由我的单位承办' }),
});
export const CaseAnswer = Listed.extend({
  content: z.string(),
  spot: z.string().nullable(),
  originKind: z.literal('visit').nullable(),
  originId: z.string().nullable(),
  hasPerson: z.boolean().openapi({ description: '留有联系方式（加密保存）' }),
  ours: z.boolean(),
  closedDay: z.string().nullable(),
  target: z.object({ id: z.string(), number: z.string() }).nullable(),
  bodyName: z.string().nullable(),
  openedByName: z.string(),
  files: z.int(),
  events: z.array(z.enum(caseEvents)),
  steps: z.array(
    z.object({
      seq: z.int(),
      round: z.int(),
      event: z.enum(['raise', ...caseEvents]),
      state: z.enum(caseStates),
      at: z.string(),
      byName: z.string(),
      text: z.string().nullable(),
      told: z.string().nullable(),
      documentNumber: z.string().nullable(),
      late: z.boolean(),
      own: z.boolean().openapi({ description: '本人所办，可补充证据' }),
      files: z.int(),
      voices: z.array(z.object({ name: z.string(), role: z.string(), said: z.string() })),
      meeting: Meeting.nullable(),
    }),
  ),
  parts: z.array(Part),
  ratings: z.array(
    z.object({ round: z.int(), result: z.enum(results), comment: z.string().nullable(), ratedAt: z.string() }),
  ),
  notices: z.array(
    z.object({
      kind: z.enum(['reminder', 'step', 'whole']),
      seq: z.int(),
      unitName: z.string(),
      raisedToName: z.string().nullable(),
      deadlineDay: z.string(),
      raisedAt: z.string(),
    }),
  ),
}).openapi('Case');

export const PartnersAnswer = z
  .object({
    units: z.array(
      z.object({ id: z.string(), kind: z.enum(unitKinds), name: z.string(), parentId: z.string().nullable() }),
    ),
    duties: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        title: z.string(),
        departmentId: z.string(),
        unitIds: z.array(z.string()),
      }),
    ),
    dutyRequired: z.array(z.enum(unitKinds)),
  })
  .openapi('CasePartners');

export const BoardQuery = z.strictObject({ unitId: IdInput.optional() });
const BoardRow = z.object({
  unitId: z.string(), unitName: z.string(), kind: z.enum(unitKinds), raised: z.int(), deliberated: z.int(), decided: z.int(),
  handling: z.int(), handled: z.int(), reopened: z.int(), closed: z.int(), late: z.int(), paused: z.int(),
}); // prettier-ignore
export const BoardAnswer = z
  .object({
    items: z.array(BoardRow),
    path: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(unitKinds) })),
  })
  .openapi('CaseBoard');

export const Category = z.strictObject({ code: Code, zh: TextInput(40), ko: TextInput(40), en: TextInput(60) });
const Workdays = z.int().min(1).max(250);
const Terms = z.strictObject({
  deliberate: Workdays,
  decide: Workdays,
  assign: Workdays,
  handle: Workdays,
  whole: Workdays,
});
const Points = z.int().min(0).max(100);
const policy = {
  categories: z.array(Category).min(1).max(40),
  terms: z.strictObject({ ordinary: Terms, urgent: Terms }),
  rateWorkdays: Workdays,
  remindWorkdays: Workdays,
  passShare: z
    .string()
    .regex(
      /^(1(\.0{1,4})?|0(\.\d{1,4})?)$/,
      inThree('须为 0–1 的小数', '0~1의 소수여야 합니다', 'a decimal between 0 and 1'),
    )
    .openapi({ example: '0.5' }),
  dutyRequired: z.array(z.enum(unitKinds)).max(7),
  points: z.strictObject({ solved: Points.min(1), partly: Points, unsolved: Points }),
};
export const PolicyPut = z
  .strictObject({ fromDay: DayInput, source: TextInput(300), ...policy })
  .openapi('CasePolicyPut');
export const PolicyAnswer = z
  .object({ items: z.array(z.object({ fromDay: z.string(), source: z.string(), inForce: z.boolean(), ...policy })) })
  .openapi('CasePolicies');
export const Made = z.object({ id: z.string() });
