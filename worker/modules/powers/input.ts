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
import { cityEvents, clockEvents, departmentEvents, matterKinds, matterStates, streetEvents } from './rules/matter.ts';
import { silences } from './rules/policy.ts';

const maxBranches = 60;
const Workdays = z.int().min(1).max(250);
export const optionalText = (max: number) => TextInput(max).optional();

const common = {
  title: TextInput(100),
  content: TextInput(2_000),
  documentNumber: optionalText(80),
  streetId: IdInput,
  departmentId: IdInput,
};

/** What opens a matter: departments ask for consent and invite, streets call and propose. */
export const MatterOpening = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('consent'),
      ...common,
      branchId: IdInput.optional(),
      personName: TextInput(50),
      position: TextInput(80),
    }),
    z.strictObject({ kind: z.literal('planning'), ...common }),
    z.strictObject({
      kind: z.literal('mobilisation'),
      ...common,
      happensOn: DayInput,
      happensAt: TextInput(120),
      branches: z.array(IdInput).min(1).max(maxBranches),
    }),
    z.strictObject({ kind: z.literal('proposal'), ...common }),
  ])
  .openapi('PowerMatterOpening');

const step = { version: VersionInput, text: optionalText(2_000), documentNumber: optionalText(80) };

export const StreetStep = z
  .strictObject({
    ...step,
    event: z.enum(streetEvents),
    attendance: z
      .array(
        z.strictObject({
          branchId: IdInput,
          attended: z.boolean(),
          note: optionalText(200),
          score: CentScore.optional(),
        }),
      )
      .max(maxBranches)
      .default([]),
  })
  .openapi('PowerStreetStep');
export const DepartmentStep = z
  .strictObject({ ...step, event: z.enum(departmentEvents) })
  .openapi('PowerDepartmentStep');
export const CityStep = z.strictObject({ ...step, event: z.enum(cityEvents) }).openapi('PowerCityStep');
export const MatterMoved = z
  .object({ id: z.string(), state: z.enum(matterStates), version: z.int() })
  .openapi('PowerMatterMoved');

const side = z.enum(['street', 'department', 'city']);
const filters = {
  sort: sortBy('deadlineDay', 'openedDay'),
  kind: z.enum(matterKinds).optional(),
  state: z.enum(matterStates).optional(),
  waitsFor: side.optional(),
  unitId: IdInput.optional(),
  late: z.literal('true').optional(),
  q: z.string().trim().max(50).optional(),
};
export const MatterQuery = z.strictObject({ ...pageQuery, ...filters });
export const MatterExport = z.strictObject({ ...filters, format: z.enum(['csv', 'xlsx']).default('xlsx') });

const Listed = z.object({
  id: z.string(),
  kind: z.enum(matterKinds),
  code: z.string(),
  title: z.string(),
  streetId: z.string(),
  streetName: z.string(),
  departmentId: z.string(),
  departmentName: z.string(),
  state: z.enum(matterStates),
  waitsFor: side.nullable(),
  deadlineDay: z.string().nullable(),
  openedDay: z.string(),
  late: z.boolean(),
  version: z.int(),
});
export const MatterList = pageOf(Listed).openapi('PowerMatterList');
const events = [...streetEvents, ...departmentEvents, ...cityEvents, ...clockEvents] as const;
export const MatterAnswer = Listed.extend({
  content: z.string(),
  documentNumber: z.string().nullable(),
  branchName: z.string().nullable(),
  personName: z.string().nullable(),
  position: z.string().nullable(),
  happensOn: z.string().nullable(),
  happensAt: z.string().nullable(),
  openedByName: z.string(),
  events: z.array(z.enum(events)),
  steps: z.array(
    z.object({
      seq: z.int(),
      event: z.enum(['open', ...events]),
      state: z.enum(matterStates),
      at: z.string(),
      byName: z.string(),
      text: z.string().nullable(),
      documentNumber: z.string().nullable(),
      late: z.boolean(),
    }),
  ),
  attendance: z.array(
    z.object({
      branchId: z.string(),
      branchName: z.string(),
      attended: z.boolean().nullable(),
      note: z.string().nullable(),
      score: z.string().nullable(),
    }),
  ),
  breaches: z.array(z.object({ seq: z.int(), side, deadlineDay: z.string() })),
}).openapi('PowerMatter');

const policy = {
  workdays: z.strictObject({
    consent: Workdays,
    opinion: Workdays,
    answer: Workdays,
    proposal: Workdays,
    above: Workdays,
    record: Workdays,
  }),
  silence: z.enum(silences),
  streetShare: z
    .string()
    .regex(
      /^(1(\.0{1,4})?|0(\.\d{1,4})?)$/,
      inThree('须为 0–1 的小数', '0~1의 소수여야 합니다', 'a decimal between 0 and 1'),
    ),
};
export const PolicyPut = z
  .strictObject({ fromDay: DayInput, source: TextInput(300), ...policy })
  .openapi('PowerPolicyPut');
export const PolicyAnswer = z
  .object({ items: z.array(z.object({ fromDay: z.string(), source: z.string(), inForce: z.boolean(), ...policy })) })
  .openapi('PowerPolicies');
export const PartnerList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['street', 'department', 'branch']),
        name: z.string(),
        parentId: z.string(),
      }),
    ),
  })
  .openapi('PowerPartners');
export const Versioned = z.object({ id: z.string(), version: z.int() });
export const Made = z.object({ id: z.string() });
