import { z } from '@hono/zod-openapi';
import {
  DayInput,
  DecimalInput,
  FenAnswer,
  FenInput,
  IdInput,
  pageOf,
  pageQuery,
  PositiveFen,
  TextInput,
} from '../../platform/http/schema.ts';
import { spendingKinds } from './rules/spending.ts';

/** What the spending, the delays, the price terms and the costs of people of duties ask and answer. */

export const SpendingInput = z
  .strictObject({
    unitId: IdInput,
    kind: z.enum(spendingKinds).openapi({ description: '支出，或退回未用' }),
    day: DayInput,
    amountFen: PositiveFen,
    usedFor: TextInput(50).openapi({ description: '用途' }),
    payee: TextInput(100).optional(),
    evidence: TextInput(200)
      .optional()
      .openapi({ description: '凭据：票据号、合同号等；达到计价规则所定金额的支出必填' }),
    note: TextInput(500).optional(),
  })
  .openapi('DutySpending');
export const SpendingRecorded = z
  .object({ id: z.string(), transactionId: z.string(), leftFen: FenAnswer })
  .openapi('DutySpendingRecorded');

const filters = { dutyId: IdInput.optional(), unitId: IdInput.optional(), kind: z.enum(spendingKinds).optional() };
export const SpendingsQuery = z.strictObject({ ...pageQuery, ...filters });
export const SpendingExportQuery = z.strictObject({ ...filters, format: z.enum(['csv', 'xlsx']).default('xlsx') });
export const SpendingList = pageOf(
  z.object({
    id: z.string(),
    kind: z.enum(spendingKinds),
    day: z.string(),
    amountFen: FenAnswer,
    usedFor: z.string(),
    payee: z.string().nullable(),
    evidence: z.string().nullable(),
    note: z.string().nullable(),
    transactionId: z.string(),
    recordedByName: z.string(),
    dutyId: z.string(),
    dutyTitle: z.string(),
    unitName: z.string(),
    reversed: z.boolean(),
    files: z.int(),
  }),
).openapi('DutySpendingList');

export const DelayList = z
  .object({
    items: z.array(
      z.object({
        departmentId: z.string(),
        departmentName: z.string(),
        settledLate: z.int().openapi({ description: '逾期才审定的' }),
        waitingLate: z.int().openapi({ description: '逾期仍未审定的' }),
        filedLate: z.int().openapi({ description: '应急事项逾期补办或未补办的' }),
        refused: z.int().openapi({ description: '未经准入被拒收的' }),
      }),
    ),
  })
  .openapi('DutyDelays');

export const PeopleCosts = z
  .object({
    items: z.array(
      z.object({
        month: z.string(),
        unitName: z.string(),
        sourceName: z.string().openapi({ description: '资金来源' }),
        amountFen: FenAnswer,
      }),
    ),
  })
  .openapi('DutyPeopleCosts');

const priceTerms = {
  qualityBands: z
    .array(z.strictObject({ fromScore: DecimalInput, ratio: DecimalInput }))
    .min(1)
    .max(20),
  paidDaysPerMonth: DecimalInput,
  prepaidShare: DecimalInput.refine((text) => Number(text) <= 1, 'at most the whole'),
  proration: z.enum(['months', 'days']).openapi({ description: '提前退出：按月数÷12，或按天数÷365' }),
  yearDays: z.int().min(300).max(366),
  evidenceFromFen: FenInput.refine((amount) => amount >= 0).openapi({
    description: '支出达到多少须注明凭据；0 为每笔',
  }),
};
export const PriceTermsPut = z
  .strictObject({ fromDay: DayInput, source: TextInput(300), ...priceTerms })
  .openapi('DutyPriceTermsPut');
export const PriceTermsList = z
  .object({
    items: z.array(z.object({ fromDay: z.string(), source: z.string(), inForce: z.boolean(), ...priceTerms })),
  })
  .openapi('DutyPriceTerms');
export const PriceTermsGiven = z.object({ id: z.string() }).openapi('DutyPriceTermsGiven');
