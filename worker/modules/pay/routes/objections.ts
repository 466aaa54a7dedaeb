import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import {
  answerObjection,
  confirmPayslip,
  openObjection,
  sayMore,
  setPayslipPolicy,
  settleOwn,
} from '../commands/objections.ts';
import {
  ConfirmPayslip,
  ObjectionDetail,
  ObjectionMoved,
  ObjectionOpen,
  ObjectionPage,
  ObjectionQuery,
  ObjectionReply,
  ObjectionSay,
  ObjectionSettle,
  OwnAnswers,
  PayslipConfirmed,
  PolicyCreate,
  PolicyList,
  PolicyRecorded,
  RunAnswers,
} from '../input/objections.ts';
import {
  listObjections,
  listPayslipPolicies,
  readObjection,
  readOwnAnswers,
  readRunAnswers,
} from '../store/objections.ts';

const tags = ['pay'];
const own = { permission: 'pay.read.own' } as const;
const reading = { permission: 'pay.read' } as const;
const params = idParam;

const ownAnswers = cityRoute(own, {
  method: 'get', path: '/pay/my-payslips/{id}/answers', tags, summary: '我对一张工资条的确认与异议',
  request: { params }, responses: { 200: answer(OwnAnswers) },
}); // prettier-ignore
const confirm = cityRoute(own, {
  method: 'post', path: '/pay/my-payslips/{id}/confirm', tags, summary: '确认我的工资条',
  request: { params, body: jsonBody(ConfirmPayslip) }, responses: { 201: answer(PayslipConfirmed) },
}); // prettier-ignore
const open = cityRoute(own, {
  method: 'post', path: '/pay/my-payslips/{id}/objections', tags, summary: '对我的工资条提出异议',
  request: { params, body: jsonBody(ObjectionOpen) }, responses: { 201: answer(ObjectionMoved) },
}); // prettier-ignore
const say = cityRoute(own, {
  method: 'post', path: '/pay/my-objections/{id}/messages', tags, summary: '在我的异议中继续留言',
  request: { params, body: jsonBody(ObjectionSay) }, responses: { 200: answer(ObjectionMoved) },
}); // prettier-ignore
const settle = cityRoute(own, {
  method: 'post', path: '/pay/my-objections/{id}/settle', tags, summary: '我对答复满意，办结异议',
  request: { params, body: jsonBody(ObjectionSettle) }, responses: { 200: answer(ObjectionMoved) },
}); // prettier-ignore
const list = cityRoute(reading, {
  method: 'get', path: '/pay/objections', tags, summary: '工资条异议',
  request: { query: ObjectionQuery }, responses: { 200: answer(ObjectionPage) },
}); // prettier-ignore
const read = cityRoute(reading, {
  method: 'get', path: '/pay/objections/{id}', tags, summary: '一件异议及其往来',
  request: { params }, responses: { 200: answer(ObjectionDetail) },
}); // prettier-ignore
const reply = cityRoute({ permission: 'pay.objections.answer' }, {
  method: 'post', path: '/pay/objections/{id}/answer', tags, summary: '答复异议，可同时办结',
  request: { params, body: jsonBody(ObjectionReply) }, responses: { 200: answer(ObjectionMoved) },
}); // prettier-ignore
const runAnswers = cityRoute(reading, {
  method: 'get', path: '/pay/runs/{id}/answers', tags, summary: '一个批次的确认与异议情况',
  request: { params }, responses: { 200: answer(RunAnswers) },
}); // prettier-ignore
const policies = cityRoute(reading, {
  method: 'get', path: '/pay/payslip-policies', tags, summary: '工资条确认期限', responses: { 200: answer(PolicyList) },
}); // prettier-ignore
const setPolicy = cityRoute({ permission: 'pay.scheme.write' }, {
  method: 'post', path: '/pay/payslip-policies', tags, summary: '自某月起的工资条确认期限',
  request: { body: jsonBody(PolicyCreate) }, responses: { 201: answer(PolicyRecorded) },
}); // prettier-ignore

const found = <T>(value: T | null): T => {
  if (value === null) throw new RefusedError(platformRefusals.refuse('not_found'));
  return value;
};

export const objectionRoutes = moduleRouter()
  .openapi(ownAnswers, async (c) => c.json(found(await readOwnAnswers(c.var.ctx, c.req.valid('param').id)), 200))
  .openapi(confirm, async (c) => c.json(await confirmPayslip(c.var.ctx, c.req.valid('param').id), 201))
  .openapi(open, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await openObjection(c.var.ctx, id, c.req.valid('json')), 201);
  })
  .openapi(say, async (c) => c.json(await sayMore(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
  .openapi(settle, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await settleOwn(c.var.ctx, id, c.req.valid('json').version), 200);
  })
  .openapi(list, async (c) => c.json(await listObjections(c.var.ctx, c.req.valid('query')), 200))
  .openapi(read, async (c) => c.json(found(await readObjection(c.var.ctx, c.req.valid('param').id)), 200))
  .openapi(reply, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await answerObjection(c.var.ctx, id, c.req.valid('json')), 200);
  })
  .openapi(runAnswers, async (c) => c.json(found(await readRunAnswers(c.var.ctx, c.req.valid('param').id)), 200))
  .openapi(policies, async (c) => c.json(await listPayslipPolicies(c.var.ctx), 200))
  .openapi(setPolicy, async (c) => c.json(await setPayslipPolicy(c.var.ctx, c.req.valid('json')), 201));
