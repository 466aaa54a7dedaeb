import { downloadTable, tableFile } from '../../../platform/http/download.ts';
import { publicCityRoute } from '../../../platform/http/public.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { checkInTable, resultTable } from '../alliance-tables.ts';
import { checkIn, decideCheckIn } from '../commands/check-ins.ts';
import { Made, Moved } from '../input.ts';
import * as input from '../check-in-input.ts';
import { listCheckIns, readArrivalPlaces } from '../store/check-ins.ts';
import { listResults } from '../store/results.ts';
import { confirming, reading, tags, writing } from './demands.ts';

const open = { purpose: 'check-in' } as const;
const places = publicCityRoute(open, {
  method: 'get', path: '/check-ins/places', tags, summary: '报到的社区与共建单位（无账号）',
  request: { query: input.ArrivalPlacesQuery }, responses: { 200: answer(input.ArrivalPlaces) },
}); // prettier-ignore
const arrive = publicCityRoute(open, {
  method: 'post', path: '/check-ins', tags, summary: '在职党员手机报到（无账号，待社区确认）',
  request: { body: jsonBody(input.CheckInInput) }, responses: { 201: answer(Made) },
}); // prettier-ignore
const list = cityRoute(reading, {
  method: 'get', path: '/alliance/check-ins', tags, summary: '在职党员报到',
  request: { query: input.CheckInQuery }, responses: { 200: answer(input.CheckInList) },
}); // prettier-ignore
const exported = cityRoute(reading, {
  method: 'get', path: '/alliance/check-ins/export', tags, summary: '导出报到（不含联系电话）',
  request: { query: input.CheckInExport }, responses: { 200: tableFile },
}); // prettier-ignore
const enter = cityRoute(writing, {
  method: 'post', path: '/alliance/check-ins', tags, summary: '代为登记报到',
  request: { body: jsonBody(input.CheckInInput) }, responses: { 201: answer(Made) },
}); // prettier-ignore
const verdict = cityRoute(confirming, {
  method: 'post', path: '/alliance/check-ins/{id}/verdict', tags, summary: '社区确认或不予确认（须由另一人）',
  request: { params: idParam, body: jsonBody(input.CheckInVerdict) }, responses: { 200: answer(Moved) },
}); // prettier-ignore
const results = cityRoute(reading, {
  method: 'get', path: '/alliance/results', tags, summary: '年度成效，按单位',
  request: { query: input.ResultQuery }, responses: { 200: answer(input.ResultList) },
}); // prettier-ignore
const resultsExported = cityRoute(reading, {
  method: 'get', path: '/alliance/results/export', tags, summary: '导出年度成效',
  request: { query: input.ResultExport }, responses: { 200: tableFile },
}); // prettier-ignore

export const checkInRoutes = moduleRouter()
  .openapi(places, async (c) => c.json(await readArrivalPlaces(c.var.ctx, c.req.valid('query')), 200))
  .openapi(arrive, async (c) => c.json(await checkIn(c.var.ctx, 'phone', c.req.valid('json')), 201))
  .openapi(list, async (c) => c.json(await listCheckIns(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    return downloadTable(await checkInTable(c.var.ctx, filter), format);
  })
  .openapi(enter, async (c) => c.json(await checkIn(c.var.ctx, 'desk', c.req.valid('json')), 201))
  .openapi(verdict, async (c) => {
    const given = { reason: null, ...c.req.valid('json') };
    return c.json(await decideCheckIn(c.var.ctx, c.req.valid('param').id, given), 200);
  })
  .openapi(results, async (c) => c.json(await listResults(c.var.ctx, c.req.valid('query')), 200))
  .openapi(resultsExported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    return downloadTable(await resultTable(c.var.ctx, filter), format);
  });
