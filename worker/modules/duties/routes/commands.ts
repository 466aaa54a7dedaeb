import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import * as answers from '../answers.ts';
import { activateDuty, previewActivation } from '../commands/activate.ts';
import { draftDuty, reviseDuty } from '../commands/draft.ts';
import { previewVerdict, reportVolume, returnSettlement, verifySettlement } from '../commands/settle.ts';
import { returnDuty } from '../commands/step.ts';
import * as input from '../input.ts';

const tags = ['duties'];

const draft = cityRoute(
  { permission: 'duties.write' },
  {
    method: 'post',
    path: '/duties',
    tags,
    summary: '起草下放事项',
    request: { body: jsonBody(input.DraftDutyInput) },
    responses: { 201: answer(input.VersionAnswer) },
  },
);

const revision = cityRoute(
  { permission: 'duties.write' },
  {
    method: 'post',
    path: '/duties/{id}/revise',
    tags,
    summary: '修改草稿',
    request: { params: idParam, body: jsonBody(input.ReviseDutyInput) },
    responses: { 200: answer(input.VersionAnswer) },
  },
);

const sendingBack = cityRoute(
  { permission: 'duties.activate' },
  {
    method: 'post',
    path: '/duties/{id}/return',
    tags,
    summary: '准入后退回修改',
    request: { params: idParam, body: jsonBody(input.ReasonedStepInput) },
    responses: { 200: answer(input.VersionAnswer) },
  },
);

const activationPreview = cityRoute(
  { permission: 'duties.activate', reads: true },
  {
    method: 'post',
    path: '/duties/{id}/activation/preview',
    tags,
    summary: '下放预览：责、权、费是否齐备',
    request: { params: idParam },
    responses: { 200: answer(answers.ActivationPreview) },
  },
);

const activation = cityRoute(
  { permission: 'duties.activate', key: 'required' },
  {
    method: 'post',
    path: '/duties/{id}/activate',
    tags,
    summary: '下放：责、权、费一次到位',
    request: { params: idParam, body: jsonBody(input.StepInput) },
    responses: { 200: answer(input.ActivatedAnswer) },
  },
);

const report = cityRoute(
  { permission: 'duties.settle' },
  {
    method: 'post',
    path: '/duties/{id}/settlements',
    tags,
    summary: '上报月工作量',
    request: { params: idParam, body: jsonBody(input.ReportInput) },
    responses: { 201: answer(input.ReportedAnswer) },
  },
);

const verdictPreview = cityRoute(
  { permission: 'duties.settle.approve', reads: true },
  {
    method: 'post',
    path: '/duties/settlements/{id}/preview',
    tags,
    summary: '审定预览：应付金额',
    request: { params: idParam, body: jsonBody(input.VerdictPreviewInput) },
    responses: { 200: answer(answers.VerdictPreview) },
  },
);

const verification = cityRoute(
  { permission: 'duties.settle.approve', key: 'required' },
  {
    method: 'post',
    path: '/duties/settlements/{id}/verify',
    tags,
    summary: '审定工作量并付款（须为另一人）',
    request: { params: idParam, body: jsonBody(input.VerifyInput) },
    responses: { 200: answer(input.VerifiedAnswer) },
  },
);

const settlementReturn = cityRoute(
  { permission: 'duties.settle.approve' },
  {
    method: 'post',
    path: '/duties/settlements/{id}/return',
    tags,
    summary: '退回工作量',
    request: { params: idParam, body: jsonBody(input.ReturnInput) },
    responses: { 200: answer(input.ReportedAnswer) },
  },
);

export const dutyCommandRoutes = moduleRouter()
  .openapi(draft, async (c) => c.json(await draftDuty(c.var.ctx, c.req.valid('json')), 201))
  .openapi(revision, async (c) =>
    c.json(await reviseDuty(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(sendingBack, async (c) =>
    c.json(await returnDuty(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(activationPreview, async (c) => c.json(await previewActivation(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(activation, async (c) =>
    c.json(await activateDuty(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version), 200),
  )
  .openapi(report, async (c) =>
    c.json(await reportVolume(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(verdictPreview, async (c) =>
    c.json(await previewVerdict(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(verification, async (c) =>
    c.json(await verifySettlement(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(settlementReturn, async (c) =>
    c.json(await returnSettlement(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  );
