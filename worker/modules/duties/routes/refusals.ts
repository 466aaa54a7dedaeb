import type { z } from '@hono/zod-openapi';
import { limits } from '../../../core/limits.ts';
import { downloadTable, tableFile } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, jsonBody } from '../../../platform/http/schema.ts';
import { refuseTask } from '../commands/refuse.ts';
import * as input from '../refusal-input.ts';
import { listRefusals } from '../store/pages.ts';
import * as store from '../store/refusal.ts';

const tags = ['duties'];
const read = { permission: 'duties.read' } as const;

const refusal = cityRoute(
  { permission: 'duties.hear' },
  {
    method: 'post',
    path: '/duties/refusals',
    tags,
    summary: '拒收未准入事项',
    request: { body: jsonBody(input.RefuseTaskInput) },
    responses: { 201: answer(input.TaskRefused) },
  },
);

const list = cityRoute(read, {
  method: 'get',
  path: '/duties/refusals',
  tags,
  summary: '拒收记录',
  request: { query: input.RefusalsQuery },
  responses: { 200: answer(input.RefusalList) },
});

const counts = cityRoute(read, {
  method: 'get',
  path: '/duties/refusals/counts',
  tags,
  summary: '拒收次数（按部门）',
  request: { query: input.RefusalCountsQuery },
  responses: { 200: answer(input.RefusalCounts) },
});

const askers = cityRoute(
  { permission: 'duties.hear' },
  {
    method: 'get',
    path: '/duties/refusals/departments',
    tags,
    summary: '可能交办事项的部门（全市，不限本人管辖范围）',
    responses: { 200: answer(input.AskerList) },
  },
);

const exported = cityRoute(read, {
  method: 'get',
  path: '/duties/refusals/export',
  tags,
  summary: '导出拒收记录',
  request: { query: input.RefusalExportQuery },
  responses: { 200: tableFile },
});

const header = ['交办日期', '部门', '拒收单位', '何事', '说明', '记录时间', '记录人'];
const widths = [12, 20, 20, 40, 30, 22, 12];

export const dutyRefusalRoutes = moduleRouter()
  .openapi(refusal, async (c) => {
    const { note = null, ...task } = c.req.valid('json');
    return c.json(await refuseTask(c.var.ctx, { ...task, note }), 201);
  })
  .openapi(list, async (c) => c.json(await listRefusals(c.var.ctx, c.req.valid('query')), 200))
  .openapi(counts, async (c) => {
    const { ctx } = c.var;
    return c.json({ items: await ctx.db.all<store.RefusalCount>(store.refusalCounts(ctx, c.req.valid('query'))) }, 200);
  })
  .openapi(askers, async (c) => {
    type Department = z.output<typeof input.AskerList>['items'][number];
    return c.json({ items: await c.var.ctx.db.all<Department>(store.askers()) }, 200);
  })
  .openapi(exported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    const { items } = await listRefusals(c.var.ctx, { ...filter, page: 1, pageSize: limits.exportRows });
    const rows = items.map((row) => [
      row.askedOn,
      row.departmentName,
      row.unitName,
      row.what,
      row.note ?? '',
      row.recordedAt,
      row.recordedByName,
    ]);
    return downloadTable({ title: '拒收未准入事项', note: `截至 ${c.var.ctx.today}`, header, widths, rows }, format);
  });
