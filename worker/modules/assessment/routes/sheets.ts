import { z } from '@hono/zod-openapi';
import type { CityContext } from '../../../platform/context.ts';
import { attached, xlsxType } from '../../../platform/http/download.ts';
import { asCommit, markedSheet, SheetOutcome, SheetReport, sheetReport } from '../../../platform/http/import.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam } from '../../../platform/http/schema.ts';
import { commitImport, plannedOrRefused, type ImportedSheet, type Planner } from '../commands/import.ts';
import { planEvents, planRegular } from '../commands/sheet-import.ts';
import { exportBallotSheet, exportEventSheet, exportMarkSheet, exportRegularSheet } from '../sheet-export.ts';
import { ImportForm, RegularImportForm } from '../upload.ts';
import { RegularSheetQuery, SheetQuery } from '../year-input.ts';

const tags = ['assessment'];
const params = idParam;
const binary = z.string().openapi({ format: 'binary' });
const workbook = { 200: { description: 'xlsx or csv', content: { 'application/octet-stream': { schema: binary } } } };
const running = { permission: 'assessment.write' } as const;
const reading = { permission: 'assessment.read' } as const;
const marking = { permission: 'assessment.marks.write' } as const;
const upload = <Form extends z.ZodType>(schema: Form) => ({
  params,
  body: { required: true as const, content: { 'multipart/form-data': { schema } } },
});
const imported = { 200: answer(SheetReport, '预检结果（dryRun）'), 201: answer(SheetOutcome, '已写入') };

const marks = cityRoute(running, {
  method: 'get', path: '/assessment/cycles/{id}/marks/export', tags, summary: '导出评分表（可原样导入）', request: { params, query: SheetQuery }, responses: workbook,
}); // prettier-ignore
const ballots = cityRoute(running, {
  method: 'get', path: '/assessment/cycles/{id}/ballots/export', tags, summary: '导出居民评议票数（可原样导入）', request: { params, query: SheetQuery }, responses: workbook,
}); // prettier-ignore
const regular = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/regular-marks/export', tags, summary: '导出一个月或季度的评分表（可原样导入）', request: { params, query: RegularSheetQuery }, responses: workbook,
}); // prettier-ignore
const events = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/events/export', tags, summary: '导出加分、扣分与一票否决（可原样导入）', request: { params, query: SheetQuery }, responses: workbook,
}); // prettier-ignore
const regularIn = cityRoute(marking, {
  method: 'post', path: '/assessment/cycles/{id}/regular-marks/import', tags, summary: '导入一个月或季度的评分表', request: upload(RegularImportForm), responses: imported,
}); // prettier-ignore
const regularMarked = cityRoute({ ...marking, reads: true }, {
  method: 'post', path: '/assessment/cycles/{id}/regular-marks/import/marked', tags, summary: '标注问题的月度或季度评分表', request: upload(RegularImportForm), responses: workbook,
}); // prettier-ignore
const eventsIn = cityRoute(marking, {
  method: 'post', path: '/assessment/cycles/{id}/events/import', tags, summary: '批量提出加分、扣分或一票否决', request: upload(ImportForm), responses: imported,
}); // prettier-ignore
const eventsMarked = cityRoute({ ...marking, reads: true }, {
  method: 'post', path: '/assessment/cycles/{id}/events/import/marked', tags, summary: '标注问题的加扣分表', request: upload(ImportForm), responses: workbook,
}); // prettier-ignore

type Form = z.output<typeof ImportForm>;

const looked = async (ctx: CityContext, id: string, form: Form, planner: Planner) =>
  sheetReport(await plannedOrRefused(planner(ctx, id, form)), ctx.locale);

async function marked(ctx: CityContext, id: string, form: Form, planner: Planner): Promise<Response> {
  const bytes = await markedSheet(await plannedOrRefused(planner(ctx, id, form)), ctx.locale);
  return attached(bytes as Uint8Array<ArrayBuffer>, 'marked.xlsx', xlsxType);
}

const entered = (ctx: CityContext, id: string, form: Form, sheet: ImportedSheet, planner: Planner) =>
  commitImport(asCommit(ctx), id, form, sheet, planner);

/** Whole sheets out, and back in as they went out. */
export const sheetRoutes = moduleRouter()
  .openapi(
    marks,
    async (c) => (await exportMarkSheet(c.var.ctx, c.req.valid('param').id, c.req.valid('query').format)) as never,
  )
  .openapi(
    ballots,
    async (c) => (await exportBallotSheet(c.var.ctx, c.req.valid('param').id, c.req.valid('query').format)) as never,
  )
  .openapi(
    regular,
    async (c) => (await exportRegularSheet(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))) as never,
  )
  .openapi(
    events,
    async (c) => (await exportEventSheet(c.var.ctx, c.req.valid('param').id, c.req.valid('query').format)) as never,
  )
  .openapi(regularIn, async (c) => {
    const { period, group, ...form } = c.req.valid('form');
    const { id } = c.req.valid('param');
    const planner = planRegular({ period, group });
    if (form.dryRun === 'true') return c.json(await looked(c.var.ctx, id, form, planner), 200);
    return c.json(await entered(c.var.ctx, id, form, 'regular', planner), 201);
  })
  .openapi(regularMarked, async (c) => {
    const { period, group, ...form } = c.req.valid('form');
    return (await marked(c.var.ctx, c.req.valid('param').id, form, planRegular({ period, group }))) as never;
  })
  .openapi(eventsIn, async (c) => {
    const form = c.req.valid('form');
    const { id } = c.req.valid('param');
    if (form.dryRun === 'true') return c.json(await looked(c.var.ctx, id, form, planEvents), 200);
    return c.json(await entered(c.var.ctx, id, form, 'event', planEvents), 201);
  })
  .openapi(
    eventsMarked,
    async (c) => (await marked(c.var.ctx, c.req.valid('param').id, c.req.valid('form'), planEvents)) as never,
  );
