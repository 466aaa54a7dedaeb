import { z } from '@hono/zod-openapi';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import {
  answer,
  idParam,
  jsonBody,
  MonthInput,
  pageOf,
  pageQuery,
  ReasonInput,
  VersionInput,
} from '../../../platform/http/schema.ts';
import { VerifyAnswer } from '../verify-answers.ts';
import { askReopening, closeMonth, decideMonth } from '../commands/months.ts';
import { DocumentNumber, IdAnswer, years } from '../input.ts';
import { listMonths, listVerifications } from '../store/closing-pages.ts';

const tags = ['ledger'];

const MonthsQuery = z.strictObject({ year: z.coerce.number().int().min(years.min).max(years.max) });
const MonthClosingInput = z
  .strictObject({ month: MonthInput, documentNumber: DocumentNumber.optional() })
  .openapi('LedgerMonthClosing');
const ReopeningInput = z.strictObject({ reason: ReasonInput }).openapi('LedgerMonthReopening');
const ReopeningDecision = z
  .strictObject({ version: VersionInput, agreed: z.boolean(), reason: ReasonInput })
  .openapi('LedgerMonthDecision');

export const MonthRow = z.object({
  month: z.string(),
  vouchers: z.int(),
  state: z.enum(['open', 'closed', 'asked']),
  closing: z
    .object({
      id: z.string(),
      closedAt: z.string(),
      closedByName: z.string(),
      documentNumber: z.string().nullable(),
      askedBy: z.string().nullable(),
      askedByName: z.string().nullable(),
      reason: z.string().nullable(),
      version: z.int(),
    })
    .nullable(),
});
const MonthsAnswer = z.object({ year: z.int(), items: z.array(MonthRow) }).openapi('LedgerMonths');

export const NightlyRow = VerifyAnswer.extend({
  day: z.string(),
  recordedAt: z.string(),
  problemCount: z.int().openapi({ description: '不符总数；problems 至多列出前 100 项' }),
  chainLastSeq: z.int().openapi({ description: '审计链核验到的序号' }),
  chainBadSeq: z.int().nullable().openapi({ description: '审计链第一处断裂；完好时为空' }),
  chainFault: z.string().nullable(),
});
const NightlyList = pageOf(NightlyRow).openapi('LedgerVerificationList');

const months = cityRoute(
  { permission: 'ledger.read' },
  {
    method: 'get',
    path: '/ledger/months',
    tags,
    summary: '各月结账情况',
    request: { query: MonthsQuery },
    responses: { 200: answer(MonthsAnswer) },
  },
);

const closing = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/ledger/months',
    tags,
    summary: '月末结账：此后不得在该月记账',
    request: { body: jsonBody(MonthClosingInput) },
    responses: { 201: answer(IdAnswer) },
  },
);

const reopening = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/ledger/months/{id}/reopenings',
    tags,
    summary: '申请重新开账',
    request: { params: idParam, body: jsonBody(ReopeningInput) },
    responses: { 201: answer(IdAnswer) },
  },
);

const decision = cityRoute(
  { permission: 'ledger.reverse.approve', key: 'required' },
  {
    method: 'post',
    path: '/ledger/months/{id}/decision',
    tags,
    summary: '决定是否重新开账（须为另一人）',
    request: { params: idParam, body: jsonBody(ReopeningDecision) },
    responses: { 201: answer(IdAnswer) },
  },
);

const verifications = cityRoute(
  { permission: 'ledger.read' },
  {
    method: 'get',
    path: '/ledger/verifications',
    tags,
    summary: '每日自动核对的结果，含审计链',
    request: { query: z.strictObject(pageQuery) },
    responses: { 200: answer(NightlyList) },
  },
);

export const ledgerClosingRoutes = moduleRouter()
  .openapi(months, async (c) => c.json(await listMonths(c.var.ctx, c.req.valid('query').year), 200))
  .openapi(closing, async (c) => c.json(await closeMonth(c.var.ctx, c.req.valid('json')), 201))
  .openapi(reopening, async (c) =>
    c.json(await askReopening(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 201),
  )
  .openapi(decision, async (c) =>
    c.json(await decideMonth(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(verifications, async (c) => c.json(await listVerifications(c.var.ctx, c.req.valid('query')), 200));
