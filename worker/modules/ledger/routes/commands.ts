import { z } from '@hono/zod-openapi';
import type { Foresee } from '../../../platform/foresight.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, IdInput, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { openLine, openYear } from '../commands/chart.ts';
import { expireHolds, openHold, settleHold, voidHold } from '../commands/hold.ts';
import { openBalance } from '../commands/openings.ts';
import { foreseePosting, post, sweep } from '../commands/post.ts';
import { approveReversal, askReversal, declineReversal } from '../commands/reverse.ts';
import * as input from '../input.ts';

const tags = ['ledger'];

const newYear = cityRoute(
  { permission: 'ledger.write' },
  {
    method: 'post',
    path: '/ledger/years',
    tags,
    summary: '建立年度账套',
    request: { body: jsonBody(input.YearInput) },
    responses: { 201: answer(input.YearAnswer) },
  },
);

const newLine = cityRoute(
  { permission: 'ledger.write' },
  {
    method: 'post',
    path: '/ledger/lines',
    tags,
    summary: '建立预算指标',
    request: { body: jsonBody(input.LineInput) },
    responses: { 201: answer(input.IdAnswer) },
  },
);

const appropriation = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/ledger/appropriations',
    tags,
    summary: '下达预算：资金来源 → 预算指标',
    request: { body: jsonBody(input.AppropriationInput) },
    responses: { 201: answer(input.PostedAnswer) },
  },
);

const foreseen: Foresee = (body, known) => {
  const told = input.PostingInput.safeParse(body);
  return told.success ? foreseePosting(told.data, known) : null;
};

const posting = cityRoute(
  { permission: 'ledger.write', key: 'required', foresee: foreseen },
  {
    method: 'post',
    path: '/ledger/transactions',
    tags,
    summary: '记账：一组转账，全部成立或全部不成立',
    request: { body: jsonBody(input.PostingInput) },
    responses: { 201: answer(input.PostedAnswer) },
  },
);

const opening = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/ledger/openings',
    tags,
    summary: '登记一个账户的期初余额；单位还没有账户的同时开立',
    request: { body: jsonBody(input.OpeningInput) },
    responses: { 201: answer(input.PostedAnswer) },
  },
);

const hold = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/ledger/holds',
    tags,
    summary: '冻结',
    request: { body: jsonBody(input.HoldInput) },
    responses: { 201: answer(input.IdAnswer) },
  },
);

const expiry = cityRoute(
  { permission: 'ledger.write' },
  {
    method: 'post',
    path: '/ledger/holds/expire',
    tags,
    summary: '释放全部逾期冻结',
    request: { body: { ...jsonBody(input.ExpiryInput), required: false } },
    responses: { 200: answer(input.ExpiredAnswer) },
  },
);

const settlement = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/ledger/holds/{id}/settle',
    tags,
    summary: '结算冻结：全部或部分，其余释放或继续冻结',
    request: { params: idParam, body: jsonBody(input.SettleInput) },
    responses: { 201: answer(input.SettledAnswer) },
  },
);

const voiding = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/ledger/holds/{id}/void',
    tags,
    summary: '释放冻结',
    request: { params: idParam, body: jsonBody(input.VoidInput) },
    responses: { 200: answer(input.IdAnswer) },
  },
);

const sweeping = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/ledger/accounts/{id}/sweep',
    tags,
    summary: '划转全部可用余额',
    request: { params: idParam, body: jsonBody(input.SweepInput) },
    responses: { 201: answer(input.SweptAnswer) },
  },
);

const reversalRequest = cityRoute(
  { permission: 'ledger.write', key: 'required' },
  {
    method: 'post',
    path: '/ledger/transactions/{id}/reversals',
    tags,
    summary: '申请红字冲销',
    request: { params: z.object({ id: IdInput }), body: jsonBody(input.ReversalInput) },
    responses: { 201: answer(input.IdAnswer) },
  },
);

const reversalApproval = cityRoute(
  { permission: 'ledger.reverse.approve', key: 'required' },
  {
    method: 'post',
    path: '/ledger/reversals/{id}/approve',
    tags,
    summary: '批准红字冲销（须为另一人）',
    request: { params: idParam, body: jsonBody(input.ReversalApproval) },
    responses: { 201: answer(input.PostedAnswer) },
  },
);

const reversalRefusal = cityRoute(
  { permission: 'ledger.reverse.approve' },
  {
    method: 'post',
    path: '/ledger/reversals/{id}/decline',
    tags,
    summary: '不同意红字冲销（须为另一人）',
    request: { params: idParam, body: jsonBody(input.ReversalRefusal) },
    responses: { 200: answer(input.IdAnswer) },
  },
);

export const ledgerCommandRoutes = moduleRouter()
  .openapi(newYear, async (c) => c.json(await openYear(c.var.ctx, c.req.valid('json').year), 201))
  .openapi(newLine, async (c) => c.json(await openLine(c.var.ctx, c.req.valid('json')), 201))
  .openapi(appropriation, async (c) => {
    const { sourceId, lineId, amountFen, ...rest } = c.req.valid('json');
    const transfers = [{ debitAccountId: sourceId, creditAccountId: lineId, amountFen }];
    return c.json(await post(c.var.ctx, { ...rest, kind: 'appropriation', transfers }), 201);
  })
  .openapi(posting, async (c) => c.json(await post(c.var.ctx, c.req.valid('json')), 201))
  .openapi(opening, async (c) => c.json(await openBalance(c.var.ctx, c.req.valid('json')), 201))
  .openapi(hold, async (c) => c.json(await openHold(c.var.ctx, c.req.valid('json')), 201))
  .openapi(expiry, async (c) => c.json(await expireHolds(c.var.ctx, c.req.valid('json')), 200))
  .openapi(settlement, async (c) =>
    c.json(await settleHold(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(voiding, async (c) => c.json(await voidHold(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
  .openapi(sweeping, async (c) => c.json(await sweep(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(reversalRequest, async (c) =>
    c.json(await askReversal(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(reversalApproval, async (c) =>
    c.json(await approveReversal(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(reversalRefusal, async (c) =>
    c.json(await declineReversal(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  );
