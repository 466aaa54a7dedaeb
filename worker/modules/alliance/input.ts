import { z } from '@hono/zod-openapi';
import { checkCreditCode } from '../../core/checks.ts';
import { limits } from '../../core/limits.ts';
import { inThree } from '../../platform/http/answers.ts';
import { importFields } from '../../platform/http/import.ts';
import {
  DayInput,
  IdInput,
  pageOf,
  pageQuery,
  ReasonInput,
  sortBy,
  TextInput,
  VersionInput,
} from '../../platform/http/schema.ts';
import { committeeKinds } from './rules/policy.ts';

export const Code = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,29}$/)
  .openapi({ example: 'environment' });
/** A checksum that does not fit is not bad input: some codes in use have one, and a person may confirm it. */
const CreditCode = z
  .string()
  .max(40)
  .refine(
    (text) => {
      const { valid, reason } = checkCreditCode(text);
      return valid || reason === 'checksum';
    },
    inThree(
      '须为 18 位统一社会信用代码，不含 I、O、S、V、Z',
      '18자리 통일사회신용코드여야 합니다(I·O·S·V·Z 제외)',
      'a unified social credit code of 18 characters without I, O, S, V, Z',
    ),
  )
  .openapi({ type: 'string', example: '112224010133500001', description: 'GB 32100' });
export const Contact = z
  .string()
  .trim()
  .regex(/^[0-9+ -]{5,20}$/)
  .openapi({ example: '13900000000', description: '加密保存，查看须写明理由' });

export const Moved = z.object({ id: z.string(), version: z.int() }).openapi('AllianceMoved');
export const Made = z.object({ id: z.string() }).openapi('AllianceMade');
export const SheetForm = z.strictObject(importFields).openapi('AllianceImport');
const format = z.enum(['csv', 'xlsx']).default('xlsx');
export const exportFormat = { format };
/** A filter that is either asked for or left out. */
export const yes = z.literal('true').optional();

const described = {
  name: TextInput(80),
  kind: Code,
  address: TextInput(150).nullable().default(null),
  partyMembers: z.int().min(0).max(1_000_000).openapi({ description: '党员人数' }),
  contactName: TextInput(50),
  contact: Contact.nullable().default(null),
  reason: ReasonInput,
};
export const MemberJoining = z
  .strictObject({
    creditCode: CreditCode,
    codeConfirmed: z.boolean().default(false).openapi({ description: '校验位不符，但证照确为此号' }),
    unitId: IdInput.openapi({ description: '所在街道或社区' }),
    joinedDay: DayInput,
    ...described,
  })
  .openapi('AllianceMemberJoining');
export const MemberChange = z
  .strictObject({ version: VersionInput, fromDay: DayInput, ...described })
  .openapi('AllianceMemberChange');
export const MemberLeaving = z
  .strictObject({
    version: VersionInput,
    leftDay: DayInput.openapi({ description: '自该日起不再是共建单位' }),
    reason: ReasonInput,
  })
  .openapi('AllianceMemberLeaving');
export const Reveal = z.strictObject({ reason: ReasonInput }).openapi('AllianceContactReveal');
export const Revealed = z
  .object({ id: z.string(), value: z.string().nullable().optional() })
  .openapi('AllianceContactRevealed');

const memberFilters = {
  sort: sortBy('name', 'joinedDay'),
  kind: Code.optional(),
  unitId: IdInput.optional(),
  state: z.enum(['member', 'left']).optional(),
  q: z.string().trim().max(limits.searchLength).optional(),
};
export const MemberQuery = z.strictObject({ ...pageQuery, ...memberFilters });
export const MemberExport = z.strictObject({ ...memberFilters, format });
const memberListed = z.object({
  id: z.string(),
  creditCode: z.string(),
  name: z.string(),
  kind: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  streetName: z.string().nullable(),
  address: z.string().nullable(),
  partyMembers: z.int(),
  contactName: z.string(),
  hasContact: z.boolean(),
  joinedDay: z.string(),
  leftDay: z.string().nullable(),
  openLines: z.int(),
  version: z.int(),
});
export const MemberList = pageOf(memberListed).openapi('AllianceMemberList');
const words = { zh: z.string(), ko: z.string(), en: z.string() };
export const MemberAnswer = memberListed
  .extend({
    leaveReason: z.string().nullable(),
    editions: z.array(
      z.object({
        seq: z.int(),
        fromDay: z.string(),
        name: z.string(),
        kind: z.string(),
        address: z.string().nullable(),
        partyMembers: z.int(),
        contactName: z.string(),
        reason: z.string(),
        recordedByName: z.string(),
      }),
    ),
    seats: z.array(
      z.object({
        committeeId: z.string(),
        unitName: z.string(),
        ...words,
        personName: z.string().nullable(),
        fromDay: z.string(),
        untilDay: z.string().nullable(),
      }),
    ),
  })
  .openapi('AllianceMember');

export const CommitteeSetting = z
  .strictObject({ unitId: IdInput, setDay: DayInput })
  .openapi('AllianceCommitteeSetting');
export const CommitteeEnding = z
  .strictObject({ version: VersionInput, day: DayInput, reason: ReasonInput })
  .openapi('AllianceCommitteeEnding');
const Holder = z
  .strictObject({
    organisationId: IdInput.nullable().default(null),
    personName: TextInput(50).nullable().default(null),
  })
  .refine(({ organisationId, personName }) => organisationId !== null || personName !== null, {
    message: inThree('请填写单位或个人', '단위나 개인을 적어 주세요', 'an organisation or a person'),
    path: ['personName'],
  });
const seatChange = { number: z.int().min(1).max(limits.committeeSeats), version: VersionInput, day: DayInput };
export const SeatChange = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('appoint'), ...seatChange, holder: Holder, reason: ReasonInput }),
    z.strictObject({
      act: z.literal('hand_over'),
      ...seatChange,
      holder: Holder,
      handedOver: TextInput(500).openapi({ description: '交接内容' }),
      reason: ReasonInput,
    }),
    z.strictObject({ act: z.literal('leave'), ...seatChange, reason: ReasonInput }),
  ])
  .openapi('AllianceSeatChange');
export const CommitteeQuery = z.strictObject({
  ...pageQuery,
  kind: z.enum(committeeKinds).optional(),
  unitId: IdInput.optional(),
  state: z.enum(['standing', 'ended']).optional(),
  vacant: z.literal('true').optional().openapi({ description: '只列有空缺席位的' }),
  sort: z.string().max(0).optional(),
});
const committeeListed = z.object({
  id: z.string(),
  kind: z.enum(committeeKinds),
  unitId: z.string(),
  unitName: z.string(),
  streetName: z.string().nullable(),
  setDay: z.string(),
  endedDay: z.string().nullable(),
  seats: z.int(),
  held: z.int(),
  version: z.int(),
});
export const CommitteeList = pageOf(committeeListed)
  .extend({
    missing: z.object({ street: z.int(), community: z.int() }).openapi({ description: '还没有委员会的街道与社区数' }),
  })
  .openapi('AllianceCommitteeList');
export const CommitteeAnswer = committeeListed
  .extend({
    endReason: z.string().nullable(),
    seatList: z.array(z.object({ number: z.int(), code: z.string(), ...words })),
    holdings: z.array(
      z.object({
        id: z.string(),
        number: z.int(),
        organisationId: z.string().nullable(),
        organisationName: z.string().nullable(),
        personName: z.string().nullable(),
        fromDay: z.string(),
        untilDay: z.string().nullable(),
        endReason: z.string().nullable(),
        handedOver: z.string().nullable(),
        recordedByName: z.string(),
      }),
    ),
  })
  .openapi('AllianceCommittee');

const named = { zh: TextInput(40), ko: TextInput(60), en: TextInput(60) };
const Words = z.strictObject(named);
const Named = z.strictObject({ code: Code, ...named });
const distinct = (list: readonly { readonly code: string }[]) =>
  new Set(list.map(({ code }) => code)).size === list.length;
const twice = inThree('代码不得重复', '코드가 중복되었습니다', 'a code stands twice');
const NamedList = z.array(Named).min(1).max(40).refine(distinct, twice).readonly();
const Workdays = z.int().min(0).max(250);
const Template = z.strictObject({
  ...named,
  seats: z
    .array(z.strictObject({ code: Code, ...named, count: z.int().min(1).max(10) }))
    .min(1)
    .max(20)
    .refine(distinct, twice)
    .refine(
      (seats) => seats.reduce((sum, { count }) => sum + count, 0) <= limits.committeeSeats,
      inThree('席位过多', '석이 너무 많습니다', 'too many seats'),
    )
    .readonly(),
});
const Points = z.int().min(0).max(1_000);
const content = {
  lists: z.strictObject({ need: Words, resource: Words, project: Words, result: Words }),
  kinds: NamedList,
  themes: NamedList,
  committees: z.strictObject({ street: Template, community: Template }),
  match: z.strictObject({
    theme: Points,
    sameUnit: Points,
    covers: Points,
    sameStreet: Points,
    timeWhole: Points,
    timePart: Points,
    enough: Points,
    atLeast: Points,
  }),
  alarm: z.strictObject({
    streetAfterWorkdays: Workdays.openapi({ description: '期限后满几个工作日告知街道' }),
    cityAfterWorkdays: Workdays.openapi({ description: '期限后满几个工作日上报市级' }),
  }),
};
export const PolicyPut = z
  .strictObject({ fromDay: DayInput, source: TextInput(300), ...content })
  .openapi('AlliancePolicyPut');
export const PolicyAnswer = z
  .object({
    items: z.array(z.object({ fromDay: z.string(), source: z.string(), inForce: z.boolean(), ...content })),
  })
  .openapi('AlliancePolicies');
