import { cityRoute, moduleRouter } from '../../platform/http/route.ts';
import { answer } from '../../platform/http/schema.ts';
import type { DashboardPanel } from '../../platform/dashboard.ts';
import type { InboxLine } from '../../platform/inbox.ts';
import { readDashboard } from './dashboard.ts';
import { listInbox, readInboxSummary } from './inbox.ts';
import { DashboardAnswer, DashboardQuery, HomeAnswer, InboxAnswer, InboxQuery, InboxSummaryAnswer } from './input.ts';
import { readHome } from './store.ts';

const tags = ['home'];
const reading = { permission: 'home.read' } as const;

const home = cityRoute(reading, {
  method: 'get',
  path: '/home',
  tags,
  summary: '城市概况',
  responses: { 200: answer(HomeAnswer) },
});
const summary = cityRoute(reading, {
  method: 'get',
  path: '/inbox/summary',
  tags,
  summary: '收件箱件数：待我办理、我在等的、已超期、告警，各类多少',
  responses: { 200: answer(InboxSummaryAnswer) },
});
const inbox = cityRoute(reading, {
  method: 'get',
  path: '/inbox',
  tags,
  summary: '收件箱：期限最近的在前',
  request: { query: InboxQuery },
  responses: { 200: answer(InboxAnswer) },
});

const dashboard = cityRoute(reading, {
  method: 'get',
  path: '/dashboard',
  tags,
  summary: '市、部门、街道、社区、网格的看板：今日工作、期限与近八周走势',
  request: { query: DashboardQuery },
  responses: { 200: answer(DashboardAnswer) },
});

/** The first page, the inbox and the dashboards; what they show is handed in by whoever composes the house. */
export const homeRoutes = (lines: readonly InboxLine[], panels: readonly DashboardPanel[]) =>
  moduleRouter()
    .openapi(home, async (c) => c.json(await readHome(c.var.ctx), 200))
    .openapi(summary, async (c) => c.json(await readInboxSummary(c.var.ctx, lines), 200))
    .openapi(inbox, async (c) => c.json(await listInbox(c.var.ctx, lines, c.req.valid('query')), 200))
    .openapi(dashboard, async (c) => c.json(await readDashboard(c.var.ctx, panels, c.req.valid('query').unitId), 200));
