import { limits } from '../../../core/limits.ts';
import { downloadTable, tableFile } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { listPriceTerms, putPriceTerms } from '../commands/price-terms.ts';
import { recordSpending } from '../commands/spend.ts';
import * as input from '../money-input.ts';
import { delaysOf, readPeopleCosts, type DelayRow } from '../store/delays.ts';
import { listSpendings } from '../store/pages.ts';

const tags = ['duties'];
const read = { permission: 'duties.read' } as const;

const spending = cityRoute(
  { permission: 'duties.settle', key: 'required' },
  {
    method: 'post',
    path: '/duties/{id}/spendings',
    tags,
    summary: '承接单位支出事项经费，或退回未用',
    request: { params: idParam, body: jsonBody(input.SpendingInput) },
    responses: { 201: answer(input.SpendingRecorded) },
  },
);

const list = cityRoute(read, {
  method: 'get',
  path: '/duties/spendings',
  tags,
  summary: '事项经费支出与退回',
  request: { query: input.SpendingsQuery },
  responses: { 200: answer(input.SpendingList) },
});

const exported = cityRoute(read, {
  method: 'get',
  path: '/duties/spendings/export',
  tags,
  summary: '导出事项经费支出',
  request: { query: input.SpendingExportQuery },
  responses: { 200: tableFile },
});

const delays = cityRoute(read, {
  method: 'get',
  path: '/duties/delays',
  tags,
  summary: '部门逾期与未准入交办（按部门）',
  responses: { 200: answer(input.DelayList) },
});

const people = cityRoute(
  { permission: 'ledger.read' },
  {
    method: 'get',
    path: '/duties/{id}/people-costs',
    tags,
    summary: '从事项指标列支的社工薪酬（按月）',
    request: { params: idParam },
    responses: { 200: answer(input.PeopleCosts) },
  },
);

const priceTerms = cityRoute(read, {
  method: 'get',
  path: '/duties/price-terms',
  tags,
  summary: '计价规则',
  responses: { 200: answer(input.PriceTermsList) },
});

const priceTermsPut = cityRoute(
  { permission: 'city.settings.write' },
  {
    method: 'post',
    path: '/duties/price-terms',
    tags,
    summary: '登记计价规则（自某日起）',
    request: { body: jsonBody(input.PriceTermsPut) },
    responses: { 201: answer(input.PriceTermsGiven) },
  },
);

const header = ['日期', '事项', '单位', '类别', '用途', '收款方', '金额', '凭据', '说明', '记录人'];
const widths = [12, 36, 20, 10, 20, 20, 16, 24, 30, 12];

export const dutyMoneyRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listSpendings(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    const { items } = await listSpendings(c.var.ctx, { ...filter, page: 1, pageSize: limits.exportRows });
    const rows = items.map((row) => [
      row.day,
      row.dutyTitle,
      row.unitName,
      row.reversed ? '已冲销' : row.kind === 'spent' ? '支出' : '退回',
      row.usedFor,
      row.payee ?? '',
      { fen: row.amountFen },
      row.evidence ?? '',
      row.note ?? '',
      row.recordedByName,
    ]);
    return downloadTable({ title: '事项经费支出', note: '单位：元', header, widths, rows }, format);
  })
  .openapi(delays, async (c) => c.json({ items: await c.var.ctx.db.all<DelayRow>(delaysOf(c.var.ctx)) }, 200))
  .openapi(priceTerms, async (c) => c.json({ items: await listPriceTerms(c.var.ctx) }, 200))
  .openapi(priceTermsPut, async (c) => c.json(await putPriceTerms(c.var.ctx, c.req.valid('json')), 201))
  .openapi(people, async (c) => c.json({ items: await readPeopleCosts(c.var.ctx, c.req.valid('param').id) }, 200))
  .openapi(spending, async (c) => {
    const { payee = null, evidence = null, note = null, ...spent } = c.req.valid('json');
    return c.json(await recordSpending(c.var.ctx, c.req.valid('param').id, { ...spent, payee, evidence, note }), 201);
  });
