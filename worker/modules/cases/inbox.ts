import type { CityContext } from '../../platform/context.ts';
import { nameOf, within, type InboxLine } from '../../platform/inbox.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { caseWaits, waitPermission, waitsForActor, type CaseWait } from './store/waiting.ts';

const words: Readonly<Record<CaseWait, Pick<InboxLine, 'zh' | 'ko' | 'en'>>> = {
  deliberate: { zh: '居民诉求待议事', ko: '주민 요청 논의 대기', en: 'Request to deliberate' },
  decide: {
    zh: '居民诉求待定事、分工或办结',
    ko: '주민 요청 결정·분담·종결 대기',
    en: 'Request to decide, share out or finish',
  },
  part: { zh: '居民诉求分工待反馈', ko: '주민 요청 분담 회신 대기', en: 'Part of a request to report' },
};

const open = (
  where: Statement,
  party: Statement,
): Statement => sql`SELECT m.id, m.title AS label, m.deadline_day AS deadline,
  ${party} AS party FROM case_request AS m WHERE m.deadline_day IS NOT NULL AND ${where}`;
const place = nameOf(sql`m.unit_id`);
const lead = nameOf(sql`coalesce(m.lead_unit_id, m.unit_id)`);

/** What this actor entered, or shared out, and what others must do now. */
const byOthers = (ctx: CityContext): Statement => sql`m.paused_day IS NULL
  AND m.state IN ('raised', 'reopened', 'deliberated', 'decided', 'handling')
  AND ((m.opened_by = ${ctx.actor.id} AND ${within(ctx, 'cases.read', sql`m.unit_id`)})
    OR (m.state = 'handling' AND ${within(ctx, 'cases.decide', sql`m.unit_id`)}))
  AND NOT (${caseWaits.map((wait) => waitsForActor(ctx, wait)).reduce((all, one) => sql`${all} OR ${one}`)})`;

/** Requests by what must be done next, those with the nearest deadline first. */
export const casesInbox: readonly InboxLine[] = [
  ...caseWaits.map((wait): InboxLine => ({
    kind: `cases.${wait}`,
    side: 'mine',
    ...words[wait],
    permission: waitPermission[wait],
    page: 'cases/{id}',
    list: `cases?waits=${wait}`,
    open: (ctx) => open(waitsForActor(ctx, wait), place),
  })),
  {
    kind: 'cases.awaited',
    side: 'awaited',
    zh: '我登记或分办的诉求待他人办理',
    ko: '내가 접수·분담한 요청의 처리 대기',
    en: 'Request that I entered or shared out',
    permission: 'cases.read',
    page: 'cases/{id}',
    list: 'cases?open=true',
    open: (ctx) => open(byOthers(ctx), lead),
  },
  {
    // No deadline runs meanwhile. The plus keeps SQLite to the few that are paused, away from all that are open.
    kind: 'cases.resident',
    side: 'awaited',
    zh: '等居民补充的诉求',
    ko: '주민 보충을 기다리는 요청',
    en: 'Request paused for the resident',
    permission: 'cases.decide',
    page: 'cases/{id}',
    list: 'cases?due=paused',
    open: (ctx) => sql`SELECT m.id, m.title AS label, NULL AS deadline, ${place} AS party FROM case_request AS m
      WHERE +m.deadline_day IS NOT NULL AND m.paused_day IS NOT NULL AND ${within(ctx, 'cases.decide', sql`m.unit_id`)}`,
  },
];
