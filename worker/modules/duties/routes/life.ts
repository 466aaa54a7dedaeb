import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { endDuty } from '../commands/ending.ts';
import { actFirst, exitDuty, renewDuty } from '../commands/life.ts';
import * as input from '../input.ts';

const tags = ['duties'];

const acting = cityRoute(
  { permission: 'duties.write' },
  {
    method: 'post',
    path: '/duties/{id}/act',
    tags,
    summary: '应急事项先行办理，限期补办准入',
    request: { params: idParam, body: jsonBody(input.StepInput) },
    responses: { 200: answer(input.ActingAnswer) },
  },
);

const renewal = cityRoute(
  { permission: 'duties.write' },
  {
    method: 'post',
    path: '/duties/{id}/renew',
    tags,
    summary: '申请续期：按原内容另起草一期',
    request: { params: idParam, body: jsonBody(input.RenewalInput) },
    responses: { 201: answer(input.VersionAnswer) },
  },
);

const withdrawal = cityRoute(
  { permission: 'duties.activate', key: 'required' },
  {
    method: 'post',
    path: '/duties/{id}/withdraw',
    tags,
    summary: '收回：责、权、费同时终止',
    request: { params: idParam, body: jsonBody(input.EndingInput) },
    responses: { 200: answer(input.WithdrawnAnswer) },
  },
);

const revocation = cityRoute(
  { permission: 'duties.activate', key: 'required' },
  {
    method: 'post',
    path: '/duties/{id}/revoke',
    tags,
    summary: '撤销准入（公布）：责、权、费同时终止',
    request: { params: idParam, body: jsonBody(input.EndingInput) },
    responses: { 200: answer(input.WithdrawnAnswer) },
  },
);

const exit = cityRoute(
  { permission: 'duties.write', key: 'required' },
  {
    method: 'post',
    path: '/duties/{id}/exit',
    tags,
    summary: '部门退出：提前告知，到期责、权、费同时终止',
    request: { params: idParam, body: jsonBody(input.ExitInput) },
    responses: { 200: answer(input.WithdrawnAnswer) },
  },
);

export const dutyLifeRoutes = moduleRouter()
  .openapi(acting, async (c) =>
    c.json(await actFirst(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version), 200),
  )
  .openapi(renewal, async (c) => c.json(await renewDuty(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(withdrawal, async (c) =>
    c.json(await endDuty(c.var.ctx, c.req.valid('param').id, c.req.valid('json'), 'withdraw'), 200),
  )
  .openapi(revocation, async (c) =>
    c.json(await endDuty(c.var.ctx, c.req.valid('param').id, c.req.valid('json'), 'revoke'), 200),
  )
  .openapi(exit, async (c) => c.json(await exitDuty(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200));
