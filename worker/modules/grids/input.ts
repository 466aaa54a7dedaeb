import { z } from '@hono/zod-openapi';
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
} from '../../platform/http/schema.ts';
import { gridRoles } from './rules/team.ts';

const Role = z.enum(gridRoles);
const one = (count: number) => count === 1;
const onePerson = inThree(
  '须且只能填写一人：社工、志愿者或姓名',
  '사회복지사, 자원봉사자, 이름 중 하나만 적으세요',
  'name exactly one person: a worker, a volunteer, or a name',
);
const given = (...values: readonly (string | undefined)[]) => values.filter((value) => value !== undefined).length;

const Appointment = z
  .strictObject({
    gridId: IdInput,
    role: Role,
    area: TextInput(60).optional(),
    workerId: IdInput.optional(),
    volunteerId: IdInput.optional(),
    name: TextInput(50).optional(),
    contact: z
      .string()
      .trim()
      .regex(/^[0-9+ -]{5,20}$/)
      .optional()
      .openapi({ example: '13900000000' }),
  })
  .refine(({ workerId, volunteerId, name }) => one(given(workerId, volunteerId, name)), {
    message: onePerson,
    path: ['name'],
  });

export const AppointInput = z
  .strictObject({
    fromDay: DayInput,
    reason: ReasonInput,
    items: z.array(Appointment).min(1).max(limits.gridAppointments),
  })
  .openapi('GridAppointments');
export const Appointed = z.object({ ids: z.array(z.string()) }).openapi('GridAppointed');
export const EndInput = z
  .strictObject({ version: VersionInput, untilDay: DayInput, reason: ReasonInput })
  .openapi('GridMemberEnd');
export const Versioned = z.object({ id: z.string(), version: z.int() }).openapi('GridVersioned');
export const RevealInput = z.strictObject({ reason: ReasonInput }).openapi('GridContactReveal');
export const Revealed = z.object({ id: z.string(), value: z.string().nullable() }).openapi('GridContact');

const memberFilters = {
  gridId: IdInput.optional(),
  unitId: IdInput.optional(),
  role: Role.optional(),
  standing: z.enum(['serving', 'ended', 'left']).optional(),
  q: z.string().trim().max(limits.searchLength).optional(),
};
export const MemberQuery = z.strictObject({ ...pageQuery, sort: z.string().max(0).optional(), ...memberFilters });
export const MemberExport = z.strictObject({
  ...memberFilters,
  sort: z.string().max(0).optional(),
  format: z.enum(['csv', 'xlsx']).default('xlsx'),
});
export const MemberList = pageOf(
  z.object({
    id: z.string(),
    gridId: z.string(),
    gridName: z.string(),
    communityName: z.string(),
    role: Role,
    area: z.string(),
    workerId: z.string().nullable(),
    volunteerId: z.string().nullable(),
    name: z.string(),
    hasContact: z.boolean(),
    left: z.boolean().openapi({ description: 'has left the roster and serves no more' }),
    fromDay: z.string(),
    untilDay: z.string().nullable(),
    reason: z.string(),
    endReason: z.string().nullable(),
    version: z.int(),
  }),
).openapi('GridMemberList');

export const VolunteerQuery = z.strictObject({
  ...pageQuery,
  q: z.string().trim().max(limits.searchLength).optional(),
});
export const VolunteerList = pageOf(z.object({ id: z.string(), name: z.string(), unitName: z.string() })).openapi(
  'GridVolunteerList',
);

export const BoardQuery = z.strictObject({ unitId: IdInput.optional() });
export const BoardAnswer = z
  .object({
    measures: z.array(z.object({ code: z.string(), label: z.string() })),
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        communityId: z.string(),
        communityName: z.string(),
        streetId: z.string(),
        streetName: z.string(),
        secretaries: z.int(),
        leaders: z.int(),
        workers: z.int(),
        others: z.int(),
        loads: z.array(z.int()).openapi({ description: 'one number for each measure, in their order' }),
      }),
    ),
  })
  .openapi('GridBoard');

export const HandoverQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(['open', 'signed']).optional(),
  unitId: IdInput.optional(),
});
const Handover = z.object({
  id: z.string(),
  state: z.enum(['open', 'signed']),
  version: z.int(),
  personName: z.string(),
  unitName: z.string(),
  day: z.string(),
  reason: z.string(),
  openedAt: z.string(),
  openedByName: z.string(),
  signedAt: z.string().nullable(),
  signedByName: z.string().nullable(),
  items: z.int(),
  own: z.boolean().openapi({ description: 'drawn up by whoever asks' }),
});
export const HandoverList = pageOf(Handover).openapi('GridHandoverList');
export const HandoverAnswer = Handover.extend({
  lines: z.array(
    z.object({
      memberId: z.string(),
      gridId: z.string(),
      gridName: z.string(),
      role: Role,
      area: z.string(),
      workerId: z.string().nullable(),
      volunteerId: z.string().nullable(),
      successorName: z.string().nullable(),
      note: z.string().nullable(),
      held: z.array(z.object({ label: z.string(), count: z.int() })),
    }),
  ),
}).openapi('GridHandover');
export const HandoverOpen = z
  .strictObject({ workerId: IdInput.optional(), volunteerId: IdInput.optional(), day: DayInput, reason: ReasonInput })
  .refine(({ workerId, volunteerId }) => one(given(workerId, volunteerId)), { message: onePerson, path: ['workerId'] })
  .openapi('GridHandoverOpen');
export const SuccessorsInput = z
  .strictObject({
    version: VersionInput,
    items: z
      .array(
        z.strictObject({
          memberId: IdInput,
          workerId: IdInput.optional(),
          volunteerId: IdInput.optional(),
          note: TextInput(200).optional(),
        }),
      )
      .min(1)
      .max(limits.handoverItems),
  })
  .openapi('GridSuccessors');
export const SignInput = z.strictObject({ version: VersionInput }).openapi('GridHandoverSign');
