import type { DashboardPanel } from '../../platform/dashboard.ts';
import { inScope } from '../../platform/scope.ts';
import { sql } from '../../platform/statement.ts';

/** Facilities in service. */
export const facilitiesPanel: DashboardPanel = {
  code: 'facilities',
  zh: '党群阵地',
  ko: '거점 시설',
  en: 'Facilities',
  permission: 'facilities.read',
  levels: ['city', 'street', 'community'],
  figures: [
    { code: 'open', zh: '在用阵地', ko: '운영 중', en: 'In service', list: 'facilities?state=open', board: true },
  ],
  reads: (ctx, below) => [
    sql`SELECT b.child AS unitId, count(*) AS open FROM facility AS f JOIN (${below}) AS b ON b.unit = f.unit_id
      WHERE f.opened_day <= ${ctx.today} AND (f.closed_day IS NULL OR f.closed_day > ${ctx.today})
        AND ${inScope(ctx, 'facilities.read', sql`f.unit_id`)} GROUP BY b.child`,
  ],
};
