import { z } from '@hono/zod-openapi';
import { limits } from '../../../core/limits.ts';
import { attached, xlsxType } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer } from '../../../platform/http/schema.ts';
import { checkImport, commitImport, type Upload } from '../commands/import.ts';
import { markedFile } from '../commands/marked.ts';
import { importReport } from '../commands/report.ts';
import { ImportForm, ImportOutcomeAnswer, ImportReportAnswer } from '../import-input.ts';

const tags = ['roster'];
const upload = { required: true as const, content: { 'multipart/form-data': { schema: ImportForm } } };

const importFile = cityRoute(
  { permission: 'roster.import' },
  {
    method: 'post',
    path: '/roster/imports',
    tags,
    summary: '导入花名册：dryRun=true 只检查，false 才写入',
    request: { body: upload },
    responses: {
      200: answer(ImportReportAnswer, '检查结果，未写入'),
      201: answer(ImportOutcomeAnswer, '已写入'),
    },
  },
);

const marked = cityRoute(
  { permission: 'roster.import', reads: true },
  {
    method: 'post',
    path: '/roster/imports/marked',
    tags,
    summary: '带检查结果列的原表',
    request: { body: upload },
    responses: {
      200: { description: 'xlsx', content: { [xlsxType]: { schema: z.string().openapi({ format: 'binary' }) } } },
    },
  },
);

async function uploaded({ file, decisions }: z.infer<typeof ImportForm>): Promise<Upload> {
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    fileName: file.name.slice(0, limits.nameLength),
    decisions,
  };
}

export const importRoutes = moduleRouter()
  .openapi(importFile, async (c) => {
    const { ctx } = c.var;
    const form = c.req.valid('form');
    const given = await uploaded(form);
    if (form.dryRun === 'false') return c.json(await commitImport(ctx, given), 201);
    return c.json(importReport(ctx, await checkImport(ctx, given), given.decisions), 200);
  })
  .openapi(marked, async (c) => {
    const { ctx } = c.var;
    const given = await uploaded(c.req.valid('form'));
    const body = await markedFile(ctx, await checkImport(ctx, given), given.decisions);
    const name = given.fileName.replace(/\.[^.]*$/, '');
    const label = { 'zh-CN': '检查结果', 'ko-KR': '검사 결과', en: 'findings' }[ctx.locale];
    return attached(body, `${name}-${label}.xlsx`, xlsxType) as never;
  });
