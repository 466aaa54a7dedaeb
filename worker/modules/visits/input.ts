import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import { checkResidentId } from '../../core/checks.ts';
import { inThree } from '../../platform/http/answers.ts';
import { importFields } from '../../platform/http/import.ts';
import {
  DayInput,
  IdInput,
  pageOf,
  pageQuery,
  ReasonInput,
  TextInput,
  VersionInput,
} from '../../platform/http/schema.ts';
import { outcomes, relations, risks, ways } from './rules/cadence.ts';

const Risk = z.enum(risks);
const Code = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,30}$/)
  .openapi({ example: 'alone_elder' });
const Text = TextInput(limits.noteLength);
const ResidentId = z
  .string()
  .max(40)
  .refine(
    (text) => checkResidentId(text).valid,
    inThree('身份证号不正确', '신분증 번호가 올바르지 않습니다', 'not a valid ID number'),
  )
  .transform((text) => checkResidentId(text).normalised)
  .openapi({ type: 'string' });
const Contact = z
  .string()
  .trim()
  .regex(/^[0-9+ -]{5,20}$/)
  .openapi({ example: '13900000000' });
const Member = z.strictObject({
  name: TextInput(50),
  relation: z.enum(relations),
  identity: ResidentId.optional(),
  contact: Contact.optional(),
});

export const HouseholdRegister = z
  .strictObject({
    gridId: IdInput,
    place: TextInput(60),
    address: TextInput(200),
    members: z.array(Member).min(1).max(20),
    kinds: z.array(Code).max(20).default([]),
    risk: Risk,
    cause: Text,
    need: Text.optional(),
  })
  .openapi('HouseholdRegister');

const Change = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('place'),
    gridId: IdInput,
    place: TextInput(60),
    address: TextInput(200).optional(),
  }),
  z.strictObject({ type: z.literal('member_add'), member: Member }),
  z.strictObject({ type: z.literal('member_end'), memberId: IdInput }),
  z.strictObject({ type: z.literal('kinds'), kinds: z.array(Code).max(20) }),
  z.strictObject({ type: z.literal('risk'), level: Risk, cause: Text }),
  z.strictObject({ type: z.literal('need_add'), text: Text }),
  z.strictObject({ type: z.literal('need_close'), needId: IdInput, outcome: Text }),
  z.strictObject({ type: z.literal('leave'), day: DayInput }),
]);
export const HouseholdChange = z.strictObject({ version: VersionInput, change: Change }).openapi('HouseholdChange');
export const VisitRecord = z
  .strictObject({
    version: VersionInput,
    day: DayInput,
    way: z.enum(ways),
    outcome: z.enum(outcomes),
    note: Text.optional(),
    need: Text.optional(),
    risk: z.strictObject({ level: Risk, cause: Text }).optional(),
  })
  .openapi('VisitRecord');
export const Versioned = z.object({ id: z.string(), version: z.int() }).openapi('HouseholdVersioned');
export const Recorded = z.object({ id: z.string(), version: z.int(), visitId: z.string() }).openapi('VisitRecorded');
export const Made = z.object({ id: z.string() }).openapi('VisitMade');

const filters = {
  gridId: IdInput.optional(),
  unitId: IdInput.optional(),
  risk: Risk.optional(),
  kind: Code.optional(),
  due: z.enum(['today', 'week']).optional(),
  q: z.string().trim().max(limits.searchLength).optional(),
  sort: z.string().max(0).optional(),
};
export const HouseholdQuery = z.strictObject({ ...pageQuery, ...filters });
export const HouseholdExport = z.strictObject({ ...filters, format: z.enum(['csv', 'xlsx']).default('xlsx') });
const Listed = z.object({
  id: z.string(),
  number: z.string(),
  gridId: z.string(),
  gridName: z.string(),
  place: z.string(),
  kinds: z.array(z.string()),
  risk: Risk,
  lastVisitDay: z.string().nullable(),
  dueDay: z.string().nullable(),
  late: z.boolean(),
  version: z.int(),
});
export const HouseholdList = pageOf(Listed).openapi('HouseholdList');
export const HouseholdFind = z
  .strictObject({ name: TextInput(50).optional(), identity: ResidentId.optional() })
  .refine(({ name, identity }) => (name === undefined) !== (identity === undefined), {
    message: inThree('姓名与身份证号填一项', '이름과 신분증 번호 중 하나만', 'either a name or an ID number'),
    path: ['name'],
  })
  .openapi('HouseholdFind');
export const HouseholdFound = z.object({ items: z.array(Listed) }).openapi('HouseholdFound');

const whole = z.object({
  id: z.string(),
  number: z.string(),
  gridId: z.string(),
  gridName: z.string(),
  place: z.string(),
  address: z.string(),
  kinds: z.array(z.string()),
  risk: Risk,
  registeredDay: z.string(),
  lastVisitDay: z.string().nullable(),
  dueDay: z.string().nullable(),
  mergedNumber: z.string().nullable(),
  leftDay: z.string().nullable(),
  version: z.int(),
  members: z.array(
    z.object({
      id: z.string(),
      own: z.boolean(),
      name: z.string(),
      relation: z.string(),
      identityMasked: z.string().nullable(),
      contactMasked: z.string().nullable(),
      fromDay: z.string(),
      untilDay: z.string().nullable(),
    }),
  ),
  kindHistory: z.array(
    z.object({ kind: z.string(), name: z.string(), fromDay: z.string(), untilDay: z.string().nullable() }),
  ),
  risks: z.array(
    z.object({
      id: z.string(),
      own: z.boolean(),
      level: z.string(),
      cause: z.string(),
      day: z.string(),
      byName: z.string(),
    }),
  ),
  visits: z.array(
    z.object({
      id: z.string(),
      own: z.boolean(),
      day: z.string(),
      way: z.string(),
      outcome: z.string(),
      note: z.string().nullable(),
      byName: z.string(),
      recordedAt: z.string(),
    }),
  ),
  needs: z.array(
    z.object({
      id: z.string(),
      own: z.boolean(),
      visitId: z.string().nullable(),
      text: z.string(),
      day: z.string(),
      closedDay: z.string().nullable(),
      outcome: z.string().nullable(),
      byName: z.string(),
    }),
  ),
  merges: z.array(
    z.object({ id: z.string(), number: z.string(), mergedAt: z.string(), byName: z.string(), reason: z.string() }),
  ),
});
export const HouseholdOpened = z
  .object({
    id: z.string(),
    household: whole.nullable().openapi({ description: 'null for a repetition of the same key' }),
  })
  .openapi('HouseholdOpened');
export const MemberReveal = z
  .strictObject({ what: z.enum(['identity', 'contact']), reason: ReasonInput })
  .openapi('MemberReveal');
export const MemberRevealed = z.object({ id: z.string(), value: z.string().nullable() }).openapi('MemberRevealed');

export const MergeInput = z
  .strictObject({
    fromId: IdInput,
    fromVersion: VersionInput,
    intoId: IdInput,
    intoVersion: VersionInput,
    reason: ReasonInput,
  })
  .openapi('HouseholdMerge');
export const Merged = z.object({ id: z.string(), version: z.int(), mergeId: z.string() }).openapi('HouseholdMerged');
export const UndoInput = z.strictObject({ reason: ReasonInput }).openapi('HouseholdMergeUndo');

export const VisitQuery = z.strictObject({
  ...pageQuery,
  unitId: IdInput.optional(),
  from: DayInput.optional(),
  until: DayInput.optional(),
  sort: z.string().max(0).optional(),
});
export const VisitList = pageOf(
  z.object({
    id: z.string(),
    householdId: z.string(),
    number: z.string(),
    gridName: z.string(),
    day: z.string(),
    way: z.enum(ways),
    outcome: z.enum(outcomes),
    byName: z.string(),
  }),
).openapi('VisitList');

const Cadence = z.strictObject({ every: z.int().min(1).max(366), unit: z.enum(['day', 'workday', 'month']) });
const policy = {
  byRisk: z.strictObject({
    high: Cadence.nullable(),
    medium: Cadence.nullable(),
    low: Cadence.nullable(),
    none: Cadence.nullable(),
  }),
  byKind: z.record(Code, Cadence),
  shift: z.enum(['none', 'before', 'after']),
  counts: z.array(z.enum(ways)).min(1).max(3),
};
export const VisitPolicyPut = z
  .strictObject({ fromDay: DayInput, source: TextInput(300), ...policy })
  .openapi('VisitPolicyPut');
export const VisitSettings = z
  .object({
    policies: z.array(z.object({ fromDay: z.string(), source: z.string(), inForce: z.boolean(), ...policy })),
    kinds: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        source: z.string(),
        fromDay: z.string(),
        untilDay: z.string().nullable(),
      }),
    ),
  })
  .openapi('VisitSettings');
export const KindAdd = z
  .strictObject({ code: Code, name: TextInput(50), source: TextInput(300) })
  .openapi('DifficultyKindAdd');
export const kindParam = z.object({ code: Code });
export const HouseholdForm = z.strictObject(importFields).openapi('HouseholdImport');
