import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { cycleView, schemes } from '../answers.ts';
import { collectCycle, createCycle, finaliseCycle, publishCycle, stepCycle } from '../commands/cycles.ts';
import {
  CollectInput,
  CycleAnswer,
  CycleChangedAnswer,
  CycleListAnswer,
  CycleListQuery,
  NewCycleInput,
  PublishInput,
  SchemeListAnswer,
  StepInput,
} from '../input.ts';
import { listCycles } from '../store/overview.ts';

const tags = ['assessment'];
const reading = { permission: 'assessment.read' } as const;
const changed = { 201: answer(CycleChangedAnswer) };

const schemeList = cityRoute(reading, {
  method: 'get', path: '/assessment/schemes', tags, summary: '考核方案', responses: { 200: answer(SchemeListAnswer) },
}); // prettier-ignore
const list = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles', tags, summary: '年度考核', request: { query: CycleListQuery }, responses: { 200: answer(CycleListAnswer) },
}); // prettier-ignore
const create = cityRoute({ permission: 'assessment.write' }, {
  method: 'post', path: '/assessment/cycles', tags, summary: '建立年度考核', request: { body: jsonBody(NewCycleInput) }, responses: changed,
}); // prettier-ignore
const view = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}', tags, summary: '年度考核的进程与人数', request: { params: idParam }, responses: { 200: answer(CycleAnswer) },
}); // prettier-ignore

const stepRoute = <const P extends string>(path: P, summary: string) =>
  cityRoute({ permission: 'assessment.write' }, {
    method: 'post', path, tags, summary, request: { params: idParam, body: jsonBody(StepInput) }, responses: changed,
  }); // prettier-ignore
const open = stepRoute('/assessment/cycles/{id}/open', '开始收集评分');
const collect = cityRoute({ permission: 'assessment.write' }, {
  method: 'post', path: '/assessment/cycles/{id}/collect', tags, summary: '结束收集', request: { params: idParam, body: jsonBody(CollectInput) }, responses: changed,
}); // prettier-ignore
const calibrate = stepRoute('/assessment/cycles/{id}/calibrate', '完成评审');
const hear = stepRoute('/assessment/cycles/{id}/hear', '进入申诉期');

const publish = cityRoute({ permission: 'assessment.write' }, {
  method: 'post', path: '/assessment/cycles/{id}/publish', tags, summary: '公示', request: { params: idParam, body: jsonBody(PublishInput) }, responses: changed,
}); // prettier-ignore
const finalise = cityRoute({ permission: 'assessment.finalise', key: 'required' }, {
  method: 'post', path: '/assessment/cycles/{id}/finalise', tags, summary: '定档（须由另一人）', request: { params: idParam, body: jsonBody(StepInput) }, responses: changed,
}); // prettier-ignore

export const cycleRoutes = moduleRouter()
  .openapi(schemeList, async (c) => c.json(await schemes(c.var.ctx), 200))
  .openapi(list, async (c) => {
    const { page, pageSize } = c.req.valid('query');
    return c.json(await listCycles(c.var.ctx, page, pageSize), 200);
  })
  .openapi(create, async (c) => c.json(await createCycle(c.var.ctx, c.req.valid('json')), 201))
  .openapi(view, async (c) => c.json(await cycleView(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(open, async (c) =>
    c.json(await stepCycle(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version, 'open'), 201),
  )
  .openapi(collect, async (c) =>
    c.json(await collectCycle(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(calibrate, async (c) =>
    c.json(await stepCycle(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version, 'calibrate'), 201),
  )
  .openapi(hear, async (c) =>
    c.json(await stepCycle(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version, 'hear'), 201),
  )
  .openapi(publish, async (c) =>
    c.json(await publishCycle(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(finalise, async (c) =>
    c.json(await finaliseCycle(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version), 201),
  );
