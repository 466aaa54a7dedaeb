import { z } from '@hono/zod-openapi';
import { attached, xlsxType } from '../../../platform/http/download.ts';
import {
  asCommit,
  importFields,
  markedSheet,
  sheetReport,
  SheetOutcome,
  SheetReport,
} from '../../../platform/http/import.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, DayInput, TextInput } from '../../../platform/http/schema.ts';
import { importBudget, previewBudget } from '../commands/import-budget.ts';

const tags = ['ledger'];

const BudgetForm = z
  .strictObject({
    ...importFields,
    documentNumber: TextInput(100).openapi({ description: '文号', example: '财预〔2026〕1号' }),
    effectiveDay: DayInput.openapi({ description: '下达日期，其年度即预算年度' }),
  })
  .openapi('BudgetImport');
const body = { body: { required: true as const, content: { 'multipart/form-data': { schema: BudgetForm } } } };

const budget = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/ledger/budget/import',
    tags,
    summary: '导入部门预算：建立指标并下达预算',
    request: body,
    responses: { 200: answer(SheetReport, '预检结果（dryRun）'), 201: answer(SheetOutcome, '已写入') },
  },
);
const marked = cityRoute(
  { permission: 'ledger.write', reads: true },
  {
    method: 'post',
    path: '/ledger/budget/import/marked',
    tags,
    summary: '标注问题的预算表',
    request: body,
    responses: {
      200: {
        description: 'the sheet with a column of findings',
        content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
      },
    },
  },
);

export const ledgerImportRoutes = moduleRouter()
  .openapi(budget, async (c) => {
    const { dryRun, ...upload } = c.req.valid('form');
    const { ctx } = c.var;
    if (dryRun === 'true') return c.json(sheetReport(await previewBudget(ctx, upload), ctx.locale), 200);
    return c.json(await importBudget(asCommit(ctx), upload), 201);
  })
  .openapi(marked, async (c) => {
    const { dryRun: _, ...upload } = c.req.valid('form');
    const { ctx } = c.var;
    const plan = await previewBudget(ctx, upload);
    return attached(await markedSheet(plan, ctx.locale), `核对-${upload.file.name}.xlsx`, xlsxType) as never;
  });
