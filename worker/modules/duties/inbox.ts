import type { Permission } from '../../core/permissions.ts';
import type { CityContext } from '../../platform/context.ts';
import { beyond, nameOf, type InboxLine } from '../../platform/inbox.ts';
import { inScope } from '../../platform/scope.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { seatsOut, unheard } from './store/review.ts';
import {
  acceptancesWaiting,
  blockedDuties,
  renewalsWaiting,
  reportsWaiting,
  settlements,
  settlementsWaiting,
} from './store/waiting.ts';

const byDepartment = (ctx: CityContext, permission: Permission): Statement =>
  inScope(ctx, permission, sql`d.department_id`);
const department = nameOf(sql`d.department_id`);
const inState = (state: string) => ({ page: 'duties/{id}', list: `duties?state=${state}` });
const decided = { page: 'duties/{id}', list: 'duties/settlements?state=reported' } as const;
const opinionsUntil = sql`coalesce(m.opinions_until, m.review_by)`;
/** Whether a round waits for a department that may still speak. */
const unspoken = (ctx: CityContext): Statement => sql`(${opinionsUntil} >= ${ctx.today} AND EXISTS (${seatsOut}))`;
const mayReview = (ctx: CityContext): Statement =>
  sql`(coalesce(d.submitted_by, '') <> ${ctx.actor.id} AND d.drafted_by <> ${ctx.actor.id}
    AND NOT EXISTS (SELECT 1 FROM duty_hearing AS h WHERE h.duty_id = m.duty_id AND h.round = m.round
      AND h.answered_by = ${ctx.actor.id})
    AND NOT EXISTS (SELECT 1 FROM duty_review_seat AS s WHERE s.duty_id = m.duty_id AND s.round = m.round
      AND s.answered_by = ${ctx.actor.id}))`;

/** What of duties waits: to be filed, heard, admitted, given, reported, verified, renewed, ended. */
export const dutiesInbox: readonly InboxLine[] = [
  {
    kind: 'duties.file',
    side: 'mine',
    zh: '应急事项待补办准入',
    ko: '긴급 사무 사후 신청 대기',
    en: 'Emergency duty to file',
    permission: 'duties.write',
    ...inState('acting'),
    open: (ctx) => sql`SELECT d.id, d.title AS label, d.file_by AS deadline, ${department} AS party FROM duty AS d
      WHERE d.state = 'acting' AND ${byDepartment(ctx, 'duties.write')}`,
  },
  {
    kind: 'duties.report',
    side: 'mine',
    zh: '事项月报待上报',
    ko: '사무 월보 제출 대기',
    en: 'Monthly report of a duty to send',
    permission: 'duties.settle',
    ...inState('active'),
    open: reportsWaiting,
  },
  {
    kind: 'duties.acceptance',
    side: 'mine',
    zh: '打包事项待申报验收',
    ko: '일괄 사무 검수 신청 대기',
    en: 'Acceptance of a package to ask for',
    permission: 'duties.settle',
    ...inState('active'),
    open: acceptancesWaiting,
  },
  {
    kind: 'duties.renew',
    side: 'mine',
    zh: '事项将到期，待续期或退出',
    ko: '곧 만료되는 사무의 갱신 또는 종료',
    en: 'Duty about to end: renew it or let it go',
    permission: 'duties.write',
    ...inState('active'),
    open: renewalsWaiting,
  },
  {
    kind: 'duties.revoke',
    side: 'mine',
    zh: '已列入负面清单的事项，待撤销',
    ko: '네거티브 목록에 오른 사무: 취소 대기',
    en: 'Duty on the negative list: revoke it',
    permission: 'duties.activate',
    page: 'duties/{id}',
    list: 'duties',
    open: (ctx) => blockedDuties(ctx, byDepartment(ctx, 'duties.activate')),
  },
  {
    kind: 'duties.blocked',
    side: 'mine',
    zh: '本部门事项已列入负面清单，待退出或撤销',
    ko: '우리 부서 사무가 네거티브 목록에 오름: 종료 또는 취소 대기',
    en: 'My department’s duty is on the negative list: give it up or have it revoked',
    permission: 'duties.write',
    page: 'duties/{id}',
    list: 'duties',
    open: (ctx) =>
      blockedDuties(
        ctx,
        sql`${byDepartment(ctx, 'duties.write')} AND ${beyond(ctx, 'duties.activate', sql`d.department_id`)}`,
      ),
  },
  {
    // A notice has run out and the clock could not end it: a report or an acceptance is still to be decided.
    kind: 'duties.leave',
    side: 'mine',
    zh: '退出已到期，待结清',
    ko: '종료일이 지나 정산 대기',
    en: 'Duty past its exit: settle it',
    permission: 'duties.write',
    ...inState('active'),
    open: (ctx) => sql`SELECT d.id, d.title AS label, d.exit_day AS deadline, ${department} AS party FROM duty AS d
      WHERE d.state = 'active' AND d.exit_day < ${ctx.today} AND ${byDepartment(ctx, 'duties.write')}`,
  },
  {
    kind: 'duties.hear',
    side: 'mine',
    zh: '事项准入待街道答复',
    ko: '사무 허용에 대한 가도 의견 대기',
    en: 'Admission of a duty: the street’s opinion',
    permission: 'duties.hear',
    ...inState('submitted'),
    open: (ctx) => sql`SELECT d.id, d.title AS label, m.hearing_until AS deadline,
        ${department} || ' → ' || ${nameOf(sql`h.unit_id`)} AS party
      FROM duty_hearing AS h JOIN duty AS d ON d.id = h.duty_id AND d.state = 'submitted'
      JOIN duty_admission AS m ON m.duty_id = h.duty_id AND m.round = h.round AND m.outcome IS NULL
      WHERE h.opinion IS NULL AND h.side = 'street' AND ${inScope(ctx, 'duties.hear', sql`h.unit_id`)}`,
  },
  {
    kind: 'duties.opine',
    side: 'mine',
    zh: '事项待本部门联审意见',
    ko: '사무에 대한 우리 부서의 합동 심사 의견 대기',
    en: 'Duty in joint review: my department’s opinion',
    permission: 'duties.opine',
    ...inState('submitted'),
    open: (ctx) => sql`SELECT d.id, d.title AS label, ${opinionsUntil} AS deadline,
        ${department} || ' → ' || ${nameOf(sql`s.unit_id`)} AS party
      FROM duty AS d JOIN duty_admission AS m ON m.duty_id = d.id AND m.outcome IS NULL
      JOIN duty_review_seat AS s ON s.duty_id = m.duty_id AND s.round = m.round
      WHERE d.state = 'submitted' AND NOT ${unheard} AND ${opinionsUntil} >= ${ctx.today}
        AND s.unit_id IN (${seatsOut}) AND ${mayReview(ctx)} AND ${inScope(ctx, 'duties.opine', sql`s.unit_id`)}`,
  },
  {
    kind: 'duties.admit',
    side: 'mine',
    zh: '事项待准入',
    ko: '사무 허용 대기',
    en: 'Duty to admit',
    permission: 'duties.activate',
    ...inState('submitted'),
    open: (ctx) => sql`SELECT d.id, d.title AS label, m.review_by AS deadline, ${department} AS party FROM duty AS d
      JOIN duty_admission AS m ON m.duty_id = d.id AND m.outcome IS NULL
      WHERE d.state = 'submitted' AND NOT ${unheard} AND NOT ${unspoken(ctx)} AND ${mayReview(ctx)}
        AND ${byDepartment(ctx, 'duties.activate')}`,
  },
  {
    kind: 'duties.admission.awaited',
    side: 'awaited',
    zh: '我部门申请准入的事项',
    ko: '우리 부서가 신청한 사무',
    en: 'Admission that my department asked for',
    permission: 'duties.write',
    ...inState('submitted'),
    open: (ctx) => sql`SELECT d.id, d.title AS label, CASE WHEN ${unheard} THEN m.hearing_until
          WHEN ${unspoken(ctx)} THEN ${opinionsUntil} ELSE m.review_by END AS deadline,
        coalesce((SELECT u.name FROM duty_hearing AS h JOIN unit AS u ON u.id = h.unit_id WHERE h.duty_id = m.duty_id
          AND h.round = m.round AND h.side = 'street' AND h.opinion IS NULL ORDER BY u.code, u.id LIMIT 1),
          CASE WHEN ${unspoken(ctx)} THEN (SELECT u.name FROM unit AS u WHERE u.id IN (${seatsOut})
            ORDER BY u.code, u.id LIMIT 1) END) AS party
      FROM duty AS d JOIN duty_admission AS m ON m.duty_id = d.id AND m.outcome IS NULL
      WHERE d.state = 'submitted' AND ${byDepartment(ctx, 'duties.write')}
        AND (${beyond(ctx, 'duties.activate', sql`d.department_id`)} OR d.submitted_by = ${ctx.actor.id} OR d.drafted_by = ${ctx.actor.id})`,
  },
  {
    kind: 'duties.activate',
    side: 'mine',
    zh: '事项待下放',
    ko: '사무 하달 대기',
    en: 'Duty to hand down',
    permission: 'duties.activate',
    ...inState('admitted'),
    open: (ctx) => sql`SELECT d.id, d.title AS label, NULL AS deadline, ${department} AS party FROM duty AS d
      WHERE d.state = 'admitted' AND ${byDepartment(ctx, 'duties.activate')}`,
  },
  {
    kind: 'duties.settlement',
    side: 'mine',
    zh: '事项结算待审定',
    ko: '사무 정산 심사 대기',
    en: 'Settlement of a duty to verify',
    permission: 'duties.settle.approve',
    ...decided,
    open: settlementsWaiting,
  },
  {
    kind: 'duties.settlement.awaited',
    side: 'awaited',
    zh: '我上报的事项结算待审定',
    ko: '내가 제출한 사무 정산 심사 대기',
    en: 'Settlement that I reported',
    permission: 'duties.settle',
    ...decided,
    open: (ctx) => settlements(sql`s.reported_by = ${ctx.actor.id}`),
  },
];
