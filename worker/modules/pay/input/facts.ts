import { z } from '@hono/zod-openapi';
import { inThree } from '../../../platform/http/answers.ts';
import { importFields } from '../../../platform/http/import.ts';
import {
  DecimalInput,
  FenAnswer,
  FenInput,
  IdInput,
  MonthInput,
  PositiveFen,
  TextInput,
  VersionInput,
  pageOf,
  pageQuery,
  sortBy,
} from '../../../platform/http/schema.ts';
import { deductionItems } from '../rules/deduction-limits.ts';
import type { InsuranceDefinition } from '../rules/insurance-policy.ts';
import { wageKinds } from '../rules/insurance-wage.ts';
import { trusts } from '../rules/scheme.ts';

const AmountFen = FenInput.refine((fen) => fen >= 0, inThree('不能为负', '음수일 수 없습니다', 'must not be negative'));
const Rate = DecimalInput.refine(
  (text) => Number(text) <= 1,
  inThree('比率不能超过 1', '비율은 1을 넘을 수 없습니다', 'a rate is at most 1'),
);
const maxBatch = 5_000;

const MonthOfYear = z.int().min(1).max(12);
const DayOfMonth = z.int().min(1).max(31);
const bounded = ({ floorFen, capFen }: { floorFen: number; capFen: number }) => floorFen <= capFen;
/** Lines of a payslip that the fund and the tax write under these codes. */
const takenCodes: ReadonlySet<string> = new Set(['housing_fund', 'income_tax', 'bonus_tax']);
const distinct = (items: readonly { readonly code: string }[]) =>
  new Set(items.map(({ code }) => code)).size === items.length && items.every(({ code }) => !takenCodes.has(code));
const codeTwice = inThree(
  '险种代码不能重复，也不能用 housing_fund、income_tax、bonus_tax',
  '보험 코드는 중복될 수 없고 housing_fund, income_tax, bonus_tax는 쓸 수 없습니다',
  'codes must differ, and not be housing_fund, income_tax or bonus_tax',
);
const capBelowFloor = {
  path: ['capFen'],
  message: inThree('上限不能低于下限', '상한은 하한보다 낮을 수 없습니다', 'the ceiling is below the floor'),
};

export const InsuranceDefinitionInput = z
  .strictObject({
    floorFen: AmountFen,
    capFen: AmountFen,
    resetMonth: MonthOfYear,
    joinedBy: DayOfMonth,
    leftFrom: DayOfMonth,
    items: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[a-z][a-z0-9_]{1,31}$/),
          name: TextInput(40),
          employerRate: Rate,
          employeeRate: Rate,
        }),
      )
      .max(20)
      .refine(distinct, codeTwice),
    housingFund: z
      .strictObject({
        rate: Rate,
        rounding: z.enum(['fen', 'yuan']),
        floorFen: AmountFen,
        capFen: AmountFen,
        resetMonth: MonthOfYear,
        taxFree: z.strictObject({ rate: Rate, wageCapFen: AmountFen }),
      })
      .refine(bounded, capBelowFloor)
      .optional(),
  })
  .refine(bounded, capBelowFloor)
  .openapi('InsuranceDefinition');

export const InsurancePolicyCreate = z
  .strictObject({
    fromMonth: MonthInput,
    name: TextInput(60),
    source: TextInput(500),
    trust: z.enum(trusts),
    definition: InsuranceDefinitionInput,
  })
  .openapi('InsurancePolicyCreate');

export const InsurancePolicyAnswer = z
  .object({
    id: z.string(),
    fromMonth: z.string(),
    name: z.string(),
    source: z.string(),
    trust: z.enum(trusts),
    createdAt: z.string(),
    definition: z.custom<InsuranceDefinition>().openapi({ type: 'object', description: 'as InsuranceDefinition' }),
  })
  .openapi('InsurancePolicy');
export const InsurancePolicyList = z.object({ items: z.array(InsurancePolicyAnswer) });

const inOrder = ({ fromMonth, lastMonth }: { fromMonth: string; lastMonth: string | null }) =>
  lastMonth === null || lastMonth >= fromMonth;
const outOfOrder = {
  path: ['lastMonth'],
  message: inThree('终止月份早于起始月份', '종료 월이 시작 월보다 이릅니다', 'ends before it begins'),
};

export const DeductionCreate = z
  .strictObject({
    workerId: IdInput,
    item: z.enum(deductionItems),
    fromMonth: MonthInput,
    lastMonth: MonthInput.nullable(),
    monthlyFen: PositiveFen,
  })
  .refine(inOrder, outOfOrder)
  .openapi('SpecialDeductionCreate');
export const DeductionChange = z
  .strictObject({ version: VersionInput, lastMonth: MonthInput.nullable(), monthlyFen: PositiveFen })
  .openapi('SpecialDeductionChange');
export const DeductionWithdraw = z.strictObject({ version: VersionInput }).openapi('SpecialDeductionWithdraw');

export const DeductionAnswer = z
  .object({
    id: z.string(),
    workerId: z.string(),
    workerName: z.string(),
    unitName: z.string().nullable(),
    item: z.enum(deductionItems),
    fromMonth: z.string(),
    lastMonth: z.string().nullable(),
    monthlyFen: FenAnswer,
    version: z.int(),
  })
  .openapi('SpecialDeduction');
export const DeductionPage = pageOf(DeductionAnswer);
const deductionFilters = {
  sort: sortBy('name', 'fromMonth'),
  workerId: IdInput.optional(),
  item: z.enum(deductionItems).optional(),
  month: MonthInput.optional(),
  q: z.string().trim().max(50).optional(),
};
export const DeductionQuery = z.strictObject({ ...pageQuery, ...deductionFilters });
export const DeductionExport = z.strictObject({ ...deductionFilters, format: z.enum(['xlsx', 'csv']).default('xlsx') });
export const DeductionsImport = z.strictObject(importFields).openapi('SpecialDeductionsImport');

const Opening = z.strictObject({
  workerId: IdInput,
  months: z.int().min(0).max(11),
  incomeFen: AmountFen,
  insuranceFen: AmountFen,
  specialFen: AmountFen,
  taxFen: AmountFen,
  firstJob: z.boolean(),
  upfront: z.boolean(),
});
export const OpeningsPut = z
  .strictObject({ year: z.int().min(2019).max(2100), items: z.array(Opening).min(1).max(maxBatch) })
  .openapi('TaxOpenings');
export const WagesPut = z
  .strictObject({
    fromMonth: MonthInput,
    kind: z.enum(wageKinds).default('both'),
    items: z
      .array(z.strictObject({ workerId: IdInput, wageFen: AmountFen }))
      .min(1)
      .max(maxBatch),
  })
  .openapi('DeclaredWages');
export const WagesImport = z
  .strictObject({ fromMonth: MonthInput, kind: z.enum(wageKinds).default('both'), ...importFields })
  .openapi('DeclaredWagesImport');
export const OpeningAnswer = z
  .object({
    workerId: z.string(),
    workerName: z.string(),
    unitName: z.string().nullable(),
    year: z.int(),
    months: z.int(),
    incomeFen: FenAnswer,
    insuranceFen: FenAnswer,
    specialFen: FenAnswer,
    taxFen: FenAnswer,
    firstJob: z.boolean(),
    upfront: z.boolean(),
  })
  .openapi('TaxOpening');
export const OpeningPage = pageOf(OpeningAnswer);
export const OpeningQuery = z.strictObject({
  ...pageQuery,
  sort: sortBy('name', 'year'),
  workerId: IdInput.optional(),
  year: z.coerce.number().int().min(2019).max(2100).optional(),
  q: z.string().trim().max(50).optional(),
});
export const WageAnswer = z
  .object({
    id: z.string(),
    workerId: z.string(),
    workerName: z.string(),
    unitName: z.string().nullable(),
    kind: z.enum(wageKinds),
    fromMonth: z.string(),
    /** From which month it counts: its own, or the next reset where the contribution year has one already. */
    effectiveMonth: z.string(),
    wageFen: FenAnswer,
  })
  .openapi('DeclaredWage');
export const WagePage = pageOf(WageAnswer);
export const WageQuery = z.strictObject({
  ...pageQuery,
  sort: sortBy('name', 'fromMonth'),
  workerId: IdInput.optional(),
  kind: z.enum(wageKinds).optional(),
  /** The last wage of everybody that counts from this month or before. */
  month: MonthInput.optional(),
  q: z.string().trim().max(50).optional(),
});
export const DeductionWritten = z.object({ id: z.string(), version: z.int() });
export const CountAnswer = z.object({ count: z.int() });
/** How many were declared, and how many of them wait for the next reset. */
export const WagesWritten = z.object({ count: z.int(), waiting: z.int() });

export type InsurancePolicyCreate = z.infer<typeof InsurancePolicyCreate>;
export type DeductionCreate = z.infer<typeof DeductionCreate>;
export type DeductionChange = z.infer<typeof DeductionChange>;
export type DeductionExport = z.infer<typeof DeductionExport>;
export type DeductionQuery = z.infer<typeof DeductionQuery>;
export type OpeningQuery = z.infer<typeof OpeningQuery>;
export type WageQuery = z.infer<typeof WageQuery>;
export type OpeningsPut = z.infer<typeof OpeningsPut>;
export type WagesPut = z.infer<typeof WagesPut>;
