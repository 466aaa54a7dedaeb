import { z } from '@hono/zod-openapi';
import { downloadTable, tableFile } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer } from '../../../platform/http/schema.ts';
import * as answers from '../answers.ts';
import { flowLayers } from '../rules/flow.ts';
import { flowTable } from '../rules/flow-table.ts';
import { readFlow } from '../store/flow.ts';

const tags = ['ledger'];
const read = { permission: 'ledger.read' } as const;

export const FlowAnswer = z
  .object({
    nodes: z.array(
      z.object({
        key: z.string(),
        layer: z.enum(flowLayers),
        name: z.string(),
        inFen: z.int(),
        outFen: z.int(),
        restFen: z.int(),
        groups: z.int(),
      }),
    ),
    links: z.array(z.object({ from: z.string(), to: z.string(), amountFen: z.int() })),
  })
  .openapi('LedgerFlow');

const flow = cityRoute(read, {
  method: 'get',
  path: '/ledger/flow',
  tags,
  summary: '资金流向：来源 → 部门 → 事项 → 街道 → 薪酬与支出',
  request: { query: answers.TrialBalanceQuery },
  responses: { 200: answer(FlowAnswer) },
});
const exported = cityRoute(read, {
  method: 'get',
  path: '/ledger/flow/export',
  tags,
  summary: '导出资金流向',
  request: { query: answers.TrialBalanceQuery.extend({ format: answers.ExportFormat }) },
  responses: { 200: tableFile },
});

const { asOf } = answers;

export const ledgerFlowRoutes = moduleRouter()
  .openapi(exported, async (c) => {
    const { format, ...query } = c.req.valid('query');
    const graph = await readFlow(c.var.ctx, asOf(query));
    return downloadTable(flowTable(graph, { city: c.var.ctx.city.name, ...asOf(query) }), format);
  })
  .openapi(flow, async (c) => {
    const { nodes, links } = await readFlow(c.var.ctx, asOf(c.req.valid('query')));
    return c.json({ nodes: nodes.map((node) => ({ ...node })), links: links.map((link) => ({ ...link })) }, 200);
  });
