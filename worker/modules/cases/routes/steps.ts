import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { fileForResident, renewCode } from '../commands/file.ts';
import { revealPerson } from '../commands/reveal.ts';
import {
  assignParts, decideInMeeting, deliberate, endRequest, finishHandling, pauseRequest, reopenRequest, reportPart, resumeRequest,
  type Ending,
} from '../commands/steps.ts'; // prettier-ignore
import * as input from '../input.ts';
import { personOf } from './person.ts';

const tags = ['cases'];
const writing = { permission: 'cases.write' } as const;
const deciding = { permission: 'cases.decide' } as const;
const moved = { 200: answer(input.MovedAnswer) };

const file = cityRoute(writing, {
  method: 'post', path: '/cases', tags, summary: '居民提事：入户或电话代为登记',
  request: { body: jsonBody(input.FilingInput) }, responses: { 201: answer(input.ReceiptAnswer) },
}); // prettier-ignore
const talk = cityRoute(writing, {
  method: 'post', path: '/cases/{id}/deliberate', tags, summary: '网格议事：参加人员、各自意见与议事结果',
  request: { params: idParam, body: jsonBody(input.DeliberateInput) }, responses: moved,
}); // prettier-ignore
const meet = cityRoute(deciding, {
  method: 'post', path: '/cases/{id}/decide', tags, summary: '会议定事：纪要与表决',
  request: { params: idParam, body: jsonBody(input.MeetingInput) }, responses: moved,
}); // prettier-ignore
const assign = cityRoute(deciding, {
  method: 'post', path: '/cases/{id}/assign', tags, summary: '联动办事：分工，一个牵头',
  request: { params: idParam, body: jsonBody(input.AssignInput) }, responses: moved,
}); // prettier-ignore
const report = cityRoute(
  { permission: 'cases.handle' },
  {
    method: 'post', path: '/cases/parts/{id}/report', tags, summary: '反馈分工办理情况',
    request: { params: idParam, body: jsonBody(input.ReportInput) }, responses: moved,
  },
); // prettier-ignore
const finish = cityRoute(deciding, {
  method: 'post', path: '/cases/{id}/finish', tags, summary: '办结并答复居民，请其评价',
  request: { params: idParam, body: jsonBody(input.FinishInput) }, responses: moved,
}); // prettier-ignore
const pause = cityRoute(writing, {
  method: 'post', path: '/cases/{id}/pause', tags, summary: '等居民补充，期限暂停',
  request: { params: idParam, body: jsonBody(input.PauseInput) }, responses: moved,
}); // prettier-ignore
const resume = cityRoute(writing, {
  method: 'post', path: '/cases/{id}/resume', tags, summary: '恢复办理，期限顺延',
  request: { params: idParam, body: jsonBody(input.WordsInput) }, responses: moved,
}); // prettier-ignore
const reopen = cityRoute(deciding, {
  method: 'post', path: '/cases/{id}/reopen', tags, summary: '回访发现未解决，原编号重新办理',
  request: { params: idParam, body: jsonBody(input.WordsInput) }, responses: moved,
}); // prettier-ignore
const end = cityRoute(writing, {
  method: 'post', path: '/cases/{id}/end', tags, summary: '并入重复件、转责任单位或居民撤回',
  request: { params: idParam, body: jsonBody(input.EndInput) }, responses: moved,
}); // prettier-ignore
const code = cityRoute(deciding, {
  method: 'post', path: '/cases/{id}/code', tags, summary: '重发查询码，原码作废',
  request: { params: idParam, body: jsonBody(input.RevealInput) }, responses: { 201: answer(input.ReceiptAnswer) },
}); // prettier-ignore
const reveal = cityRoute(
  { permission: 'cases.contact.read' },
  {
    method: 'post', path: '/cases/{id}/person', tags, summary: '查看居民联系方式（留痕）',
    request: { params: idParam, body: jsonBody(input.RevealInput) }, responses: { 201: answer(input.PersonAnswer) },
  },
); // prettier-ignore

type End = { as: Ending['as']; version: number; text: string; target?: string | undefined; bodyUnitId?: string | undefined; bodyName?: string | undefined }; // prettier-ignore
function endingOf({ as, version, text, target, bodyUnitId, bodyName }: End): Ending {
  if (as === 'duplicate') return { as, version, text, target: target ?? '' };
  if (as === 'refer') return { as, version, text, bodyUnitId: bodyUnitId ?? null, bodyName: bodyName ?? null };
  return { as, version, text };
}

const withDocument = <T extends { documentNumber?: string | undefined }>(body: T) => ({
  ...body,
  documentNumber: body.documentNumber ?? null,
});

export const stepRoutes = moduleRouter()
  .openapi(file, async (c) => {
    const { name, contact, address, title, spot, origin, ...body } = c.req.valid('json');
    const filing = {
      ...body,
      title: title ?? null,
      spot: spot ?? null,
      origin: origin ?? null,
      person: personOf({ name, contact, address }),
    };
    return c.json(await fileForResident(c.var.ctx, filing), 201);
  })
  .openapi(report, async (c) => {
    const { costFen, ...body } = withDocument(c.req.valid('json'));
    return c.json(await reportPart(c.var.ctx, c.req.valid('param').id, { ...body, costFen: costFen ?? null }), 200);
  })
  .openapi(talk, async (c) =>
    c.json(await deliberate(c.var.ctx, c.req.valid('param').id, withDocument(c.req.valid('json'))), 200),
  )
  .openapi(meet, async (c) =>
    c.json(await decideInMeeting(c.var.ctx, c.req.valid('param').id, withDocument(c.req.valid('json'))), 200),
  )
  .openapi(assign, async (c) => {
    const { version, text, parts } = c.req.valid('json');
    const wanted = parts.map((part) => ({ ...part, dutyId: part.dutyId ?? null }));
    return c.json(
      await assignParts(c.var.ctx, c.req.valid('param').id, { version, text: text ?? null, parts: wanted }),
      200,
    );
  })
  .openapi(finish, async (c) =>
    c.json(await finishHandling(c.var.ctx, c.req.valid('param').id, withDocument(c.req.valid('json'))), 200),
  )
  .openapi(pause, async (c) => c.json(await pauseRequest(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
  .openapi(resume, async (c) =>
    c.json(await resumeRequest(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(reopen, async (c) =>
    c.json(await reopenRequest(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(end, async (c) =>
    c.json(await endRequest(c.var.ctx, c.req.valid('param').id, endingOf(c.req.valid('json'))), 200),
  )
  .openapi(code, async (c) =>
    c.json(await renewCode(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 201),
  )
  .openapi(reveal, async (c) =>
    c.json(await revealPerson(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 201),
  );
