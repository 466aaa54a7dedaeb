import type { DashboardPanel } from '../../platform/dashboard.ts';
import { inScope } from '../../platform/scope.ts';
import { sql } from '../../platform/statement.ts';
import { serving } from './store/team.ts';

/** Grids, those without a leader, and handovers that nobody has signed. */
export const gridsPanel: DashboardPanel = {
  code: 'grids',
  zh: '网格队伍',
  ko: '격자 인력',
  en: 'Grids',
  permission: 'grids.read',
  levels: ['city', 'street', 'community', 'grid'],
  figures: [
    { code: 'grids', zh: '网格', ko: '격자', en: 'Grids', list: 'grids', board: true },
    {
      code: 'leaderless',
      zh: '缺网格长',
      ko: '격자장 공석',
      en: 'Without a leader',
      list: 'grids',
      alarm: true,
      board: true,
    },
    {
      code: 'handovers',
      zh: '待签核交接',
      ko: '서명 대기 인수인계',
      en: 'Open handovers',
      list: 'grids/handovers?state=open',
    },
  ],
  reads: (ctx, below) => [
    sql`SELECT b.child AS unitId, count(*) FILTER (WHERE u.kind = 'grid') AS grids,
        count(*) FILTER (WHERE u.kind = 'grid' AND u.id NOT IN (
          SELECT m.grid_id FROM grid_member AS m WHERE m.role = 'leader' AND ${serving(ctx.today)})) AS leaderless,
        sum((SELECT count(*) FROM grid_handover AS h WHERE h.unit_id = u.id AND h.state = 'open')) AS handovers
      FROM unit AS u JOIN (${below}) AS b ON b.unit = u.id
      WHERE u.until_day IS NULL AND ${inScope(ctx, 'grids.read', sql`u.id`)} GROUP BY b.child`,
  ],
};
