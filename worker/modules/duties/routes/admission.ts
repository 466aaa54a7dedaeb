import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import * as answers from '../admission-answers.ts';
import { giveOpinion, putAdmissionPolicy, submitDuty } from '../commands/admission.ts';
import { giveStance, reviewDuty } from '../commands/review.ts';
import * as input from '../input.ts';
import { listAdmissionTerms } from '../store/admission.ts';
import { listDecisions } from '../store/pages.ts';

const tags = ['duties'];

const submission = cityRoute(
  { permission: 'duties.write' },
  {
    method: 'post',
    path: '/duties/{id}/submit',
    tags,
    summary: '提交准入：开始征求意见',
    request: { params: idParam, body: jsonBody(input.StepInput) },
    responses: { 200: answer(input.VersionAnswer) },
  },
);

const opinion = cityRoute(
  { permission: 'duties.hear' },
  {
    method: 'post',
    path: '/duties/{id}/opinions',
    tags,
    summary: '街道答复、社区异议',
    request: { params: idParam, body: jsonBody(input.OpinionInput) },
    responses: { 201: answer(input.OpinionGiven) },
  },
);

const stance = cityRoute(
  { permission: 'duties.opine' },
  {
    method: 'post',
    path: '/duties/{id}/stances',
    tags,
    summary: '参加联审的部门提出意见',
    request: { params: idParam, body: jsonBody(input.StanceInput) },
    responses: { 201: answer(input.OpinionGiven) },
  },
);

const review = cityRoute(
  { permission: 'duties.activate', key: 'required' },
  {
    method: 'post',
    path: '/duties/{id}/review',
    tags,
    summary: '联审结论（须为另一人，公布全市）',
    request: { params: idParam, body: jsonBody(input.ReviewInput) },
    responses: { 200: answer(input.VersionAnswer) },
  },
);

const decisions = cityRoute(
  { permission: 'city.read' },
  {
    method: 'get',
    path: '/duties/decisions',
    tags,
    summary: '准入结果公布（全市可见）',
    request: { query: answers.DecisionsQuery },
    responses: { 200: answer(answers.DecisionList) },
  },
);

const policies = cityRoute(
  { permission: 'duties.read' },
  {
    method: 'get',
    path: '/duties/policies',
    tags,
    summary: '准入规则',
    responses: { 200: answer(input.AdmissionPolicies) },
  },
);

const policyPut = cityRoute(
  { permission: 'city.settings.write' },
  {
    method: 'post',
    path: '/duties/policies',
    tags,
    summary: '登记准入规则（自某日起）',
    request: { body: jsonBody(input.AdmissionPolicyPut) },
    responses: { 201: answer(input.OpinionGiven) },
  },
);

export const dutyAdmissionRoutes = moduleRouter()
  .openapi(submission, async (c) =>
    c.json(await submitDuty(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version), 200),
  )
  .openapi(opinion, async (c) => {
    const { reason = null, ...said } = c.req.valid('json');
    return c.json(await giveOpinion(c.var.ctx, c.req.valid('param').id, { ...said, reason }), 201);
  })
  .openapi(stance, async (c) => {
    const { reason = null, ...said } = c.req.valid('json');
    return c.json(await giveStance(c.var.ctx, c.req.valid('param').id, { ...said, reason }), 201);
  })
  .openapi(review, async (c) => {
    const { conditions = null, ...decided } = c.req.valid('json');
    return c.json(await reviewDuty(c.var.ctx, c.req.valid('param').id, { ...decided, conditions }), 200);
  })
  .openapi(decisions, async (c) => c.json(await listDecisions(c.var.ctx, c.req.valid('query')), 200))
  .openapi(policies, async (c) => {
    return c.json({ items: await listAdmissionTerms(c.var.ctx) }, 200);
  })
  .openapi(policyPut, async (c) => c.json(await putAdmissionPolicy(c.var.ctx, c.req.valid('json')), 201));
