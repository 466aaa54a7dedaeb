import { cityRoute, moduleRouter } from '../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { setCalendar } from './commands/calendars.ts';
import { closeUnit, countHouseholds, mergeUnit, moveUnit, renameUnit } from './commands/change.ts';
import { createGrids, createUnit } from './commands/found.ts';
import { addTemplate, endTemplate } from './commands/templates.ts';
import type { UnitFollower } from './followers.ts';
import * as schema from './input.ts';
import { listUnits, readCalendars, readTemplates, readTree, readUnit } from './store.ts';

const tags = ['organisation'];
const reading = { permission: 'organisation.read' } as const;
const writing = { permission: 'organisation.write' } as const;

const list = cityRoute(reading, {
  method: 'get',
  path: '/organisation/units',
  tags,
  summary: '单位列表',
  request: { query: schema.UnitListQuery },
  responses: { 200: answer(schema.UnitPage) },
});

const tree = cityRoute(reading, {
  method: 'get',
  path: '/organisation/tree',
  tags,
  summary: '某日的机构树',
  request: { query: schema.TreeQuery },
  responses: { 200: answer(schema.TreeAnswer) },
});

const detail = cityRoute(reading, {
  method: 'get',
  path: '/organisation/units/{id}',
  tags,
  summary: '单位及其沿革',
  request: { params: idParam },
  responses: { 200: answer(schema.UnitDetailAnswer) },
});

const create = cityRoute(writing, {
  method: 'post',
  path: '/organisation/units',
  tags,
  summary: '设立单位',
  request: { body: jsonBody(schema.CreateUnitInput) },
  responses: { 201: answer(schema.ChangedAnswer) },
});

const rename = cityRoute(writing, {
  method: 'post',
  path: '/organisation/units/{id}/rename',
  tags,
  summary: '更名',
  request: { params: idParam, body: jsonBody(schema.RenameUnitInput) },
  responses: { 200: answer(schema.ChangedAnswer) },
});

const move = cityRoute(writing, {
  method: 'post',
  path: '/organisation/units/{id}/move',
  tags,
  summary: '调整隶属',
  request: { params: idParam, body: jsonBody(schema.MoveUnitInput) },
  responses: { 200: answer(schema.ChangedAnswer) },
});

const merge = cityRoute(writing, {
  method: 'post',
  path: '/organisation/units/{id}/merge',
  tags,
  summary: '并入同级单位',
  request: { params: idParam, body: jsonBody(schema.MergeUnitInput) },
  responses: { 200: answer(schema.MergedAnswer) },
});

const close = cityRoute(writing, {
  method: 'post',
  path: '/organisation/units/{id}/close',
  tags,
  summary: '撤销单位',
  request: { params: idParam, body: jsonBody(schema.CloseUnitInput) },
  responses: { 200: answer(schema.ChangedAnswer) },
});

const households = cityRoute(writing, {
  method: 'post',
  path: '/organisation/households',
  tags,
  summary: '登记社区户数',
  request: { body: jsonBody(schema.HouseholdsBulkInput) },
  responses: { 200: answer(schema.CountAnswer) },
});

const grids = cityRoute(writing, {
  method: 'post',
  path: '/organisation/grids',
  tags,
  summary: '批量设立网格',
  request: { body: jsonBody(schema.GridsInput) },
  responses: { 201: answer(schema.CountAnswer) },
});

const templates = cityRoute(reading, {
  method: 'get',
  path: '/organisation/templates',
  tags,
  summary: '机构模板',
  responses: { 200: answer(schema.TemplatesAnswer) },
});

const templateAdd = cityRoute(
  { permission: 'city.settings.write' },
  {
    method: 'post',
    path: '/organisation/templates',
    tags,
    summary: '增加机构模板',
    request: { body: jsonBody(schema.TemplateInput) },
    responses: { 201: answer(schema.ChangedAnswer) },
  },
);

const templateEnd = cityRoute(
  { permission: 'city.settings.write' },
  {
    method: 'post',
    path: '/organisation/templates/{id}/end',
    tags,
    summary: '停用机构模板',
    request: { params: idParam, body: jsonBody(schema.EndTemplateInput) },
    responses: { 200: answer(schema.ChangedAnswer) },
  },
);

const calendars = cityRoute(reading, {
  method: 'get',
  path: '/organisation/calendars',
  tags,
  summary: '工作日历',
  responses: { 200: answer(schema.CalendarsAnswer) },
});

const calendarSet = cityRoute(
  { permission: 'city.settings.write' },
  {
    method: 'put',
    path: '/organisation/calendars/{year}',
    tags,
    summary: '录入或更正一年的放假调休安排',
    request: { params: schema.YearParam, body: jsonBody(schema.CalendarInput) },
    responses: { 200: answer(schema.CalendarSetAnswer) },
  },
);

/** `followers`: the modules above that keep records by unit, composed in `worker/unit-followers.ts`. */
export const organisationRoutes = (followers: readonly UnitFollower[]) =>
  moduleRouter()
    .openapi(list, async (c) => c.json(await listUnits(c.var.ctx, c.req.valid('query')), 200))
    .openapi(tree, async (c) => c.json(await readTree(c.var.ctx, c.req.valid('query')), 200))
    .openapi(detail, async (c) => {
      const unit = await readUnit(c.var.ctx, c.req.valid('param').id);
      if (!unit) throw new RefusedError(platformRefusals.refuse('not_found'));
      return c.json(unit, 200);
    })
    .openapi(create, async (c) => c.json(await createUnit(c.var.ctx, c.req.valid('json')), 201))
    .openapi(rename, async (c) =>
      c.json(await renameUnit(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(move, async (c) => c.json(await moveUnit(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
    .openapi(merge, async (c) =>
      c.json(await mergeUnit(c.var.ctx, c.req.valid('param').id, c.req.valid('json'), followers), 200),
    )
    .openapi(close, async (c) =>
      c.json(await closeUnit(c.var.ctx, c.req.valid('param').id, c.req.valid('json'), followers), 200),
    )
    .openapi(households, async (c) => c.json(await countHouseholds(c.var.ctx, c.req.valid('json')), 200))
    .openapi(grids, async (c) => c.json(await createGrids(c.var.ctx, c.req.valid('json')), 201))
    .openapi(templates, async (c) => c.json(await readTemplates(c.var.ctx), 200))
    .openapi(templateAdd, async (c) => c.json(await addTemplate(c.var.ctx, c.req.valid('json')), 201))
    .openapi(templateEnd, async (c) =>
      c.json(await endTemplate(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(calendars, async (c) => c.json({ items: await readCalendars(c.var.ctx.db) }, 200))
    .openapi(calendarSet, async (c) =>
      c.json(await setCalendar(c.var.ctx, c.req.valid('param').year, c.req.valid('json')), 200),
    );
