import type { z } from '@hono/zod-openapi';
import { attached, downloadTable, markedFile, xlsxType } from '../../../platform/http/download.ts';
import { asCommit, markedSheet, SheetOutcome, SheetReport, sheetReport } from '../../../platform/http/import.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, jsonBody } from '../../../platform/http/schema.ts';
import {
  importDeductions,
  importWages,
  planDeductionsImport,
  planWagesImport,
  type FactsPlan,
} from '../commands/import-facts.ts';
import { RefusedError } from '../../../platform/refused.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { chooseBonus, createDeductionPolicy } from '../commands/tax.ts';
import { deductionTable } from '../deduction-sheet.ts';
import { CountAnswer, DeductionExport, DeductionsImport, WagesImport } from '../input/facts.ts';
import { Recorded } from '../input/scheme.ts';
import {
  BonusChoicePage,
  BonusChoiceQuery,
  BonusChoicesPut,
  DeductionPolicyCreate,
  DeductionPolicyList,
} from '../input/tax.ts';
import type { DeductionRules } from '../rules/deduction-limits.ts';
import { listBonusChoices } from '../store/bonus.ts';
import { readDeductions } from '../store/facts.ts';
import { listDeductionPolicies } from '../store/policies.ts';

const tags = ['pay'];
const reading = { permission: 'pay.read' } as const;
const writing = { permission: 'pay.facts.write' } as const;
const looking = { permission: 'pay.facts.write', reads: true } as const;

const formOf = <S extends z.ZodType>(schema: S) => ({
  body: { required: true as const, content: { 'multipart/form-data': { schema } } },
});
const imported = { 200: answer(SheetReport, '预检结果（dryRun）'), 201: answer(SheetOutcome, '已写入') };
const markedBook = { 200: markedFile };
const workbook = {
  description: '文件',
  content: { [xlsxType]: { schema: { type: 'string', format: 'binary' } } },
} as const;

const file = cityRoute(reading, {
  method: 'get', path: '/pay/special-deductions/export', tags, summary: '专项附加扣除表（xlsx 或 CSV），可修改后再导入',
  request: { query: DeductionExport }, responses: { 200: workbook },
}); // prettier-ignore
const bring = cityRoute(writing, {
  method: 'post', path: '/pay/special-deductions/import', tags, summary: '导入专项附加扣除',
  request: formOf(DeductionsImport), responses: imported,
}); // prettier-ignore
const marked = cityRoute(looking, {
  method: 'post', path: '/pay/special-deductions/import/marked', tags, summary: '标注问题的专项附加扣除表',
  request: formOf(DeductionsImport), responses: markedBook,
}); // prettier-ignore
const limits = cityRoute(reading, {
  method: 'get', path: '/pay/special-deduction-policies', tags, summary: '专项附加扣除标准',
  responses: { 200: answer(DeductionPolicyList) },
}); // prettier-ignore
const createLimits = cityRoute({ permission: 'pay.scheme.write' }, {
  method: 'post', path: '/pay/special-deduction-policies', tags, summary: '录入自某月起的专项附加扣除标准',
  request: { body: jsonBody(DeductionPolicyCreate) }, responses: { 201: answer(Recorded) },
}); // prettier-ignore
const bringWages = cityRoute(writing, {
  method: 'post', path: '/pay/declared-wages/import', tags, summary: '导入缴费工资',
  request: formOf(WagesImport), responses: imported,
}); // prettier-ignore
const markedWages = cityRoute(looking, {
  method: 'post', path: '/pay/declared-wages/import/marked', tags, summary: '标注问题的缴费工资表',
  request: formOf(WagesImport), responses: markedBook,
}); // prettier-ignore
const choices = cityRoute(reading, {
  method: 'get', path: '/pay/bonus-choices', tags, summary: '全年一次性奖金的计税选择',
  request: { query: BonusChoiceQuery }, responses: { 200: answer(BonusChoicePage) },
}); // prettier-ignore
const choose = cityRoute(writing, {
  method: 'put', path: '/pay/bonus-choices', tags, summary: '登记本年奖金单独计税或并入综合所得',
  request: { body: jsonBody(BonusChoicesPut) }, responses: { 200: answer(CountAnswer) },
}); // prettier-ignore

async function planned(plan: Promise<FactsPlan | Refusal>): Promise<FactsPlan> {
  const made = await plan;
  if (isRefusal(made)) throw new RefusedError(made);
  return made;
}

export const taxRoutes = moduleRouter()
  .openapi(file, async (c) => {
    const { format, ...filters } = c.req.valid('query');
    const { ctx } = c.var;
    return downloadTable(deductionTable(await readDeductions(ctx, filters), ctx.locale), format);
  })
  .openapi(bring, async (c) => {
    const { dryRun, ...upload } = c.req.valid('form');
    const { ctx } = c.var;
    if (dryRun === 'true') {
      return c.json(sheetReport(await planned(planDeductionsImport(ctx, upload)), ctx.locale), 200);
    }
    return c.json(await importDeductions(asCommit(ctx), upload), 201);
  })
  .openapi(marked, async (c) => {
    const { dryRun: _, ...upload } = c.req.valid('form');
    const plan = await planned(planDeductionsImport(c.var.ctx, upload));
    return attached(await markedSheet(plan, c.var.ctx.locale), 'marked.xlsx', xlsxType) as never;
  })
  .openapi(limits, async (c) => c.json(await listDeductionPolicies(c.var.ctx), 200))
  .openapi(createLimits, async (c) => {
    const input = c.req.valid('json');
    const definition = input.definition as DeductionRules;
    return c.json(await createDeductionPolicy(c.var.ctx, { ...input, definition } as typeof input), 201);
  })
  .openapi(bringWages, async (c) => {
    const { dryRun, ...upload } = c.req.valid('form');
    const { ctx } = c.var;
    if (dryRun === 'true') {
      return c.json(sheetReport(await planned(planWagesImport(ctx, upload)), ctx.locale), 200);
    }
    return c.json(await importWages(asCommit(ctx), upload), 201);
  })
  .openapi(markedWages, async (c) => {
    const { dryRun: _, ...upload } = c.req.valid('form');
    const plan = await planned(planWagesImport(c.var.ctx, upload));
    return attached(await markedSheet(plan, c.var.ctx.locale), 'marked.xlsx', xlsxType) as never;
  })
  .openapi(choices, async (c) => c.json(await listBonusChoices(c.var.ctx, c.req.valid('query')), 200))
  .openapi(choose, async (c) => c.json(await chooseBonus(c.var.ctx, c.req.valid('json')), 200));
