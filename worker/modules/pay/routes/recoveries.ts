import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { askWaiver, createSettlementPolicy, decideOnWaiver, setInstalment } from '../commands/recover.ts';
import {
  CreatedAnswer,
  InstalmentAnswer,
  InstalmentSet,
  RecoveryPage,
  RecoveryQuery,
  SettlementPolicyCreate,
  SettlementPolicyList,
  WaiverAnswer,
  WaiverAsk,
  WaiverDecide,
  workerParam,
} from '../input/recoveries.ts';
import { listRecoveries } from '../store/recoveries.ts';
import { listSettlementPolicies } from '../store/settlement-policies.ts';

const tags = ['pay'];
const reading = { permission: 'pay.read' } as const;

const list = cityRoute(reading, {
  method: 'get',
  path: '/pay/recoveries',
  tags,
  summary: '扣回计划：谁尚欠多少、源自哪个月、预计如何扣回',
  request: { query: RecoveryQuery },
  responses: { 200: answer(RecoveryPage) },
});

const instalment = cityRoute({ permission: 'pay.facts.write', key: 'required' } as const, {
  method: 'post',
  path: '/pay/recoveries/{workerId}/instalment',
  tags,
  summary: '说明理由后为个人另定较小的每月扣回额；0 恢复按政策',
  request: { params: workerParam, body: jsonBody(InstalmentSet) },
  responses: { 200: answer(InstalmentAnswer) },
});

const ask = cityRoute({ permission: 'pay.facts.write', key: 'required' } as const, {
  method: 'post',
  path: '/pay/recoveries/{workerId}/waivers',
  tags,
  summary: '申请减免尚欠金额，由第二人决定',
  request: { params: workerParam, body: jsonBody(WaiverAsk) },
  responses: { 201: answer(WaiverAnswer) },
});

const decide = cityRoute({ permission: 'pay.run.approve', key: 'required' } as const, {
  method: 'post',
  path: '/pay/waivers/{id}/decision',
  tags,
  summary: '由第二人同意或不同意减免',
  request: { params: idParam, body: jsonBody(WaiverDecide) },
  responses: { 200: answer(WaiverAnswer) },
});

const policies = cityRoute(reading, {
  method: 'get',
  path: '/pay/settlement-policies',
  tags,
  summary: '补发追溯期与扣回保障',
  responses: { 200: answer(SettlementPolicyList) },
});

const create = cityRoute({ permission: 'pay.scheme.write', key: 'required' } as const, {
  method: 'post',
  path: '/pay/settlement-policies',
  tags,
  summary: '自某月起的补发追溯期与扣回保障',
  request: { body: jsonBody(SettlementPolicyCreate) },
  responses: { 201: answer(CreatedAnswer) },
});

export const recoveryRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listRecoveries(c.var.ctx, c.req.valid('query')), 200))
  .openapi(instalment, async (c) => {
    const { workerId } = c.req.valid('param');
    return c.json(await setInstalment(c.var.ctx, workerId, c.req.valid('json')), 200);
  })
  .openapi(ask, async (c) => {
    const { workerId } = c.req.valid('param');
    return c.json(await askWaiver(c.var.ctx, workerId, c.req.valid('json')), 201);
  })
  .openapi(decide, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await decideOnWaiver(c.var.ctx, id, c.req.valid('json')), 200);
  })
  .openapi(policies, async (c) => c.json(await listSettlementPolicies(c.var.ctx), 200))
  .openapi(create, async (c) => c.json(await createSettlementPolicy(c.var.ctx, c.req.valid('json')), 201));
