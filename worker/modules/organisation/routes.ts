import { cityRoute, moduleRouter } from '../../platform/http/route.ts';
import { answer } from '../../platform/http/schema.ts';
import { TreeAnswer, TreeQuery, UnitListQuery, UnitPage } from './input.ts';
import { listUnits, readTree } from './store.ts';

const tags = ['organisation'];
const reading = { permission: 'organisation.read' } as const;

const list = cityRoute(reading, {
  method: 'get',
  path: '/organisation/units',
  tags,
  summary: '单位列表',
  request: { query: UnitListQuery },
  responses: { 200: answer(UnitPage) },
});

const tree = cityRoute(reading, {
  method: 'get',
  path: '/organisation/tree',
  tags,
  summary: '某日的机构树',
  request: { query: TreeQuery },
  responses: { 200: answer(TreeAnswer) },
});

export const organisationRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await listUnits(c.var.ctx, c.req.valid('query')), 200))
  .openapi(tree, async (c) => c.json(await readTree(c.var.ctx, c.req.valid('query')), 200));
