import { z } from '@hono/zod-openapi';
import { publicCityRoute } from '../../../platform/http/public.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody, pageQuery } from '../../../platform/http/schema.ts';
import {
  appealsView,
  objectionsView,
  oneAppeal,
  openedList,
  ownRecord,
  publicListView,
  warningsView,
} from '../appeal-answers.ts';
import * as input from '../appeal-input.ts';
import { answerObjection, confirmAnswer, draftAnswer, fileAppeal, writeSummary } from '../commands/appeals.ts';
import { enterObjection, makePublicList, sendObjection } from '../commands/publicity.ts';
import { cityWide } from '../commands/whole-cycle.ts';
import { formsView } from '../forms.ts';

const tags = ['assessment'];
const params = idParam;
const reading = { permission: 'assessment.read' } as const;
const writing = { permission: 'assessment.write' } as const;
const own = { permission: 'assessment.appeal.own' } as const;
const done = { 201: answer(input.DoneAnswer) };
const paged = z.strictObject(pageQuery);

const link = cityRoute(writing, {
  method: 'get', path: '/assessment/cycles/{id}/public-list', tags, summary: '公示链接', request: { params }, responses: { 200: answer(input.PublicListAnswer) },
}); // prettier-ignore
const makeLink = cityRoute(writing, {
  method: 'post', path: '/assessment/cycles/{id}/public-list', tags, summary: '生成公示链接（姓名按所选方式隐去；旧链接作废）',
  request: { params, body: jsonBody(input.PublicListInput) }, responses: done,
}); // prettier-ignore
const objections = cityRoute(writing, {
  method: 'get', path: '/assessment/cycles/{id}/objections', tags, summary: '公示异议', request: { params, query: paged }, responses: { 200: answer(input.ObjectionListAnswer) },
}); // prettier-ignore
const enter = cityRoute(writing, {
  method: 'post', path: '/assessment/cycles/{id}/objections', tags, summary: '登记公示异议', request: { params, body: jsonBody(input.ObjectionInput) }, responses: done,
}); // prettier-ignore
const answerOne = cityRoute(writing, {
  method: 'post', path: '/assessment/objections/{id}/answer', tags, summary: '答复公示异议', request: { params, body: jsonBody(input.ObjectionAnswerInput) }, responses: done,
}); // prettier-ignore
const appeals = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/appeals', tags, summary: '申诉', request: { params, query: paged }, responses: { 200: answer(input.AppealListAnswer) },
}); // prettier-ignore
const appeal = cityRoute(reading, {
  method: 'get', path: '/assessment/appeals/{id}', tags, summary: '一项申诉，及其答复使谁的等次变动', request: { params }, responses: { 200: answer(input.AppealAnswer) },
}); // prettier-ignore
const draft = cityRoute(writing, {
  method: 'post', path: '/assessment/appeals/{id}/answer', tags, summary: '拟定申诉答复（须由另一人确认）',
  request: { params, body: jsonBody(input.AppealAnswerInput) }, responses: done,
}); // prettier-ignore
const decide = cityRoute({ permission: 'assessment.finalise', key: 'required' }, {
  method: 'post', path: '/assessment/appeals/{id}/decision', tags, summary: '确认或退回申诉答复；更正得分的，名额池随之重排',
  request: { params, body: jsonBody(input.AppealDecisionInput) }, responses: { 201: answer(input.AppealDecidedAnswer) },
}); // prettier-ignore
const forms = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/forms', tags, summary: '年度考核登记表', request: { params, query: input.FormsQuery }, responses: { 200: answer(input.FormsAnswer) },
}); // prettier-ignore
const warnings = cityRoute(reading, {
  method: 'get', path: '/assessment/contract-warnings', tags, summary: '连续不合格的合同提示', request: { query: input.WarningsQuery }, responses: { 200: answer(input.WarningsAnswer) },
}); // prettier-ignore
const record = cityRoute({ permission: 'assessment.read.own' }, {
  method: 'get', path: '/assessment/own/record', tags, summary: '本人的总结、申诉与历年结果', responses: { 200: answer(input.OwnRecordAnswer) },
}); // prettier-ignore
const summarise = cityRoute(own, {
  method: 'post', path: '/assessment/own/{id}/summary', tags, summary: '撰写本人年度总结', request: { params, body: jsonBody(input.WordsInput) }, responses: done,
}); // prettier-ignore
const file = cityRoute(own, {
  method: 'post', path: '/assessment/own/{id}/appeals', tags, summary: '提出申诉', request: { params, body: jsonBody(input.WordsInput) }, responses: done,
}); // prettier-ignore

const open = publicCityRoute({ purpose: 'publicity', reads: true }, {
  method: 'post', path: '/publicity/open', tags: ['public'], summary: '打开公示名单（凭链接，无需账号）',
  request: { body: jsonBody(input.OpenListInput) }, responses: { 200: answer(input.OpenedListAnswer) },
}); // prettier-ignore
const send = publicCityRoute({ purpose: 'objection' }, {
  method: 'post', path: '/publicity/objections', tags: ['public'], summary: '对公示名单提出异议（联系方式加密保存）',
  request: { body: jsonBody(input.PublicObjectionInput) }, responses: { 201: answer(input.ReceivedAnswer) },
}); // prettier-ignore

export const appealRoutes = moduleRouter()
  .openapi(link, async (c) => c.json(await publicListView(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(makeLink, async (c) =>
    c.json(await makePublicList(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(objections, async (c) => {
    cityWide(c.var.ctx, 'assessment.write');
    return c.json(await objectionsView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200);
  })
  .openapi(enter, async (c) =>
    c.json(await enterObjection(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(answerOne, async (c) => {
    cityWide(c.var.ctx, 'assessment.write');
    return c.json(await answerObjection(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201);
  })
  .openapi(appeals, async (c) =>
    c.json(await appealsView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
  )
  .openapi(appeal, async (c) => c.json(await oneAppeal(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(draft, async (c) => c.json(await draftAnswer(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(decide, async (c) =>
    c.json(await confirmAnswer(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(forms, async (c) => c.json(await formsView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200))
  .openapi(warnings, async (c) => c.json(await warningsView(c.var.ctx, c.req.valid('query')), 200))
  .openapi(record, async (c) => c.json(await ownRecord(c.var.ctx), 200))
  .openapi(summarise, async (c) =>
    c.json(await writeSummary(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(file, async (c) => c.json(await fileAppeal(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(open, async (c) => c.json(await openedList(c.var.ctx, c.req.valid('json')), 200))
  .openapi(send, async (c) => c.json(await sendObjection(c.var.ctx, c.req.valid('json')), 201));
