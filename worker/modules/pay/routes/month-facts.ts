import { attached, csvType, downloadTable, markedFile, xlsxType } from '../../../platform/http/download.ts';
import { asCommit, markedSheet, SheetOutcome, SheetReport, sheetReport } from '../../../platform/http/import.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { commitMonthImport, planFactsImport, planOneOffImport, plannedOrRefused } from '../commands/import-month.ts';
import { enterFacts, reportFacts } from '../commands/month-facts.ts';
import { recordOneOff, withdrawRecordedOneOff } from '../commands/one-offs.ts';
import {
  FactReport,
  FactReported,
  FactsImport,
  FactUnitPage,
  FactUnitQuery,
  MonthFactsExport,
  MonthFactsPage,
  MonthFactsPut,
  MonthFactsQuery,
  MonthFactsWritten,
  OneOffCreate,
  OneOffExport,
  OneOffImport,
  OneOffItems,
  OneOffItemsQuery,
  OneOffPage,
  OneOffQuery,
  OneOffWithdraw,
  OneOffWritten,
} from '../input/month-facts.ts';
import { factsCsv, factsFileName, factsWorkbook, oneOffTable } from '../month-sheets.ts';
import { listFactUnits, listMonthFacts, readMonthFacts } from '../store/month-facts.ts';
import { listOneOffItems, listOneOffs, readOneOffs } from '../store/one-offs.ts';

const tags = ['pay'];
const seeing = { permission: 'pay.attendance.read' } as const;
const entering = { permission: 'pay.attendance.write' } as const;
const reading = { permission: 'pay.read' } as const;
const paying = { permission: 'pay.facts.write', key: 'required' } as const;

const workbook = {
  description: '文件',
  content: { [xlsxType]: { schema: { type: 'string', format: 'binary' } } },
} as const;
const markedBook = { 200: markedFile };
const imported = { 200: answer(SheetReport, '预检结果（dryRun）'), 201: answer(SheetOutcome, '已写入') };
const factsForm = {
  body: { required: true as const, content: { 'multipart/form-data': { schema: FactsImport } } },
};
const oneOffForm = {
  body: { required: true as const, content: { 'multipart/form-data': { schema: OneOffImport } } },
};

const grid = cityRoute(seeing, {
  method: 'get', path: '/pay/month-facts', tags, summary: '一个月的考勤与事实：人员 × 项目',
  request: { query: MonthFactsQuery }, responses: { 200: answer(MonthFactsPage) },
}); // prettier-ignore
const save = cityRoute(entering, {
  method: 'put', path: '/pay/month-facts', tags, summary: '一次保存表格中改动的单元格；他人已改动的不覆盖',
  request: { body: jsonBody(MonthFactsPut) }, responses: { 200: answer(MonthFactsWritten) },
}); // prettier-ignore
const gridFile = cityRoute(seeing, {
  method: 'get', path: '/pay/month-facts/export', tags, summary: '考勤与事实表（xlsx 或 CSV），可填写后再导入',
  request: { query: MonthFactsExport }, responses: { 200: workbook },
}); // prettier-ignore
const units = cityRoute(seeing, {
  method: 'get', path: '/pay/month-facts/units', tags, summary: '各单位填报情况：已报送、填报中、未填报',
  request: { query: FactUnitQuery }, responses: { 200: answer(FactUnitPage) },
}); // prettier-ignore
const report = cityRoute(entering, {
  method: 'post', path: '/pay/month-facts/reports', tags, summary: '报送：本单位本月事实已齐，没有的也在内',
  request: { body: jsonBody(FactReport) }, responses: { 200: answer(FactReported) },
}); // prettier-ignore
const bring = cityRoute(entering, {
  method: 'post', path: '/pay/month-facts/import', tags, summary: '导入考勤与事实（xlsx、GB18030 或 UTF-8 的 CSV）',
  request: factsForm, responses: imported,
}); // prettier-ignore
const bringMarked = cityRoute({ ...entering, reads: true }, {
  method: 'post', path: '/pay/month-facts/import/marked', tags, summary: '标注问题的考勤表', request: factsForm, responses: markedBook,
}); // prettier-ignore

const oneOffs = cityRoute(reading, {
  method: 'get', path: '/pay/one-offs', tags, summary: '一次性增减项目',
  request: { query: OneOffQuery }, responses: { 200: answer(OneOffPage) },
}); // prettier-ignore
const oneOffFile = cityRoute(reading, {
  method: 'get', path: '/pay/one-offs/export', tags, summary: '一次性增减项目（xlsx 或 CSV）',
  request: { query: OneOffExport }, responses: { 200: workbook },
}); // prettier-ignore
const items = cityRoute(reading, {
  method: 'get', path: '/pay/one-offs/items', tags, summary: '当月方案中的一次性项目',
  request: { query: OneOffItemsQuery }, responses: { 200: answer(OneOffItems) },
}); // prettier-ignore
const record = cityRoute(paying, {
  method: 'post', path: '/pay/one-offs', tags, summary: '登记一项一次性增减',
  request: { body: jsonBody(OneOffCreate) }, responses: { 201: answer(OneOffWritten) },
}); // prettier-ignore
const withdraw = cityRoute(paying, {
  method: 'post', path: '/pay/one-offs/{id}/withdraw', tags, summary: '说明原因后撤销',
  request: { params: idParam, body: jsonBody(OneOffWithdraw) }, responses: { 200: answer(OneOffWritten) },
}); // prettier-ignore
const bringOneOffs = cityRoute({ permission: 'pay.facts.write' }, {
  method: 'post', path: '/pay/one-offs/import', tags, summary: '导入一次性增减项目', request: oneOffForm, responses: imported,
}); // prettier-ignore
const oneOffsMarked = cityRoute({ permission: 'pay.facts.write', reads: true }, {
  method: 'post', path: '/pay/one-offs/import/marked', tags, summary: '标注问题的一次性增减表', request: oneOffForm, responses: markedBook,
}); // prettier-ignore

export const monthFactRoutes = moduleRouter()
  .openapi(grid, async (c) => c.json(await listMonthFacts(c.var.ctx, c.req.valid('query')), 200))
  .openapi(save, async (c) => c.json(await enterFacts(c.var.ctx, c.req.valid('json')), 200))
  .openapi(gridFile, async (c) => {
    const { format, ...filters } = c.req.valid('query');
    const { ctx } = c.var;
    const sheet = await readMonthFacts(ctx, filters);
    const name = `${factsFileName(sheet, ctx.locale)}.${format}`;
    if (format === 'csv') return attached(factsCsv(sheet, ctx.locale), name, csvType);
    return attached(await factsWorkbook(sheet, ctx.locale), name, xlsxType);
  })
  .openapi(units, async (c) => c.json(await listFactUnits(c.var.ctx, c.req.valid('query')), 200))
  .openapi(report, async (c) => c.json(await reportFacts(c.var.ctx, c.req.valid('json')), 200))
  .openapi(bring, async (c) => {
    const { dryRun, ...upload } = c.req.valid('form');
    const { ctx } = c.var;
    if (dryRun === 'true')
      return c.json(sheetReport(await plannedOrRefused(planFactsImport(ctx, upload)), ctx.locale), 200);
    return c.json(await commitMonthImport(asCommit(ctx), upload, 'month_facts'), 201);
  })
  .openapi(bringMarked, async (c) => {
    const { dryRun: _, ...upload } = c.req.valid('form');
    const plan = await plannedOrRefused(planFactsImport(c.var.ctx, upload));
    return attached(await markedSheet(plan, c.var.ctx.locale), 'marked.xlsx', xlsxType) as never;
  })
  .openapi(oneOffs, async (c) => c.json(await listOneOffs(c.var.ctx, c.req.valid('query')), 200))
  .openapi(oneOffFile, async (c) => {
    const { format, ...filters } = c.req.valid('query');
    return downloadTable(oneOffTable(await readOneOffs(c.var.ctx, filters), c.var.ctx.locale), format);
  })
  .openapi(items, async (c) => c.json(await listOneOffItems(c.var.ctx, c.req.valid('query').month), 200))
  .openapi(record, async (c) => c.json(await recordOneOff(c.var.ctx, c.req.valid('json')), 201))
  .openapi(withdraw, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await withdrawRecordedOneOff(c.var.ctx, id, c.req.valid('json')), 200);
  })
  .openapi(bringOneOffs, async (c) => {
    const { dryRun, ...upload } = c.req.valid('form');
    const { ctx } = c.var;
    if (dryRun === 'true')
      return c.json(sheetReport(await plannedOrRefused(planOneOffImport(ctx, upload)), ctx.locale), 200);
    return c.json(await commitMonthImport(asCommit(ctx), upload, 'one_off'), 201);
  })
  .openapi(oneOffsMarked, async (c) => {
    const { dryRun: _, ...upload } = c.req.valid('form');
    const plan = await plannedOrRefused(planOneOffImport(c.var.ctx, upload));
    return attached(await markedSheet(plan, c.var.ctx.locale), 'marked.xlsx', xlsxType) as never;
  });
