import { nameOf, within, type InboxLine } from '../../platform/inbox.ts';
import { sql, type Statement } from '../../platform/statement.ts';

const handovers = (where: Statement): Statement => sql`SELECT h.id, h.person_name AS label, h.day AS deadline,
  ${nameOf(sql`h.unit_id`)} AS party FROM grid_handover AS h WHERE h.state = 'open' AND ${where}`;
const pages = { page: 'grids/handovers/{id}', list: 'grids/handovers?state=open' } as const;

/** Handovers that a second person has not signed. */
export const gridsInbox: readonly InboxLine[] = [
  {
    kind: 'grids.handover',
    side: 'mine',
    zh: '网格交接待签核',
    ko: '격자 인수인계 서명 대기',
    en: 'Handover to sign off',
    permission: 'grids.handover.sign',
    ...pages,
    open: (ctx) =>
      handovers(sql`h.opened_by <> ${ctx.actor.id} AND ${within(ctx, 'grids.handover.sign', sql`h.unit_id`)}`),
  },
  {
    kind: 'grids.handover.awaited',
    side: 'awaited',
    zh: '我发起的网格交接待签核',
    ko: '내가 낸 격자 인수인계 서명 대기',
    en: 'Handover that I drew up',
    permission: 'grids.write',
    ...pages,
    open: (ctx) => handovers(sql`h.opened_by = ${ctx.actor.id} AND ${within(ctx, 'grids.write', sql`h.unit_id`)}`),
  },
];
