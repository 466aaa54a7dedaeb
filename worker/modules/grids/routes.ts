import { downloadTable, tableFile } from '../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { nameSuccessors, openHandover, signHandover } from './commands/handover.ts';
import { appoint, endMember, revealContact } from './commands/team.ts';
import * as input from './input.ts';
import type { GridLoad } from './load.ts';
import { memberTable } from './member-table.ts';
import { exportMembers, listHandovers, listMembers, listVolunteers, readBoard, readHandover } from './store/reading.ts';

const tags = ['grids'];
const reading = { permission: 'grids.read' } as const;
const writing = { permission: 'grids.write' } as const;

const board = cityRoute(reading, {
  method: 'get', path: '/grids/board', tags, summary: '网格负荷图：每个网格的队伍与负荷',
  request: { query: input.BoardQuery }, responses: { 200: answer(input.BoardAnswer) },
}); // prettier-ignore
const members = cityRoute(reading, {
  method: 'get', path: '/grids/members', tags, summary: '网格队伍',
  request: { query: input.MemberQuery }, responses: { 200: answer(input.MemberList) },
}); // prettier-ignore
const exported = cityRoute(reading, {
  method: 'get', path: '/grids/members/export', tags, summary: '导出网格队伍（不含联系方式）', request: { query: input.MemberExport },
  responses: { 200: tableFile },
}); // prettier-ignore
const volunteers = cityRoute(reading, {
  method: 'get', path: '/grids/volunteers', tags, summary: '网格志愿者（只列姓名）',
  request: { query: input.VolunteerQuery }, responses: { 200: answer(input.VolunteerList) },
}); // prettier-ignore
const appointed = cityRoute(writing, {
  method: 'post', path: '/grids/members', tags, summary: '任职：一次可登记多项，全部成功或全部不成功',
  request: { body: jsonBody(input.AppointInput) }, responses: { 201: answer(input.Appointed) },
}); // prettier-ignore
const ended = cityRoute(writing, {
  method: 'post', path: '/grids/members/{id}/end', tags, summary: '终止任职',
  request: { params: idParam, body: jsonBody(input.EndInput) }, responses: { 200: answer(input.Versioned) },
}); // prettier-ignore
const revealed = cityRoute({ permission: 'grids.contact.read' }, {
  method: 'post', path: '/grids/volunteers/{id}/contact', tags, summary: '查看志愿者联系方式（留痕）',
  request: { params: idParam, body: jsonBody(input.RevealInput) }, responses: { 200: answer(input.Revealed) },
}); // prettier-ignore
const handovers = cityRoute(reading, {
  method: 'get', path: '/grids/handovers', tags, summary: '交接清单',
  request: { query: input.HandoverQuery }, responses: { 200: answer(input.HandoverList) },
}); // prettier-ignore
const handover = cityRoute(reading, {
  method: 'get', path: '/grids/handovers/{id}', tags, summary: '一份交接',
  request: { params: idParam }, responses: { 200: answer(input.HandoverAnswer) },
}); // prettier-ignore
const handing = cityRoute(writing, {
  method: 'post', path: '/grids/handovers', tags, summary: '离任交接：终止此人全部网格任职并列出清单',
  request: { body: jsonBody(input.HandoverOpen) }, responses: { 201: answer(input.Versioned) },
}); // prettier-ignore
const succeeding = cityRoute(writing, {
  method: 'put', path: '/grids/handovers/{id}/successors', tags, summary: '填写接手人',
  request: { params: idParam, body: jsonBody(input.SuccessorsInput) }, responses: { 200: answer(input.Versioned) },
}); // prettier-ignore
const signing = cityRoute({ permission: 'grids.handover.sign' }, {
  method: 'post', path: '/grids/handovers/{id}/sign', tags, summary: '由另一人签收，接手人自当日起任职',
  request: { params: idParam, body: jsonBody(input.SignInput) }, responses: { 200: answer(input.Versioned) },
}); // prettier-ignore

/** Grid teams, handovers and the board; what the board counts comes from the modules above. */
export const gridRoutes = (loads: readonly GridLoad[]) =>
  moduleRouter()
    .openapi(board, async (c) => c.json(await readBoard(c.var.ctx, loads, c.req.valid('query').unitId), 200))
    .openapi(members, async (c) => c.json(await listMembers(c.var.ctx, c.req.valid('query')), 200))
    .openapi(exported, async (c) => {
      const { format, ...filter } = c.req.valid('query');
      return downloadTable(memberTable(await exportMembers(c.var.ctx, filter), c.var.ctx), format);
    })
    .openapi(volunteers, async (c) => c.json(await listVolunteers(c.var.ctx, c.req.valid('query')), 200))
    .openapi(appointed, async (c) => c.json(await appoint(c.var.ctx, c.req.valid('json')), 201))
    .openapi(ended, async (c) => c.json(await endMember(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
    .openapi(revealed, async (c) =>
      c.json(await revealContact(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 200),
    )
    .openapi(handovers, async (c) => c.json(await listHandovers(c.var.ctx, c.req.valid('query')), 200))
    .openapi(handover, async (c) => {
      const found = await readHandover(c.var.ctx, loads, c.req.valid('param').id);
      if (!found) throw new RefusedError(platformRefusals.refuse('not_found'));
      return c.json(found, 200);
    })
    .openapi(handing, async (c) => c.json(await openHandover(c.var.ctx, loads, c.req.valid('json')), 201))
    .openapi(succeeding, async (c) =>
      c.json(await nameSuccessors(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(signing, async (c) =>
      c.json(await signHandover(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version), 200),
    );
