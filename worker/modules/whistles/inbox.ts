import type { CityContext } from '../../platform/context.ts';
import { beyond, nameOf, type InboxLine } from '../../platform/inbox.ts';
import { inScope } from '../../platform/scope.ts';
import { sql, type Statement } from '../../platform/statement.ts';

const street = nameOf(sql`w.street_id`);
const called = nameOf(sql`c.unit_id`);
const both = sql`${street} || ' → ' || ${called}`;
/** Calls of whistles; `id` is the whistle's, where each is answered. A paused clock shows no deadline. */
const calls = (where: Statement, party: Statement): Statement =>
  sql`SELECT w.id, w.title AS label, CASE WHEN c.paused_at IS NULL THEN c.due_at END AS deadline, ${party} AS party
    FROM whistle_call AS c JOIN whistle AS w ON w.id = c.whistle_id WHERE ${where}`;
const whistles = (where: Statement): Statement =>
  sql`SELECT w.id, w.title AS label, NULL AS deadline, w.drafted_by_name AS party FROM whistle AS w WHERE ${where}`;
const page = { page: 'whistles/{id}' } as const;
const waitingFor = (side: string) => ({ ...page, list: `whistles/calls?waitsFor=${side}`, clock: true as const });

const ofStreet = (ctx: CityContext): Statement => inScope(ctx, 'whistles.write', sql`w.street_id`);
const ofDepartment = (ctx: CityContext): Statement => inScope(ctx, 'whistles.answer', sql`c.unit_id`);

/** Whistles to be signed, and calls by who must act next; what went up to the city is an alarm there. */
export const whistlesInbox: readonly InboxLine[] = [
  {
    kind: 'whistles.sign',
    side: 'mine',
    zh: '吹哨待签发',
    ko: '휘슬 서명 대기',
    en: 'Whistle to sign',
    permission: 'whistles.sign',
    ...page,
    list: 'whistles?state=drafted',
    open: (ctx) =>
      whistles(
        sql`w.state = 'drafted' AND w.drafted_by <> ${ctx.actor.id} AND ${inScope(ctx, 'whistles.sign', sql`w.street_id`)}`,
      ),
  },
  {
    kind: 'whistles.returned',
    side: 'mine',
    zh: '被退回的吹哨待修改',
    ko: '반려된 휘슬 수정 대기',
    en: 'Returned whistle to mend',
    permission: 'whistles.write',
    ...page,
    list: 'whistles?state=returned',
    open: (ctx) => whistles(sql`w.state = 'returned' AND w.drafted_by = ${ctx.actor.id} AND ${ofStreet(ctx)}`),
  },
  {
    kind: 'whistles.sign.awaited',
    side: 'awaited',
    zh: '我起草的吹哨待签发',
    ko: '내가 작성한 휘슬 서명 대기',
    en: 'Whistle that I drafted',
    permission: 'whistles.write',
    ...page,
    list: 'whistles?state=drafted',
    open: (ctx) => whistles(sql`w.state = 'drafted' AND w.drafted_by = ${ctx.actor.id} AND ${ofStreet(ctx)}`),
  },
  {
    kind: 'whistles.street',
    side: 'mine',
    zh: '吹哨待街道评价',
    ko: '휘슬 가도 평가 대기',
    en: 'Whistle for the street to score',
    permission: 'whistles.write',
    ...waitingFor('street'),
    open: (ctx) => calls(sql`c.waits_for = 'street' AND ${ofStreet(ctx)}`, called),
  },
  {
    kind: 'whistles.department',
    side: 'mine',
    zh: '吹哨待部门办理',
    ko: '휘슬 부서 처리 대기',
    en: 'Whistle for the department',
    permission: 'whistles.answer',
    ...waitingFor('department'),
    open: (ctx) => calls(sql`c.waits_for = 'department' AND ${ofDepartment(ctx)}`, both),
  },
  {
    kind: 'whistles.street.awaited',
    side: 'awaited',
    zh: '我街道的吹哨待部门办理',
    ko: '우리 가도 휘슬의 부서 처리 대기',
    en: 'My street’s whistle, with the department',
    permission: 'whistles.write',
    ...waitingFor('department'),
    open: (ctx) =>
      calls(
        sql`c.waits_for = 'department' AND ${ofStreet(ctx)} AND ${beyond(ctx, 'whistles.answer', sql`c.unit_id`)}`,
        called,
      ),
  },
  {
    kind: 'whistles.department.awaited',
    side: 'awaited',
    zh: '我部门办结的吹哨待街道评价',
    ko: '우리 부서가 처리한 휘슬의 평가 대기',
    en: 'Handled by my department, with the street',
    permission: 'whistles.answer',
    ...waitingFor('street'),
    open: (ctx) =>
      calls(
        sql`c.waits_for = 'street' AND ${ofDepartment(ctx)} AND ${beyond(ctx, 'whistles.write', sql`w.street_id`)}`,
        street,
      ),
  },
  {
    // Told once a wait; a word from the city (urge) or the next step takes it off the list.
    kind: 'whistles.city',
    side: 'alarm',
    zh: '升级到市级的吹哨',
    ko: '시로 올라온 휘슬',
    en: 'Whistle that went up to the city',
    permission: 'whistles.decide',
    cityWide: true,
    ...page,
    clock: true,
    list: 'whistles/calls?late=true',
    open: () =>
      calls(
        sql`EXISTS (SELECT 1 FROM whistle_alert AS a WHERE a.call_id = c.id AND a.wait_seq = c.wait_seq AND a.told = 'city'
          AND NOT EXISTS (SELECT 1 FROM whistle_step AS s WHERE s.call_id = c.id AND s.event = 'urge' AND s.at >= a.raised_at))
          AND c.waits_for IS NOT NULL`,
        called,
      ),
  },
];
