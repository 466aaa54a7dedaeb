import { z } from '@hono/zod-openapi';
import { attached, xlsxType } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { writeProfile, writeTaxForm } from '../commands/file-forms.ts';
import { numbersIn, takeFile } from '../commands/files.ts';
import { requireWhole } from '../commands/whole-city.ts';
import {
  DownloadPage,
  DownloadQuery,
  FileChoices,
  FileTake,
  IdAnswer,
  PrintBatch,
  PrintQuery,
  ProfileCreate,
  ProfileList,
  ProfilePreview,
  ProfilePreviewAnswer,
  ProfileTemplates,
  TaxFormCreate,
  TaxFormList,
} from '../input/files.ts';
import { sampleOf } from '../rules/files/sample.ts';
import { readChoices, readPrintBatch } from '../store/file-choices.ts';
import { houseForms, listProfiles, storedForm, taxForms, type FormRow } from '../store/file-forms.ts';
import { listDownloads } from '../store/files.ts';
import { bankProfileTemplates } from '../templates/bank-profiles.ts';

const tags = ['pay'];
const filing = { permission: 'pay.files' } as const;
const taking = { permission: 'pay.files', key: 'required' } as const;
const file = z.string().openapi({ format: 'binary' });

const choices = cityRoute(filing, {
  method: 'get',
  path: '/pay/runs/{id}/files',
  tags,
  summary: '可取的文件：银行代发、个税申报、五险一金、汇总表、签字表',
  request: { params: idParam },
  responses: { 200: answer(FileChoices) },
});

const take = cityRoute(taking, {
  method: 'post',
  path: '/pay/runs/{id}/files',
  tags,
  summary: '核对后取出一个文件，并记入审计',
  request: { params: idParam, body: jsonBody(FileTake) },
  responses: {
    200: {
      description: '文件',
      content: { 'application/octet-stream': { schema: file }, [xlsxType]: { schema: file } },
    },
  },
});

const downloads = cityRoute(filing, {
  method: 'get',
  path: '/pay/runs/{id}/downloads',
  tags,
  summary: '已取出的文件',
  request: { params: idParam, query: DownloadQuery },
  responses: { 200: answer(DownloadPage) },
});

const print = cityRoute(
  { permission: 'pay.read' },
  {
    method: 'get',
    path: '/pay/runs/{id}/print',
    tags,
    summary: '打印用的工资条，按单位分页',
    request: { params: idParam, query: PrintQuery },
    responses: { 200: answer(PrintBatch) },
  },
);

const profiles = cityRoute(filing, {
  method: 'get',
  path: '/pay/bank-profiles',
  tags,
  summary: '银行文件格式',
  responses: { 200: answer(ProfileList) },
});

const templates = cityRoute(filing, {
  method: 'get',
  path: '/pay/bank-profile-templates',
  tags,
  summary: '银行文件格式模板（示例）',
  responses: { 200: answer(ProfileTemplates) },
});

const writing = cityRoute(filing, {
  method: 'post',
  path: '/pay/bank-profiles',
  tags,
  summary: '登记自某日起的银行文件格式',
  request: { body: jsonBody(ProfileCreate) },
  responses: { 201: answer(IdAnswer) },
});

const preview = cityRoute(
  { ...filing, reads: true },
  {
    method: 'post',
    path: '/pay/bank-profiles/preview',
    tags,
    summary: '按所填格式写出的示例文件，不保存',
    request: { body: jsonBody(ProfilePreview) },
    responses: { 200: answer(ProfilePreviewAnswer) },
  },
);

const forms = cityRoute(filing, {
  method: 'get',
  path: '/pay/tax-forms',
  tags,
  summary: '个税申报表的列',
  responses: { 200: answer(TaxFormList) },
});

const form = cityRoute(filing, {
  method: 'post',
  path: '/pay/tax-forms',
  tags,
  summary: '登记自某月起的个税申报表列',
  request: { body: jsonBody(TaxFormCreate) },
  responses: { 201: answer(IdAnswer) },
});

const found = <T>(value: T | null): T => {
  if (value === null) throw new RefusedError(platformRefusals.refuse('not_found'));
  return value;
};

const bankTemplates = { items: bankProfileTemplates.map((template) => ({ ...template })) };

export const fileRoutes = moduleRouter()
  .openapi(choices, async (c) =>
    c.json(found(await readChoices(requireWhole(c.var.ctx, 'pay.files'), c.req.valid('param').id, numbersIn)), 200),
  )
  .openapi(take, async (c) => {
    const { taken, file: made } = await takeFile(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    // Null only where a first attempt had been recorded although its answer was lost.
    return (made ? attached(made.body, made.name, made.type) : c.json(taken, 200)) as never;
  })
  .openapi(downloads, async (c) => {
    const { page, pageSize } = c.req.valid('query');
    return c.json(
      found(await listDownloads(requireWhole(c.var.ctx, 'pay.files'), c.req.valid('param').id, page, pageSize)),
      200,
    );
  })
  .openapi(print, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(found(await readPrintBatch(c.var.ctx, id, c.req.valid('query'))), 200);
  })
  .openapi(profiles, async (c) => c.json(await listProfiles(requireWhole(c.var.ctx, 'pay.files')), 200))
  .openapi(templates, (c) => c.json(bankTemplates, 200))
  .openapi(writing, async (c) => c.json(await writeProfile(c.var.ctx, c.req.valid('json')), 201))
  .openapi(preview, (c) => {
    const { definition } = c.req.valid('json');
    const { name, lines, problems } = sampleOf(definition, '示例', c.var.ctx.today);
    const named = problems.map(({ worker, ...problem }) => ({ ...problem, name: worker?.name ?? null }));
    return c.json({ name, lines: [...lines], problems: named }, 200);
  })
  .openapi(forms, async (c) => {
    const own = await c.var.ctx.db.all<FormRow>(taxForms());
    return c.json({ items: [...own.map(storedForm), ...houseForms()] }, 200);
  })
  .openapi(form, async (c) => c.json(await writeTaxForm(c.var.ctx, c.req.valid('json')), 201));
