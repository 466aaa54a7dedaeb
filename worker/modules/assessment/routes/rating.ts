import { z } from '@hono/zod-openapi';
import { isRefusal } from '../../../core/refusal.ts';
import type { CityContext } from '../../../platform/context.ts';
import { attached, xlsxType } from '../../../platform/http/download.ts';
import {
  asCommit,
  markedSheet,
  SheetOutcome,
  SheetReport,
  sheetReport,
  type Upload,
} from '../../../platform/http/import.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, jsonBody } from '../../../platform/http/schema.ts';
import { RefusedError } from '../../../platform/refused.ts';
import { importRatings, planRatings } from '../commands/rating-import.ts';
import { keepDrafts, sendSheet } from '../commands/rating.ts';
import { ownSheetsView, ratingSheetView } from '../rater-answers.ts';
import {
  DraftInput, DraftsAnswer, OwnSheetsAnswer, RatingSheetAnswer, SendInput, SentAnswer, sheetParams,
} from '../rater-input.ts'; // prettier-ignore
import { exportRatings } from '../rating-export.ts';
import { pointsWanted } from '../rules/rating.ts';
import { ImportForm } from '../upload.ts';

const tags = ['assessment'];
const rating = { permission: 'assessment.rate' } as const;
const params = sheetParams;
const binary = z.string().openapi({ format: 'binary' });
const workbook = { 200: { description: 'xlsx', content: { 'application/octet-stream': { schema: binary } } } };
const upload = {
  params,
  body: { required: true as const, content: { 'multipart/form-data': { schema: ImportForm } } },
};

const own = cityRoute(rating, {
  method: 'get', path: '/assessment/rating', tags, summary: '我的评分表', responses: { 200: answer(OwnSheetsAnswer) },
}); // prettier-ignore
const sheet = cityRoute(rating, {
  method: 'get', path: '/assessment/rating/{id}/{group}', tags, summary: '一张评分表：评谁、评什么、已填多少', request: { params }, responses: { 200: answer(RatingSheetAnswer) },
}); // prettier-ignore
const draft = cityRoute(rating, {
  method: 'put', path: '/assessment/rating/{id}/{group}/draft', tags, summary: '保存草稿', request: { params, body: jsonBody(DraftInput) }, responses: { 200: answer(DraftsAnswer) },
}); // prettier-ignore
const send = cityRoute({ ...rating, key: 'required' }, {
  method: 'post', path: '/assessment/rating/{id}/{group}/send', tags, summary: '提交评分（提交后不能修改）', request: { params, body: jsonBody(SendInput) }, responses: { 201: answer(SentAnswer) },
}); // prettier-ignore
const exported = cityRoute(rating, {
  method: 'get', path: '/assessment/rating/{id}/{group}/export', tags, summary: '导出自己的评分表', request: { params }, responses: workbook,
}); // prettier-ignore
const imported = cityRoute(rating, {
  method: 'post', path: '/assessment/rating/{id}/{group}/import', tags, summary: '导入自己的评分表（存为草稿）', request: upload,
  responses: { 200: answer(SheetReport, '预检结果（dryRun）'), 201: answer(SheetOutcome, '已存为草稿') },
}); // prettier-ignore
const marked = cityRoute({ ...rating, reads: true }, {
  method: 'post', path: '/assessment/rating/{id}/{group}/import/marked', tags, summary: '标注问题的评分表', request: upload, responses: workbook,
}); // prettier-ignore

async function planned(ctx: CityContext, { id, group }: z.output<typeof sheetParams>, file: Upload) {
  const plan = await planRatings(ctx, id, group, file);
  if (isRefusal(plan)) throw new RefusedError(plan);
  return plan;
}

export const ratingRoutes = moduleRouter()
  .openapi(own, async (c) => c.json(await ownSheetsView(c.var.ctx), 200))
  .openapi(sheet, async (c) => {
    const { id, group } = c.req.valid('param');
    return c.json(await ratingSheetView(c.var.ctx, id, group), 200);
  })
  .openapi(draft, async (c) => {
    const { id, group } = c.req.valid('param');
    const items = c.req.valid('json').items.map((item) => ({ ...item, marks: pointsWanted(item.marks) }));
    const { items: kept, stamp } = await keepDrafts(c.var.ctx, id, group, items);
    return c.json({ items: [...kept], stamp }, 200);
  })
  .openapi(send, async (c) => {
    const { id, group } = c.req.valid('param');
    return c.json(await sendSheet(c.var.ctx, id, group, c.req.valid('json').stamp), 201);
  })
  .openapi(exported, async (c) => {
    const { id, group } = c.req.valid('param');
    return (await exportRatings(c.var.ctx, id, group)) as never;
  })
  .openapi(imported, async (c) => {
    const { dryRun, ...file } = c.req.valid('form');
    const { id, group } = c.req.valid('param');
    if (dryRun !== 'true') return c.json(await importRatings(asCommit(c.var.ctx), id, group, file), 201);
    return c.json(sheetReport(await planned(c.var.ctx, { id, group }, file), c.var.ctx.locale), 200);
  })
  .openapi(marked, async (c) => {
    const { dryRun: _, ...file } = c.req.valid('form');
    const bytes = await markedSheet(await planned(c.var.ctx, c.req.valid('param'), file), c.var.ctx.locale);
    return attached(bytes as Uint8Array<ArrayBuffer>, 'marked.xlsx', xlsxType) as never;
  });
