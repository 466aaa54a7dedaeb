import type { CityContext } from '../../../platform/context.ts';
import { attached, markedFile, xlsxType } from '../../../platform/http/download.ts';
import {
  asCommit,
  markedSheet,
  SheetOutcome,
  SheetReport,
  sheetReport,
  type Upload,
} from '../../../platform/http/import.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam } from '../../../platform/http/schema.ts';
import { commitImport, planBallots, plannedOrRefused, planMarks, type Planner } from '../commands/import.ts';
import { ImportForm } from '../upload.ts';

const tags = ['assessment'];
const permission = 'assessment.write' as const;
const request = {
  params: idParam,
  body: { required: true as const, content: { 'multipart/form-data': { schema: ImportForm } } },
};
const responses = { 200: answer(SheetReport, '预检结果（dryRun）'), 201: answer(SheetOutcome, '已写入') };
const markedResponse = { 200: markedFile };

const marks = cityRoute({ permission }, {
  method: 'post', path: '/assessment/cycles/{id}/marks/import', tags, summary: '导入评分表', request, responses,
}); // prettier-ignore
const marksMarked = cityRoute({ permission, reads: true }, {
  method: 'post', path: '/assessment/cycles/{id}/marks/import/marked', tags, summary: '标注问题的评分表', request, responses: markedResponse,
}); // prettier-ignore
const ballots = cityRoute({ permission }, {
  method: 'post', path: '/assessment/cycles/{id}/ballots/import', tags, summary: '导入居民评议票数', request, responses,
}); // prettier-ignore
const ballotsMarked = cityRoute({ permission, reads: true }, {
  method: 'post', path: '/assessment/cycles/{id}/ballots/import/marked', tags, summary: '标注问题的票数表', request, responses: markedResponse,
}); // prettier-ignore

async function report(ctx: CityContext, planner: Planner, id: string, upload: Upload) {
  return sheetReport(await plannedOrRefused(planner(ctx, id, upload)), ctx.locale);
}

async function marked(
  ctx: CityContext,
  planner: Planner,
  id: string,
  upload: Upload,
): Promise<Uint8Array<ArrayBuffer>> {
  const plan = await plannedOrRefused(planner(ctx, id, upload));
  return (await markedSheet(plan, ctx.locale)) as Uint8Array<ArrayBuffer>;
}

export const importRoutes = moduleRouter()
  .openapi(marks, async (c) => {
    const { dryRun, ...upload } = c.req.valid('form');
    const { id } = c.req.valid('param');
    if (dryRun === 'true') return c.json(await report(c.var.ctx, planMarks, id, upload), 200);
    return c.json(await commitImport(asCommit(c.var.ctx), id, upload, 'marks', planMarks), 201);
  })
  .openapi(ballots, async (c) => {
    const { dryRun, ...upload } = c.req.valid('form');
    const { id } = c.req.valid('param');
    if (dryRun === 'true') return c.json(await report(c.var.ctx, planBallots, id, upload), 200);
    return c.json(await commitImport(asCommit(c.var.ctx), id, upload, 'ballots', planBallots), 201);
  })
  .openapi(marksMarked, async (c) => {
    const { dryRun: _, ...upload } = c.req.valid('form');
    return attached(
      await marked(c.var.ctx, planMarks, c.req.valid('param').id, upload),
      'marked.xlsx',
      xlsxType,
    ) as never;
  })
  .openapi(ballotsMarked, async (c) => {
    const { dryRun: _, ...upload } = c.req.valid('form');
    return attached(
      await marked(c.var.ctx, planBallots, c.req.valid('param').id, upload),
      'marked.xlsx',
      xlsxType,
    ) as never;
  });
