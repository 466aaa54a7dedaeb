import { attached, downloadTable, markedFile, tableFile, xlsxType } from '../../../platform/http/download.ts';
import { asCommit, markedSheet, sheetReport, SheetOutcome, SheetReport } from '../../../platform/http/import.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { ClaimEnd, ClaimInput, ClaimVoucherList, ClaimVoucherQuery, type VoucherRow } from '../../ledger/index.ts';
import { lineTable } from '../alliance-tables.ts';
import { importSheet, previewSheet } from '../commands/import.ts';
import { acceptPair, makeLine, takeLineStep } from '../commands/lines.ts';
import { endPayment, linkPayment } from '../commands/spending.ts';
import { Made } from '../input.ts';
import * as input from '../line-input.ts';
import { listLines, readLine } from '../store/line-pages.ts';
import { readMatches } from '../store/matches.ts';
import { payments } from '../store/spending.ts';
import { confirming, reading, sheetForm, tags, writing } from './demands.ts';

const list = cityRoute(reading, {
  method: 'get', path: '/alliance/lines', tags, summary: '四项清单',
  request: { query: input.LineQuery }, responses: { 200: answer(input.LineList) },
}); // prettier-ignore
const exported = cityRoute(reading, {
  method: 'get', path: '/alliance/lines/export', tags, summary: '导出清单',
  request: { query: input.LineExport }, responses: { 200: tableFile },
}); // prettier-ignore
const vouchers = cityRoute({ permission: 'ledger.read' }, {
  method: 'get', path: '/alliance/vouchers', tags, summary: '可关联的支出凭证，最近 50 张',
  request: { query: ClaimVoucherQuery }, responses: { 200: answer(ClaimVoucherList) },
}); // prettier-ignore
const matches = cityRoute(reading, {
  method: 'get', path: '/alliance/matches', tags, summary: '需求与资源的匹配建议，附分值与理由',
  request: { query: input.MatchQuery }, responses: { 200: answer(input.MatchList) },
}); // prettier-ignore
const accept = cityRoute(writing, {
  method: 'post', path: '/alliance/matches', tags, summary: '采纳一对：生成项目',
  request: { body: jsonBody(input.PairInput) }, responses: { 201: answer(input.LineMoved) },
}); // prettier-ignore
const one = cityRoute(reading, {
  method: 'get', path: '/alliance/lines/{id}', tags, summary: '一条事项：进展、关联与支出',
  request: { params: idParam }, responses: { 200: answer(input.LineAnswer) },
}); // prettier-ignore
const make = cityRoute(writing, {
  method: 'post', path: '/alliance/lines', tags, summary: '登记需求、资源或项目；项目可认领需求',
  request: { body: jsonBody(input.LineInput) }, responses: { 201: answer(input.LineMoved) },
}); // prettier-ignore
const step = cityRoute(writing, {
  method: 'post', path: '/alliance/lines/{id}/steps', tags, summary: '记进展、报办结、延期、取消',
  request: { params: idParam, body: jsonBody(input.LineStep) }, responses: { 200: answer(input.LineMoved) },
}); // prettier-ignore
const verdict = cityRoute(confirming, {
  method: 'post', path: '/alliance/lines/{id}/verdict', tags, summary: '社区确认、退回、暂停或恢复（须由另一人）',
  request: { params: idParam, body: jsonBody(input.LineVerdict) }, responses: { 200: answer(input.LineMoved) },
}); // prettier-ignore
const pay = cityRoute(writing, {
  method: 'post', path: '/alliance/lines/{id}/spending', tags, summary: '关联一笔支出凭证',
  request: { params: idParam, body: jsonBody(ClaimInput) }, responses: { 201: answer(Made) },
}); // prettier-ignore
const unlink = cityRoute(writing, {
  method: 'post', path: '/alliance/spending/{id}/end', tags, summary: '解除支出关联',
  request: { params: idParam, body: jsonBody(ClaimEnd) }, responses: { 200: answer(Made) },
}); // prettier-ignore
const imported = cityRoute({ ...writing, key: 'required' }, {
  method: 'post', path: '/alliance/lines/import', tags, summary: '导入清单事项', request: sheetForm,
  responses: { 200: answer(SheetReport, '预检结果（dryRun）'), 201: answer(SheetOutcome, '已写入') },
}); // prettier-ignore
const marked = cityRoute({ ...writing, reads: true }, {
  method: 'post', path: '/alliance/lines/import/marked', tags, summary: '标注问题的清单表', request: sheetForm,
  responses: { 200: markedFile },
}); // prettier-ignore

const bare = { day: null, minutes: 0, fen: 0 } as const;

export const lineRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listLines(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    return downloadTable(await lineTable(c.var.ctx, filter), format);
  })
  .openapi(vouchers, async (c) =>
    c.json({ items: await c.var.ctx.db.all<VoucherRow>(payments.vouchers(c.var.ctx, c.req.valid('query').q)) }, 200),
  )
  .openapi(matches, async (c) => c.json(await readMatches(c.var.ctx, c.req.valid('query')), 200))
  .openapi(accept, async (c) => c.json(await acceptPair(c.var.ctx, c.req.valid('json')), 201))
  .openapi(one, async (c) => {
    const line = await readLine(c.var.ctx, c.req.valid('param').id);
    if (!line) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(line, 200);
  })
  .openapi(make, async (c) => c.json(await makeLine(c.var.ctx, { needId: null, ...c.req.valid('json') }), 201))
  .openapi(step, async (c) => {
    const taken = { ...bare, ...c.req.valid('json') };
    return c.json(await takeLineStep(c.var.ctx, 'alliance.write', c.req.valid('param').id, taken), 200);
  })
  .openapi(verdict, async (c) => {
    const { verdict: event, ...rest } = c.req.valid('json');
    const taken = { ...bare, ...rest, event };
    return c.json(await takeLineStep(c.var.ctx, 'alliance.confirm', c.req.valid('param').id, taken), 200);
  })
  .openapi(pay, async (c) => c.json(await linkPayment(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(unlink, async (c) =>
    c.json(await endPayment(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 200),
  )
  .openapi(imported, async (c) => {
    const { dryRun, ...upload } = c.req.valid('form');
    const { ctx } = c.var;
    if (dryRun === 'true') return c.json(sheetReport(await previewSheet(ctx, 'lines', upload), ctx.locale), 200);
    return c.json(await importSheet(asCommit(ctx), 'lines', upload), 201);
  })
  .openapi(marked, async (c) => {
    const { dryRun: _dryRun, ...upload } = c.req.valid('form');
    const plan = await previewSheet(c.var.ctx, 'lines', upload);
    return attached(await markedSheet(plan, c.var.ctx.locale), `核对-${upload.file.name}.xlsx`, xlsxType) as never;
  });
