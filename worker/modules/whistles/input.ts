import { z } from '@hono/zod-openapi';
import { inThree } from '../../platform/http/answers.ts';
import {
  CentScore,
  DayInput,
  IdInput,
  pageOf,
  pageQuery,
  sortBy,
  TextInput,
  VersionInput,
} from '../../platform/http/schema.ts';
import { callStates, cityEvents, departmentEvents, followingEvents, streetEvents } from './rules/call.ts';
import { whistleKinds } from './rules/policy.ts';
import { draftEvents, headEvents, ownEvents, whistleStates } from './rules/whistle.ts';

const maxCalls = 20;
const Year = z.coerce.number().int().min(2000).max(2100);
const text = TextInput(2_000).optional();
const Wanted = z.strictObject({ unitId: IdInput, dutyId: IdInput.optional() }).openapi('WhistleWanted');

export const WhistleDraft = z
  .strictObject({
    kind: z.enum(whistleKinds),
    title: TextInput(100),
    content: TextInput(2_000),
    place: TextInput(120),
    streetId: IdInput,
    calls: z.array(Wanted).min(1).max(maxCalls),
  })
  .openapi('WhistleDraft');
export const HeadStep = z
  .strictObject({ version: VersionInput, event: z.enum(headEvents), text })
  .openapi('WhistleHeadStep');
export const DraftStep = z
  .strictObject({ version: VersionInput, event: z.enum(draftEvents), text, content: text })
  .openapi('WhistleDraftStep');
export const CallAdd = z
  .strictObject({ version: VersionInput, unitId: IdInput, dutyId: IdInput.optional() })
  .openapi('WhistleCallAdd');
export const WhistleMoved = z
  .object({ id: z.string(), state: z.enum(whistleStates), version: z.int() })
  .openapi('WhistleMoved');

export const DepartmentStep = z
  .strictObject({
    version: VersionInput,
    event: z.enum(departmentEvents),
    text,
    place: TextInput(120).optional(),
    named: Wanted.optional(),
  })
  .openapi('WhistleDepartmentStep');
export const StreetStep = z
  .strictObject({
    version: VersionInput,
    event: z.enum(streetEvents),
    text,
    scores: z.strictObject({ response: CentScore, solution: CentScore, satisfaction: CentScore }).optional(),
  })
  .openapi('WhistleStreetStep');
export const CityStep = z
  .strictObject({ version: VersionInput, event: z.enum(cityEvents), text })
  .openapi('WhistleCityStep');
export const CallMoved = z
  .object({ id: z.string(), state: z.enum(callStates), version: z.int() })
  .openapi('WhistleCallMoved');

const filters = {
  sort: sortBy('draftedDay', 'nextDueAt'),
  kind: z.enum(whistleKinds).optional(),
  state: z.enum(whistleStates).optional(),
  unitId: IdInput.optional(),
  late: z.literal('true').optional(),
  year: Year.optional(),
  q: z.string().trim().max(50).optional(),
};
export const WhistleQuery = z.strictObject({ ...pageQuery, ...filters });
export const WhistleExport = z.strictObject({ ...filters, format: z.enum(['csv', 'xlsx']).default('xlsx') });
const Listed = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(whistleKinds),
  title: z.string(),
  place: z.string(),
  streetId: z.string(),
  streetName: z.string(),
  state: z.enum(whistleStates),
  draftedDay: z.string(),
  outAt: z.string().nullable(),
  nextDueAt: z.string().nullable(),
  late: z.boolean(),
  calls: z.int(),
  ended: z.int(),
  version: z.int(),
});
export const WhistleList = pageOf(Listed).openapi('WhistleList');

const side = z.enum(['street', 'department']);
const callEvents = [...departmentEvents, ...streetEvents, ...cityEvents, ...followingEvents] as const;
const whistleEvents = [...headEvents, ...draftEvents, ...ownEvents] as const;
const Call = z.object({
  id: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  dutyTitle: z.string().nullable(),
  state: z.enum(callStates),
  waitsFor: side.nullable(),
  dueAt: z.string().nullable(),
  pausedAt: z.string().nullable(),
  late: z.boolean(),
  answeredLate: z.boolean(),
  returns: z.int(),
  arrivedAt: z.string().nullable(),
  arrivedPlace: z.string().nullable(),
  response: z.string().nullable(),
  solution: z.string().nullable(),
  satisfaction: z.string().nullable(),
  score: z.string().nullable(),
  points: z.string(),
  events: z.array(z.enum(callEvents)),
  version: z.int(),
});
export const WhistleAnswer = Listed.extend({
  content: z.string(),
  draftedByName: z.string(),
  signedByName: z.string().nullable(),
  endedAt: z.string().nullable(),
  events: z.array(z.enum(whistleEvents)),
  bodies: z.array(Call),
  steps: z.array(
    z.object({
      seq: z.int(),
      event: z.enum(['draft', ...whistleEvents, ...callEvents]),
      unitName: z.string().nullable(),
      at: z.string(),
      byName: z.string(),
      text: z.string().nullable(),
      late: z.boolean(),
    }),
  ),
  alerts: z.array(
    z.object({
      unitName: z.string(),
      tier: z.int(),
      side,
      told: z.enum(['side', 'city']),
      dueAt: z.string(),
      raisedAt: z.string(),
    }),
  ),
}).openapi('Whistle');

export const CallQuery = z.strictObject({
  ...pageQuery,
  waitsFor: side.optional(),
  state: z.enum(callStates).optional(),
  late: z.literal('true').optional(),
  unitId: IdInput.optional().openapi({ description: '被召集的单位及其下级' }),
  calledFrom: DayInput.optional(),
  calledUntil: DayInput.optional(),
});
export const CallList = pageOf(
  z.object({
    id: z.string(),
    whistleId: z.string(),
    code: z.string(),
    kind: z.enum(whistleKinds),
    title: z.string(),
    place: z.string(),
    streetName: z.string(),
    unitName: z.string(),
    state: z.enum(callStates),
    waitsFor: side.nullable(),
    dueAt: z.string().nullable(),
    pausedAt: z.string().nullable(),
    late: z.boolean(),
    version: z.int(),
  }),
).openapi('WhistleCallList');

export const YearQuery = z.strictObject({ year: Year.optional() });
export const FigureList = z
  .object({
    year: z.int(),
    items: z.array(
      z.object({
        departmentId: z.string(),
        departmentName: z.string(),
        calls: z.int(),
        scored: z.int(),
        declined: z.int(),
        answeredLate: z.int(),
        unanswered: z.int(),
        returnedTwice: z.int(),
        mean: z.string().nullable(),
        points: z.string(),
        result: z.string().nullable(),
      }),
    ),
  })
  .openapi('WhistleFigures');
export const BalanceList = z
  .object({
    year: z.int(),
    median: z.string(),
    many: z.string(),
    few: z.string(),
    items: z.array(
      z.object({
        streetId: z.string(),
        streetName: z.string(),
        whistles: z.int(),
        resident: z.int(),
        joint: z.int(),
        emergency: z.int(),
        withdrawn: z.int(),
        declined: z.int(),
        sign: z.enum(['many', 'few']).nullable(),
      }),
    ),
  })
  .openapi('WhistleBalance');
export const BodyList = z
  .object({
    units: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string(), parentId: z.string().nullable() })),
    duties: z.array(z.object({ id: z.string(), code: z.string(), title: z.string(), departmentId: z.string() })),
    streets: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .openapi('WhistleBodies');

const decimal = (max: number) =>
  z
    .string()
    .regex(/^\d{1,2}(\.\d{1,4})?$/, inThree('须为小数', '소수여야 합니다', 'a decimal'))
    .refine((value) => Number(value) <= max, inThree(`不得大于 ${max}`, `${max} 이하`, `at most ${max}`))
    .openapi({ example: '0.5' });
const Term = (least: number) =>
  z.strictObject({ unit: z.enum(['minutes', 'workdays']), count: z.int().min(least).max(10_000) });
const KindTerms = z.strictObject({
  sign: z.boolean(),
  dutyRequired: z.boolean(),
  answer: Term(1),
  arrive: Term(1),
  finish: Term(1),
  rework: Term(1),
  score: Term(1),
  remindShare: decimal(1),
  tiers: z
    .array(z.strictObject({ after: Term(0), to: z.enum(['side', 'city']) }))
    .min(1)
    .max(5)
    .readonly(),
});
const policy = {
  kinds: z.strictObject({ resident: KindTerms, joint: KindTerms, emergency: KindTerms }),
  weights: z.strictObject({ response: decimal(1), solution: decimal(1), satisfaction: decimal(1) }),
  points: z.strictObject({ late: decimal(99), unanswered: decimal(99), returnedTwice: decimal(99) }),
  balance: z.strictObject({ many: decimal(99), few: decimal(1) }),
};
export const PolicyPut = z
  .strictObject({ fromDay: DayInput, source: TextInput(300), ...policy })
  .openapi('WhistlePolicyPut');
export const PolicyAnswer = z
  .object({ items: z.array(z.object({ fromDay: z.string(), source: z.string(), inForce: z.boolean(), ...policy })) })
  .openapi('WhistlePolicies');
export const Made = z.object({ id: z.string() });
