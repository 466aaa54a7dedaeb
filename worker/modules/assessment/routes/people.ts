import { z } from '@hono/zod-openapi';
import { attached, csvType, xlsxType } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, IdInput, idParam, jsonBody, pageQuery } from '../../../platform/http/schema.ts';
import { ballotsView, distributionView, ownView, peopleView, treeView, wantedCycle } from '../answers.ts';
import { decideMoveOutcome, proposeMove } from '../commands/moves.ts';
import { exportPeople } from '../export.ts';
import {
  BallotListAnswer,
  BallotQuery,
  DistributionAnswer,
  MoveChangedAnswer,
  MoveDecisionInput,
  MoveInput,
  MoveListAnswer,
  OwnAnswer,
  PeopleAnswer,
  PeopleExportQuery,
  PeopleQuery,
  ScoreTreeAnswer,
} from '../input.ts';
import { listMoves } from '../store/moves.ts';

const tags = ['assessment'];
const reading = { permission: 'assessment.read' } as const;
const params = idParam;

const people = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/people', tags, summary: '考核人员、各项评分与等次',
  request: { params, query: PeopleQuery }, responses: { 200: answer(PeopleAnswer) },
}); // prettier-ignore
const exported = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/people/export', tags, summary: '导出考核结果', request: { params, query: PeopleExportQuery },
  responses: { 200: { description: 'xlsx or csv', content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } } },
}); // prettier-ignore
const tree = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/results/{workerId}', tags, summary: '一人得分的构成，直到每一个评分',
  request: { params: params.extend({ workerId: IdInput }) }, responses: { 200: answer(ScoreTreeAnswer) },
}); // prettier-ignore
const own = cityRoute({ permission: 'assessment.read.own' }, {
  method: 'get', path: '/assessment/own', tags, summary: '本人历年考核', responses: { 200: answer(OwnAnswer) },
}); // prettier-ignore
const distribution = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/distribution', tags, summary: '等次分布与优秀名额', request: { params }, responses: { 200: answer(DistributionAnswer) },
}); // prettier-ignore
const ballots = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/ballots', tags, summary: '居民评议票数', request: { params, query: BallotQuery }, responses: { 200: answer(BallotListAnswer) },
}); // prettier-ignore
const moves = cityRoute(reading, {
  method: 'get', path: '/assessment/cycles/{id}/moves', tags, summary: '等次调整', request: { params, query: z.strictObject(pageQuery) }, responses: { 200: answer(MoveListAnswer) },
}); // prettier-ignore
const propose = cityRoute({ permission: 'assessment.write' }, {
  method: 'post', path: '/assessment/cycles/{id}/moves', tags, summary: '提出等次调整', request: { params, body: jsonBody(MoveInput) }, responses: { 201: answer(MoveChangedAnswer) },
}); // prettier-ignore
const decide = cityRoute({ permission: 'assessment.finalise', key: 'required' }, {
  method: 'post', path: '/assessment/moves/{id}/decision', tags, summary: '确认或不同意等次调整（须由另一人）',
  request: { params, body: jsonBody(MoveDecisionInput) }, responses: { 201: answer(MoveChangedAnswer) },
}); // prettier-ignore

const media = { xlsx: xlsxType, csv: csvType } as const;

export const peopleRoutes = moduleRouter()
  .openapi(people, async (c) => {
    const { page, pageSize, ...filter } = c.req.valid('query');
    return c.json(
      await peopleView(c.var.ctx, await wantedCycle(c.var.ctx, c.req.valid('param').id), filter, page, pageSize),
      200,
    );
  })
  .openapi(exported, async (c) => {
    const query = c.req.valid('query');
    const cycle = await wantedCycle(c.var.ctx, c.req.valid('param').id);
    const file = await exportPeople(c.var.ctx, cycle, query);
    return attached(file, `assessment-${cycle.year}.${query.format}`, media[query.format]) as never;
  })
  .openapi(tree, async (c) => {
    const { id, workerId } = c.req.valid('param');
    return c.json(await treeView(c.var.ctx, id, workerId), 200);
  })
  .openapi(own, async (c) => c.json(await ownView(c.var.ctx), 200))
  .openapi(distribution, async (c) => c.json(await distributionView(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(ballots, async (c) =>
    c.json(await ballotsView(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
  )
  .openapi(moves, async (c) => {
    const { id } = await wantedCycle(c.var.ctx, c.req.valid('param').id);
    const { page, pageSize } = c.req.valid('query');
    return c.json(await listMoves(c.var.ctx, id, page, pageSize), 200);
  })
  .openapi(propose, async (c) =>
    c.json(await proposeMove(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(decide, async (c) =>
    c.json(await decideMoveOutcome(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  );
