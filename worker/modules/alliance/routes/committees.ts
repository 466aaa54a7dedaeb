import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { listTerms } from '../../../platform/terms.ts';
import { changeSeat, endCommittee, setUpCommittee } from '../commands/committees.ts';
import { putPolicy } from '../commands/policy.ts';
import * as input from '../input.ts';
import { listCommittees, readCommittee } from '../store/committees.ts';
import { allianceTerms } from '../store/policy.ts';
import { reading, tags, writing } from './demands.ts';

const list = cityRoute(reading, {
  method: 'get', path: '/alliance/committees', tags, summary: '街道大工委与社区大党委',
  request: { query: input.CommitteeQuery }, responses: { 200: answer(input.CommitteeList) },
}); // prettier-ignore
const one = cityRoute(reading, {
  method: 'get', path: '/alliance/committees/{id}', tags, summary: '一个委员会：席位与历任',
  request: { params: idParam }, responses: { 200: answer(input.CommitteeAnswer) },
}); // prettier-ignore
const setUp = cityRoute(writing, {
  method: 'post', path: '/alliance/committees', tags, summary: '按当日模板组建委员会',
  request: { body: jsonBody(input.CommitteeSetting) }, responses: { 201: answer(input.Moved) },
}); // prettier-ignore
const seat = cityRoute(writing, {
  method: 'post', path: '/alliance/committees/{id}/seats', tags, summary: '任职、交接或空出一个席位，自某日起',
  request: { params: idParam, body: jsonBody(input.SeatChange) }, responses: { 200: answer(input.Moved) },
}); // prettier-ignore
const end = cityRoute(writing, {
  method: 'post', path: '/alliance/committees/{id}/end', tags, summary: '撤销或换届：委员会与各席位到期',
  request: { params: idParam, body: jsonBody(input.CommitteeEnding) }, responses: { 200: answer(input.Moved) },
}); // prettier-ignore
const policies = cityRoute(reading, {
  method: 'get', path: '/alliance/policies', tags, summary: '四项清单名称、类别、委员会模板与匹配分值',
  responses: { 200: answer(input.PolicyAnswer) },
}); // prettier-ignore
const setPolicy = cityRoute({ permission: 'city.settings.write' }, {
  method: 'post', path: '/alliance/policies', tags, summary: '登记区域化党建设置，自某日起施行',
  request: { body: jsonBody(input.PolicyPut) }, responses: { 201: answer(input.Made) },
}); // prettier-ignore

export const committeeRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listCommittees(c.var.ctx, c.req.valid('query')), 200))
  .openapi(one, async (c) => {
    const committee = await readCommittee(c.var.ctx, c.req.valid('param').id);
    if (!committee) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(committee, 200);
  })
  .openapi(setUp, async (c) => c.json(await setUpCommittee(c.var.ctx, c.req.valid('json')), 201))
  .openapi(seat, async (c) => {
    const change = { holder: null, handedOver: null, ...c.req.valid('json') };
    return c.json(await changeSeat(c.var.ctx, c.req.valid('param').id, change), 200);
  })
  .openapi(end, async (c) => c.json(await endCommittee(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
  .openapi(policies, async (c) => c.json({ items: await listTerms(c.var.ctx, allianceTerms) }, 200))
  .openapi(setPolicy, async (c) => c.json(await putPolicy(c.var.ctx, c.req.valid('json')), 201));
