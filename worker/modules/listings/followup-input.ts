import { z } from '@hono/zod-openapi';
import { inThree } from '../../platform/http/answers.ts';
import { DayInput, IdInput, pageOf, pageQuery, ReasonInput, sortBy, TextInput, VersionInput } from '../../platform/http/schema.ts'; // prettier-ignore
import { findEvents, followupEvents, followupStates } from './rules/followup.ts';
import { marks, subjectKinds, subjectMarks } from './rules/followup-policy.ts';

const optionalText = (max: number) => TextInput(max).optional();
const unitKinds = ['city', 'street', 'community', 'grid', 'station', 'department', 'office'] as const;
const effects = ['reopened', 'relisted', 'open_already', 'none'] as const;
const reasons = ['random', ...marks] as const;

const Share = z
  .string()
  .regex(
    /^(1(\.0{1,4})?|0(\.\d{1,4})?)$/,
    inThree('须为 0–1 的小数', '0~1의 소수여야 합니다', 'a decimal between 0 and 1'),
  )
  .openapi({ example: '0.1' });
const ruleOf = <Kind extends keyof typeof subjectMarks>(kind: Kind) =>
  z.strictObject({
    kind: z.literal(kind),
    share: Share,
    atLeast: z.int().min(0).max(1_000),
    always: z.array(z.enum(subjectMarks[kind])).max(8).readonly(),
  });
/** A rule a kind at most; which marks there are depends on the kind. */
const Rules = z
  .array(z.discriminatedUnion('kind', [ruleOf('case'), ruleOf('whistle'), ruleOf('listing'), ruleOf('duty')]))
  .min(1)
  .max(subjectKinds.length)
  .refine(
    (rules) => new Set(rules.map(({ kind }) => kind)).size === rules.length,
    inThree('每类只能有一条规则', '종류마다 규칙은 하나입니다', 'one rule a kind'),
  )
  .readonly();

const policy = {
  rules: Rules,
  visitWorkdays: z.int().min(1).max(250),
  photoRequired: z.boolean().openapi({ description: '现场回访须有照片' }),
};
export const RulesPut = z
  .strictObject({ fromDay: DayInput, source: TextInput(300), ...policy })
  .openapi('FollowupRulesPut');
export const RulesAnswer = z
  .object({ items: z.array(z.object({ fromDay: z.string(), source: z.string(), inForce: z.boolean(), ...policy })) })
  .openapi('FollowupRules');

export const DrawInput = z
  .strictObject({
    from: DayInput.openapi({ description: '办结日自' }),
    until: DayInput.openapi({ description: '办结日至' }),
    reason: ReasonInput,
    rules: Rules.optional().openapi({ description: '另定规则；不填则用现行规则' }),
  })
  .openapi('FollowupDrawInput');
export const DrawMade = z.object({ id: z.string(), drawn: z.int() }).openapi('FollowupDrawMade');
const Draw = z.object({
  id: z.string(),
  month: z.string().nullable().openapi({ description: '按月自动抽取的月份；手工抽取为空' }),
  from: z.string(),
  until: z.string(),
  candidates: z.int(),
  drawn: z.int(),
  reason: z.string().nullable(),
  drawnAt: z.string(),
  drawnByName: z.string(),
});
export const DrawList = pageOf(Draw).openapi('FollowupDrawList');
export const DrawAnswer = Draw.extend({
  seed: z.string().openapi({ description: '随机种子；名次为 SHA-256(种子:类别:编号:轮次)' }),
  digest: z.string().openapi({ description: '候选名单的 SHA-256' }),
  rules: z.array(
    z.object({
      kind: z.enum(subjectKinds),
      share: z.string(),
      atLeast: z.int(),
      always: z.array(z.enum(marks)).readonly(),
    }),
  ),
  sound: z.boolean().openapi({ description: '按种子重抽，结果一致' }),
}).openapi('FollowupDraw');

export const AssignInput = z
  .strictObject({ version: VersionInput, visitorId: IdInput, text: optionalText(500) })
  .openapi('FollowupAssign');
export const FindInput = z
  .strictObject({
    version: VersionInput,
    event: z.enum(findEvents),
    how: z.enum(['onsite', 'phone']).optional(),
    text: TextInput(1_000).openapi({ description: '回访情况' }),
    residentWord: optionalText(500).openapi({ description: '居民意见' }),
    noWordReason: optionalText(300).openapi({ description: '没有居民意见的原因' }),
  })
  .openapi('FollowupFinding');
export const FollowupMoved = z
  .object({ id: z.string(), state: z.enum(followupStates), version: z.int() })
  .openapi('FollowupMoved');
export const VisitorList = z
  .object({
    items: z.array(
      z.object({ id: z.string(), name: z.string(), handled: z.boolean().openapi({ description: '经办过此事' }) }),
    ),
  })
  .openapi('FollowupVisitors');

const filters = {
  sort: sortBy('dueDay', 'foundDay'),
  state: z.enum(followupStates).optional(),
  found: z.literal('true').optional().openapi({ description: '只列已有结果的' }),
  kind: z.enum(subjectKinds).optional(),
  why: z.enum(reasons).optional(),
  unitId: IdInput.optional().openapi({ description: '所在：此单位及其下级' }),
  targetUnitId: IdInput.optional().openapi({ description: '被回访单位' }),
  drawId: IdInput.optional(),
  mine: z.literal('true').optional().openapi({ description: '派给我、还没回访的' }),
  waits: z.literal('assign').optional().openapi({ description: '等我派人的' }),
  late: z.literal('true').optional(),
  drawnFrom: DayInput.optional(),
  drawnUntil: DayInput.optional(),
  foundFrom: DayInput.optional(),
  foundUntil: DayInput.optional(),
  q: z.string().trim().max(50).optional(),
};
export const FollowupQuery = z.strictObject({ ...pageQuery, ...filters });
const format = z.enum(['csv', 'xlsx']).default('xlsx');
export const FollowupExport = z.strictObject({ ...filters, format });

const Listed = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(subjectKinds),
  subjectId: z.string(),
  recordId: z.string().nullable(),
  subjectNumber: z.string(),
  title: z.string(),
  unitName: z.string(),
  targetUnitId: z.string(),
  targetUnitName: z.string(),
  closedDay: z.string(),
  why: z.enum(reasons),
  state: z.enum(followupStates),
  drawnDay: z.string(),
  dueDay: z.string(),
  visitorName: z.string().nullable(),
  how: z.enum(['onsite', 'phone']).nullable(),
  foundDay: z.string().nullable(),
  effect: z.enum(effects).nullable(),
  late: z.boolean(),
  version: z.int(),
});
export const FollowupList = pageOf(Listed).openapi('FollowupList');
export const FollowupAnswer = Listed.extend({
  drawId: z.string(),
  claim: z.string().nullable().openapi({ description: '办结时的答复、整改情况或上报的工作量与佐证' }),
  residentWord: z.string().nullable(),
  noWordReason: z.string().nullable(),
  files: z.int(),
  mine: z.boolean(),
  manages: z.boolean(),
  events: z.array(z.enum(followupEvents)),
  steps: z.array(
    z.object({
      seq: z.int(),
      event: z.enum(followupEvents),
      state: z.enum(followupStates),
      at: z.string(),
      byName: z.string(),
      text: z.string().nullable(),
      late: z.boolean(),
    }),
  ),
  notices: z.array(z.object({ raisedToName: z.string(), deadlineDay: z.string(), raisedAt: z.string() })),
}).openapi('Followup');

const period = {
  drawnFrom: DayInput.optional(),
  drawnUntil: DayInput.optional(),
  kind: z.enum(subjectKinds).optional(),
};
export const AgreementQuery = z.strictObject(period);
export const AgreementExport = z.strictObject({ ...period, format });
const counts = {
  open: z.int(),
  agreed: z.int(),
  differs: z.int(),
  missed: z.int(),
  rate: z.string().nullable().openapi({ description: '一致率，%', example: '92.50' }),
};
export const AgreementAnswer = z
  .object({
    items: z.array(z.object({ unitId: z.string(), unitName: z.string(), kind: z.enum(unitKinds), ...counts })),
    total: z.object(counts),
  })
  .openapi('FollowupAgreement');
