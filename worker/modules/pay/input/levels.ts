import { Level } from './pay-item.ts';
import { z } from '@hono/zod-openapi';
import {
  IdInput,
  MonthInput,
  DayInput,
  ReasonInput,
  TextInput,
  pageOf,
  pageQuery,
  sortBy,
} from '../../../platform/http/schema.ts';
import { levelCauses } from '../rules/career.ts';
import { levelSteps } from '../rules/level.ts';
import { grades, postTypes } from '../rules/scheme.ts';

export const LevelsDerive = z
  .strictObject({ fromMonth: MonthInput, who: z.enum(['missing', 'all']) })
  .openapi('LevelsDerive');

export const LevelSteps = z.array(
  z.object({
    step: z.enum(levelSteps),
    years: z.int().optional(),
    educationYears: z.int().optional(),
    excludedYears: z.int().optional(),
    levels: z.int(),
    level: z.int(),
  }),
);

const GradeBehind = z.object({ year: z.int(), grade: z.enum(grades).nullable() }).nullable();

const LevelChange = z.object({
  workerId: z.string(),
  name: z.string(),
  before: z.int().nullable(),
  level: z.int(),
  steps: LevelSteps,
});
export const LevelsDerived = z.object({ fromMonth: z.string(), total: z.int(), changes: z.array(LevelChange) });

export const LevelAnswer = z
  .object({
    workerId: z.string(),
    name: z.string(),
    unitName: z.string(),
    streetName: z.string().nullable(),
    postType: z.enum(postTypes),
    level: z.int(),
    fromMonth: z.string(),
    fromDay: z.string(),
    cause: z.enum(levelCauses),
    steps: LevelSteps,
  })
  .openapi('WorkerLevel');
export const LevelPage = pageOf(LevelAnswer);

const levelFilters = {
  sort: sortBy('name', 'level', 'from'),
  q: z.string().trim().max(50).optional(),
  unitId: IdInput.optional(),
  level: z.coerce.number().int().min(1).max(60).optional(),
  postType: z.enum(postTypes).optional(),
  cause: z.enum(levelCauses).optional(),
  /** Only levels that began in this month or later. */
  since: MonthInput.optional(),
};
export const LevelQuery = z.strictObject({ ...pageQuery, ...levelFilters });
export const LevelExport = z.strictObject({ ...levelFilters, format: z.enum(['csv', 'xlsx']).default('xlsx') });

const LevelEventAnswer = z.object({
  id: z.string(),
  level: z.int(),
  fromDay: z.string(),
  cause: z.enum(levelCauses),
  steps: LevelSteps,
  grade: GradeBehind,
  schemeId: z.string(),
  schemeName: z.string(),
  reason: z.string().nullable(),
  documentNumber: z.string().nullable(),
  cancelsId: z.string().nullable(),
  cancelledById: z.string().nullable(),
  recordedAt: z.string(),
  /** Null where a run gave it. */
  recordedName: z.string().nullable(),
});

export const LevelHistoryAnswer = z
  .object({
    workerId: z.string(),
    name: z.string(),
    unitName: z.string(),
    streetName: z.string().nullable(),
    postType: z.enum(postTypes).nullable(),
    level: z.int().nullable(),
    serviceFrom: z.string(),
    hiredOn: z.string(),
    countedYears: z.int().nullable(),
    excludedYears: z.int().nullable(),
    probation: z.object({ until: z.string(), levelsLower: z.int() }).nullable(),
    postings: z.array(z.object({ from: z.string(), until: z.string().nullable(), postType: z.enum(postTypes) })),
    grades: z.array(z.object({ year: z.int(), grade: z.enum(grades).nullable(), corrected: z.boolean() })),
    events: z.array(LevelEventAnswer),
  })
  .openapi('LevelHistory');

export const LevelProposalsAsk = z
  .strictObject({ until: MonthInput, unitId: IdInput.optional(), page: z.int().min(1).max(1000).default(1) })
  .openapi('LevelProposalsAsk');
export const LevelProposalsExport = z.strictObject({
  until: MonthInput,
  unitId: IdInput.optional(),
  format: z.enum(['csv', 'xlsx']).default('xlsx'),
});
export const LevelProposalAnswer = z
  .object({
    workerId: z.string(),
    name: z.string(),
    unitName: z.string(),
    streetName: z.string().nullable(),
    before: z.int().nullable(),
    level: z.int(),
    fromDay: z.string(),
    cause: z.enum(levelCauses),
    steps: LevelSteps,
    grade: GradeBehind,
  })
  .openapi('LevelProposal');
export const LevelProposalsAnswer = z
  .object({
    until: z.string(),
    total: z.int(),
    workers: z.int(),
    byCause: z.array(z.object({ cause: z.enum(levelCauses), count: z.int() })),
    /** Years whose grades are still to come: rises that rest on them wait. */
    pendingYears: z.array(z.int()),
    /** Of what is listed here and on further pages: to be sent back on confirming. */
    digest: z.string(),
    page: z.int(),
    pageSize: z.int(),
    items: z.array(LevelProposalAnswer),
  })
  .openapi('LevelProposals');
export const LevelProposalsConfirm = z
  .strictObject({
    until: MonthInput,
    unitId: IdInput.optional(),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    reason: ReasonInput,
    documentNumber: TextInput(100).optional(),
  })
  .openapi('LevelProposalsConfirm');
export const LevelsRecorded = z.object({ count: z.int(), workers: z.int() });

export const LevelDecide = z
  .strictObject({
    workerId: IdInput,
    fromDay: DayInput,
    level: Level,
    reason: ReasonInput,
    documentNumber: TextInput(100),
  })
  .openapi('LevelDecide');
export const LevelCancel = z
  .strictObject({ workerId: IdInput, reason: ReasonInput, documentNumber: TextInput(100).optional() })
  .openapi('LevelCancel');
export const LevelWritten = z.object({ id: z.string(), level: z.int() });

export type LevelsDerive = z.infer<typeof LevelsDerive>;
export type LevelQuery = z.infer<typeof LevelQuery>;
export type LevelFilters = Omit<LevelQuery, 'page' | 'pageSize'>;
export type LevelProposalsAsk = z.infer<typeof LevelProposalsAsk>;
export type LevelProposalsConfirm = z.infer<typeof LevelProposalsConfirm>;
export type LevelDecide = z.infer<typeof LevelDecide>;
export type LevelCancel = z.infer<typeof LevelCancel>;
