import { cityRoute, moduleRouter } from '../../platform/http/route.ts';
import { answer } from '../../platform/http/schema.ts';
import type { InboxLine } from '../../platform/inbox.ts';
import { listInbox, readInboxSummary } from './inbox.ts';
import { HomeAnswer, InboxAnswer, InboxQuery, InboxSummaryAnswer } from './input.ts';
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

/** The first page and the inbox; what can wait is handed in by whoever composes the house. */
export const homeRoutes = (lines: readonly InboxLine[]) =>
  moduleRouter()
    .openapi(home, async (c) => c.json(await readHome(c.var.ctx), 200))
    .openapi(summary, async (c) => c.json(await readInboxSummary(c.var.ctx, lines), 200))
    .openapi(inbox, async (c) => c.json(await listInbox(c.var.ctx, lines, c.req.valid('query')), 200));
