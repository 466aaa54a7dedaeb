import type { z } from '@hono/zod-openapi';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { changeWorker } from '../commands/change.ts';
import { enterWorker } from '../commands/enter.ts';
import { changePost, leavePost, returnWorker, transferWorker } from '../commands/move.ts';
import { revealNumber } from '../commands/reveal.ts';
import {
  ChangeWorkerInput,
  EnterWorkerInput,
  LeaveInput,
  PostChangeInput,
  RevealedAnswer,
  RevealInput,
  ReturnInput,
  TransferInput,
  WorkerChangedAnswer,
} from '../input.ts';

const tags = ['roster'];
const writing = { permission: 'roster.write' } as const;
const changed = { 200: answer(WorkerChangedAnswer) };

const enter = cityRoute(writing, {
  method: 'post',
  path: '/roster/workers',
  tags,
  summary: '登记一名社工',
  request: { body: jsonBody(EnterWorkerInput) },
  responses: { 201: answer(WorkerChangedAnswer) },
});

const change = cityRoute(writing, {
  method: 'patch',
  path: '/roster/workers/{id}',
  tags,
  summary: '更正或变更个人信息',
  request: { params: idParam, body: jsonBody(ChangeWorkerInput) },
  responses: changed,
});

/** An act upon one worker: a verb below the worker's address. */
const act = <const P extends string, T extends z.ZodType>(path: P, summary: string, body: T) =>
  cityRoute(writing, {
    method: 'post',
    path,
    tags,
    summary,
    request: { params: idParam, body: jsonBody(body) },
    responses: changed,
  });

const transfer = act('/roster/workers/{id}/transfer', '调动', TransferInput);
const post = act('/roster/workers/{id}/post', '职务变动（晋升、转任）', PostChangeInput);
const leave = act('/roster/workers/{id}/leave', '离职', LeaveInput);
const comeBack = act('/roster/workers/{id}/return', '再入职', ReturnInput);

const revealIdentity = cityRoute(
  { permission: 'roster.identity.read' },
  {
    method: 'post',
    path: '/roster/workers/{id}/identity/reveal',
    tags,
    summary: '查看完整身份证号（须写明原因，留痕）',
    request: { params: idParam, body: jsonBody(RevealInput) },
    responses: { 200: answer(RevealedAnswer) },
  },
);

const revealCard = cityRoute(
  { permission: 'roster.bank.read' },
  {
    method: 'post',
    path: '/roster/workers/{id}/bank/reveal',
    tags,
    summary: '查看完整银行卡号（须写明原因，留痕）',
    request: { params: idParam, body: jsonBody(RevealInput) },
    responses: { 200: answer(RevealedAnswer) },
  },
);

export const writingRoutes = moduleRouter()
  .openapi(enter, async (c) => c.json(await enterWorker(c.var.ctx, c.req.valid('json')), 201))
  .openapi(change, async (c) =>
    c.json(await changeWorker(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(transfer, async (c) =>
    c.json(await transferWorker(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(post, async (c) => c.json(await changePost(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
  .openapi(leave, async (c) => c.json(await leavePost(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
  .openapi(comeBack, async (c) =>
    c.json(await returnWorker(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(revealIdentity, async (c) => {
    const { reason } = c.req.valid('json');
    return c.json(await revealNumber(c.var.ctx, c.req.valid('param').id, 'identity', reason), 200);
  })
  .openapi(revealCard, async (c) => {
    const { reason } = c.req.valid('json');
    return c.json(await revealNumber(c.var.ctx, c.req.valid('param').id, 'bank', reason), 200);
  });
