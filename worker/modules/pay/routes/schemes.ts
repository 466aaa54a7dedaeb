import { z } from '@hono/zod-openapi';
import { addMonths, monthNumber, monthOfDay } from '../../../core/day.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { adoptScheme, createEdition, createInsurancePolicy, createScheme } from '../commands/schemes.ts';
import { InsurancePolicyCreate, InsurancePolicyList } from '../input/facts.ts';
import { SchemePreview, SchemePreviewAnswer } from '../input/preview.ts';
import {
  Adoption,
  EditionCreate,
  Recorded,
  SchemeAnswer,
  SchemeCreate,
  SchemeCreated,
  SchemeDetail,
  TemplateAnswer,
} from '../input/scheme.ts';
import type { SchemeDefinition } from '../rules/scheme.ts';
import { previewSample, type SamplePay } from '../rules/scheme-preview.ts';
import { listInsurancePolicies } from '../store/policies.ts';
import { listSchemes, readScheme } from '../store/schemes.ts';
import { schemeTemplates } from '../templates/index.ts';

const tags = ['pay'];
const reading = { permission: 'pay.read' } as const;
const writing = { permission: 'pay.scheme.write' } as const;

const templates = cityRoute(reading, {
  method: 'get',
  path: '/pay/scheme-templates',
  tags,
  summary: '薪酬方案模板：来源与可信程度',
  responses: { 200: answer(z.object({ items: z.array(TemplateAnswer) })) },
});

const list = cityRoute(reading, {
  method: 'get',
  path: '/pay/schemes',
  tags,
  summary: '薪酬方案及各版本',
  responses: { 200: answer(z.object({ items: z.array(SchemeAnswer) })) },
});

const read = cityRoute(reading, {
  method: 'get',
  path: '/pay/schemes/{id}',
  tags,
  summary: '薪酬方案的一个版本',
  request: { params: idParam },
  responses: { 200: answer(SchemeDetail) },
});

const create = cityRoute(writing, {
  method: 'post',
  path: '/pay/schemes',
  tags,
  summary: '从模板建立本市方案',
  request: { body: jsonBody(SchemeCreate) },
  responses: { 201: answer(SchemeCreated) },
});

const preview = cityRoute({ ...reading, reads: true } as const, {
  method: 'post',
  path: '/pay/schemes/preview',
  tags,
  summary: '按尚未保存的方案试算假设人员的月薪，不写入',
  request: { body: jsonBody(SchemePreview) },
  responses: { 200: answer(SchemePreviewAnswer) },
});

const edition = cityRoute(writing, {
  method: 'post',
  path: '/pay/schemes/{id}/editions',
  tags,
  summary: '在最新版之后建立新版本',
  request: { params: idParam, body: jsonBody(EditionCreate) },
  responses: { 201: answer(SchemeCreated) },
});

const adopt = cityRoute(writing, {
  method: 'post',
  path: '/pay/adoptions',
  tags,
  summary: '决定自某月起按某一版本发薪',
  request: { body: jsonBody(Adoption) },
  responses: { 201: answer(Recorded) },
});

const policies = cityRoute(reading, {
  method: 'get',
  path: '/pay/insurance-policies',
  tags,
  summary: '五险一金政策',
  responses: { 200: answer(InsurancePolicyList) },
});

const createPolicy = cityRoute(writing, {
  method: 'post',
  path: '/pay/insurance-policies',
  tags,
  summary: '录入自某月起的五险一金政策',
  request: { body: jsonBody(InsurancePolicyCreate) },
  responses: { 201: answer(Recorded) },
});

const sampleAnswer = ({ steps, lines, ...pay }: SamplePay) => ({
  ...pay,
  steps: steps.map((step) => ({ ...step })),
  lines: lines.map((line) => ({ ...line, inputs: { ...line.inputs } })),
});

export const schemeRoutes = moduleRouter()
  .openapi(templates, (c) => c.json({ items: [...schemeTemplates] }, 200))
  .openapi(list, async (c) => c.json(await listSchemes(c.var.ctx), 200))
  .openapi(read, async (c) => {
    const scheme = await readScheme(c.var.ctx, c.req.valid('param').id);
    if (!scheme) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(scheme, 200);
  })
  .openapi(create, async (c) => c.json(await createScheme(c.var.ctx, c.req.valid('json')), 201))
  .openapi(preview, (c) => {
    const { definition, samples, inMonth } = c.req.valid('json');
    const thisMonth = monthOfDay(c.var.ctx.today);
    const month = inMonth === undefined ? thisMonth : addMonths(thisMonth, inMonth - monthNumber(thisMonth));
    const pays = samples.map((sample) => previewSample(definition as SchemeDefinition, sample, month));
    return c.json({ samples: pays.map(sampleAnswer) }, 200);
  })
  .openapi(edition, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await createEdition(c.var.ctx, id, c.req.valid('json') as EditionCreate), 201);
  })
  .openapi(adopt, async (c) => c.json(await adoptScheme(c.var.ctx, c.req.valid('json')), 201))
  .openapi(policies, async (c) => c.json(await listInsurancePolicies(c.var.ctx), 200))
  .openapi(createPolicy, async (c) => c.json(await createInsurancePolicy(c.var.ctx, c.req.valid('json')), 201));
