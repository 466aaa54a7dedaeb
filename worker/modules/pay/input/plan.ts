import { z } from '@hono/zod-openapi';
import { inThree } from '../../../platform/http/answers.ts';
import { DecimalInput, FenAnswer, FenInput, IdInput, MonthInput } from '../../../platform/http/schema.ts';
import { grades, postTypes } from '../rules/scheme.ts';
import { SchemeDefinitionInput } from './scheme.ts';

const Year = z.coerce.number().int().min(2000).max(2100);
const Format = z.enum(['csv', 'xlsx']).default('xlsx');
const AmountFen = FenInput.refine((fen) => fen >= 0, inThree('不能为负', '음수일 수 없습니다', 'must not be negative'));
const LevelKey = z.string().regex(/^([1-9]|[1-5]\d|60)$/);
const Headcount = z.int().min(-5_000).max(5_000);

export const YearQuery = z.strictObject({ year: Year, unitId: IdInput.optional() });
export const YearExport = YearQuery.extend({ format: Format });

const Gaps = z.array(
  z.object({ workerId: z.string(), name: z.string(), item: z.string(), missing: z.string(), key: z.string() }),
);
const Part = z.object({ key: z.string(), name: z.string(), closedFen: FenAnswer, forecastFen: FenAnswer });
const Compared = z.array(z.object({ key: z.string(), name: z.string(), beforeFen: FenAnswer, afterFen: FenAnswer }));
const Sides = { grossFen: FenAnswer, employerFen: FenAnswer, costFen: FenAnswer };

export const YearAnswer = z
  .object({
    year: z.int(),
    months: z.array(
      z.object({
        month: z.string(),
        state: z.enum(['closed', 'draft', 'forecast', 'none']),
        workers: z.int(),
        grossFen: FenAnswer,
        employerFen: FenAnswer,
      }),
    ),
    closedFen: FenAnswer,
    forecastFen: FenAnswer,
    totalFen: FenAnswer,
    byStreet: z.array(Part),
    byItem: z.array(Part),
    rises: z.object({
      total: z.int(),
      yearlyFen: FenAnswer,
      byStreet: z.array(z.object({ key: z.string(), name: z.string(), count: z.int(), yearlyFen: FenAnswer })),
      items: z.array(
        z.object({
          workerId: z.string(),
          name: z.string(),
          unitName: z.string(),
          streetName: z.string(),
          before: z.int(),
          level: z.int(),
          monthlyFen: FenAnswer,
          yearlyFen: FenAnswer,
        }),
      ),
    }),
    retiring: z.array(z.object({ workerId: z.string(), name: z.string(), unitName: z.string(), month: z.string() })),
    budget: z
      .object({
        accounts: z.array(
          z.object({
            id: z.string(),
            code: z.string(),
            name: z.string(),
            budgetFen: FenAnswer,
            availableFen: FenAnswer,
          }),
        ),
        budgetFen: FenAnswer,
        leftFen: FenAnswer,
      })
      .nullable(),
    gaps: Gaps,
  })
  .openapi('PayYear');

const Changes = z.strictObject({
  definition: SchemeDefinitionInput.optional(),
  levels: z.enum(['keep', 'derive']).optional(),
  baseFen: AmountFen.optional(),
  factor: DecimalInput.optional(),
  coefficients: z.record(LevelKey, DecimalInput).optional(),
  headcount: z.partialRecord(z.enum(postTypes), Headcount).optional(),
  gradeShares: z.record(z.enum(grades), DecimalInput).optional(),
});

export const WhatIf = z
  .strictObject({ year: z.int().min(2000).max(2100), unitId: IdInput.optional(), changes: Changes })
  .openapi('PayWhatIf');
export const WhatIfExport = z.strictObject({ format: Format });
export const WhatIfAnswer = z
  .object({
    year: z.int(),
    before: z.object({ people: z.int(), ...Sides }),
    after: z.object({ people: z.int(), ...Sides }),
    budgetFen: FenAnswer.nullable(),
    byStreet: Compared,
    byLevel: Compared,
    byItem: Compared,
    byMonth: Compared,
    gaps: Gaps,
    gapCount: z.int(),
  })
  .openapi('PayWhatIfAnswer');

export const AdoptionPreview = z
  .strictObject({ schemeId: IdInput, fromMonth: MonthInput, page: z.int().min(1).max(1000).default(1) })
  .openapi('SchemeAdoptionPreview');
export const AdoptionPreviewAnswer = z
  .object({
    fromMonth: z.string(),
    standingId: z.string().nullable(),
    before: z.object(Sides),
    after: z.object(Sides),
    unmoved: z.int(),
    paidMonths: z.array(z.string()),
    byStreet: Compared,
    byItem: Compared,
    gaps: Gaps,
    gapCount: z.int(),
    page: z.int(),
    pageSize: z.int(),
    total: z.int(),
    items: z.array(
      z.object({
        workerId: z.string(),
        name: z.string(),
        unitName: z.string(),
        streetName: z.string(),
        level: z.int(),
        beforeFen: FenAnswer,
        afterFen: FenAnswer,
        differenceFen: FenAnswer,
      }),
    ),
  })
  .openapi('SchemeAdoptionPreviewAnswer');
