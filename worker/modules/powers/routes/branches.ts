import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { listTerms } from '../../../platform/terms.ts';
import { endRelation, relateBranch, reviewBranch } from '../commands/branches.ts';
import { putPolicy } from '../commands/policy.ts';
import type { PowerFigures } from '../figures.ts';
import * as branch from '../branch-input.ts';
import * as input from '../input.ts';
import { powerTerms } from '../store/policy.ts';
import { partners, type PartnerRow } from '../store/partners.ts';
import { listRelations } from '../store/reading.ts';
import { listReviews } from '../store/reviews.ts';

const tags = ['powers'];
const reading = { permission: 'powers.read' } as const;

const partnerList = cityRoute(reading, {
  method: 'get',
  path: '/powers/partners',
  tags,
  summary: '可选的街道、部门与基层站所（全市，只列名称）',
  responses: { 200: answer(input.PartnerList) },
});
const relations = cityRoute(reading, {
  method: 'get',
  path: '/powers/relations',
  tags,
  summary: '市属、街管、街用：基层站所的归属关系',
  request: { query: branch.RelationQuery },
  responses: { 200: answer(branch.RelationList) },
});
const relate = cityRoute(
  { permission: 'powers.branches.write' },
  {
    method: 'post',
    path: '/powers/relations',
    tags,
    summary: '登记归属关系',
    request: { body: jsonBody(branch.RelationCreate) },
    responses: { 201: answer(input.Made) },
  },
);
const end = cityRoute(
  { permission: 'powers.branches.write' },
  {
    method: 'post',
    path: '/powers/relations/{id}/end',
    tags,
    summary: '终止归属关系',
    request: { params: idParam, body: jsonBody(branch.RelationEnd) },
    responses: { 200: answer(input.Made) },
  },
);
const reviews = cityRoute(reading, {
  method: 'get',
  path: '/powers/reviews',
  tags,
  summary: '街道对基层站所及其负责人的评分',
  request: { query: branch.ReviewQuery },
  responses: { 200: answer(branch.ReviewList) },
});
const review = cityRoute(
  { permission: 'powers.use', key: 'required' },
  {
    method: 'put',
    path: '/powers/reviews',
    tags,
    summary: '保存或提交评分；提交后不能再改',
    request: { body: jsonBody(branch.ReviewPut) },
    responses: { 200: answer(input.Versioned) },
  },
);
const terms = cityRoute(reading, {
  method: 'get',
  path: '/powers/policies',
  tags,
  summary: '五权的时限与规则',
  responses: { 200: answer(input.PolicyAnswer) },
});
const setTerms = cityRoute(
  { permission: 'city.settings.write' },
  {
    method: 'post',
    path: '/powers/policies',
    tags,
    summary: '登记五权的时限与规则，自某日起施行',
    request: { body: jsonBody(input.PolicyPut) },
    responses: { 201: answer(input.Made) },
  },
);

export const branchRoutes = (figures: readonly PowerFigures[]) =>
  moduleRouter()
    .openapi(partnerList, async (c) => c.json({ items: await c.var.ctx.db.all<PartnerRow>(partners()) }, 200))
    .openapi(relations, async (c) => c.json(await listRelations(c.var.ctx, c.req.valid('query')), 200))
    .openapi(relate, async (c) => {
      const { documentNumber, ...body } = c.req.valid('json');
      return c.json(await relateBranch(c.var.ctx, { ...body, documentNumber: documentNumber ?? null }), 201);
    })
    .openapi(end, async (c) => c.json(await endRelation(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
    .openapi(reviews, async (c) => c.json(await listReviews(c.var.ctx, figures, c.req.valid('query')), 200))
    .openapi(review, async (c) => c.json(await reviewBranch(c.var.ctx, c.req.valid('json')), 200))
    .openapi(terms, async (c) => {
      return c.json({ items: await listTerms(c.var.ctx, powerTerms) }, 200);
    })
    .openapi(setTerms, async (c) => c.json(await putPolicy(c.var.ctx, c.req.valid('json')), 201));
