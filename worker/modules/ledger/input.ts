import { z } from '@hono/zod-openapi';
import {
  DayInput,
  FenAnswer,
  IdInput,
  PositiveFen,
  ReasonInput,
  TextInput,
  VersionInput,
} from '../../platform/http/schema.ts';
import { transactionKindNames } from './rules/posting.ts';

/** Transfers of one linked group. */
const maxTransfers = 8_000;
export const years = { min: 2000, max: 2200 };

const Memo = TextInput(200).openapi({ description: '摘要' });
export const DocumentNumber = TextInput(100).openapi({ description: '文号', example: '财预〔2026〕1号' });
const Year = z.int().min(years.min).max(years.max);
const FunctionCode = z
  .string()
  .regex(/^\d{3,7}$/)
  .openapi({ example: '2120199' });
const EconomicCode = z
  .string()
  .regex(/^\d{3,7}$/)
  .openapi({ example: '30227' });

export const YearInput = z.strictObject({ year: Year }).openapi('FiscalYearOpening');

export const LineInput = z
  .strictObject({
    fiscalYear: Year,
    departmentId: IdInput,
    name: TextInput(100).openapi({ example: '社区助餐点管理' }),
    functionCode: FunctionCode,
    economicCode: EconomicCode.optional(),
    documentNumber: DocumentNumber.optional(),
  })
  .openapi('BudgetLineOpening');

export const AppropriationInput = z
  .strictObject({
    sourceId: IdInput,
    lineId: IdInput,
    amountFen: PositiveFen,
    effectiveDay: DayInput.optional(),
    documentNumber: DocumentNumber,
    memo: Memo,
  })
  .openapi('Appropriation');

/** Settlements and payrolls come from a hold and a pay run, where a second person answers for them. */
const byHand = transactionKindNames.filter(
  (kind) => kind !== 'settlement' && kind !== 'payroll' && !kind.startsWith('close_'),
);

export const PostingInput = z
  .strictObject({
    kind: z.enum(byHand),
    effectiveDay: DayInput.optional(),
    documentNumber: DocumentNumber.optional(),
    memo: Memo,
    transfers: z
      .array(
        z.strictObject({
          debitAccountId: IdInput,
          creditAccountId: IdInput,
          amountFen: PositiveFen,
          purposeId: IdInput.optional().openapi({ description: '单位支出所服务的预算指标：动用限定用途资金时必填' }),
        }),
      )
      .min(1)
      .max(maxTransfers),
  })
  .openapi('Posting');

export const OpeningInput = z
  .strictObject({
    place: z.strictObject({
      type: z.enum(['account', 'unit']).openapi({ description: '指标、事项、单位的账户，或还没有账户的街道、社区' }),
      id: IdInput,
    }),
    sourceId: IdInput,
    amountFen: PositiveFen,
    effectiveDay: DayInput,
    documentNumber: DocumentNumber,
    memo: Memo.optional(),
    confirmed: z.boolean().default(false).openapi({ description: '账户已有余额，仍再加期初余额' }),
  })
  .openapi('OpeningBalance');

export const HoldInput = z
  .strictObject({
    accountId: IdInput,
    amountFen: PositiveFen,
    purpose: Memo,
    documentNumber: DocumentNumber.optional(),
    deadlineDay: DayInput.optional(),
  })
  .openapi('HoldOpening');

export const SettleInput = z
  .strictObject({
    payeeAccountId: IdInput,
    amountFen: PositiveFen,
    rest: z.enum(['free', 'keep']),
    effectiveDay: DayInput.optional(),
    documentNumber: DocumentNumber.optional(),
    memo: Memo,
  })
  .openapi('HoldSettlement');

export const VoidInput = z
  .strictObject({ reason: ReasonInput, documentNumber: DocumentNumber.optional() })
  .openapi('HoldVoid');

export const ExpiryInput = z.strictObject({ documentNumber: DocumentNumber.optional() }).openapi('HoldExpiry');

export const SweepInput = z
  .strictObject({
    toAccountId: IdInput,
    effectiveDay: DayInput.optional(),
    documentNumber: DocumentNumber.optional(),
    memo: Memo,
  })
  .openapi('Sweep');

export const ReversalInput = z
  .strictObject({ reason: ReasonInput, documentNumber: DocumentNumber.optional() })
  .openapi('ReversalRequest');

export const ReversalApproval = z
  .strictObject({
    version: VersionInput,
    effectiveDay: DayInput.optional(),
    force: z.boolean().default(false).openapi({ description: '款项已使用时仍强制冲销' }),
  })
  .openapi('ReversalApproval');

export const ReversalRefusal = z
  .strictObject({ version: VersionInput, reason: ReasonInput })
  .openapi('ReversalRefusal');

export const IdAnswer = z.object({ id: z.string() }).openapi('LedgerId');
export const PostedAnswer = z.object({ id: z.string() }).openapi('PostedTransaction');
export const SettledAnswer = z
  .object({ transactionId: z.string(), keptHoldId: z.string().nullable() })
  .openapi('SettledHold');
export const SweptAnswer = z.object({ id: z.string(), amountFen: FenAnswer }).openapi('Swept');
export const ExpiredAnswer = z.object({ expired: z.int() }).openapi('ExpiredHolds');
export const YearAnswer = z.object({ year: z.int() }).openapi('FiscalYearOpened');
