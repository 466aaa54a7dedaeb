import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
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
import { Code, Contact, exportFormat, yes } from './input.ts';

const dayMinutes = 24 * 60;
const arrival = {
  communityId: IdInput,
  organisationId: IdInput,
  name: TextInput(50),
  contact: Contact.nullable().default(null),
  day: DayInput,
  minutes: z.int().min(1).max(dayMinutes).openapi({ description: '服务时长，分钟', example: 120 }),
  service: TextInput(200),
};
export const CheckInInput = z.strictObject(arrival).openapi('AllianceCheckInInput');
export const ArrivalPlacesQuery = z.strictObject({
  unitId: IdInput.optional(),
  q: z.string().trim().max(limits.searchLength).optional(),
});
const place = z.object({ id: z.string(), name: z.string() });
export const ArrivalPlaces = z
  .object({ cityName: z.string(), place: place.nullable(), organisations: z.array(place) })
  .openapi('AllianceArrivalPlaces');
export const CheckInVerdict = z
  .discriminatedUnion('verdict', [
    z.strictObject({ verdict: z.literal('confirmed'), version: VersionInput }),
    z.strictObject({ verdict: z.literal('refused'), version: VersionInput, reason: ReasonInput }),
  ])
  .openapi('AllianceCheckInVerdict');
const checkInStates = ['told', 'confirmed', 'refused'] as const;
const checkInFilters = {
  sort: sortBy('day', 'minutes'),
  unitId: IdInput.optional(),
  organisationId: IdInput.optional(),
  state: z.enum(checkInStates).optional(),
  from: DayInput.optional(),
  until: DayInput.optional(),
  waits: yes.openapi({ description: '只列等我确认的' }),
  q: z.string().trim().max(limits.searchLength).optional(),
};
export const CheckInQuery = z.strictObject({ ...pageQuery, ...checkInFilters });
export const CheckInExport = z.strictObject({ ...checkInFilters, ...exportFormat });
export const CheckInList = pageOf(
  z.object({
    id: z.string(),
    memberName: z.string(),
    organisationId: z.string(),
    organisationName: z.string(),
    communityId: z.string(),
    communityName: z.string(),
    streetName: z.string().nullable(),
    day: z.string(),
    minutes: z.int(),
    service: z.string(),
    way: z.enum(['phone', 'desk']),
    state: z.enum(checkInStates),
    reason: z.string().nullable(),
    decidedByName: z.string().nullable(),
    mine: z.boolean(),
    version: z.int(),
  }),
).openapi('AllianceCheckInList');

const figures = {
  promisedMinutes: z.int(),
  deliveredMinutes: z.int(),
  promisedFen: FenAnswer,
  deliveredFen: FenAnswer,
  paidFen: FenAnswer.openapi({ description: '已关联账本凭证的金额' }),
  lines: z.int(),
  late: z.int(),
  checkIns: z.int(),
  checkInMinutes: z.int(),
  members: z.int().openapi({ description: '报到党员数' }),
};
const resultFilters = {
  year: z.coerce.number().int().min(2000).max(2200).openapi({ example: 2026 }),
  kind: Code.optional(),
  unitId: IdInput.optional(),
  q: z.string().trim().max(limits.searchLength).optional(),
  sort: sortBy('name', 'promisedMinutes', 'deliveredMinutes', 'promisedFen', 'deliveredFen', 'lines', 'late', 'checkIns', 'checkInMinutes'), // prettier-ignore
};
export const ResultQuery = z.strictObject({ ...pageQuery, ...resultFilters });
export const ResultExport = z.strictObject({ ...resultFilters, ...exportFormat });
export const ResultList = pageOf(
  z.object({ id: z.string(), name: z.string(), kind: z.string(), unitName: z.string(), ...figures }),
)
  .extend({ year: z.int(), totals: z.object(figures) })
  .openapi('AllianceResults');
