import { z } from '@hono/zod-openapi';
import { DayInput, FenAnswer, IdInput, pageOf, pageQuery, sortBy } from '../../platform/http/schema.ts';
import { years } from './input.ts';
import { accountKinds } from './rules/chart.ts';
import { transactionKindNames } from './rules/posting.ts';

/** What the ledger's reads ask and answer. */

const YearQuery = z.coerce.number().int().min(years.min).max(years.max);

export const AccountsQuery = z.strictObject({
  ...pageQuery,
  sort: sortBy('code', 'name', 'unitName', 'budgetFen', 'balanceFen', 'heldFen', 'settledFen', 'availableFen'),
  year: YearQuery.optional(),
  kind: z.enum(accountKinds).optional(),
  unitId: IdInput.optional(),
  q: z.string().trim().max(50).optional(),
});

export const AccountAnswer = z
  .object({
    id: z.string(),
    kind: z.enum(accountKinds),
    code: z.string(),
    name: z.string(),
    fiscalYear: z.int(),
    unitId: z.string(),
    unitName: z.string(),
    functionCode: z.string().nullable(),
    functionName: z.string().nullable(),
    economicCode: z.string().nullable(),
    subjectId: z.string().nullable(),
    state: z.enum(['open', 'closed']),
    floorFen: FenAnswer.nullable(),
    budgetFen: FenAnswer,
    balanceFen: FenAnswer,
    heldFen: FenAnswer,
    settledFen: FenAnswer,
    availableFen: FenAnswer,
    rate: z.string().nullable(),
    version: z.int(),
  })
  .openapi('LedgerAccount');

export const AccountList = pageOf(AccountAnswer).openapi('LedgerAccountList');

/** As the book stood at this instant, or at the end of this day in China: what was recorded later is left out. */
const RecordedUntil = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => new Date(text.length === 10 ? `${text}T23:59:59.999+08:00` : text).toISOString())
  .optional()
  .openapi({ type: 'string', description: '入账时刻，或某日终了：此后入账的不计', example: '2026-06-30' });

export const SheetQuery = z.strictObject({
  ...pageQuery,
  from: DayInput.optional(),
  until: DayInput.optional(),
  recordedUntil: RecordedUntil,
});

export const SheetRow = z.object({
  seq: z.int(),
  voucher: z.string(),
  transactionId: z.string(),
  line: z.int(),
  kind: z.enum(transactionKindNames),
  effectiveDay: z.string(),
  recordedAt: z.string(),
  memo: z.string(),
  documentNumber: z.string().nullable(),
  otherAccountId: z.string(),
  otherCode: z.string(),
  otherName: z.string(),
  inFen: FenAnswer,
  outFen: FenAnswer,
  balanceFen: FenAnswer,
  reversed: z.boolean(),
});

export const SheetAnswer = pageOf(SheetRow).openapi('AccountSheet');

export const TransactionsQuery = z.strictObject({
  ...pageQuery,
  sort: sortBy('effectiveDay'),
  year: YearQuery.optional(),
  kind: z.enum(transactionKindNames).optional(),
  accountId: IdInput.optional(),
  subjectId: IdInput.optional(),
  q: z.string().trim().max(50).optional(),
});

const TransactionRow = z.object({
  id: z.string(),
  seq: z.int(),
  voucher: z.string(),
  kind: z.enum(transactionKindNames),
  effectiveDay: z.string(),
  recordedAt: z.string(),
  memo: z.string(),
  documentNumber: z.string().nullable(),
  subjectType: z.string().nullable(),
  subjectId: z.string().nullable(),
  madeByName: z.string(),
  checkedByName: z.string().nullable(),
  reversesId: z.string().nullable(),
  reversedById: z.string().nullable(),
  forced: z.boolean(),
  transfers: z.int(),
  amountFen: FenAnswer,
});

export const TransactionList = pageOf(TransactionRow).openapi('LedgerTransactionList');

export const TransactionAnswer = TransactionRow.extend({
  lines: z.array(
    z.object({
      line: z.int(),
      debitAccountId: z.string(),
      debitCode: z.string(),
      debitName: z.string(),
      creditAccountId: z.string(),
      creditCode: z.string(),
      creditName: z.string(),
      amountFen: FenAnswer,
    }),
  ),
  order: z
    .object({ subjectType: z.enum(['ledger.reversal', 'ledger.year']), subjectId: z.string() })
    .nullable()
    .openapi({ description: '据以记账的申请（冲销、年度结账），其附件另存' }),
}).openapi('LedgerTransaction');

export const HoldsQuery = z.strictObject({
  ...pageQuery,
  sort: sortBy('amountFen', 'deadlineDay'),
  state: z.enum(['open', 'settled', 'voided', 'expired']).optional(),
  accountId: IdInput.optional(),
  overdue: z.enum(['true', 'false']).optional(),
  idleDays: z.coerce.number().int().min(1).max(3_650).optional().openapi({ description: '冻结满这么多天而分文未付' }),
});

export const HoldRow = z.object({
  id: z.string(),
  rootId: z.string(),
  accountId: z.string(),
  accountCode: z.string(),
  accountName: z.string(),
  fiscalYear: z.int(),
  amountFen: FenAnswer,
  settledFen: FenAnswer,
  state: z.enum(['open', 'settled', 'voided', 'expired']),
  purpose: z.string(),
  documentNumber: z.string().nullable(),
  subjectType: z.string().nullable(),
  subjectId: z.string().nullable(),
  /** The street or community that it is meant for. */
  payeeUnitName: z.string().nullable(),
  deadlineDay: z.string().nullable(),
  overdue: z.boolean(),
  openedDay: z.string(),
  openedAt: z.string(),
  openedByName: z.string(),
  endedAt: z.string().nullable(),
  endDocumentNumber: z.string().nullable(),
  transactionId: z.string().nullable(),
});

export const HoldList = pageOf(HoldRow).openapi('LedgerHoldList');

export const ReversalsQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(['asked', 'posted', 'declined']).optional(),
});

export const ReversalList = pageOf(
  z.object({
    id: z.string(),
    transactionId: z.string(),
    voucher: z.string(),
    memo: z.string(),
    amountFen: FenAnswer,
    reason: z.string(),
    state: z.enum(['asked', 'posted', 'declined']),
    askedAt: z.string(),
    documentNumber: z.string().nullable(),
    askedBy: z.string(),
    askedByName: z.string(),
    decidedAt: z.string().nullable(),
    decidedByName: z.string().nullable(),
    decisionReason: z.string().nullable(),
    postedTransactionId: z.string().nullable(),
    version: z.int(),
  }),
).openapi('LedgerReversalList');

export const TrialBalanceQuery = z.strictObject({
  year: YearQuery,
  /** Postings of days up to this one. */
  asOfDay: DayInput.optional(),
  recordedUntil: RecordedUntil,
});

export const TrialBalanceAnswer = z
  .object({
    year: z.int(),
    asOfDay: z.string().nullable(),
    recordedUntil: z.string().nullable(),
    rows: z.array(
      z.object({
        accountId: z.string(),
        kind: z.enum(accountKinds),
        code: z.string(),
        name: z.string(),
        unitName: z.string(),
        inFen: FenAnswer,
        outFen: FenAnswer,
        balanceFen: FenAnswer,
      }),
    ),
    totals: z.object({ inFen: FenAnswer, outFen: FenAnswer, balanceFen: FenAnswer }),
    balanced: z.boolean(),
  })
  .openapi('TrialBalance');

export const ExportFormat = z.enum(['csv', 'xlsx']).default('xlsx');

export const CodesQuery = z.strictObject({ year: YearQuery });

export const CodesAnswer = z
  .object({
    items: z.array(
      z.object({
        classification: z.enum(['function', 'economic']),
        code: z.string(),
        name: z.string(),
        source: z.string(),
        checked: z.boolean(),
      }),
    ),
  })
  .openapi('ExpenditureCodes');

export const YearsAnswer = z
  .object({
    /** The year that is going on. */
    current: z.int(),
    items: z.array(z.object({ year: z.int(), state: z.enum(['open', 'closed']) })),
  })
  .openapi('FiscalYears');

/** Both axes of time as the store takes them. */
export const asOf = ({ year, asOfDay, recordedUntil }: z.output<typeof TrialBalanceQuery>) => ({
  year,
  asOfDay: asOfDay ?? null,
  recordedUntil: recordedUntil ?? null,
});
