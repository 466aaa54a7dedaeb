import { z } from '@hono/zod-openapi';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { setDeadlines } from '../commands/deadlines.ts';
import { handOverRatings } from '../commands/handover.ts';
import { addRater, applyRaterPlan, replaceRater, returnRating } from '../commands/raters.ts';
import {
  coverageView,
  exportReminders,
  orphansView,
  planView,
  progressView,
  remindersView,
  tasksView,
} from '../rater-answers.ts';
import {
  CandidateAnswer, CandidateQuery, CoverageAnswer, CoverageQuery, DeadlinesAnswer, DeadlinesInput, HandedAnswer, HandoverInput,
  OrphanAnswer, OrphanQuery, ProgressAnswer, ProgressQuery,
  RaterAddInput, RaterChangedAnswer, RaterPlanAnswer, RaterPlanInput, RaterPlannedAnswer, RaterPlanQuery, RaterReasonInput,
  RaterReplaceInput, ReminderAnswer, ReminderExportQuery, ReminderQuery, TaskListAnswer, TaskQuery,
} from '../rater-input.ts'; // prettier-ignore
import { listCandidates } from '../store/rater-lists.ts';

const tags = ['assessment'];
/** Pairs of raters and rated are for whoever runs the assessment; who may only see results never learns of them. */
const running = { permission: 'assessment.write' } as const;
const params = idParam;
const file = {
  200: {
    description: 'xlsx or csv',
    content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
  },
};
const changed = { 201: answer(RaterChangedAnswer) };

const tasks = cityRoute(running, {
  method: 'get', path: '/assessment/cycles/{id}/raters', tags, summary: '谁评谁', request: { params, query: TaskQuery }, responses: { 200: answer(TaskListAnswer) },
}); // prettier-ignore
const plan = cityRoute(running, {
  method: 'get', path: '/assessment/cycles/{id}/raters/plan', tags, summary: '按现在的组织与花名册，评分人将如何增减', request: { params, query: RaterPlanQuery }, responses: { 200: answer(RaterPlanAnswer) },
}); // prettier-ignore
const confirm = cityRoute(running, {
  method: 'post', path: '/assessment/cycles/{id}/raters/plan', tags, summary: '确认评分人增减', request: { params, body: jsonBody(RaterPlanInput) }, responses: { 201: answer(RaterPlannedAnswer) },
}); // prettier-ignore
const orphans = cityRoute(running, {
  method: 'get', path: '/assessment/cycles/{id}/raters/orphans', tags, summary: '评分人离任后待交接的评分与接任建议', request: { params, query: OrphanQuery }, responses: { 200: answer(OrphanAnswer) },
}); // prettier-ignore
const handover = cityRoute(running, {
  method: 'post', path: '/assessment/cycles/{id}/raters/handovers', tags, summary: '交接离任评分人尚未提交的评分', request: { params, body: jsonBody(HandoverInput) }, responses: { 201: answer(HandedAnswer) },
}); // prettier-ignore
const coverage = cityRoute(running, {
  method: 'get', path: '/assessment/cycles/{id}/raters/coverage', tags, summary: '每人各评分方的评分人数与缺口', request: { params, query: CoverageQuery }, responses: { 200: answer(CoverageAnswer) },
}); // prettier-ignore
const add = cityRoute(running, {
  method: 'post', path: '/assessment/cycles/{id}/raters', tags, summary: '增加评分人', request: { params, body: jsonBody(RaterAddInput) }, responses: changed,
}); // prettier-ignore
const replace = cityRoute(running, {
  method: 'post', path: '/assessment/raters/{id}/replace', tags, summary: '换评分人', request: { params, body: jsonBody(RaterReplaceInput) }, responses: changed,
}); // prettier-ignore
const remove = cityRoute(running, {
  method: 'post', path: '/assessment/raters/{id}/remove', tags, summary: '取消评分人', request: { params, body: jsonBody(RaterReasonInput) }, responses: changed,
}); // prettier-ignore
const giveBack = cityRoute(running, {
  method: 'post', path: '/assessment/raters/{id}/return', tags, summary: '退回已提交的评分，由评分人更正', request: { params, body: jsonBody(RaterReasonInput) }, responses: changed,
}); // prettier-ignore
const candidates = cityRoute(running, {
  method: 'get', path: '/assessment/rater-candidates', tags, summary: '可指定为评分人的人员与账号', request: { query: CandidateQuery }, responses: { 200: answer(CandidateAnswer) },
}); // prettier-ignore
const reminders = cityRoute(running, {
  method: 'get', path: '/assessment/cycles/{id}/reminders', tags, summary: '评分催办名单', request: { params, query: ReminderQuery }, responses: { 200: answer(ReminderAnswer) },
}); // prettier-ignore
const remindersFile = cityRoute(running, {
  method: 'get', path: '/assessment/cycles/{id}/reminders/export', tags, summary: '导出评分催办名单', request: { params, query: ReminderExportQuery }, responses: file,
}); // prettier-ignore
const progress = cityRoute(running, {
  method: 'get', path: '/assessment/cycles/{id}/rating-progress', tags, summary: '按街道、社区或评分方的评分进度', request: { params, query: ProgressQuery }, responses: { 200: answer(ProgressAnswer) },
}); // prettier-ignore
const deadlines = cityRoute(running, {
  method: 'put', path: '/assessment/cycles/{id}/deadlines', tags, summary: '各阶段的期限', request: { params, body: jsonBody(DeadlinesInput) }, responses: { 200: answer(DeadlinesAnswer) },
}); // prettier-ignore

export const raterRoutes = moduleRouter()
  .openapi(plan, async (c) => c.json(await planView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200))
  .openapi(confirm, async (c) => c.json(await applyRaterPlan(c.var.ctx, c.req.valid('param').id), 201))
  .openapi(orphans, async (c) =>
    c.json(await orphansView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
  )
  .openapi(handover, async (c) =>
    c.json(await handOverRatings(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(coverage, async (c) =>
    c.json(await coverageView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
  )
  .openapi(tasks, async (c) => c.json(await tasksView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200))
  .openapi(add, async (c) => c.json(await addRater(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(replace, async (c) =>
    c.json(await replaceRater(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(remove, async (c) => {
    const { reason } = c.req.valid('json');
    return c.json(await replaceRater(c.var.ctx, c.req.valid('param').id, { rater: null, reason }), 201);
  })
  .openapi(giveBack, async (c) =>
    c.json(await returnRating(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 201),
  )
  .openapi(candidates, async (c) => {
    const query = c.req.valid('query');
    return c.json({ ...(await listCandidates(c.var.ctx, query)), page: query.page, pageSize: query.pageSize }, 200);
  })
  .openapi(reminders, async (c) =>
    c.json(await remindersView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
  )
  .openapi(
    remindersFile,
    async (c) => (await exportReminders(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))) as never,
  )
  .openapi(progress, async (c) =>
    c.json(await progressView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
  )
  .openapi(deadlines, async (c) =>
    c.json(await setDeadlines(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  );
