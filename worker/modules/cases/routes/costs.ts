import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { bookCost, endCost } from '../commands/costs.ts';
import * as input from '../cost-input.ts';
import { ClaimEnd, ClaimInput, ClaimVoucherList, ClaimVoucherQuery, type VoucherRow } from '../../ledger/index.ts';
import { costedPart, listDutyCosts, vouchersFor, type CostedPart } from '../store/costs.ts';

const tags = ['cases'];
const handling = { permission: 'cases.handle' } as const;

const ofDuty = cityRoute({ permission: 'cases.read' }, {
  method: 'get', path: '/cases/costs', tags, summary: '一个事项下办理居民诉求的费用，及已对应凭证的部分',
  request: { query: input.DutyCostQuery }, responses: { 200: answer(input.DutyCostList) },
}); // prettier-ignore
const vouchers = cityRoute(handling, {
  method: 'get', path: '/cases/parts/{id}/vouchers', tags, summary: '分工所属事项的凭证（最近 50 张）',
  request: { params: idParam, query: ClaimVoucherQuery }, responses: { 200: answer(ClaimVoucherList) },
}); // prettier-ignore
const book = cityRoute(handling, {
  method: 'post', path: '/cases/parts/{id}/costs', tags, summary: '分工费用对应到事项的凭证',
  request: { params: idParam, body: jsonBody(ClaimInput) }, responses: { 201: answer(input.CostMade) },
}); // prettier-ignore
const end = cityRoute(handling, {
  method: 'post', path: '/cases/costs/{id}/end', tags, summary: '撤销误对应的凭证；记录保留',
  request: { params: idParam, body: jsonBody(ClaimEnd) }, responses: { 200: answer(input.CostMade) },
}); // prettier-ignore

export const caseCostRoutes = moduleRouter()
  .openapi(ofDuty, async (c) => c.json(await listDutyCosts(c.var.ctx, c.req.valid('query')), 200))
  .openapi(vouchers, async (c) => {
    const { ctx } = c.var;
    const { id } = c.req.valid('param');
    const [parts, items] = await ctx.db.reads<[CostedPart, VoucherRow]>([
      costedPart(ctx, id),
      vouchersFor(ctx, id, c.req.valid('query')),
    ]);
    if (parts.length === 0) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json({ items }, 200);
  })
  .openapi(book, async (c) => c.json(await bookCost(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(end, async (c) =>
    c.json(await endCost(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 200),
  );
