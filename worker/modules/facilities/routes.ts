import { downloadTable, tableFile } from '../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { listTerms } from '../../platform/terms.ts';
import { ClaimEnd, ClaimInput, ClaimVoucherList, ClaimVoucherQuery, type VoucherRow } from '../ledger/index.ts';
import { bookFacility, cancelBooking } from './commands/bookings.ts';
import { changeFacility, closeFacility, openFacility } from './commands/facilities.ts';
import { putPolicy } from './commands/policy.ts';
import { endSpending, linkSpending } from './commands/spending.ts';
import { facilityTable } from './facility-table.ts';
import * as input from './input.ts';
import { exportFacilities, listBookings, listFacilities, readCoverage, readFacility } from './store/reading.ts';
import { facilityTerms } from './store/policy.ts';
import { spending } from './store/spending.ts';

const tags = ['facilities'];
const reading = { permission: 'facilities.read' } as const;
const writing = { permission: 'facilities.write' } as const;
const booking = { permission: 'facilities.book' } as const;

const list = cityRoute(reading, {
  method: 'get',
  path: '/facilities',
  tags,
  summary: '阵地',
  request: { query: input.FacilityQuery },
  responses: { 200: answer(input.FacilityList) },
});
const exported = cityRoute(reading, {
  method: 'get',
  path: '/facilities/export',
  tags,
  summary: '导出阵地',
  request: { query: input.FacilityExport },
  responses: { 200: tableFile },
});
const coverage = cityRoute(reading, {
  method: 'get',
  path: '/facilities/coverage',
  tags,
  summary: '各街道阵地对照配备标准',
  responses: { 200: answer(input.CoverageAnswer) },
});
const bookings = cityRoute(reading, {
  method: 'get',
  path: '/facilities/bookings',
  tags,
  summary: '阵地预约，默认今天起',
  request: { query: input.BookingQuery },
  responses: { 200: answer(input.BookingList) },
});
const policies = cityRoute(reading, {
  method: 'get',
  path: '/facilities/policies',
  tags,
  summary: '阵地类别、服务与配备标准',
  responses: { 200: answer(input.PolicyAnswer) },
});
const vouchers = cityRoute(
  { permission: 'ledger.read' },
  {
    method: 'get',
    path: '/facilities/vouchers',
    tags,
    summary: '可关联的支出凭证，最近 50 张',
    request: { query: ClaimVoucherQuery },
    responses: { 200: answer(ClaimVoucherList) },
  },
);
const one = cityRoute(reading, {
  method: 'get',
  path: '/facilities/{id}',
  tags,
  summary: '一处阵地',
  request: { params: idParam },
  responses: { 200: answer(input.FacilityAnswer) },
});
const open = cityRoute(writing, {
  method: 'post',
  path: '/facilities',
  tags,
  summary: '启用一处阵地',
  request: { body: jsonBody(input.FacilityOpening) },
  responses: { 201: answer(input.Moved) },
});
const change = cityRoute(writing, {
  method: 'post',
  path: '/facilities/{id}/editions',
  tags,
  summary: '变更阵地情况，自某日起',
  request: { params: idParam, body: jsonBody(input.FacilityChange) },
  responses: { 200: answer(input.Moved) },
});
const close = cityRoute(writing, {
  method: 'post',
  path: '/facilities/{id}/close',
  tags,
  summary: '停用一处阵地',
  request: { params: idParam, body: jsonBody(input.FacilityClosing) },
  responses: { 200: answer(input.Moved) },
});
const book = cityRoute(booking, {
  method: 'post',
  path: '/facilities/{id}/bookings',
  tags,
  summary: '预约阵地',
  request: { params: idParam, body: jsonBody(input.BookingInput) },
  responses: { 201: answer(input.Made) },
});
const cancel = cityRoute(booking, {
  method: 'post',
  path: '/facilities/bookings/{id}/cancel',
  tags,
  summary: '取消预约',
  request: { params: idParam, body: jsonBody(input.BookingCancel) },
  responses: { 200: answer(input.Made) },
});
const spend = cityRoute(writing, {
  method: 'post',
  path: '/facilities/{id}/spending',
  tags,
  summary: '关联一笔支出凭证',
  request: { params: idParam, body: jsonBody(ClaimInput) },
  responses: { 201: answer(input.Made) },
});
const unlink = cityRoute(writing, {
  method: 'post',
  path: '/facilities/spending/{id}/end',
  tags,
  summary: '解除支出关联',
  request: { params: idParam, body: jsonBody(ClaimEnd) },
  responses: { 200: answer(input.Made) },
});
const setPolicy = cityRoute(
  { permission: 'city.settings.write' },
  {
    method: 'post',
    path: '/facilities/policies',
    tags,
    summary: '登记阵地类别、服务与配备标准，自某日起施行',
    request: { body: jsonBody(input.PolicyPut) },
    responses: { 201: answer(input.Made) },
  },
);

export const facilityRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listFacilities(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    return downloadTable(facilityTable(await exportFacilities(c.var.ctx, filter), c.var.ctx), format);
  })
  .openapi(coverage, async (c) => c.json(await readCoverage(c.var.ctx), 200))
  .openapi(bookings, async (c) => c.json(await listBookings(c.var.ctx, c.req.valid('query')), 200))
  .openapi(policies, async (c) => c.json({ items: await listTerms(c.var.ctx, facilityTerms) }, 200))
  .openapi(vouchers, async (c) =>
    c.json({ items: await c.var.ctx.db.all<VoucherRow>(spending.vouchers(c.var.ctx, c.req.valid('query').q)) }, 200),
  )
  .openapi(one, async (c) => {
    const facility = await readFacility(c.var.ctx, c.req.valid('param').id);
    if (!facility) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(facility, 200);
  })
  .openapi(open, async (c) => c.json(await openFacility(c.var.ctx, c.req.valid('json')), 201))
  .openapi(change, async (c) =>
    c.json(await changeFacility(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(close, async (c) =>
    c.json(await closeFacility(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(book, async (c) => c.json(await bookFacility(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(cancel, async (c) =>
    c.json(await cancelBooking(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(spend, async (c) => c.json(await linkSpending(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(unlink, async (c) =>
    c.json(await endSpending(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 200),
  )
  .openapi(setPolicy, async (c) => c.json(await putPolicy(c.var.ctx, c.req.valid('json')), 201));
