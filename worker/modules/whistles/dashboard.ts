import type { DashboardPanel } from '../../platform/dashboard.ts';
import { inScope } from '../../platform/scope.ts';
import { sql } from '../../platform/statement.ts';
import { nextDue } from './store/reading.ts';

/** Whistles of streets that are out, and those of which a call is late. */
export const whistlesPanel: DashboardPanel = {
  code: 'whistles',
  zh: '吹哨报到',
  ko: '휘슬',
  en: 'Whistles',
  permission: 'whistles.read',
  levels: ['city', 'street'],
  figures: [
    { code: 'out', zh: '办理中', ko: '처리 중', en: 'Out', list: 'whistles?state=out', board: true },
    { code: 'drafted', zh: '待签发', ko: '서명 대기', en: 'To be signed', list: 'whistles?state=drafted' },
    { code: 'late', zh: '超时', ko: '시간 초과', en: 'Late', list: 'whistles?late=true', alarm: true, board: true },
  ],
  reads: (ctx, below) => [
    sql`SELECT b.child AS unitId, count(*) FILTER (WHERE w.state = 'out') AS out,
        count(*) FILTER (WHERE w.state = 'drafted') AS drafted, count(*) FILTER (WHERE ${nextDue} < ${ctx.at}) AS late
      FROM whistle AS w JOIN (${below}) AS b ON b.unit = w.street_id
      WHERE w.state IN ('out', 'drafted') AND ${inScope(ctx, 'whistles.read', sql`w.street_id`)} GROUP BY b.child`,
  ],
};
