import { downloadTable, tableFile } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { listTerms } from '../../../platform/terms.ts';
import { caseTable } from '../case-table.ts';
import { putPolicy } from '../commands/policy.ts';
import * as input from '../input.ts';
import { readBoard } from '../store/board.ts';
import { readPartners } from '../store/partners.ts';
import { caseTerms, policyOf, policyOn, type PolicyRow } from '../store/policy.ts';
import { exportCases, listCases } from '../store/reading.ts';
import { readCase } from '../store/whole.ts';

const tags = ['cases'];
const reading = { permission: 'cases.read' } as const;

const list = cityRoute(reading, {
  method: 'get', path: '/cases', tags, summary: '居民诉求', request: { query: input.CaseQuery },
  responses: { 200: answer(input.CaseList) },
}); // prettier-ignore
const exported = cityRoute(reading, {
  method: 'get',
  path: '/cases/export',
  tags,
  summary: '导出居民诉求',
  request: { query: input.CaseExport },
  responses: { 200: tableFile },
});
const board = cityRoute(reading, {
  method: 'get', path: '/cases/board', tags, summary: '居民诉求看板：下级单位各状态件数', request: { query: input.BoardQuery },
  responses: { 200: answer(input.BoardAnswer) },
}); // prettier-ignore
const terms = cityRoute(reading, {
  method: 'get', path: '/cases/policies', tags, summary: '五步工作法的类别、时限与规则',
  responses: { 200: answer(input.PolicyAnswer) },
}); // prettier-ignore
const setTerms = cityRoute(
  { permission: 'city.settings.write' },
  {
    method: 'post', path: '/cases/policies', tags, summary: '登记五步工作法的时限与规则，自某日起施行',
    request: { body: jsonBody(input.PolicyPut) }, responses: { 201: answer(input.Made) },
  },
); // prettier-ignore
const one = cityRoute(reading, {
  method: 'get', path: '/cases/{id}', tags, summary: '一件诉求的经过', request: { params: idParam },
  responses: { 200: answer(input.CaseAnswer) },
}); // prettier-ignore
const partners = cityRoute(
  { permission: 'cases.decide' },
  {
    method: 'get', path: '/cases/{id}/partners', tags, summary: '可分工的单位与已准入的事项', request: { params: idParam },
    responses: { 200: answer(input.PartnersAnswer) },
  },
); // prettier-ignore

export const readRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listCases(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    const { ctx } = c.var;
    const [rows, terms] = await Promise.all([exportCases(ctx, filter), ctx.db.all<PolicyRow>(policyOn(ctx.today))]);
    return downloadTable(caseTable(rows, policyOf(terms).categories, ctx), format);
  })
  .openapi(board, async (c) => c.json(await readBoard(c.var.ctx, c.req.valid('query').unitId), 200))
  .openapi(terms, async (c) => {
    const items = (await listTerms(c.var.ctx, caseTerms)).map(({ categories, dutyRequired, ...rest }) => ({
      ...rest,
      categories: [...categories],
      dutyRequired: [...dutyRequired],
    }));
    return c.json({ items }, 200);
  })
  .openapi(setTerms, async (c) => c.json(await putPolicy(c.var.ctx, c.req.valid('json')), 201))
  .openapi(one, async (c) => {
    const found = await readCase(c.var.ctx, c.req.valid('param').id);
    if (!found) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(found, 200);
  })
  .openapi(partners, async (c) => {
    const found = await readPartners(c.var.ctx, c.req.valid('param').id);
    if (!found) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(found, 200);
  });
