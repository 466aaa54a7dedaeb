import { z } from '@hono/zod-openapi';
import { inThree } from '../../platform/http/answers.ts';
import {
  DayInput,
  FenAnswer,
  IdInput,
  pageOf,
  pageQuery,
  ReasonInput,
  sortBy,
  TextInput,
  VersionInput,
} from '../../platform/http/schema.ts';
import { hoursInOrder } from './rules/booking.ts';

const Code = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,29}$/)
  .openapi({ example: 'station' });
const Time = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d$/,
    inThree('须为时间，如 08:30', '시각이어야 합니다. 예: 08:30', 'a time such as 08:30'),
  )
  .openapi({ example: '08:30', description: 'Asia/Shanghai' });
const Area = z.int().min(1).max(100_000_000).openapi({ description: '面积，百分之一平方米', example: 32050 });
const Opening = z
  .array(z.strictObject({ weekday: z.int().min(1).max(7), from: Time, until: Time }))
  .max(28)
  .refine(
    hoursInOrder,
    inThree(
      '开放时间须先后有序且不重叠',
      '개방 시간이 겹치거나 뒤바뀌었습니다',
      'spans must run forward and not overlap',
    ),
  )
  .openapi({ description: '每周开放时间，1 为周一' });

const described = {
  name: TextInput(80),
  address: TextInput(150),
  areaHundredths: Area,
  managerName: TextInput(50),
  opening: Opening,
  services: z.array(Code).max(30),
  reason: ReasonInput,
};
export const FacilityOpening = z
  .strictObject({ kind: Code, unitId: IdInput, openedDay: DayInput, ...described })
  .openapi('FacilityOpening');
export const FacilityChange = z
  .strictObject({ version: VersionInput, fromDay: DayInput, ...described })
  .openapi('FacilityChange');
export const FacilityClosing = z
  .strictObject({
    version: VersionInput,
    closedDay: DayInput.openapi({ description: '自该日起停用' }),
    reason: ReasonInput,
  })
  .openapi('FacilityClosing');
export const Moved = z.object({ id: z.string(), version: z.int() }).openapi('FacilityMoved');
export const Made = z.object({ id: z.string() }).openapi('FacilityRecordMade');

const filters = {
  sort: sortBy('name', 'areaHundredths', 'spentFen'),
  kind: Code.optional(),
  service: Code.optional(),
  unitId: IdInput.optional(),
  state: z.enum(['open', 'closed']).optional(),
  q: z.string().trim().max(50).optional(),
};
export const FacilityQuery = z.strictObject({ ...pageQuery, ...filters });
export const FacilityExport = z.strictObject({ ...filters, format: z.enum(['csv', 'xlsx']).default('xlsx') });

const Listed = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  streetName: z.string().nullable(),
  address: z.string(),
  areaHundredths: z.int(),
  managerName: z.string(),
  services: z.array(z.string()),
  openedDay: z.string(),
  closedDay: z.string().nullable(),
  spentFen: FenAnswer,
  version: z.int(),
});
export const FacilityList = pageOf(Listed).openapi('FacilityList');
export const FacilityAnswer = Listed.extend({
  closeReason: z.string().nullable(),
  editions: z.array(
    z.object({
      seq: z.int(),
      fromDay: z.string(),
      name: z.string(),
      address: z.string(),
      areaHundredths: z.int(),
      managerName: z.string(),
      opening: z.array(z.object({ weekday: z.int(), from: z.string(), until: z.string() })),
      services: z.array(z.string()),
      reason: z.string(),
      recordedAt: z.string(),
      recordedByName: z.string(),
    }),
  ),
  spending: z.array(
    z.object({
      id: z.string(),
      transactionId: z.string(),
      memo: z.string(),
      documentNumber: z.string().nullable(),
      effectiveDay: z.string(),
      amountFen: FenAnswer,
      purpose: z.string(),
      linkedByName: z.string(),
      endReason: z.string().nullable(),
    }),
  ),
}).openapi('Facility');

export const BookingInput = z
  .strictObject({
    day: DayInput,
    fromTime: Time,
    untilTime: Time,
    purpose: TextInput(100),
    organiser: TextInput(80),
    people: z.int().min(1).max(10_000),
  })
  .refine(({ fromTime, untilTime }) => fromTime < untilTime, {
    message: inThree('结束须晚于开始', '종료는 시작보다 늦어야 합니다', 'the end must be after the beginning'),
    path: ['untilTime'],
  })
  .openapi('FacilityBookingInput');
export const BookingCancel = z
  .strictObject({ version: VersionInput, reason: ReasonInput })
  .openapi('FacilityBookingCancel');
export const BookingQuery = z.strictObject({
  ...pageQuery,
  facilityId: IdInput.optional(),
  from: DayInput.optional(),
  until: DayInput.optional(),
});
export const BookingList = pageOf(
  z.object({
    id: z.string(),
    facilityId: z.string(),
    facilityName: z.string(),
    day: z.string(),
    fromTime: z.string(),
    untilTime: z.string(),
    purpose: z.string(),
    organiser: z.string(),
    people: z.int(),
    state: z.enum(['booked', 'cancelled']),
    bookedByName: z.string(),
    cancelReason: z.string().nullable(),
    mine: z.boolean(),
    version: z.int(),
  }),
).openapi('FacilityBookingList');

export const CoverageAnswer = z
  .object({
    day: z.string(),
    met: z.int(),
    of: z.int(),
    streets: z.array(
      z.object({
        streetId: z.string(),
        streetName: z.string(),
        met: z.boolean(),
        kinds: z.array(z.object({ kind: z.string(), atLeast: z.int(), count: z.int(), short: z.int() })).readonly(),
      }),
    ),
  })
  .openapi('FacilityCoverage');

const Named = z.strictObject({ code: Code, zh: TextInput(40), ko: TextInput(60), en: TextInput(60) });
const distinct = (list: readonly { readonly code: string }[]) =>
  new Set(list.map(({ code }) => code)).size === list.length;
const twice = inThree('代码不得重复', '코드가 중복되었습니다', 'a code stands twice');
const content = {
  kinds: z.array(Named).min(1).max(30).refine(distinct, twice).readonly(),
  services: z.array(Named).max(50).refine(distinct, twice).readonly(),
  coverage: z
    .array(z.strictObject({ kind: Code, atLeast: z.int().min(1).max(1_000) }))
    .max(30)
    .readonly(),
};
export const PolicyPut = z
  .strictObject({ fromDay: DayInput, source: TextInput(300), ...content })
  .refine(({ kinds, coverage }) => coverage.every(({ kind }) => kinds.some(({ code }) => code === kind)), {
    message: inThree(
      '配备标准只能用所列类别',
      '배치 기준은 등록된 종류만 쓸 수 있습니다',
      'the standard names an unknown kind',
    ),
    path: ['coverage'],
  })
  .openapi('FacilityPolicyPut');
export const PolicyAnswer = z
  .object({
    items: z.array(z.object({ fromDay: z.string(), source: z.string(), inForce: z.boolean(), ...content })),
  })
  .openapi('FacilityPolicies');
