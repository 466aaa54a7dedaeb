import type { z } from '@hono/zod-openapi';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { computeRun, previewRun, recompute, type ComputeAnswer, type JobStarted } from '../commands/compute.ts';
import { approveRun, takeBackApproval } from '../commands/approve.ts';
import { acceptWarnings, closeRun, payRun } from '../commands/run-steps.ts';
import {
  ComputeAnswerSchema,
  DryRunQuery,
  FindingPage,
  FindingQuery,
  FindingsAccept,
  JobAnswer,
  JobStartedAnswer,
  RunApprove,
  RunCompute,
  RunDetail,
  RunListQuery,
  RunMovedAnswer,
  RunPage,
  RunRecompute,
  RunReopen,
  RunStep,
} from '../input/runs.ts';
import { readJob } from '../store/jobs.ts';
import { listFindings, listRuns, readRun } from '../store/run-views.ts';

const tags = ['pay'];
const reading = { permission: 'pay.read' } as const;
const computing = { permission: 'pay.run.compute', key: 'required' } as const;
const approving = { permission: 'pay.run.approve', key: 'required' } as const;

const list = cityRoute(reading, {
  method: 'get',
  path: '/pay/runs',
  tags,
  summary: '发薪批次',
  request: { query: RunListQuery },
  responses: { 200: answer(RunPage) },
});

const read = cityRoute(reading, {
  method: 'get',
  path: '/pay/runs/{id}',
  tags,
  summary: '一个月的发薪批次：步骤、检查、按街道与项目汇总、与上月对比',
  request: { params: idParam },
  responses: { 200: answer(RunDetail) },
});

const findings = cityRoute(reading, {
  method: 'get',
  path: '/pay/runs/{id}/findings',
  tags,
  summary: '核对结果',
  request: { params: idParam, query: FindingQuery },
  responses: { 200: answer(FindingPage) },
});

const compute = cityRoute(computing, {
  method: 'post',
  path: '/pay/runs',
  tags,
  summary: '计算一个月的薪酬；dryRun=true 只预览',
  request: { query: DryRunQuery, body: jsonBody(RunCompute) },
  responses: { 200: answer(ComputeAnswerSchema), 202: answer(JobStartedAnswer, '已开始分步计算') },
});

const again = cityRoute(computing, {
  method: 'post',
  path: '/pay/runs/{id}/compute',
  tags,
  summary: '重新计算草稿；dryRun=true 只列出变化',
  request: { params: idParam, query: DryRunQuery, body: jsonBody(RunRecompute) },
  responses: { 200: answer(ComputeAnswerSchema), 202: answer(JobStartedAnswer, '已开始分步计算') },
});

const accept = cityRoute(computing, {
  method: 'post',
  path: '/pay/runs/{id}/findings/accept',
  tags,
  summary: '说明理由后接受提醒',
  request: { params: idParam, body: jsonBody(FindingsAccept) },
  responses: { 200: answer(RunMovedAnswer) },
});

const approve = cityRoute(approving, {
  method: 'post',
  path: '/pay/runs/{id}/approve',
  tags,
  summary: '由第二人审批，并自选定的指标划拨资金',
  request: { params: idParam, body: jsonBody(RunApprove) },
  responses: { 200: answer(RunMovedAnswer) },
});

const reopen = cityRoute(approving, {
  method: 'post',
  path: '/pay/runs/{id}/reopen',
  tags,
  summary: '发放前退回，资金返还',
  request: { params: idParam, body: jsonBody(RunReopen) },
  responses: { 200: answer(RunMovedAnswer) },
});

const pay = cityRoute(approving, {
  method: 'post',
  path: '/pay/runs/{id}/pay',
  tags,
  summary: '登记已发放',
  request: { params: idParam, body: jsonBody(RunStep) },
  responses: { 200: answer(RunMovedAnswer) },
});

const close = cityRoute(approving, {
  method: 'post',
  path: '/pay/runs/{id}/close',
  tags,
  summary: '关闭批次',
  request: { params: idParam, body: jsonBody(RunStep) },
  responses: { 200: answer(RunMovedAnswer) },
});

const job = cityRoute(reading, {
  method: 'get',
  path: '/pay/jobs/{id}',
  tags,
  summary: '分步计算的进度与结果',
  request: { params: idParam },
  responses: { 200: answer(JobAnswer) },
});

const computed = (result: ComputeAnswer): z.infer<typeof ComputeAnswerSchema> => ({
  ...result,
  differences: [...result.differences],
  changes: result.changes.map(({ inputs, ...worker }) => ({ ...worker, inputs: [...inputs] })),
  ruleChanges: [...result.ruleChanges],
});

const isJob = (result: ComputeAnswer | JobStarted): result is JobStarted => 'jobId' in result;

/** What a job tells of everybody is for who may see everybody. */
async function progressOf(ctx: CityContext, id: string): Promise<z.infer<typeof JobAnswer>> {
  const found = holdsCityWide(ctx, 'pay.read') ? await readJob(ctx, id) : null;
  if (!found) throw new RefusedError(platformRefusals.refuse('not_found'));
  const { plan: _, startedBy: _by, startedName: _name, result, error, ...rest } = found;
  return {
    ...rest,
    ...(result === null ? {} : { result: computed(result as ComputeAnswer) }),
    ...(error === null ? {} : { error }),
  };
}

export const runRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listRuns(c.var.ctx, c.req.valid('query')), 200))
  .openapi(read, async (c) => {
    const run = await readRun(c.var.ctx, c.req.valid('param').id);
    if (!run) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(run, 200);
  })
  .openapi(findings, async (c) => {
    const page = await listFindings(c.var.ctx, c.req.valid('param').id, c.req.valid('query'));
    if (!page) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(page, 200);
  })
  .openapi(compute, async (c) => {
    const input = { month: c.req.valid('json').month, version: null };
    const dry = c.req.valid('query').dryRun === 'true';
    const result = await (dry ? previewRun(c.var.ctx, input) : computeRun(c.var.ctx, input));
    return isJob(result) ? c.json(result, 202) : c.json(computed(result), 200);
  })
  .openapi(again, async (c) => {
    const { version } = c.req.valid('json');
    const dry = c.req.valid('query').dryRun === 'true';
    const result = await recompute(c.var.ctx, c.req.valid('param').id, version, dry);
    return isJob(result) ? c.json(result, 202) : c.json(computed(result), 200);
  })
  .openapi(job, async (c) => c.json(await progressOf(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(accept, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await acceptWarnings(c.var.ctx, id, c.req.valid('json')), 200);
  })
  .openapi(approve, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await approveRun(c.var.ctx, id, c.req.valid('json')), 200);
  })
  .openapi(reopen, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await takeBackApproval(c.var.ctx, id, c.req.valid('json')), 200);
  })
  .openapi(pay, async (c) => c.json(await payRun(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version), 200))
  .openapi(close, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await closeRun(c.var.ctx, id, c.req.valid('json').version), 200);
  });
