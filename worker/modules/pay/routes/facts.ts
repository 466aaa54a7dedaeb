import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { changeDeclared, declareDeduction, declareWages, recordOpenings, withdrawDeclared } from '../commands/facts.ts';
import {
  CountAnswer,
  DeductionChange,
  DeductionCreate,
  DeductionPage,
  DeductionQuery,
  DeductionWithdraw,
  DeductionWritten,
  OpeningPage,
  OpeningQuery,
  OpeningsPut,
  WagePage,
  WageQuery,
  WagesPut,
  WagesWritten,
} from '../input/facts.ts';
import { listOpenings, listWages } from '../store/declared.ts';
import { listDeductions } from '../store/facts.ts';

const tags = ['pay'];
const reading = { permission: 'pay.read' } as const;
const writing = { permission: 'pay.facts.write' } as const;

const deductions = cityRoute(reading, {
  method: 'get',
  path: '/pay/special-deductions',
  tags,
  summary: '专项附加扣除',
  request: { query: DeductionQuery },
  responses: { 200: answer(DeductionPage) },
});

const declare = cityRoute(writing, {
  method: 'post',
  path: '/pay/special-deductions',
  tags,
  summary: '登记一项专项附加扣除',
  request: { body: jsonBody(DeductionCreate) },
  responses: { 201: answer(DeductionWritten) },
});

const change = cityRoute(writing, {
  method: 'patch',
  path: '/pay/special-deductions/{id}',
  tags,
  summary: '更改扣除金额或终止月份',
  request: { params: idParam, body: jsonBody(DeductionChange) },
  responses: { 200: answer(DeductionWritten) },
});

const withdraw = cityRoute(writing, {
  method: 'post',
  path: '/pay/special-deductions/{id}/withdraw',
  tags,
  summary: '撤销一项扣除，差额在下次发薪时结清',
  request: { params: idParam, body: jsonBody(DeductionWithdraw) },
  responses: { 200: answer(DeductionWritten) },
});

const openingList = cityRoute(reading, {
  method: 'get',
  path: '/pay/tax-openings',
  tags,
  summary: '已录入的期初累计',
  request: { query: OpeningQuery },
  responses: { 200: answer(OpeningPage) },
});

const openings = cityRoute(writing, {
  method: 'put',
  path: '/pay/tax-openings',
  tags,
  summary: '录入年内在其他系统已发的累计数与扣缴特别规定',
  request: { body: jsonBody(OpeningsPut) },
  responses: { 200: answer(CountAnswer) },
});

const wageList = cityRoute(reading, {
  method: 'get',
  path: '/pay/declared-wages',
  tags,
  summary: '申报的缴费工资；month 只列当月有效的',
  request: { query: WageQuery },
  responses: { 200: answer(WagePage) },
});

const wages = cityRoute(writing, {
  method: 'put',
  path: '/pay/declared-wages',
  tags,
  summary: '申报自某月起的缴费工资',
  request: { body: jsonBody(WagesPut) },
  responses: { 200: answer(WagesWritten) },
});

export const factRoutes = moduleRouter()
  .openapi(deductions, async (c) => c.json(await listDeductions(c.var.ctx, c.req.valid('query')), 200))
  .openapi(declare, async (c) => c.json(await declareDeduction(c.var.ctx, c.req.valid('json')), 201))
  .openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await changeDeclared(c.var.ctx, id, c.req.valid('json')), 200);
  })
  .openapi(withdraw, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await withdrawDeclared(c.var.ctx, id, c.req.valid('json').version), 200);
  })
  .openapi(openingList, async (c) => c.json(await listOpenings(c.var.ctx, c.req.valid('query')), 200))
  .openapi(wageList, async (c) => c.json(await listWages(c.var.ctx, c.req.valid('query')), 200))
  .openapi(openings, async (c) => c.json(await recordOpenings(c.var.ctx, c.req.valid('json')), 200))
  .openapi(wages, async (c) => c.json(await declareWages(c.var.ctx, c.req.valid('json')), 200));
