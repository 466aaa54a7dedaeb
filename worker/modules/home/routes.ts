import { cityRoute, moduleRouter } from '../../platform/http/route.ts';
import { answer } from '../../platform/http/schema.ts';
import { HomeAnswer } from './input.ts';
import { readHome } from './store.ts';

const home = cityRoute(
  { permission: 'home.read' },
  { method: 'get', path: '/home', tags: ['home'], summary: '城市概况与待办', responses: { 200: answer(HomeAnswer) } },
);

export const homeRoutes = moduleRouter().openapi(home, async (c) => c.json(await readHome(c.var.ctx), 200));
