import { z } from '@hono/zod-openapi';
import { inThree } from '../../platform/http/answers.ts';
import { DayInput, IdInput, pageOf, pageQuery, ReasonInput, sortBy, TextInput, VersionInput } from '../../platform/http/schema.ts'; // prettier-ignore
import { lights } from './rules/light.ts';
import { checkEvents, listingEvents, listingStates, ownerEvents } from './rules/listing.ts';
import { levels } from './rules/policy.ts';
import { boardNames } from './rules/public.ts';

const optionalText = (max: number) => TextInput(max).optional();
const Code = z.string().regex(/^[a-z][a-z0-9_]{0,29}$/).openapi({ example: 'safety' }); // prettier-ignore
const unitKinds = ['city', 'street', 'community', 'grid', 'station', 'department', 'office'] as const;
const sources = ['typed', 'case', 'whistle', 'followup'] as const;
const Workdays = z.int().min(1).max(250).openapi({ description: '工作日' });

export const ListingInput = z
  .strictObject({
    kind: Code,
    level: z.enum(levels),
    title: TextInput(80).openapi({ example: '3 号楼外墙脱落' }),
    content: TextInput(2_000),
    publicText: optionalText(200).openapi({ description: '公开看板上的表述，不含个人信息；不填则只公开类别与地点' }),
    unitId: IdInput.openapi({ description: '问题所在：街道、社区或网格' }),
    spot: optionalText(120).openapi({ description: '具体位置' }),
    ownerUnitId: IdInput.openapi({ description: '责任单位' }),
    ownerName: TextInput(50).openapi({ description: '责任人' }),
    source: z.strictObject({ kind: z.enum(['case', 'whistle', 'followup']), id: IdInput }).optional(),
  })
  .openapi('ListingInput');
export const ListingMoved = z
  .object({ id: z.string(), state: z.enum(listingStates), version: z.int() })
  .openapi('ListingMoved');

export const OwnerStep = z
  .strictObject({
    version: VersionInput,
    event: z.enum(ownerEvents),
    text: TextInput(1_000).openapi({ description: '整改情况，或延期理由' }),
    workdays: Workdays.optional().openapi({ description: '申请延长的工作日数' }),
  })
  .openapi('ListingOwnerStep');
export const CheckStep = z
  .strictObject({
    version: VersionInput,
    event: z.enum(checkEvents),
    text: optionalText(1_000),
    residentWord: optionalText(500).openapi({ description: '居民意见（销号时）' }),
    noWordReason: optionalText(300).openapi({ description: '没有居民意见的原因（销号时）' }),
  })
  .openapi('ListingCheckStep');
export const ReassignInput = z
  .strictObject({ version: VersionInput, ownerUnitId: IdInput, ownerName: TextInput(50), text: TextInput(1_000) })
  .openapi('ListingReassign');

const filters = {
  sort: sortBy('dueDay', 'listedDay'),
  state: z.enum(listingStates).optional(),
  open: z.literal('true').optional(),
  light: z.enum(lights).optional(),
  unitId: IdInput.optional().openapi({ description: '问题所在：此单位及其下级' }),
  ownerUnitId: IdInput.optional().openapi({ description: '责任单位：此单位及其下级' }),
  kind: Code.optional(),
  level: z.enum(levels).optional(),
  source: z.enum(sources).optional(),
  sourceId: IdInput.optional(),
  again: z.literal('true').optional().openapi({ description: '只列重新挂牌的' }),
  dueFrom: DayInput.optional(),
  dueUntil: DayInput.optional(),
  listedFrom: DayInput.optional(),
  listedUntil: DayInput.optional(),
  delistedFrom: DayInput.optional(),
  delistedUntil: DayInput.optional(),
  counted: z.literal('true').optional().openapi({ description: '只列考核计入的' }),
  waits: z.enum(['handle', 'check']).optional().openapi({ description: '等我办理的' }),
  q: z.string().trim().max(50).optional(),
};
export const ListingQuery = z.strictObject({ ...pageQuery, ...filters });
export const ListingExport = z.strictObject({ ...filters, format: z.enum(['csv', 'xlsx']).default('xlsx') });

const Listed = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  kind: z.string(),
  level: z.enum(levels),
  unitId: z.string(),
  unitName: z.string(),
  communityName: z.string().nullable(),
  streetName: z.string().nullable(),
  ownerUnitId: z.string(),
  ownerUnitName: z.string(),
  ownerName: z.string(),
  source: z.enum(sources),
  sourceId: z.string().nullable(),
  sourceNumber: z.string().nullable(),
  state: z.enum(listingStates),
  round: z.int(),
  extensions: z.int(),
  listedDay: z.string(),
  firstDueDay: z.string().openapi({ description: '首次期限，重新挂牌不变' }),
  dueDay: z.string(),
  yellowDay: z.string(),
  checkDay: z.string().nullable().openapi({ description: '核验期限' }),
  reportedDay: z.string().nullable(),
  delistedDay: z.string().nullable(),
  light: z.enum(lights),
  checkLate: z.boolean(),
  version: z.int(),
});
export const ListingList = pageOf(Listed).openapi('ListingList');
export const ListingAnswer = Listed.extend({
  content: z.string(),
  publicText: z.string().nullable(),
  spot: z.string().nullable(),
  listedByName: z.string(),
  residentWord: z.string().nullable(),
  noWordReason: z.string().nullable(),
  askedWorkdays: z.int().nullable(),
  pausedDay: z.string().nullable(),
  files: z.int(),
  photos: z.int(),
  handles: z.boolean().openapi({ description: '我可代表责任单位' }),
  checks: z.boolean().openapi({ description: '我可核验' }),
  writes: z.boolean().openapi({ description: '我可改派' }),
  events: z.array(z.enum(listingEvents)),
  steps: z.array(
    z.object({
      seq: z.int(),
      round: z.int(),
      event: z.enum(['list', ...listingEvents]),
      state: z.enum(listingStates),
      at: z.string(),
      byName: z.string(),
      text: z.string().nullable(),
      late: z.boolean(),
    }),
  ),
  notices: z.array(
    z.object({
      kind: z.enum(['yellow', 'red', 'city', 'check']),
      seq: z.int(),
      unitName: z.string(),
      raisedToName: z.string().nullable(),
      deadlineDay: z.string(),
      raisedAt: z.string(),
    }),
  ),
}).openapi('Listing');

export const BoardQuery = z.strictObject({
  unitId: IdInput.optional(),
  by: z.enum(['place', 'owner']).default('place').openapi({ description: '按问题所在或按责任单位' }),
});
export const BoardAnswer = z
  .object({
    items: z.array(
      z.object({
        unitId: z.string(),
        unitName: z.string(),
        kind: z.enum(unitKinds),
        green: z.int(),
        yellow: z.int(),
        red: z.int(),
        still: z.int(),
        reported: z.int(),
        delisted: z.int(),
        again: z.int(),
      }),
    ),
    path: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(unitKinds) })),
  })
  .openapi('ListingBoard');

export const OwnersAnswer = z
  .object({
    items: z.array(
      z.object({ id: z.string(), kind: z.enum(unitKinds), name: z.string(), parentId: z.string().nullable() }),
    ),
  })
  .openapi('ListingOwners');

const Kind = z.strictObject({
  code: Code,
  zh: TextInput(40),
  ko: TextInput(40),
  en: TextInput(60),
  workdays: z.strictObject({ ordinary: Workdays, major: Workdays, urgent: Workdays }),
});
const policy = {
  kinds: z.array(Kind).min(1).max(40).readonly(),
  yellowShare: z
    .string()
    .regex(
      /^(1(\.0{1,4})?|0\.\d{1,4})$/,
      inThree('须为 0–1 的小数', '0~1의 소수여야 합니다', 'a decimal between 0 and 1'),
    )
    .openapi({ example: '0.75' }),
  checkWorkdays: Workdays,
  cityAfterWorkdays: Workdays,
  maxExtensions: z.int().min(0).max(20),
  maxExtensionWorkdays: Workdays,
  boardDays: z.int().min(0).max(3_650).openapi({ description: '销号后在公开看板上保留的天数' }),
};
export const PolicyPut = z
  .strictObject({ fromDay: DayInput, source: TextInput(300), ...policy })
  .openapi('ListingPolicyPut');
export const PolicyAnswer = z
  .object({ items: z.array(z.object({ fromDay: z.string(), source: z.string(), inForce: z.boolean(), ...policy })) })
  .openapi('ListingPolicies');
export const Made = z.object({ id: z.string() });

export const LinkInput = z
  .strictObject({
    unitId: IdInput,
    names: z.enum(boardNames).openapi({ description: '责任人姓名：隐名、留首尾、不显示' }),
  })
  .openapi('ListingLinkInput');
export const LinkEnd = z.strictObject({ reason: ReasonInput }).openapi('ListingLinkEnd');
export const LinkList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        token: z.string(),
        unitId: z.string(),
        unitName: z.string(),
        names: z.enum(boardNames),
        madeAt: z.string(),
        madeByName: z.string(),
      }),
    ),
  })
  .openapi('ListingLinks');

export const PublicBoardInput = z
  .strictObject({
    token: z.string().trim().min(8).max(40),
    light: z.enum(['green', 'yellow', 'red', 'still', 'off']).optional(),
    page: z.int().min(1).max(1_000).default(1),
  })
  .openapi('PublicListingBoardInput');
export const PublicBoardAnswer = z
  .object({
    cityName: z.string(),
    unitName: z.string(),
    today: z.string(),
    items: z.array(
      z.object({
        number: z.string(),
        kind: z.object({ zh: z.string(), ko: z.string(), en: z.string() }).nullable(),
        publicText: z.string().nullable(),
        place: z.string().nullable(),
        ownerUnitName: z.string(),
        ownerName: z.string().nullable().openapi({ description: '责任人，按链接的设定隐名' }),
        state: z.enum(listingStates),
        light: z.enum(lights),
        listedDay: z.string(),
        dueDay: z.string(),
        delistedDay: z.string().nullable(),
      }),
    ),
    page: z.int(),
    pageSize: z.int(),
    total: z.int(),
  })
  .openapi('PublicListingBoard');
