import { publicCityRoute } from '../../../platform/http/public.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { boxView, progressView } from '../ballot-answers.ts';
import {
  BallotAnswer,
  BoxAnswer,
  CastAnswer,
  CastInput,
  CountedAnswer,
  CountInput,
  DoneAnswer,
  IssueInput,
  OpenBallotInput,
  PaperEnteredAnswer,
  PaperInput,
  PrintedAnswer,
  ProgressAnswer,
  ProgressQuery,
  ReprintInput,
  RevokeInput,
} from '../ballot-input.ts';
import { countBox } from '../commands/ballot-count.ts';
import { confirmPaper, enterPaper } from '../commands/ballot-paper.ts';
import { issueSheets, reprintSheet, revokeSheet } from '../commands/ballot-sheets.ts';
import { castBallot, openBallot } from '../commands/ballot-vote.ts';

const tags = ['assessment'];
const reading = { permission: 'assessment.read' } as const;
const writing = { permission: 'assessment.write' } as const;
const params = idParam;

const progress = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/ballot-progress', tags, summary: '各社区评议票的进展',
  request: { params, query: ProgressQuery }, responses: { 200: answer(ProgressAnswer) },
}); // prettier-ignore
const box = cityRoute(reading, {
  method: 'get', path: '/assessment/ballot-boxes/{id}', tags, summary: '一个社区的评议票', request: { params }, responses: { 200: answer(BoxAnswer) },
}); // prettier-ignore
const issue = cityRoute(writing, {
  method: 'post', path: '/assessment/cycles/{id}/ballot-sheets', tags, summary: '生成一次性评议链接（只给出一次）',
  request: { params, body: jsonBody(IssueInput) }, responses: { 201: answer(PrintedAnswer) },
}); // prettier-ignore
const reprint = cityRoute(writing, {
  method: 'post', path: '/assessment/ballot-sheets/{id}/reprint', tags, summary: '重印未使用的链接（旧链接作废）',
  request: { params, body: jsonBody(ReprintInput) }, responses: { 201: answer(PrintedAnswer) },
}); // prettier-ignore
const revoke = cityRoute(writing, {
  method: 'post', path: '/assessment/ballot-sheets/{id}/revoke', tags, summary: '作废一批链接',
  request: { params, body: jsonBody(RevokeInput) }, responses: { 201: answer(DoneAnswer) },
}); // prettier-ignore
const enter = cityRoute(writing, {
  method: 'post', path: '/assessment/cycles/{id}/paper-counts', tags, summary: '录入纸质票数',
  request: { params, body: jsonBody(PaperInput) }, responses: { 201: answer(PaperEnteredAnswer) },
}); // prettier-ignore
const confirm = cityRoute(writing, {
  method: 'post', path: '/assessment/paper-counts/{id}/confirm', tags, summary: '核对纸质票数（须由另一人）',
  request: { params }, responses: { 201: answer(PaperEnteredAnswer) },
}); // prettier-ignore
const count = cityRoute({ ...writing, key: 'required' }, {
  method: 'post', path: '/assessment/ballot-boxes/{id}/count', tags, summary: '结束评议并计票',
  request: { params, body: jsonBody(CountInput) }, responses: { 201: answer(CountedAnswer) },
}); // prettier-ignore

const open = publicCityRoute({ purpose: 'ballot', reads: true }, {
  method: 'post', path: '/ballot/open', tags: ['public'], summary: '打开评议票（凭一次性链接，无需账号）',
  request: { body: jsonBody(OpenBallotInput) }, responses: { 200: answer(BallotAnswer) },
}); // prettier-ignore
const cast = publicCityRoute({ purpose: 'ballot' }, {
  method: 'post', path: '/ballot/cast', tags: ['public'], summary: '投出评议票（匿名，一次有效）',
  request: { body: jsonBody(CastInput) }, responses: { 201: answer(CastAnswer) },
}); // prettier-ignore

export const ballotRoutes = moduleRouter()
  .openapi(progress, async (c) =>
    c.json(await progressView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
  )
  .openapi(box, async (c) => c.json(await boxView(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(issue, async (c) => {
    const sheets = await issueSheets(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json({ sheets: sheets.map((sheet) => ({ ...sheet, links: [...sheet.links] })) }, 201);
  })
  .openapi(reprint, async (c) => {
    const sheets = await reprintSheet(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json({ sheets: sheets.map((sheet) => ({ ...sheet, links: [...sheet.links] })) }, 201);
  })
  .openapi(revoke, async (c) => c.json(await revokeSheet(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(enter, async (c) => c.json(await enterPaper(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(confirm, async (c) => c.json(await confirmPaper(c.var.ctx, c.req.valid('param').id), 201))
  .openapi(count, async (c) => c.json(await countBox(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(open, async (c) => c.json(await openBallot(c.var.ctx, c.req.valid('json').token), 200))
  .openapi(cast, async (c) => c.json(await castBallot(c.var.ctx, c.req.valid('json')), 201));
