import type { CityContext } from '../../platform/context.ts';
import { beyond, nameOf, within, type InboxLine } from '../../platform/inbox.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { assignable } from './store/followup-reading.ts';
import { waitsForActor } from './store/waiting.ts';

const place = nameOf(sql`l.unit_id`);
const owner = nameOf(sql`l.owner_unit_id`);
const plates = (where: Statement, party: Statement, deadline: Statement = sql`l.due_day`): Statement =>
  sql`SELECT l.id, l.title AS label, ${deadline} AS deadline, ${party} AS party FROM listing AS l WHERE ${where}`;
const visits = (where: Statement, party: Statement): Statement =>
  sql`SELECT f.id, f.title AS label, f.due_day AS deadline, ${party} AS party FROM followup AS f WHERE ${where}`;
const page = { page: 'listings/{id}' } as const;
const visitPage = { page: 'follow-ups/{id}' } as const;
const target = nameOf(sql`f.target_unit_id`);

/** Plates of which nothing but the check is left, for an owner who cannot take it. */
const checkedByOthers = (ctx: CityContext): Statement => sql`l.state IN ('reported', 'asking')
  AND ${within(ctx, 'listings.handle', sql`l.owner_unit_id`)} AND NOT (${waitsForActor(ctx, 'check')})`;

/** Plates by who acts next, and follow-ups to give out and to make. */
export const listingsInbox: readonly InboxLine[] = [
  {
    kind: 'listings.handle',
    side: 'mine',
    zh: '挂牌问题待整改',
    ko: '게시 문제 조치 대기',
    en: 'Listed problem to put right',
    permission: 'listings.handle',
    ...page,
    list: 'listings?waits=handle',
    open: (ctx) => plates(waitsForActor(ctx, 'handle'), place),
  },
  {
    kind: 'listings.check',
    side: 'mine',
    zh: '挂牌问题待核验或批延期',
    ko: '게시 문제 확인·연장 승인 대기',
    en: 'Listed problem to check, or time to grant',
    permission: 'listings.check',
    ...page,
    list: 'listings?waits=check',
    open: (ctx) => plates(waitsForActor(ctx, 'check'), owner, sql`coalesce(l.check_day, l.due_day)`),
  },
  {
    kind: 'listings.owner.awaited',
    side: 'awaited',
    zh: '我处挂牌的问题待责任单位整改',
    ko: '우리 쪽 게시 문제의 조치 대기',
    en: 'Listed here, with its owner',
    permission: 'listings.write',
    ...page,
    list: 'listings?state=listed',
    open: (ctx) =>
      plates(
        sql`l.state = 'listed' AND ${within(ctx, 'listings.write', sql`l.unit_id`)}
          AND ${beyond(ctx, 'listings.handle', sql`l.owner_unit_id`)}`,
        owner,
      ),
  },
  {
    kind: 'listings.check.awaited',
    side: 'awaited',
    zh: '我处报结或申请延期的问题待他人核验',
    ko: '우리가 보고·연장 신청한 문제의 확인 대기',
    en: 'Reported here, with who checks',
    permission: 'listings.handle',
    ...page,
    list: 'listings?state=reported',
    open: (ctx) => plates(checkedByOthers(ctx), place, sql`coalesce(l.check_day, l.due_day)`),
  },
  {
    kind: 'followups.assign',
    side: 'mine',
    zh: '跟踪回访待派人',
    ko: '재방문 방문자 지정 대기',
    en: 'Follow-up to send somebody to',
    permission: 'followups.manage',
    ...visitPage,
    list: 'follow-ups?waits=assign',
    open: (ctx) => visits(assignable(ctx), target),
  },
  {
    kind: 'followups.visit',
    side: 'mine',
    zh: '派给我的回访',
    ko: '내게 지정된 재방문',
    en: 'Follow-up to make',
    permission: 'followups.visit',
    ...visitPage,
    list: 'follow-ups?mine=true',
    open: (ctx) => visits(sql`f.state = 'assigned' AND f.visitor_id = ${ctx.actor.id}`, target),
  },
  {
    kind: 'followups.visit.awaited',
    side: 'awaited',
    zh: '我派出的回访待完成',
    ko: '내가 보낸 재방문 완료 대기',
    en: 'Follow-up that somebody was sent to',
    permission: 'followups.manage',
    ...visitPage,
    list: 'follow-ups?state=assigned',
    open: (ctx) =>
      visits(
        sql`f.state = 'assigned' AND f.visitor_id <> ${ctx.actor.id} AND ${within(ctx, 'followups.manage', sql`f.unit_id`)}`,
        sql`f.visitor_name`,
      ),
  },
];
