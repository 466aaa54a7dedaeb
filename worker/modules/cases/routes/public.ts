import { cityFiles } from '../../../platform/attachment/index.ts';
import { publicCityRoute } from '../../../platform/http/public.ts';
import { moduleRouter } from '../../../platform/http/route.ts';
import { answer, jsonBody } from '../../../platform/http/schema.ts';
import { fileByResident } from '../commands/file.ts';
import { addPhoto, answerQuestion, openedRequest, rateRequest, withdrawRequest } from '../commands/resident.ts';
import { Made, MovedAnswer } from '../input.ts';
import * as input from '../resident-input.ts';
import { followRequest, readPlaces } from '../store/public.ts';
import { personOf } from './person.ts';

const tags = ['requests'];
const filing = { purpose: 'request' } as const;
const following = { purpose: 'follow' } as const;
const moved = { 201: answer(MovedAnswer) };

const places = publicCityRoute(following, {
  method: 'get', path: '/requests/places', tags, summary: '提事地点与类别（无账号）', request: { query: input.PlacesQuery },
  responses: { 200: answer(input.PlacesAnswer) },
}); // prettier-ignore
const raise = publicCityRoute(filing, {
  method: 'post', path: '/requests', tags, summary: '居民提事（无账号）', request: { body: jsonBody(input.RequestInput) },
  responses: { 201: answer(input.ResidentReceipt) },
}); // prettier-ignore
const photo = publicCityRoute(
  { ...filing, upload: true },
  {
    method: 'post', path: '/requests/photos', tags, summary: '为所提之事添加照片',
    request: { body: { required: true, content: { 'multipart/form-data': { schema: input.PhotoForm } } } },
    responses: { 201: answer(Made) },
  },
); // prettier-ignore
const follow = publicCityRoute(
  { ...following, reads: true },
  {
    method: 'post', path: '/requests/open', tags, summary: '凭编号和查询码查看进度', request: { body: jsonBody(input.FollowInput) },
    responses: { 200: answer(input.FollowAnswer) },
  },
); // prettier-ignore
const reply = publicCityRoute(filing, {
  method: 'post', path: '/requests/answer', tags, summary: '补充说明', request: { body: jsonBody(input.AnswerInput) },
  responses: moved,
}); // prettier-ignore
const rate = publicCityRoute(filing, {
  method: 'post', path: '/requests/rate', tags, summary: '群众评事', request: { body: jsonBody(input.RateInput) },
  responses: moved,
}); // prettier-ignore
const withdraw = publicCityRoute(filing, {
  method: 'post', path: '/requests/withdraw', tags, summary: '撤回所提之事', request: { body: jsonBody(input.AnswerInput) },
  responses: moved,
}); // prettier-ignore

/** What needs no account: raising, following by number and code, answering, rating. */
export const publicRoutes = moduleRouter()
  .openapi(places, async (c) => c.json(await readPlaces(c.var.ctx, c.req.valid('query').unitId), 200))
  .openapi(raise, async (c) => {
    const { unitId, title, content, category, spot, ...who } = c.req.valid('json');
    const filed = { unitId, title: title ?? null, content, category, spot: spot ?? null, person: personOf(who) };
    return c.json(await fileByResident(c.var.ctx, filed), 201);
  })
  .openapi(photo, async (c) => {
    const { ctx } = c.var;
    return c.json(await addPhoto(ctx, cityFiles(c.env, ctx.city.id), c.req.valid('form')), 201);
  })
  .openapi(follow, async (c) => {
    const request = await openedRequest(c.var.ctx, c.req.valid('json'));
    return c.json(await followRequest(c.var.ctx, request), 200);
  })
  .openapi(reply, async (c) => c.json(await answerQuestion(c.var.ctx, c.req.valid('json')), 201))
  .openapi(rate, async (c) => {
    const { comment, ...body } = c.req.valid('json');
    return c.json(await rateRequest(c.var.ctx, { ...body, comment: comment ?? null }), 201);
  })
  .openapi(withdraw, async (c) => c.json(await withdrawRequest(c.var.ctx, c.req.valid('json')), 201));
