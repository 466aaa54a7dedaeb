import { nameOf, within, type InboxLine } from '../../platform/inbox.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { alarmFor, overdueOn } from './store/alarms.ts';

const open = (where: Statement): Statement => sql`SELECT l.id, l.title AS label, l.due_day AS deadline,
  ${nameOf(sql`l.unit_id`)} AS party FROM alliance_line AS l WHERE ${where}`;

/** Lines and check-ins that wait for the community's word, lines past their deadline, alarms of them, and what waits for another. */
export const allianceInbox: readonly InboxLine[] = [
  {
    kind: 'alliance.confirm',
    side: 'mine',
    zh: '共建事项待确认办结',
    ko: '공동건설 사항 완료 확인 대기',
    en: 'Line of the alliance to confirm',
    permission: 'alliance.confirm',
    page: 'alliance/lines/{id}',
    list: 'alliance/lines?waits=true',
    open: (ctx) =>
      open(
        sql`l.state = 'done' AND l.done_by <> ${ctx.actor.id} AND ${within(ctx, 'alliance.confirm', sql`l.unit_id`)}`,
      ),
  },
  {
    kind: 'alliance.check_in',
    side: 'mine',
    zh: '党员报到待确认',
    ko: '당원 신고 확인 대기',
    en: 'Check-in to confirm',
    permission: 'alliance.confirm',
    page: 'alliance/check-ins?waits=true',
    list: 'alliance/check-ins?waits=true',
    // The member's name stays on the page: an inbox shows the day and the service.
    open: (ctx) => sql`SELECT c.id, c.day || ' ' || c.service AS label, NULL AS deadline,
        ${nameOf(sql`c.community_id`)} AS party FROM alliance_check_in AS c
      WHERE c.state = 'told' AND c.told_by <> ${ctx.actor.id} AND ${within(ctx, 'alliance.confirm', sql`c.community_id`)}`,
  },
  {
    kind: 'alliance.late',
    side: 'mine',
    zh: '共建事项逾期未办结',
    ko: '기한이 지난 공동건설 사항',
    en: 'Line of the alliance past its deadline',
    permission: 'alliance.write',
    page: 'alliance/lines/{id}',
    list: 'alliance/lines?overdue=true',
    open: (ctx) => open(sql`${overdueOn(ctx.today)} AND ${within(ctx, 'alliance.write', sql`l.unit_id`)}`),
  },
  {
    kind: 'alliance.alarm',
    side: 'alarm',
    zh: '共建事项逾期告警',
    ko: '공동건설 사항 기한 초과 경보',
    en: 'Alarm: a line of the alliance is overdue',
    permission: 'alliance.confirm',
    page: 'alliance/lines/{id}',
    list: 'alliance/lines?alarm=true',
    open: (ctx) => open(alarmFor(ctx)),
  },
  {
    kind: 'alliance.awaited',
    side: 'awaited',
    zh: '我报办结的共建事项待他人确认',
    ko: '내가 완료 보고한 공동건설 사항의 확인 대기',
    en: 'Line that I reported done',
    permission: 'alliance.write',
    page: 'alliance/lines/{id}',
    list: 'alliance/lines?state=done',
    open: (ctx) => open(sql`l.state = 'done' AND l.done_by = ${ctx.actor.id}`),
  },
];
