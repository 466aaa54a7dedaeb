import { z } from '@hono/zod-openapi';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { attached, xlsxType } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam } from '../../../platform/http/schema.ts';
import { exportWorkers } from '../commands/export.ts';
import {
  QuotaPage,
  QuotaQuery,
  RetirementPage,
  RetirementQuery,
  WorkerCardAnswer,
  WorkerExportQuery,
  WorkerListQuery,
  WorkerPage,
} from '../input.ts';
import { readCard } from '../store/card.ts';
import { listWorkers } from '../store/list.ts';
import { listQuota, listRetiring } from '../store/planning.ts';

const tags = ['roster'];
const reading = { permission: 'roster.read' } as const;
const file = z.string().openapi({ format: 'binary' });

const list = cityRoute(reading, {
  method: 'get',
  path: '/roster/workers',
  tags,
  summary: '花名册',
  request: { query: WorkerListQuery },
  responses: { 200: answer(WorkerPage) },
});

const exported = cityRoute(
  { permission: 'roster.export' },
  {
    method: 'get',
    path: '/roster/workers/export',
    tags,
    summary: '按筛选导出 xlsx 或 CSV',
    request: { query: WorkerExportQuery },
    responses: {
      200: { description: '文件', content: { [xlsxType]: { schema: file }, 'text/csv': { schema: file } } },
    },
  },
);

const retiring = cityRoute(reading, {
  method: 'get',
  path: '/roster/retirements',
  tags,
  summary: '临近退休人员',
  request: { query: RetirementQuery },
  responses: { 200: answer(RetirementPage) },
});

const quota = cityRoute(reading, {
  method: 'get',
  path: '/roster/quota',
  tags,
  summary: '各社区员额与在岗人数',
  request: { query: QuotaQuery },
  responses: { 200: answer(QuotaPage) },
});

const card = cityRoute(reading, {
  method: 'get',
  path: '/roster/workers/{id}',
  tags,
  summary: '人员卡片：按时间排列的全部记录',
  request: { params: idParam },
  responses: { 200: answer(WorkerCardAnswer) },
});

const own = cityRoute(
  { permission: 'roster.read.own' },
  {
    method: 'get',
    path: '/roster/me',
    tags,
    summary: '本人卡片',
    responses: { 200: answer(WorkerCardAnswer) },
  },
);

export const readingRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listWorkers(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exported, async (c) => {
    const { body, name, type } = await exportWorkers(c.var.ctx, c.req.valid('query'));
    return attached(body, name, type) as never;
  })
  .openapi(retiring, async (c) => c.json(await listRetiring(c.var.ctx, c.req.valid('query')), 200))
  .openapi(quota, async (c) => c.json(await listQuota(c.var.ctx, c.req.valid('query')), 200))
  .openapi(card, async (c) => c.json(await readCard(c.var.ctx, c.req.valid('param').id, 'roster.read'), 200))
  .openapi(own, async (c) => {
    const { workerId } = c.var.ctx.actor;
    if (workerId === null) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(await readCard(c.var.ctx, workerId, 'roster.read.own'), 200);
  });
