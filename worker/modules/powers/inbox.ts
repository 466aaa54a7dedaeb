import type { CityContext } from '../../platform/context.ts';
import { beyond, nameOf, type InboxLine } from '../../platform/inbox.ts';
import { inScope } from '../../platform/scope.ts';
import { sql, type Statement } from '../../platform/statement.ts';

const street = nameOf(sql`m.street_id`);
const department = nameOf(sql`m.department_id`);
const matters = (where: Statement, party: Statement): Statement => sql`SELECT m.id, m.title AS label,
  m.deadline_day AS deadline, ${party} AS party FROM power_matter AS m WHERE ${where}`;
const pages = (waitsFor: string) => ({ page: 'powers/{id}', list: `powers?waitsFor=${waitsFor}` });
const other = sql`CASE m.waits_for WHEN 'street' THEN ${street} WHEN 'department' THEN ${department} END`;

/** A side waits for what it cannot do itself. */
const beyondReach = (ctx: CityContext): Statement => sql`m.deadline_day IS NOT NULL AND CASE m.waits_for
  WHEN 'street' THEN ${beyond(ctx, 'powers.use', sql`m.street_id`)}
  WHEN 'department' THEN ${beyond(ctx, 'powers.answer', sql`m.department_id`)}
  ELSE ${beyond(ctx, 'powers.decide', sql`''`)} END`;

/** Matters of the five powers by who must speak next. */
export const powersInbox: readonly InboxLine[] = [
  {
    kind: 'powers.street',
    side: 'mine',
    zh: '街道五权事项待街道答复',
    ko: '가도 5권 사항 가도 답변 대기',
    en: 'Five powers: the street’s turn',
    permission: 'powers.use',
    ...pages('street'),
    open: (ctx) => matters(sql`m.waits_for = 'street' AND ${inScope(ctx, 'powers.use', sql`m.street_id`)}`, department),
  },
  {
    kind: 'powers.unanswered',
    side: 'mine',
    zh: '建议逾期未答复，可提请市级裁定',
    ko: '제안에 답변이 없어 시 재정 요청 가능',
    en: 'Proposal left unanswered: may be raised to the city',
    permission: 'powers.use',
    page: 'powers/{id}',
    list: 'powers?state=lapsed&kind=proposal',
    open: (ctx) =>
      matters(
        sql`m.kind = 'proposal' AND m.state = 'lapsed' AND ${inScope(ctx, 'powers.use', sql`m.street_id`)}`,
        department,
      ),
  },
  {
    kind: 'powers.department',
    side: 'mine',
    zh: '街道五权事项待部门答复',
    ko: '가도 5권 사항 부서 답변 대기',
    en: 'Five powers: the department’s turn',
    permission: 'powers.answer',
    ...pages('department'),
    open: (ctx) =>
      matters(sql`m.waits_for = 'department' AND ${inScope(ctx, 'powers.answer', sql`m.department_id`)}`, street),
  },
  {
    kind: 'powers.city',
    side: 'mine',
    zh: '街道五权事项待市级裁定',
    ko: '가도 5권 사항 시 재정 대기',
    en: 'Five powers: the city’s turn',
    permission: 'powers.decide',
    cityWide: true,
    ...pages('city'),
    open: () => matters(sql`m.waits_for = 'city'`, street),
  },
  {
    kind: 'powers.street.awaited',
    side: 'awaited',
    zh: '街道五权事项待对方答复',
    ko: '가도 5권 사항 상대 답변 대기',
    en: 'Five powers: the other side’s turn',
    permission: 'powers.use',
    page: 'powers/{id}',
    list: 'powers',
    open: (ctx) =>
      matters(
        sql`m.waits_for <> 'street' AND ${inScope(ctx, 'powers.use', sql`m.street_id`)} AND ${beyondReach(ctx)}`,
        other,
      ),
  },
  {
    kind: 'powers.department.awaited',
    side: 'awaited',
    zh: '我部门发出的五权事项待对方答复',
    ko: '우리 부서가 낸 5권 사항 상대 답변 대기',
    en: 'Five powers: what my department asked',
    permission: 'powers.answer',
    page: 'powers/{id}',
    list: 'powers',
    open: (ctx) =>
      matters(
        sql`m.waits_for <> 'department' AND ${inScope(ctx, 'powers.answer', sql`m.department_id`)} AND ${beyondReach(ctx)}`,
        other,
      ),
  },
];
