import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { listTerms } from '../../../platform/terms.ts';
import { takeCallStep } from '../commands/calls.ts';
import { putPolicy } from '../commands/policy.ts';
import * as input from '../input.ts';
import { centsOf } from '../rules/call.ts';
import { listBalance, listFigures } from '../store/figures.ts';
import { whistleTerms } from '../store/policy.ts';
import { callable, listCalls } from '../store/reading.ts';

const tags = ['whistles'];
const reading = { permission: 'whistles.read' } as const;

const list = cityRoute(reading, {
  method: 'get', path: '/whistles/calls', tags, summary: '被吹哨单位的任务，期限近者在前',
  request: { query: input.CallQuery }, responses: { 200: answer(input.CallList) },
}); // prettier-ignore
const bodies = cityRoute(reading, {
  method: 'get', path: '/whistles/bodies', tags, summary: '可吹哨的部门、站所与准入事项（只列名称）',
  responses: { 200: answer(input.BodyList) },
}); // prettier-ignore
const figures = cityRoute(reading, {
  method: 'get', path: '/whistles/figures', tags, summary: '各部门全年应哨情况',
  request: { query: input.YearQuery }, responses: { 200: answer(input.FigureList) },
}); // prettier-ignore
const balance = cityRoute(reading, {
  method: 'get', path: '/whistles/balance', tags, summary: '各街道吹哨数与全市中位数',
  request: { query: input.YearQuery }, responses: { 200: answer(input.BalanceList) },
}); // prettier-ignore
const terms = cityRoute(reading, {
  method: 'get', path: '/whistles/policies', tags, summary: '吹哨的时限、升级与评分规则',
  responses: { 200: answer(input.PolicyAnswer) },
}); // prettier-ignore
const setTerms = cityRoute({ permission: 'city.settings.write' }, {
  method: 'post', path: '/whistles/policies', tags, summary: '登记吹哨规则，自某日起施行',
  request: { body: jsonBody(input.PolicyPut) }, responses: { 201: answer(input.Made) },
}); // prettier-ignore
const department = cityRoute({ permission: 'whistles.answer' }, {
  method: 'post', path: '/whistles/calls/{id}/department-step', tags, summary: '部门应哨、指明责任单位、现场报到、办结',
  request: { params: idParam, body: jsonBody(input.DepartmentStep) }, responses: { 200: answer(input.CallMoved) },
}); // prettier-ignore
const street = cityRoute({ permission: 'whistles.write' }, {
  method: 'post', path: '/whistles/calls/{id}/street-step', tags, summary: '街道评价、退回、认定未答复、暂停与恢复计时',
  request: { params: idParam, body: jsonBody(input.StreetStep) }, responses: { 200: answer(input.CallMoved) },
}); // prettier-ignore
const city = cityRoute({ permission: 'whistles.decide' }, {
  method: 'post', path: '/whistles/calls/{id}/city-step', tags, summary: '市级督办',
  request: { params: idParam, body: jsonBody(input.CityStep) }, responses: { 200: answer(input.CallMoved) },
}); // prettier-ignore

const nothing = { place: null, named: null, scores: null };

export const callRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listCalls(c.var.ctx, c.req.valid('query')), 200))
  .openapi(bodies, async (c) => c.json(await callable(c.var.ctx), 200))
  .openapi(figures, async (c) => c.json(await listFigures(c.var.ctx, c.req.valid('query')), 200))
  .openapi(balance, async (c) => c.json(await listBalance(c.var.ctx, c.req.valid('query')), 200))
  .openapi(terms, async (c) => {
    return c.json({ items: await listTerms(c.var.ctx, whistleTerms) }, 200);
  })
  .openapi(setTerms, async (c) => c.json(await putPolicy(c.var.ctx, c.req.valid('json')), 201))
  .openapi(department, async (c) => {
    const { version, event, text, place, named } = c.req.valid('json');
    const wanted = named && event === 'decline' ? { unitId: named.unitId, dutyId: named.dutyId ?? null } : null;
    const spot = event === 'arrive' ? (place ?? null) : null;
    const step = { ...nothing, version, event, text: text ?? null, place: spot, named: wanted };
    return c.json(await takeCallStep(c.var.ctx, 'department', 'whistles.answer', c.req.valid('param').id, step), 200);
  })
  .openapi(street, async (c) => {
    const { version, event, text, scores } = c.req.valid('json');
    const given = scores && event === 'score' ? centsOf(scores) : null;
    const step = { ...nothing, version, event, text: text ?? null, scores: given };
    return c.json(await takeCallStep(c.var.ctx, 'street', 'whistles.write', c.req.valid('param').id, step), 200);
  })
  .openapi(city, async (c) => {
    const { text, ...body } = c.req.valid('json');
    const step = { ...nothing, ...body, text: text ?? null };
    return c.json(await takeCallStep(c.var.ctx, 'city', 'whistles.decide', c.req.valid('param').id, step), 200);
  });
