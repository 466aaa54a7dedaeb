import { z } from '@hono/zod-openapi';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { cancelEvent, decideEventByAnother, proposeEvent } from '../commands/events.ts';
import { enterRegular } from '../commands/regular.ts';
import { enrolRoster, takeFigures } from '../commands/whole-cycle.ts';
import { parsePoints } from '../rules/points.ts';
import type { AssessmentSource } from '../source.ts';
import { eventsView, rankingView, regularGrid, regularPeriods, spreadView } from '../year-answers.ts';
import {
  ChangedCount, EnrolAnswer, EventCancelInput, EventChangedAnswer, EventDecisionInput, EventInput, EventListAnswer, EventQuery, FiguresAnswer,
  RankingAnswer, RankingQuery, RegularAnswer, RegularInput, RegularPeriodsAnswer, RegularQuery, SpreadAnswer, SpreadQuery,
} from '../year-input.ts'; // prettier-ignore

const tags = ['assessment'];
const reading = { permission: 'assessment.read' } as const;
const marking = { permission: 'assessment.marks.write' } as const;
const params = idParam;
const none = z.strictObject({}).openapi('AssessmentNothing');

const enrol = cityRoute({ permission: 'assessment.write' }, {
  method: 'post', path: '/assessment/cycles/{id}/enrol', tags, summary: '按花名册更新参评人员', request: { params, body: jsonBody(none) }, responses: { 201: answer(EnrolAnswer) },
}); // prettier-ignore
const figures = cityRoute({ permission: 'assessment.write' }, {
  method: 'post', path: '/assessment/cycles/{id}/figures', tags, summary: '从系统记录取数', request: { params, body: jsonBody(none) }, responses: { 201: answer(FiguresAnswer) },
}); // prettier-ignore
const periods = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/regular-periods', tags, summary: '已开始的平时与季度评分', request: { params }, responses: { 200: answer(RegularPeriodsAnswer) },
}); // prettier-ignore
const grid = cityRoute(marking, {
  method: 'get', path: '/assessment/cycles/{id}/regular-marks', tags, summary: '一个月或季度的评分表', request: { params, query: RegularQuery }, responses: { 200: answer(RegularAnswer) },
}); // prettier-ignore
const enter = cityRoute(marking, {
  method: 'post', path: '/assessment/cycles/{id}/regular-marks', tags, summary: '录入或更正平时、季度评分', request: { params, body: jsonBody(RegularInput) }, responses: { 201: answer(ChangedCount) },
}); // prettier-ignore
const events = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/events', tags, summary: '加分、扣分与一票否决事项', request: { params, query: EventQuery }, responses: { 200: answer(EventListAnswer) },
}); // prettier-ignore
const propose = cityRoute(marking, {
  method: 'post', path: '/assessment/cycles/{id}/events', tags, summary: '提出加分、扣分或一票否决', request: { params, body: jsonBody(EventInput) }, responses: { 201: answer(EventChangedAnswer) },
}); // prettier-ignore
const cancel = cityRoute(marking, {
  method: 'post', path: '/assessment/events/{id}/cancel', tags, summary: '提出撤销已确认的事项', request: { params, body: jsonBody(EventCancelInput) }, responses: { 201: answer(EventChangedAnswer) },
}); // prettier-ignore
const decide = cityRoute({ permission: 'assessment.events.confirm', key: 'required' }, {
  method: 'post', path: '/assessment/events/{id}/decision', tags, summary: '确认或不同意事项（须由另一人）', request: { params, body: jsonBody(EventDecisionInput) }, responses: { 201: answer(EventChangedAnswer) },
}); // prettier-ignore
const ranking = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/ranking', tags, summary: '名额池内排名', request: { params, query: RankingQuery }, responses: { 200: answer(RankingAnswer) },
}); // prettier-ignore
const spread = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/spread', tags, summary: '按街道、社区、评分人的分数分布', request: { params, query: SpreadQuery }, responses: { 200: answer(SpreadAnswer) },
}); // prettier-ignore

export const yearRoutes = (sources: readonly AssessmentSource[]) =>
  moduleRouter()
    .openapi(enrol, async (c) => c.json(await enrolRoster(c.var.ctx, c.req.valid('param').id), 201))
    .openapi(figures, async (c) => c.json(await takeFigures(c.var.ctx, c.req.valid('param').id, sources), 201))
    .openapi(periods, async (c) => c.json(await regularPeriods(c.var.ctx, c.req.valid('param').id), 200))
    .openapi(grid, async (c) =>
      c.json(await regularGrid(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
    )
    .openapi(enter, async (c) => {
      const { marks, ...entry } = c.req.valid('json');
      const read = marks.map(({ score, ...mark }) => ({ ...mark, score: score === null ? null : parsePoints(score) }));
      return c.json(await enterRegular(c.var.ctx, c.req.valid('param').id, { ...entry, marks: read }), 201);
    })
    .openapi(events, async (c) =>
      c.json(await eventsView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
    )
    .openapi(propose, async (c) =>
      c.json(await proposeEvent(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .openapi(cancel, async (c) =>
      c.json(await cancelEvent(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .openapi(decide, async (c) =>
      c.json(await decideEventByAnother(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .openapi(ranking, async (c) =>
      c.json(await rankingView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
    )
    .openapi(spread, async (c) =>
      c.json(await spreadView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
    );
