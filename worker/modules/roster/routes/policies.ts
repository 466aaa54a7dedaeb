import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, jsonBody } from '../../../platform/http/schema.ts';
import { setPolicy } from '../commands/set-policy.ts';
import { WorkerChangedAnswer } from '../input.ts';
import { PoliciesAnswer, SetPolicyInput } from '../policy-input.ts';
import { listPolicies } from '../store/policy.ts';

const list = cityRoute(
  { permission: 'roster.read' },
  {
    method: 'get',
    path: '/roster/policies',
    tags: ['roster'],
    summary: '员额、最低年龄、退休办法及其依据',
    responses: { 200: answer(PoliciesAnswer) },
  },
);

const set = cityRoute(
  { permission: 'city.settings.write' },
  {
    method: 'post',
    path: '/roster/policies',
    tags: ['roster'],
    summary: '自某日起改用新的员额或最低年龄',
    request: { body: jsonBody(SetPolicyInput) },
    responses: { 201: answer(WorkerChangedAnswer) },
  },
);

export const policyRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listPolicies(c.var.ctx), 200))
  .openapi(set, async (c) => c.json(await setPolicy(c.var.ctx, c.req.valid('json')), 201));
