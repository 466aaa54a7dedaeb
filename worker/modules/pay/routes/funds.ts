import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { readFunding, readFunds, writeFund } from '../commands/funds.ts';
import { requireWhole } from '../commands/whole-city.ts';
import { IdAnswer } from '../input/files.ts';
import { FundingAnswer, FundingQuery, FundList, FundQuery, FundWrite } from '../input/funds.ts';

const tags = ['pay'];

const list = cityRoute(
  { permission: 'ledger.read' },
  {
    method: 'get',
    path: '/pay/funds',
    tags,
    summary: '经费来源与账户的对应',
    request: { query: FundQuery },
    responses: { 200: answer(FundList) },
  },
);

const write = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/pay/funds',
    tags,
    summary: '登记经费来源在某年度对应的账户',
    request: { body: jsonBody(FundWrite) },
    responses: { 201: answer(IdAnswer) },
  },
);

const funding = cityRoute(
  { permission: 'pay.run.approve' },
  {
    method: 'get',
    path: '/pay/runs/{id}/funding',
    tags,
    summary: '审批时将从哪些账户划拨多少',
    request: { params: idParam, query: FundingQuery },
    responses: { 200: answer(FundingAnswer) },
  },
);

export const fundRoutes = moduleRouter()
  .openapi(list, async (c) =>
    c.json(await readFunds(requireWhole(c.var.ctx, 'ledger.read'), c.req.valid('query').year), 200),
  )
  .openapi(write, async (c) => c.json(await writeFund(c.var.ctx, c.req.valid('json')), 201))
  .openapi(funding, async (c) => {
    const { accountId = '' } = c.req.valid('query');
    const plan = await readFunding(requireWhole(c.var.ctx, 'pay.run.approve'), c.req.valid('param').id, accountId);
    if (!plan) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(plan, 200);
  });
