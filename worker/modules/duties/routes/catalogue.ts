import { attached, markedFile, xlsxType } from '../../../platform/http/download.ts';
import { asCommit, markedSheet, sheetReport, SheetOutcome, SheetReport } from '../../../platform/http/import.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer } from '../../../platform/http/schema.ts';
import * as input from '../catalogue-input.ts';
import { importCatalogue, previewCatalogue } from '../commands/import-catalogue.ts';
import { readCatalogue } from '../store/catalogue.ts';

const tags = ['duties'];
const body = { body: { required: true as const, content: { 'multipart/form-data': { schema: input.CatalogueForm } } } };

const catalogue = cityRoute(
  { permission: 'duties.read' },
  {
    method: 'get',
    path: '/duties/catalogue',
    tags,
    summary: '事项清单：现行版或某一版',
    request: { query: input.CatalogueQuery },
    responses: { 200: answer(input.Catalogue) },
  },
);

const imported = cityRoute(
  { permission: 'duties.activate', key: 'required' },
  {
    method: 'post',
    path: '/duties/catalogue/import',
    tags,
    summary: '导入事项清单新版',
    request: body,
    responses: { 200: answer(SheetReport, '预检结果（dryRun）'), 201: answer(SheetOutcome, '已写入') },
  },
);

const marked = cityRoute(
  { permission: 'duties.activate', reads: true },
  {
    method: 'post',
    path: '/duties/catalogue/import/marked',
    tags,
    summary: '标注问题的事项清单',
    request: body,
    responses: { 200: markedFile },
  },
);

export const dutyCatalogueRoutes = moduleRouter()
  .openapi(catalogue, async (c) => c.json(await readCatalogue(c.var.ctx, c.req.valid('query').edition), 200))
  .openapi(imported, async (c) => {
    const { dryRun, ...upload } = c.req.valid('form');
    const { ctx } = c.var;
    if (dryRun === 'true') return c.json(sheetReport(await previewCatalogue(ctx, upload), ctx.locale), 200);
    return c.json(await importCatalogue(asCommit(ctx), upload), 201);
  })
  .openapi(marked, async (c) => {
    const { dryRun: _, ...upload } = c.req.valid('form');
    const { ctx } = c.var;
    const plan = await previewCatalogue(ctx, upload);
    return attached(await markedSheet(plan, ctx.locale), `核对-${upload.file.name}.xlsx`, xlsxType) as never;
  });
