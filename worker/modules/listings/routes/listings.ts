import { downloadTable, tableFile } from '../../../platform/http/download.ts';
import { publicCityRoute } from '../../../platform/http/public.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { listTerms } from '../../../platform/terms.ts';
import { endLink, makeLink, readPublicBoard } from '../commands/links.ts';
import { listProblem } from '../commands/list.ts';
import { putListingPolicy } from '../commands/policy.ts';
import { takeListingStep } from '../commands/steps.ts';
import * as input from '../input.ts';
import { listingTable } from '../listing-table.ts';
import { readBoard } from '../store/board.ts';
import { standingLinks, type LinkRow } from '../store/links.ts';
import { ownersFor } from '../store/owners.ts';
import { listingTerms, policyOf, policyOn, type PolicyRow } from '../store/policy.ts';
import { exportListings, listListings, readListing } from '../store/reading.ts';

const tags = ['listings'];
const reading = { permission: 'listings.read' } as const;
const writing = { permission: 'listings.write' } as const;
const publishing = { permission: 'listings.publish' } as const;
const moved = { 200: answer(input.ListingMoved) };
const file = { 200: tableFile };

const list = cityRoute(reading, {
  method: 'get', path: '/listings', tags, summary: '挂牌问题', request: { query: input.ListingQuery },
  responses: { 200: answer(input.ListingList) },
}); // prettier-ignore
const exported = cityRoute(reading, {
  method: 'get', path: '/listings/export', tags, summary: '导出挂牌问题', request: { query: input.ListingExport },
  responses: file,
}); // prettier-ignore
const board = cityRoute(reading, {
  method: 'get', path: '/listings/board', tags, summary: '挂牌看板：下级单位各灯号件数', request: { query: input.BoardQuery },
  responses: { 200: answer(input.BoardAnswer) },
}); // prettier-ignore
const terms = cityRoute(reading, {
  method: 'get', path: '/listings/policies', tags, summary: '挂牌销号的类别、时限与规则',
  responses: { 200: answer(input.PolicyAnswer) },
}); // prettier-ignore
const setTerms = cityRoute(
  { permission: 'city.settings.write' },
  {
    method: 'post', path: '/listings/policies', tags, summary: '登记挂牌销号的时限与规则，自某日起施行',
    request: { body: jsonBody(input.PolicyPut) }, responses: { 201: answer(input.Made) },
  },
); // prettier-ignore
const owners = cityRoute(writing, {
  method: 'get', path: '/listings/owners', tags, summary: '可作责任单位的单位', responses: { 200: answer(input.OwnersAnswer) },
}); // prettier-ignore
const links = cityRoute(publishing, {
  method: 'get', path: '/listings/links', tags, summary: '公开看板的链接', responses: { 200: answer(input.LinkList) },
}); // prettier-ignore
const makeBoardLink = cityRoute(publishing, {
  method: 'post', path: '/listings/links', tags, summary: '生成公开看板链接，同一单位的旧链接随即停用',
  request: { body: jsonBody(input.LinkInput) }, responses: { 201: answer(input.Made) },
}); // prettier-ignore
const endBoardLink = cityRoute(publishing, {
  method: 'post', path: '/listings/links/{id}/end', tags, summary: '停用公开看板链接',
  request: { params: idParam, body: jsonBody(input.LinkEnd) }, responses: { 200: answer(input.Made) },
}); // prettier-ignore
const create = cityRoute(writing, {
  method: 'post', path: '/listings', tags, summary: '挂牌：直接登记，或来自诉求、吹哨、回访',
  request: { body: jsonBody(input.ListingInput) }, responses: { 201: answer(input.ListingMoved) },
}); // prettier-ignore
const one = cityRoute(reading, {
  method: 'get', path: '/listings/{id}', tags, summary: '一块牌的经过', request: { params: idParam },
  responses: { 200: answer(input.ListingAnswer) },
}); // prettier-ignore
const ownerStep = cityRoute(
  { permission: 'listings.handle' },
  {
    method: 'post', path: '/listings/{id}/owner-step', tags, summary: '责任单位：报结（须有照片），或申请延期',
    request: { params: idParam, body: jsonBody(input.OwnerStep) }, responses: moved,
  },
); // prettier-ignore
const checkStep = cityRoute(
  { permission: 'listings.check' },
  {
    method: 'post', path: '/listings/{id}/check-step', tags,
    summary: '第二人：销号（须照片与居民意见）、退回、批准或不准延期、暂停、恢复、重新挂牌、撤牌',
    request: { params: idParam, body: jsonBody(input.CheckStep) }, responses: moved,
  },
); // prettier-ignore
const reassign = cityRoute(writing, {
  method: 'post', path: '/listings/{id}/reassign', tags, summary: '改派责任单位与责任人，期限不变',
  request: { params: idParam, body: jsonBody(input.ReassignInput) }, responses: moved,
}); // prettier-ignore
const open = publicCityRoute({ purpose: 'publicity', reads: true }, {
  method: 'post', path: '/listings-board/open', tags: ['public'], summary: '打开挂牌公开看板（凭链接，无需账号）',
  request: { body: jsonBody(input.PublicBoardInput) }, responses: { 200: answer(input.PublicBoardAnswer) },
}); // prettier-ignore

const nothing = { workdays: null, residentWord: null, noWordReason: null };

const readRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listListings(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    const { ctx } = c.var;
    const [rows, edition] = await Promise.all([
      exportListings(ctx, filter),
      ctx.db.all<PolicyRow>(policyOn(ctx.today)),
    ]);
    return downloadTable(listingTable(rows, policyOf(edition).kinds, ctx), format);
  })
  .openapi(board, async (c) => {
    const { unitId, by } = c.req.valid('query');
    return c.json(await readBoard(c.var.ctx, unitId, by), 200);
  })
  .openapi(terms, async (c) => {
    return c.json({ items: await listTerms(c.var.ctx, listingTerms) }, 200);
  })
  .openapi(owners, async (c) => c.json({ items: await c.var.ctx.db.all(ownersFor(c.var.ctx)) } as never, 200))
  .openapi(links, async (c) => c.json({ items: await c.var.ctx.db.all<LinkRow>(standingLinks(c.var.ctx)) }, 200))
  .openapi(one, async (c) => {
    const found = await readListing(c.var.ctx, c.req.valid('param').id);
    if (!found) throw new RefusedError(platformRefusals.refuse('not_found'));
    return c.json(found, 200);
  })
  .openapi(open, async (c) => {
    const { token, ...asked } = c.req.valid('json');
    return c.json(await readPublicBoard(c.var.ctx, token, asked), 200);
  });

const writeRoutes = moduleRouter()
  .openapi(setTerms, async (c) => c.json(await putListingPolicy(c.var.ctx, c.req.valid('json')), 201))
  .openapi(makeBoardLink, async (c) => c.json(await makeLink(c.var.ctx, c.req.valid('json')), 201))
  .openapi(endBoardLink, async (c) =>
    c.json(await endLink(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 200),
  )
  .openapi(create, async (c) => {
    const { publicText, spot, source, ...body } = c.req.valid('json');
    const wanted = { ...body, publicText: publicText ?? null, spot: spot ?? null, source: source ?? null };
    return c.json(await listProblem(c.var.ctx, wanted), 201);
  })
  .openapi(ownerStep, async (c) => {
    const { workdays, ...body } = c.req.valid('json');
    const step = { ...nothing, ...body, workdays: workdays ?? null };
    return c.json(await takeListingStep(c.var.ctx, 'listings.handle', 'owner', c.req.valid('param').id, step), 200);
  })
  .openapi(checkStep, async (c) => {
    const { text, residentWord, noWordReason, ...body } = c.req.valid('json');
    const said = { text: text ?? null, residentWord: residentWord ?? null, noWordReason: noWordReason ?? null };
    const step = { ...body, ...said, workdays: null };
    return c.json(await takeListingStep(c.var.ctx, 'listings.check', 'place', c.req.valid('param').id, step), 200);
  })
  .openapi(reassign, async (c) => {
    const { ownerUnitId, ownerName, ...body } = c.req.valid('json');
    const owner = { unitId: ownerUnitId, name: ownerName };
    const step = { ...nothing, ...body, event: 'reassign' as const, owner };
    return c.json(await takeListingStep(c.var.ctx, 'listings.write', 'place', c.req.valid('param').id, step), 200);
  });

export const plateRoutes = moduleRouter().route('/', readRoutes).route('/', writeRoutes);
