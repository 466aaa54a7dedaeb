import { z } from '@hono/zod-openapi';
import { inThree } from '../../../platform/http/answers.ts';
import {
  FenAnswer,
  IdInput,
  MonthInput,
  PositiveFen,
  TextInput,
  pageOf,
  pageQuery,
  sortBy,
} from '../../../platform/http/schema.ts';
import { bonusChoices } from '../rules/bonus.ts';
import { deductionItems, type DeductionRules } from '../rules/deduction-limits.ts';
import { trusts } from '../rules/scheme.ts';

const DeductionLimitInput = z.strictObject({
  item: z.enum(deductionItems),
  mostFen: PositiveFen.optional(),
  fixedFen: z.array(PositiveFen).max(10).optional(),
  stepFen: PositiveFen.optional(),
  askAboveFen: PositiveFen.optional(),
  singleFen: PositiveFen.optional(),
  yearFen: PositiveFen.optional(),
  mostMonths: z.int().min(1).max(600).optional(),
  excludes: z.enum(deductionItems).optional(),
});

export const DeductionPolicyCreate = z
  .strictObject({
    fromMonth: MonthInput,
    name: TextInput(60),
    source: TextInput(500),
    trust: z.enum(trusts),
    definition: z.strictObject({
      items: z
        .array(DeductionLimitInput)
        .min(1)
        .max(deductionItems.length)
        .refine((items) => new Set(items.map(({ item }) => item)).size === items.length, {
          message: inThree('项目重复', '항목이 중복되었습니다', 'an item is repeated'),
        }),
    }),
  })
  .openapi('SpecialDeductionPolicyCreate');
export const DeductionPolicyAnswer = z
  .object({
    id: z.string(),
    fromMonth: z.string(),
    name: z.string(),
    source: z.string(),
    trust: z.enum(trusts),
    createdAt: z.string(),
    definition: z.custom<DeductionRules>().openapi({ type: 'object', description: 'limits by item, in fen a month' }),
  })
  .openapi('SpecialDeductionPolicy');
export const DeductionPolicyList = z.object({ items: z.array(DeductionPolicyAnswer) });

const Year = z.int().min(2019).max(2100);
export const BonusChoicesPut = z
  .strictObject({
    year: Year,
    items: z
      .array(z.strictObject({ workerId: IdInput, choice: z.enum(bonusChoices) }))
      .min(1)
      .max(5_000),
  })
  .openapi('BonusChoices');
export const BonusChoiceAnswer = z
  .object({
    workerId: z.string(),
    workerName: z.string(),
    unitName: z.string().nullable(),
    year: z.int(),
    /** Null where nothing was chosen: taxed alone while the rule in force allows it. */
    choice: z.enum(bonusChoices).nullable(),
    /** In approved months of the year. */
    bonusFen: FenAnswer,
    bonusTaxFen: FenAnswer,
  })
  .openapi('BonusChoice');
export const BonusChoicePage = pageOf(BonusChoiceAnswer);
export const BonusChoiceQuery = z.strictObject({
  ...pageQuery,
  sort: sortBy('name'),
  year: z.coerce.number().int().min(2019).max(2100),
  q: z.string().trim().max(50).optional(),
});

export type DeductionPolicyCreate = z.infer<typeof DeductionPolicyCreate>;
export type BonusChoicesPut = z.infer<typeof BonusChoicesPut>;
export type BonusChoiceQuery = z.infer<typeof BonusChoiceQuery>;
