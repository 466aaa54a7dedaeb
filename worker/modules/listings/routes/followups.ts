import { z } from '@hono/zod-openapi';
import { downloadTable, tableFile } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { listTerms } from '../../../platform/terms.ts';
import { drawByHand } from '../commands/draw.ts';
import { assignVisitor, recordFinding } from '../commands/followups.ts';
import { putFollowupPolicy } from '../commands/policy.ts';
import * as input from '../followup-input.ts';
import { agreementTable, drawTable, followupTable } from '../followup-table.ts';
import { Made } from '../input.ts';
import { readAgreement } from '../store/agreement.ts';
import { exportDraw, listDraws, readDraw } from '../store/draws.ts';
import { exportFollowups, listFollowups, readFollowup } from '../store/followup-reading.ts';
import { followupTerms } from '../store/policy.ts';
import { readVisitors } from '../store/visitors.ts';
import { pageQuery } from '../../../platform/http/schema.ts';

const tags = ['follow-ups'];
const reading = { permission: 'followups.read' } as const;
const managing = { permission: 'followups.manage' } as const;
const moved = { 200: answer(input.FollowupMoved) };
const file = { 200: tableFile };

const list = cityRoute(reading, {
  method: 'get', path: '/follow-ups', tags, summary: '跟踪回访', request: { query: input.FollowupQuery },
  responses: { 200: answer(input.FollowupList) },
}); // prettier-ignore
const exported = cityRoute(reading, {
  method: 'get', path: '/follow-ups/export', tags, summary: '导出跟踪回访', request: { query: input.FollowupExport },
  responses: file,
}); // prettier-ignore
const agreement = cityRoute(reading, {
  method: 'get', path: '/follow-ups/agreement', tags, summary: '各单位反馈与回访的一致率', request: { query: input.AgreementQuery },
  responses: { 200: answer(input.AgreementAnswer) },
}); // prettier-ignore
const agreementFile = cityRoute(reading, {
  method: 'get', path: '/follow-ups/agreement/export', tags, summary: '导出一致率', request: { query: input.AgreementExport },
  responses: file,
}); // prettier-ignore
const rules = cityRoute(reading, {
  method: 'get', path: '/follow-ups/policies', tags, summary: '回访的抽取规则', responses: { 200: answer(input.RulesAnswer) },
}); // prettier-ignore
const setRules = cityRoute(
  { permission: 'city.settings.write' },
  {
    method: 'post', path: '/follow-ups/policies', tags, summary: '登记回访的抽取规则，自某日起施行',
    request: { body: jsonBody(input.RulesPut) }, responses: { 201: answer(Made) },
  },
); // prettier-ignore
const draws = cityRoute(reading, {
  method: 'get', path: '/follow-ups/draws', tags, summary: '历次抽取', request: { query: z.strictObject(pageQuery) },
  responses: { 200: answer(input.DrawList) },
}); // prettier-ignore
const draw = cityRoute(managing, {
  method: 'post', path: '/follow-ups/draws', tags, summary: '另行抽取（按月抽取由系统自动进行）',
  request: { body: jsonBody(input.DrawInput) }, responses: { 201: answer(input.DrawMade) },
}); // prettier-ignore
const oneDraw = cityRoute(reading, {
  method: 'get', path: '/follow-ups/draws/{id}', tags, summary: '一次抽取，当场按种子重抽核对', request: { params: idParam },
  responses: { 200: answer(input.DrawAnswer) },
}); // prettier-ignore
const drawFile = cityRoute(reading, {
  method: 'get', path: '/follow-ups/draws/{id}/export', tags, summary: '导出一次抽取的全部候选与名次（全市权限）',
  request: { params: idParam, query: z.strictObject({ format: z.enum(['csv', 'xlsx']).default('xlsx') }) }, responses: file,
}); // prettier-ignore
const one = cityRoute(reading, {
  method: 'get', path: '/follow-ups/{id}', tags, summary: '一次回访：反馈与回访结果', request: { params: idParam },
  responses: { 200: answer(input.FollowupAnswer) },
}); // prettier-ignore
const visitors = cityRoute(managing, {
  method: 'get', path: '/follow-ups/{id}/visitors', tags, summary: '可派的回访人', request: { params: idParam },
  responses: { 200: answer(input.VisitorList) },
}); // prettier-ignore
const assign = cityRoute(managing, {
  method: 'post', path: '/follow-ups/{id}/assign', tags, summary: '派回访人（经办人除外）',
  request: { params: idParam, body: jsonBody(input.AssignInput) }, responses: moved,
}); // prettier-ignore
const find = cityRoute(
  { permission: 'followups.visit' },
  {
    method: 'post', path: '/follow-ups/{id}/find', tags, summary: '登记回访结果；不一致的重新办理或重新挂牌',
    request: { params: idParam, body: jsonBody(input.FindInput) }, responses: moved,
  },
); // prettier-ignore

const missing = (): never => {
  throw new RefusedError(platformRefusals.refuse('not_found'));
};

const readRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listFollowups(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    return downloadTable(followupTable(await exportFollowups(c.var.ctx, filter), c.var.ctx), format);
  })
  .openapi(agreement, async (c) => c.json(await readAgreement(c.var.ctx, c.req.valid('query')), 200))
  .openapi(agreementFile, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    return downloadTable(agreementTable(await readAgreement(c.var.ctx, filter), c.var.ctx), format);
  })
  .openapi(rules, async (c) => {
    return c.json({ items: await listTerms(c.var.ctx, followupTerms) } as never, 200);
  })
  .openapi(draws, async (c) => c.json(await listDraws(c.var.ctx, c.req.valid('query')), 200))
  .openapi(oneDraw, async (c) => c.json((await readDraw(c.var.ctx, c.req.valid('param').id)) ?? missing(), 200))
  .openapi(drawFile, async (c) => {
    const { ctx } = c.var;
    // What was closed all over the city stands in it.
    const rows = holdsCityWide(ctx, 'followups.read') ? await exportDraw(ctx, c.req.valid('param').id) : null;
    return downloadTable(drawTable(rows ?? missing(), ctx), c.req.valid('query').format);
  })
  .openapi(one, async (c) => c.json((await readFollowup(c.var.ctx, c.req.valid('param').id)) ?? missing(), 200))
  .openapi(visitors, async (c) => c.json((await readVisitors(c.var.ctx, c.req.valid('param').id)) ?? missing(), 200));

const writeRoutes = moduleRouter()
  .openapi(setRules, async (c) => c.json(await putFollowupPolicy(c.var.ctx, c.req.valid('json')), 201))
  .openapi(draw, async (c) => {
    const { from, until, reason, rules: own } = c.req.valid('json');
    return c.json(await drawByHand(c.var.ctx, { span: { from, until }, reason, rules: own ?? null }), 201);
  })
  .openapi(assign, async (c) => {
    const { text, ...body } = c.req.valid('json');
    return c.json(await assignVisitor(c.var.ctx, c.req.valid('param').id, { ...body, text: text ?? null }), 200);
  })
  .openapi(find, async (c) => {
    const { how, residentWord, noWordReason, ...body } = c.req.valid('json');
    const said = { how: how ?? null, residentWord: residentWord ?? null, noWordReason: noWordReason ?? null };
    return c.json(await recordFinding(c.var.ctx, c.req.valid('param').id, { ...body, ...said }), 200);
  });

export const visitRoutes = moduleRouter().route('/', readRoutes).route('/', writeRoutes);
