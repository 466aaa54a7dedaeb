import type { CityContext } from '../../platform/context.ts';
import { cityRoute, moduleRouter } from '../../platform/http/route.ts';
import { answer } from '../../platform/http/schema.ts';
import { SessionAnswer } from './input.ts';
import { sessionFacts } from './store.ts';

const session = cityRoute(
  { permission: null },
  {
    method: 'get',
    path: '/session',
    tags: ['access'],
    summary: '当前登录者、角色与权限',
    responses: { 200: answer(SessionAnswer) },
  },
);

const currentSession = async (ctx: CityContext) => {
  const { slug, name, divisionCode, rootUnitId } = ctx.city;
  const facts = await sessionFacts(ctx);
  return {
    city: { slug, name, divisionCode, rootUnitId },
    ...facts,
    permissions: [...ctx.actor.grants.keys()],
    workerId: ctx.actor.workerId,
  };
};

export const accessRoutes = moduleRouter().openapi(session, async (c) => c.json(await currentSession(c.var.ctx), 200));
