import type { z } from '@hono/zod-openapi';
import { downloadTable, tableFile } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { openMatter, takeMatterStep, type MatterOpening } from '../commands/matters.ts';
import * as input from '../input.ts';
import { matterTable } from '../matter-table.ts';
import { toCents } from '../rules/review.ts';
import { exportMatters, listMatters, readMatter } from '../store/reading.ts';

const tags = ['powers'];
const reading = { permission: 'powers.read' } as const;

const list = cityRoute(reading, {
  method: 'get',
  path: '/powers/matters',
  tags,
  summary: '五权事项：征求意见、参与规划、综合调度、建议',
  request: { query: input.MatterQuery },
  responses: { 200: answer(input.MatterList) },
});
const exported = cityRoute(reading, {
  method: 'get',
  path: '/powers/matters/export',
  tags,
  summary: '导出五权事项',
  request: { query: input.MatterExport },
  responses: { 200: tableFile },
});
const one = cityRoute(reading, {
  method: 'get',
  path: '/powers/matters/{id}',
  tags,
  summary: '一件五权事项的经过',
  request: { params: idParam },
  responses: { 200: answer(input.MatterAnswer) },
});
const open = cityRoute(reading, {
  method: 'post',
  path: '/powers/matters',
  tags,
  summary: '发起：部门征求意见或邀请参与规划，街道调度站所或提出建议',
  request: { body: jsonBody(input.MatterOpening) },
  responses: { 201: answer(input.MatterMoved) },
});
const street = cityRoute(
  { permission: 'powers.use' },
  {
    method: 'post',
    path: '/powers/matters/{id}/street-step',
    tags,
    summary: '街道答复、登记到场或收回',
    request: { params: idParam, body: jsonBody(input.StreetStep) },
    responses: { 200: answer(input.MatterMoved) },
  },
);
const department = cityRoute(
  { permission: 'powers.answer' },
  {
    method: 'post',
    path: '/powers/matters/{id}/department-step',
    tags,
    summary: '部门采纳、说明理由、任命或撤回',
    request: { params: idParam, body: jsonBody(input.DepartmentStep) },
    responses: { 200: answer(input.MatterMoved) },
  },
);
const city = cityRoute(
  { permission: 'powers.decide' },
  {
    method: 'post',
    path: '/powers/matters/{id}/city-step',
    tags,
    summary: '市级裁定',
    request: { params: idParam, body: jsonBody(input.CityStep) },
    responses: { 200: answer(input.MatterMoved) },
  },
);

const opening = (body: z.output<typeof input.MatterOpening>): MatterOpening => ({
  kind: body.kind,
  title: body.title,
  content: body.content,
  documentNumber: body.documentNumber ?? null,
  streetId: body.streetId,
  departmentId: body.departmentId,
  branchId: body.kind === 'consent' ? (body.branchId ?? null) : null,
  personName: body.kind === 'consent' ? body.personName : null,
  position: body.kind === 'consent' ? body.position : null,
  happensOn: body.kind === 'mobilisation' ? body.happensOn : null,
  happensAt: body.kind === 'mobilisation' ? body.happensAt : null,
  branches: body.kind === 'mobilisation' ? [...new Set(body.branches)] : [],
});

type Step = { version: number; text?: string | undefined; documentNumber?: string | undefined };
const stepOf = ({ version, text, documentNumber }: Step) => ({
  version,
  text: text ?? null,
  documentNumber: documentNumber ?? null,
  attendance: [],
});

export const matterRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listMatters(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    return downloadTable(matterTable(await exportMatters(c.var.ctx, filter), c.var.ctx), format);
  })
  .openapi(one, async (c) => {
    const matter = await readMatter(c.var.ctx, c.req.valid('param').id);
    if (!matter) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(matter, 200);
  })
  .openapi(open, async (c) => c.json(await openMatter(c.var.ctx, opening(c.req.valid('json'))), 201))
  .openapi(street, async (c) => {
    const { event, attendance, ...body } = c.req.valid('json');
    const told = attendance.map(({ branchId, attended, note, score }) => ({
      branchId,
      attended,
      note: note ?? null,
      scoreCents: score === undefined ? null : toCents(score),
    }));
    const step = { ...stepOf(body), event, attendance: told };
    return c.json(await takeMatterStep(c.var.ctx, 'street', 'powers.use', c.req.valid('param').id, step), 200);
  })
  .openapi(department, async (c) => {
    const { event, ...body } = c.req.valid('json');
    const { id } = c.req.valid('param');
    return c.json(await takeMatterStep(c.var.ctx, 'department', 'powers.answer', id, { ...stepOf(body), event }), 200);
  })
  .openapi(city, async (c) => {
    const { event, ...body } = c.req.valid('json');
    const { id } = c.req.valid('param');
    return c.json(await takeMatterStep(c.var.ctx, 'city', 'powers.decide', id, { ...stepOf(body), event }), 200);
  });
