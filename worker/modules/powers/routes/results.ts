import { downloadTable, tableFile } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { branchResultTable } from '../result-table.ts';
import { finaliseResult, proposeResult } from '../commands/results.ts';
import type { PowerFigures } from '../figures.ts';
import * as branch from '../branch-input.ts';
import * as input from '../input.ts';
import { scoreText } from '../store/reading.ts';
import { listBranchResults, listResults } from '../store/results.ts';

const tags = ['powers'];
const reading = { permission: 'powers.read' } as const;

const results = cityRoute(reading, {
  method: 'get',
  path: '/powers/results',
  tags,
  summary: '部门年度结果：其站所及负责人得分的均值',
  request: { query: branch.ResultQuery },
  responses: { 200: answer(branch.ResultList) },
});
const propose = cityRoute(
  { permission: 'powers.results.write', key: 'required' },
  {
    method: 'put',
    path: '/powers/results',
    tags,
    summary: '拟定部门各站所及其负责人的年度结果；缺街道评分则不能拟定',
    request: { body: jsonBody(branch.ResultPropose) },
    responses: { 200: answer(branch.ResultProposed) },
  },
);
const finalise = cityRoute(
  { permission: 'powers.results.finalise', key: 'required' },
  {
    method: 'post',
    path: '/powers/results/{id}/finalise',
    tags,
    summary: '由另一人确定部门及其站所的年度结果',
    request: { params: idParam, body: jsonBody(branch.ResultFinal) },
    responses: { 200: answer(input.Versioned) },
  },
);
const branches = cityRoute(reading, {
  method: 'get',
  path: '/powers/results/branches',
  tags,
  summary: '各站所及其负责人的年度结果，附每个街道的评分',
  request: { query: branch.BranchResultQuery },
  responses: { 200: answer(branch.BranchResults) },
});
const exported = cityRoute(reading, {
  method: 'get',
  path: '/powers/results/export',
  tags,
  summary: '导出各站所及其负责人的年度结果',
  request: { query: branch.BranchResultExport },
  responses: { 200: tableFile },
});

export const resultRoutes = (figures: readonly PowerFigures[]) =>
  moduleRouter()
    .openapi(results, async (c) => c.json(await listResults(c.var.ctx, figures, c.req.valid('query')), 200))
    .openapi(branches, async (c) => c.json({ items: await listBranchResults(c.var.ctx, c.req.valid('query')) }, 200))
    .openapi(exported, async (c) => {
      const { format, ...query } = c.req.valid('query');
      return downloadTable(branchResultTable(await listBranchResults(c.var.ctx, query), c.var.ctx, query.year), format);
    })
    .openapi(propose, async (c) => {
      const { total, ...made } = await proposeResult(c.var.ctx, c.req.valid('json'));
      return c.json({ ...made, total: scoreText(total) }, 200);
    })
    .openapi(finalise, async (c) =>
      c.json(await finaliseResult(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version), 200),
    );
