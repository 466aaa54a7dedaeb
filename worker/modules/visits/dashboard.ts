import { under, weekOf, type DashboardPanel } from '../../platform/dashboard.ts';
import { sql } from '../../platform/statement.ts';
import { inSight } from './sight.ts';
import { live } from './store/household.ts';

/** Households of the reader's duty by what is due, and the visits made week by week; nobody is named. */
export const visitsPanel: DashboardPanel = {
  code: 'visits',
  zh: '民情走访',
  ko: '가구 방문',
  en: 'Visits',
  permission: 'visits.use',
  levels: ['city', 'street', 'community', 'grid'],
  figures: [
    { code: 'due', zh: '今日应走访', ko: '오늘 방문', en: 'Due today', list: 'visits?due=today', board: true },
    { code: 'week', zh: '七日内应走访', ko: '7일 내 방문', en: 'Due in seven days', list: 'visits?due=week' },
    { code: 'high', zh: '高风险户', ko: '고위험 가구', en: 'High risk', list: 'visits?risk=high', alarm: true },
    { code: 'all', zh: '建档户数', ko: '등록 가구', en: 'Households', list: 'visits' },
  ],
  trend: [
    {
      code: 'made',
      zh: '完成走访',
      ko: '마친 방문',
      en: 'Visits made',
      list: 'visits/records?from={from}&until={until}',
      perWeek: (ctx, unitId, from) => sql`SELECT ${weekOf(sql`v.day`, from)} AS week, count(*) AS count
        FROM household_visit AS v JOIN household AS h ON h.id = v.household_id
        WHERE v.day BETWEEN ${from} AND ${ctx.today} AND ${under(sql`h.grid_id`, unitId)} AND ${inSight(ctx, 'visits.oversee')}
        GROUP BY week ORDER BY week`,
    },
  ],
  reads: (ctx, below) => [
    sql`SELECT b.child AS unitId, count(*) AS "all", count(*) FILTER (WHERE h.due_day <= ${ctx.today}) AS due,
        count(*) FILTER (WHERE h.due_day <= date(${ctx.today}, '+7 days')) AS week,
        count(*) FILTER (WHERE h.risk_rank = 1) AS high
      FROM household AS h JOIN (${below}) AS b ON b.unit = h.grid_id
      WHERE ${live} AND ${inSight(ctx, 'visits.oversee')} GROUP BY b.child`,
  ],
};
