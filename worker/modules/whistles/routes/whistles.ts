import { downloadTable, tableFile } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { addCall, draftWhistle, takeWhistleStep } from '../commands/whistles.ts';
import * as input from '../input.ts';
import { exportWhistles, listWhistles, readWhistle } from '../store/reading.ts';
import { whistleTable } from '../whistle-table.ts';

const tags = ['whistles'];
const reading = { permission: 'whistles.read' } as const;
const writing = { permission: 'whistles.write' } as const;

const list = cityRoute(reading, {
  method: 'get', path: '/whistles', tags, summary: '吹哨报到',
  request: { query: input.WhistleQuery }, responses: { 200: answer(input.WhistleList) },
}); // prettier-ignore
const exported = cityRoute(reading, {
  method: 'get', path: '/whistles/export', tags, summary: '导出吹哨报到', request: { query: input.WhistleExport },
  responses: { 200: tableFile },
}); // prettier-ignore
const one = cityRoute(reading, {
  method: 'get', path: '/whistles/{id}', tags, summary: '一次吹哨的经过', request: { params: idParam },
  responses: { 200: answer(input.WhistleAnswer) },
}); // prettier-ignore
const draft = cityRoute(writing, {
  method: 'post', path: '/whistles', tags, summary: '起草吹哨；无须签发的类别立即发出',
  request: { body: jsonBody(input.WhistleDraft) }, responses: { 201: answer(input.WhistleMoved) },
}); // prettier-ignore
const head = cityRoute({ permission: 'whistles.sign' }, {
  method: 'post', path: '/whistles/{id}/head-step', tags, summary: '负责人签发或退回（不得为起草人）',
  request: { params: idParam, body: jsonBody(input.HeadStep) }, responses: { 200: answer(input.WhistleMoved) },
}); // prettier-ignore
const step = cityRoute(writing, {
  method: 'post', path: '/whistles/{id}/draft-step', tags, summary: '重新送签、撤回',
  request: { params: idParam, body: jsonBody(input.DraftStep) }, responses: { 200: answer(input.WhistleMoved) },
}); // prettier-ignore
const add = cityRoute(writing, {
  method: 'post', path: '/whistles/{id}/calls', tags, summary: '增加被吹哨单位',
  request: { params: idParam, body: jsonBody(input.CallAdd) }, responses: { 201: answer(input.WhistleMoved) },
}); // prettier-ignore

export const whistleRoutesOnly = moduleRouter()
  .openapi(list, async (c) => c.json(await listWhistles(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    return downloadTable(whistleTable(await exportWhistles(c.var.ctx, filter), c.var.ctx), format);
  })
  .openapi(one, async (c) => {
    const whistle = await readWhistle(c.var.ctx, c.req.valid('param').id);
    if (!whistle) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(whistle, 200);
  })
  .openapi(draft, async (c) => {
    const { calls, ...body } = c.req.valid('json');
    const wanted = calls.map(({ unitId, dutyId }) => ({ unitId, dutyId: dutyId ?? null }));
    return c.json(await draftWhistle(c.var.ctx, { ...body, calls: wanted }), 201);
  })
  .openapi(head, async (c) => {
    const { text, ...body } = c.req.valid('json');
    const taken = { ...body, text: text ?? null, content: null };
    return c.json(await takeWhistleStep(c.var.ctx, 'whistles.sign', c.req.valid('param').id, taken), 200);
  })
  .openapi(step, async (c) => {
    const { text, content, ...body } = c.req.valid('json');
    const kept = body.event === 'resubmit' ? (content ?? null) : null;
    const taken = { ...body, text: text ?? null, content: kept };
    return c.json(await takeWhistleStep(c.var.ctx, 'whistles.write', c.req.valid('param').id, taken), 200);
  })
  .openapi(add, async (c) => {
    const { dutyId, ...body } = c.req.valid('json');
    return c.json(await addCall(c.var.ctx, c.req.valid('param').id, { ...body, dutyId: dutyId ?? null }), 201);
  });
