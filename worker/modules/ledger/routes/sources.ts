import { z } from '@hono/zod-openapi';
import { fen } from '../../../core/fen.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import {
  answer,
  DayInput,
  FenAnswer,
  IdInput,
  idParam,
  jsonBody,
  ReasonInput,
  TextInput,
  VersionInput,
} from '../../../platform/http/schema.ts';
import { chooseDrawOrder, openSource, setLimit } from '../commands/sources.ts';
import { askYearEnd, decideYear, previewYearEnd } from '../commands/year-end.ts';
import { IdAnswer, YearAnswer, years } from '../input.ts';
import { accountKinds, drawOrders } from '../rules/chart.ts';
import { treatments, type YearDecision } from '../rules/year-end.ts';
import { listLimits, listSources, listYearClosings } from '../store/source-pages.ts';

const tags = ['ledger'];
const read = { permission: 'ledger.read' } as const;
const Year = z.int().min(years.min).max(years.max);
const YearQuery = z.strictObject({ year: z.coerce.number().int().min(years.min).max(years.max) });
const DocumentNumber = TextInput(100).openapi({ description: '文号' });
const Codes = z
  .array(z.string().regex(/^\d{1,7}$/))
  .max(50)
  .default([]);

const SourceInput = z
  .strictObject({
    fiscalYear: Year,
    name: TextInput(100).openapi({ example: '省级社区养老专项补助' }),
    receivedDay: DayInput,
    documentNumber: DocumentNumber,
    purposes: z
      .strictObject({
        functionCodes: Codes.openapi({ description: '功能科目编码或其开头' }),
        economicCodes: Codes.openapi({ description: '经济科目编码或其开头' }),
        departmentIds: z.array(IdInput).max(50).default([]),
      })
      .optional()
      .openapi({ description: '限定用途：填写的各项须同时符合' }),
  })
  .openapi('FundSourceOpening');
const DrawOrderInput = z
  .strictObject({ year: Year, drawOrder: z.enum(drawOrders), reason: ReasonInput })
  .openapi('DrawOrderChoice');
const LimitInput = z
  .strictObject({
    fromDay: DayInput,
    settlementFen: z.int().min(0).max(10_000_000_000_000).openapi({ description: '超过此数（分）须两人办理' }),
    documentNumber: DocumentNumber,
    reason: ReasonInput,
  })
  .openapi('SettlementLimit');
const Treatment = z.enum(treatments);
/** `acc_1:carry,acc_2:return`, as many as an address holds. */
const Exceptions = z
  .string()
  .max(6_000)
  .regex(/^(\w{1,64}:(return|carry)(,\w{1,64}:(return|carry))*)?$/)
  .optional()
  .openapi({ description: '单独处理的账户：账户:return 或 账户:carry，以逗号分隔' });
const Decision = z.strictObject({
  lines: Treatment,
  units: Treatment,
  holds: z.enum(['carry', 'free']),
  exceptions: z
    .array(z.strictObject({ accountId: IdInput, treatment: Treatment }))
    .max(2_000)
    .default([]),
});
const YearClosingInput = z
  .strictObject({ year: Year, documentNumber: DocumentNumber, reason: ReasonInput, decision: Decision })
  .openapi('YearClosing');
const YearVerdict = z
  .strictObject({ version: VersionInput, agreed: z.boolean(), reason: ReasonInput })
  .openapi('YearClosingVerdict');

const SourceRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  receivedDay: z.string().nullable(),
  documentNumber: z.string().nullable(),
  purposes: z
    .object({
      functionCodes: z.array(z.string()),
      economicCodes: z.array(z.string()),
      departmentIds: z.array(z.string()),
      departmentNames: z.array(z.string()),
    })
    .nullable(),
  givenFen: FenAnswer,
  lineFen: FenAnswer,
  dutyFen: FenAnswer,
  unitFen: FenAnswer,
  payrollFen: FenAnswer,
  spentFen: FenAnswer,
});
export const SourcesAnswer = z
  .object({ year: z.int(), drawOrder: z.enum(drawOrders), items: z.array(SourceRow) })
  .openapi('FundSources');
const LimitRow = z.object({
  id: z.string(),
  fromDay: z.string(),
  settlementFen: FenAnswer,
  documentNumber: z.string(),
  reason: z.string(),
  recordedAt: z.string(),
  recordedByName: z.string(),
  state: z.enum(['coming', 'standing', 'past']).openapi({ description: '未到、现行、已被取代' }),
});
export const LimitsAnswer = z.object({ items: z.array(LimitRow) }).openapi('SettlementLimits');
const YearClosingRow = z.object({
  id: z.string(),
  fiscalYear: z.int(),
  state: z.enum(['asked', 'posted', 'declined']),
  documentNumber: z.string(),
  reason: z.string(),
  decision: Decision,
  askedAt: z.string(),
  askedBy: z.string(),
  askedByName: z.string(),
  decidedAt: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decisionReason: z.string().nullable(),
  returnedFen: FenAnswer.nullable(),
  carriedFen: FenAnswer.nullable(),
  version: z.int(),
});
export const YearClosingsAnswer = z.object({ items: z.array(YearClosingRow) }).openapi('YearClosings');
const ClosedAnswer = z
  .object({ id: z.string(), returnedFen: FenAnswer, carriedFen: FenAnswer })
  .openapi('YearClosingDecided');
export const YearPreview = z
  .object({
    year: z.int(),
    openHolds: z.int(),
    heldFen: FenAnswer,
    returnedFen: FenAnswer,
    carriedFen: FenAnswer,
    unsettled: z.string().nullable(),
    items: z.array(
      z.object({
        accountId: z.string(),
        kind: z.enum(accountKinds),
        code: z.string(),
        name: z.string(),
        balanceFen: FenAnswer,
        heldFen: FenAnswer,
        returnedFen: FenAnswer,
        carriedFen: FenAnswer,
      }),
    ),
  })
  .openapi('YearClosingPreview');

const sources = cityRoute(read, {
  method: 'get',
  path: '/ledger/sources',
  tags,
  summary: '资金来源：下达多少、现在何处、限定用途',
  request: { query: YearQuery },
  responses: { 200: answer(SourcesAnswer) },
});
const newSource = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/ledger/sources',
    tags,
    summary: '建立资金来源，可限定用途',
    request: { body: jsonBody(SourceInput) },
    responses: { 201: answer(IdAnswer) },
  },
);
const drawOrder = cityRoute(
  { permission: 'ledger.reverse.approve', key: 'required' },
  {
    method: 'post',
    path: '/ledger/draw-order',
    tags,
    summary: '选择动用来源的次序：先进先出或按比例',
    request: { body: jsonBody(DrawOrderInput) },
    responses: { 201: answer(YearAnswer) },
  },
);
const limits = cityRoute(read, {
  method: 'get',
  path: '/ledger/limits',
  tags,
  summary: '结算限额',
  responses: { 200: answer(LimitsAnswer) },
});
const newLimit = cityRoute(
  { permission: 'ledger.reverse.approve', key: 'required' },
  {
    method: 'post',
    path: '/ledger/limits',
    tags,
    summary: '设定结算限额：自某日起，超过须两人办理',
    request: { body: jsonBody(LimitInput) },
    responses: { 201: answer(IdAnswer) },
  },
);
const closings = cityRoute(read, {
  method: 'get',
  path: '/ledger/year-closings',
  tags,
  summary: '年度结账及其决定',
  responses: { 200: answer(YearClosingsAnswer) },
});
const preview = cityRoute(read, {
  method: 'get',
  path: '/ledger/year-closings/preview',
  tags,
  summary: '年终余额如何收回与结转（试算）',
  request: {
    query: YearQuery.extend({
      lines: Treatment,
      units: Treatment,
      holds: z.enum(['carry', 'free']),
      exceptions: Exceptions,
    }),
  },
  responses: { 200: answer(YearPreview) },
});
const newClosing = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/ledger/year-closings',
    tags,
    summary: '申请年度结账：余额收回或结转',
    request: { body: jsonBody(YearClosingInput) },
    responses: { 201: answer(IdAnswer) },
  },
);
const verdict = cityRoute(
  { permission: 'ledger.reverse.approve', key: 'required' },
  {
    method: 'post',
    path: '/ledger/year-closings/{id}/decision',
    tags,
    summary: '决定年度结账（须为另一人）',
    request: { params: idParam, body: jsonBody(YearVerdict) },
    responses: { 201: answer(ClosedAnswer) },
  },
);

const readExceptions = (text = ''): YearDecision['exceptions'] =>
  text
    .split(',')
    .map((each) => each.split(':'))
    .flatMap(([accountId, treatment]) =>
      accountId && (treatment === 'return' || treatment === 'carry') ? [{ accountId, treatment }] : [],
    );

export const ledgerSourceRoutes = moduleRouter()
  .openapi(sources, async (c) => c.json(await listSources(c.var.ctx, c.req.valid('query').year), 200))
  .openapi(newSource, async (c) => c.json(await openSource(c.var.ctx, c.req.valid('json')), 201))
  .openapi(drawOrder, async (c) => c.json(await chooseDrawOrder(c.var.ctx, c.req.valid('json')), 201))
  .openapi(limits, async (c) => c.json(await listLimits(c.var.ctx), 200))
  .openapi(newLimit, async (c) => {
    const input = c.req.valid('json');
    return c.json(await setLimit(c.var.ctx, { ...input, settlementFen: fen(input.settlementFen) }), 201);
  })
  .openapi(closings, async (c) => c.json(await listYearClosings(c.var.ctx), 200))
  .openapi(preview, async (c) => {
    const { year, exceptions, ...rule } = c.req.valid('query');
    return c.json(await previewYearEnd(c.var.ctx, year, { ...rule, exceptions: readExceptions(exceptions) }), 200);
  })
  .openapi(newClosing, async (c) => c.json(await askYearEnd(c.var.ctx, c.req.valid('json')), 201))
  .openapi(verdict, async (c) =>
    c.json(await decideYear(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  );
