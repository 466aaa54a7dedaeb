import { nameOf, type InboxLine } from '../../platform/inbox.ts';
import { sql } from '../../platform/statement.ts';
import { gridsServedBy } from '../grids/index.ts';
import { live, numberOf } from './store/household.ts';

/** Households due today or before in the grids that the actor serves; what is sealed is not among them. */
export const visitsInbox: readonly InboxLine[] = [
  {
    kind: 'visits.due',
    side: 'mine',
    zh: '今日应走访',
    ko: '오늘 방문할 가구',
    en: 'Visit due',
    permission: 'visits.use',
    page: 'visits/{id}',
    list: 'visits?due=today',
    open: (ctx) => sql`SELECT h.id, ${numberOf()} || ' ' || h.place AS label, h.due_day AS deadline,
        ${nameOf(sql`h.grid_id`)} AS party
      FROM household AS h WHERE ${live} AND h.due_day <= ${ctx.today} AND h.grid_id IN (${gridsServedBy(ctx)})`,
  },
];
