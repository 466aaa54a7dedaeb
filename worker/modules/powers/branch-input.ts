import { z } from '@hono/zod-openapi';
import {
  CentScore,
  DayInput,
  IdInput,
  pageOf,
  pageQuery,
  ReasonInput,
  TextInput,
  VersionInput,
} from '../../platform/http/schema.ts';
import { optionalText } from './input.ts';

/** Of one department in the whole city. */
const maxOwned = 500;
const Year = z.coerce.number().int().min(2000).max(2100);

const relation = z.enum(['owned', 'managed', 'used']);
export const RelationCreate = z
  .strictObject({
    branchId: IdInput,
    relation,
    unitId: IdInput,
    fromDay: DayInput,
    documentNumber: optionalText(80),
    reason: ReasonInput,
  })
  .openapi('UnitRelationCreate');
export const RelationEnd = z.strictObject({ untilDay: DayInput, reason: ReasonInput }).openapi('UnitRelationEnd');
export const RelationQuery = z.strictObject({
  ...pageQuery,
  unitId: IdInput.optional(),
  relation: relation.optional(),
  standing: z.literal('true').optional(),
});
export const RelationList = pageOf(
  z.object({
    id: z.string(),
    branchId: z.string(),
    branchName: z.string(),
    relation,
    unitId: z.string(),
    unitName: z.string(),
    fromDay: z.string(),
    untilDay: z.string().nullable(),
    documentNumber: z.string().nullable(),
    reason: z.string(),
  }),
).openapi('UnitRelationList');

const Figures = z.array(
  z.object({
    code: z.string(),
    calls: z.int(),
    scored: z.int(),
    points: z.string(),
    result: z.string().nullable(),
  }),
);

export const ReviewPut = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    streetId: IdInput,
    branchId: IdInput,
    score: CentScore,
    headName: TextInput(50),
    headScore: CentScore,
    opinion: TextInput(1_000),
    submit: z.boolean(),
    version: VersionInput.nullable(),
  })
  .openapi('BranchReviewPut');
export const ReviewQuery = z.strictObject({ ...pageQuery, year: Year.optional(), streetId: IdInput.optional() });
export const ReviewList = pageOf(
  z.object({
    year: z.int(),
    branchId: z.string(),
    branchName: z.string(),
    streetId: z.string(),
    streetName: z.string(),
    ownerName: z.string().nullable(),
    score: z.string().nullable(),
    headName: z.string().nullable(),
    headScore: z.string().nullable(),
    opinion: z.string().nullable(),
    state: z.enum(['draft', 'submitted']).nullable(),
    version: z.int().nullable(),
    submittedByName: z.string().nullable(),
    submittedAt: z.string().nullable(),
    attended: z.int(),
    called: z.int(),
    figures: Figures,
  }),
).openapi('BranchReviewList');

export const ResultPropose = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    departmentId: IdInput,
    scores: z
      .array(
        z.strictObject({
          branchId: IdInput.nullable().openapi({ description: '站所；部门当年没有由街道管理或使用的站所时为 null' }),
          ownScore: CentScore,
          headOwnScore: CentScore.openapi({ description: '部门对负责人的评分' }),
        }),
      )
      .min(1)
      .max(maxOwned),
    version: VersionInput.nullable(),
  })
  .openapi('DepartmentResultPropose');
export const ResultProposed = z.object({ id: z.string(), version: z.int(), total: z.string() });
export const ResultFinal = z.strictObject({ version: VersionInput }).openapi('DepartmentResultFinal');
export const ResultQuery = z.strictObject({ ...pageQuery, year: Year.optional() });
const scored = {
  own: z.string().nullable(),
  streets: z.string().nullable(),
  total: z.string().nullable(),
  headOwn: z.string().nullable(),
  headStreets: z.string().nullable(),
  headTotal: z.string().nullable(),
};
export const ResultList = pageOf(
  z.object({
    year: z.int(),
    departmentId: z.string(),
    departmentName: z.string(),
    id: z.string().nullable(),
    ...scored,
    share: z.string().nullable(),
    state: z.enum(['proposed', 'final']).nullable(),
    version: z.int().nullable(),
    proposedByName: z.string().nullable(),
    finalisedByName: z.string().nullable(),
    branches: z.int(),
    scored: z.int(),
    figures: Figures,
  }),
).openapi('DepartmentResultList');
export const BranchResultQuery = z.strictObject({ year: Year.optional(), departmentId: IdInput.optional() });
export const BranchResultExport = BranchResultQuery.extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') });
export const BranchResults = z
  .object({
    items: z.array(
      z.object({
        departmentName: z.string(),
        branchId: z.string(),
        branchName: z.string(),
        state: z.enum(['proposed', 'final']).nullable(),
        headName: z.string().nullable(),
        ...scored,
        scores: z.array(
          z.object({
            streetName: z.string(),
            score: z.string().nullable(),
            headName: z.string().nullable(),
            headScore: z.string().nullable(),
          }),
        ),
      }),
    ),
  })
  .openapi('BranchResults');
