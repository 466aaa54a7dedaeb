import { z } from '@hono/zod-openapi';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, jsonBody, TextInput } from '../../../platform/http/schema.ts';
import { enterCode } from '../commands/codes.ts';
import { years } from '../input.ts';
import { accountKinds, drawOrders } from '../rules/chart.ts';
import { readChart } from '../store/chart-pages.ts';

const tags = ['ledger'];

const CodeInput = z
  .strictObject({
    year: z.int().min(years.min).max(years.max),
    classification: z.enum(['function', 'economic']),
    code: z
      .string()
      .regex(/^\d{3,7}$/)
      .openapi({ example: '2120199' }),
    name: TextInput(100).openapi({ example: '其他城乡社区管理事务支出' }),
    source: TextInput(200).openapi({ description: '依据', example: '《2026年政府收支分类科目》' }),
    checked: z.boolean().openapi({ description: '已与依据核对' }),
  })
  .openapi('ExpenditureCodeEntry');
const CodeEntered = z.object({ code: z.string() }).openapi('ExpenditureCodeEntered');

export const ChartAnswer = z
  .object({
    template: z
      .array(z.object({ kind: z.enum(accountKinds), name: z.string(), source: z.string() }))
      .openapi({ description: '每年账套开立时即有的账户；指标、事项、承接单位账户由各自业务开立' }),
    items: z.array(
      z.object({
        year: z.int(),
        state: z.enum(['open', 'closed']),
        drawOrder: z.enum(drawOrders),
        openedAt: z.string(),
        codes: z.int(),
        unchecked: z.int().openapi({ description: '未与当年科目书核对的科目数' }),
        accounts: z.array(z.object({ kind: z.enum(accountKinds), accounts: z.int() })),
      }),
    ),
  })
  .openapi('LedgerChart');

const chart = cityRoute(
  { permission: 'ledger.read' },
  {
    method: 'get',
    path: '/ledger/chart',
    tags,
    summary: '账户模板与各年度账套',
    responses: { 200: answer(ChartAnswer) },
  },
);
const code = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/ledger/codes',
    tags,
    summary: '登记或更正当年支出分类科目，注明依据与是否已核',
    request: { body: jsonBody(CodeInput) },
    responses: { 201: answer(CodeEntered) },
  },
);

export const ledgerChartRoutes = moduleRouter()
  .openapi(chart, async (c) => c.json(await readChart(c.var.ctx), 200))
  .openapi(code, async (c) => c.json(await enterCode(c.var.ctx, c.req.valid('json')), 201));
