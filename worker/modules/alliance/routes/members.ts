import { attached, downloadTable, markedFile, tableFile, xlsxType } from '../../../platform/http/download.ts';
import { asCommit, markedSheet, sheetReport, SheetOutcome, SheetReport } from '../../../platform/http/import.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { memberTable } from '../alliance-tables.ts';
import { importSheet, previewSheet } from '../commands/import.ts';
import { changeMember, joinAlliance, leaveAlliance, revealContact } from '../commands/members.ts';
import * as input from '../input.ts';
import { listMembers, readMember } from '../store/members.ts';
import { reading, sheetForm, tags, writing } from './demands.ts';

const list = cityRoute(reading, {
  method: 'get', path: '/alliance/organisations', tags, summary: '共建单位',
  request: { query: input.MemberQuery }, responses: { 200: answer(input.MemberList) },
}); // prettier-ignore
const exported = cityRoute(reading, {
  method: 'get', path: '/alliance/organisations/export', tags, summary: '导出共建单位（不含联系电话）',
  request: { query: input.MemberExport }, responses: { 200: tableFile },
}); // prettier-ignore
const one = cityRoute(reading, {
  method: 'get', path: '/alliance/organisations/{id}', tags, summary: '一个共建单位，含历次变更与席位',
  request: { params: idParam }, responses: { 200: answer(input.MemberAnswer) },
}); // prettier-ignore
const join = cityRoute(writing, {
  method: 'post', path: '/alliance/organisations', tags, summary: '加入共建单位（核对统一社会信用代码）',
  request: { body: jsonBody(input.MemberJoining) }, responses: { 201: answer(input.Moved) },
}); // prettier-ignore
const change = cityRoute(writing, {
  method: 'post', path: '/alliance/organisations/{id}/editions', tags, summary: '变更单位情况，自某日起',
  request: { params: idParam, body: jsonBody(input.MemberChange) }, responses: { 200: answer(input.Moved) },
}); // prettier-ignore
const leave = cityRoute(writing, {
  method: 'post', path: '/alliance/organisations/{id}/leave', tags, summary: '退出共建',
  request: { params: idParam, body: jsonBody(input.MemberLeaving) }, responses: { 200: answer(input.Moved) },
}); // prettier-ignore
const reveal = cityRoute({ permission: 'alliance.contact.read' }, {
  method: 'post', path: '/alliance/organisations/{id}/contact', tags, summary: '查看联系电话（留痕）',
  request: { params: idParam, body: jsonBody(input.Reveal) }, responses: { 200: answer(input.Revealed) },
}); // prettier-ignore
const imported = cityRoute({ ...writing, key: 'required' }, {
  method: 'post', path: '/alliance/organisations/import', tags, summary: '导入共建单位', request: sheetForm,
  responses: { 200: answer(SheetReport, '预检结果（dryRun）'), 201: answer(SheetOutcome, '已写入') },
}); // prettier-ignore
const marked = cityRoute({ ...writing, reads: true }, {
  method: 'post', path: '/alliance/organisations/import/marked', tags, summary: '标注问题的单位表', request: sheetForm,
  responses: { 200: markedFile },
}); // prettier-ignore

export const memberRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listMembers(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    return downloadTable(await memberTable(c.var.ctx, filter), format);
  })
  .openapi(one, async (c) => {
    const member = await readMember(c.var.ctx, c.req.valid('param').id);
    if (!member) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(member, 200);
  })
  .openapi(join, async (c) => c.json(await joinAlliance(c.var.ctx, c.req.valid('json')), 201))
  .openapi(change, async (c) =>
    c.json(await changeMember(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(leave, async (c) =>
    c.json(await leaveAlliance(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(reveal, async (c) =>
    c.json(await revealContact(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 200),
  )
  .openapi(imported, async (c) => {
    const { dryRun, ...upload } = c.req.valid('form');
    const { ctx } = c.var;
    if (dryRun === 'true')
      return c.json(sheetReport(await previewSheet(ctx, 'organisations', upload), ctx.locale), 200);
    return c.json(await importSheet(asCommit(ctx), 'organisations', upload), 201);
  })
  .openapi(marked, async (c) => {
    const { dryRun: _dryRun, ...upload } = c.req.valid('form');
    const plan = await previewSheet(c.var.ctx, 'organisations', upload);
    return attached(await markedSheet(plan, c.var.ctx.locale), `核对-${upload.file.name}.xlsx`, xlsxType) as never;
  });
