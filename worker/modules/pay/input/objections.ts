import { z } from '@hono/zod-openapi';
import {
  IdInput,
  MonthInput,
  TextInput,
  VersionInput,
  pageOf,
  pageQuery,
  sortBy,
} from '../../../platform/http/schema.ts';

const longestMessage = 2_000;
const Said = TextInput(longestMessage);

export const objectionStates = ['open', 'answered', 'settled'] as const;

const Message = z.object({
  id: z.string(),
  side: z.enum(['worker', 'office']),
  author: z.string(),
  text: z.string(),
  at: z.string(),
});

export const ObjectionDetail = z
  .object({
    id: z.string(),
    payslipId: z.string(),
    /** Whether that payslip still stands; a draft computed again replaces it. */
    payslipStands: z.boolean(),
    month: z.string(),
    workerName: z.string(),
    unitName: z.string(),
    lineName: z.string().nullable(),
    state: z.enum(objectionStates),
    version: z.int(),
    openedAt: z.string(),
    settledAt: z.string().nullable(),
    settledName: z.string().nullable(),
    messages: z.array(Message),
  })
  .openapi('PayslipObjection');

/** What a worker answered to a payslip, and until when it is asked. */
export const OwnAnswers = z
  .object({
    confirmedAt: z.string().nullable(),
    dueDay: z.string().nullable(),
    overdue: z.boolean(),
    objections: z.array(ObjectionDetail),
  })
  .openapi('PayslipAnswers');

export const ObjectionOpen = z
  .strictObject({ text: Said, lineName: TextInput(60).nullable() })
  .openapi('PayslipObjectionOpen');
export const ObjectionSay = z.strictObject({ version: VersionInput, text: Said }).openapi('PayslipObjectionSay');
export const ObjectionSettle = z.strictObject({ version: VersionInput }).openapi('PayslipObjectionSettle');
export const ObjectionReply = z
  .strictObject({ version: VersionInput, text: Said, settle: z.boolean() })
  .openapi('PayslipObjectionReply');
export const ConfirmPayslip = z.strictObject({}).openapi('PayslipConfirm');
export const PayslipConfirmed = z.object({ id: z.string(), confirmedAt: z.string() });
export const ObjectionMoved = z.object({ id: z.string(), state: z.enum(objectionStates), version: z.int() });

export const ObjectionRow = ObjectionDetail.omit({ messages: true, payslipStands: true, settledName: true }).extend({
  messages: z.int(),
  /** The latest message. */
  text: z.string(),
  side: z.enum(['worker', 'office']),
  movedAt: z.string(),
});
export const ObjectionPage = pageOf(ObjectionRow)
  .extend({ counts: z.object({ open: z.int(), answered: z.int(), settled: z.int() }) })
  .openapi('PayslipObjections');
export const ObjectionQuery = z.strictObject({
  ...pageQuery,
  sort: sortBy('openedAt', 'movedAt'),
  state: z.enum(objectionStates).optional(),
  month: MonthInput.optional(),
  unitId: IdInput.optional(),
  q: z.string().trim().max(50).optional(),
});

/** How the workers of a run answered to their payslips. */
export const RunAnswers = z
  .object({
    confirmed: z.int(),
    waiting: z.int(),
    dueDay: z.string().nullable(),
    open: z.int(),
    answered: z.int(),
    settled: z.int(),
  })
  .openapi('PayRunAnswers');

export const PolicyCreate = z
  .strictObject({ fromMonth: MonthInput, confirmDays: z.int().min(1).max(365), source: TextInput(500) })
  .openapi('PayslipPolicyCreate');
export const PolicyList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      fromMonth: z.string(),
      confirmDays: z.int(),
      source: z.string(),
      decidedAt: z.string(),
    }),
  ),
});
export const PolicyRecorded = z.object({ id: z.string() });

export type ObjectionOpen = z.infer<typeof ObjectionOpen>;
export type ObjectionReply = z.infer<typeof ObjectionReply>;
export type ObjectionSay = z.infer<typeof ObjectionSay>;
export type ObjectionQuery = z.infer<typeof ObjectionQuery>;
export type PolicyCreate = z.infer<typeof PolicyCreate>;
