import type { DashboardPanel } from '../../platform/dashboard.ts';
import { inScope } from '../../platform/scope.ts';
import { sql } from '../../platform/statement.ts';
import { matterInScope } from './store/matters.ts';

/** Matters of the five powers by whose turn it is. */
export const powersPanel: DashboardPanel = {
  code: 'powers',
  zh: '街道五权',
  ko: '가도 5권',
  en: 'Five powers',
  permission: 'powers.read',
  levels: ['city', 'street'],
  figures: [
    {
      code: 'street',
      zh: '待街道答复',
      ko: '가도 차례',
      en: 'The street’s turn',
      list: 'powers?waitsFor=street',
      board: true,
    },
    {
      code: 'department',
      zh: '待部门答复',
      ko: '부서 차례',
      en: 'The department’s turn',
      list: 'powers?waitsFor=department',
    },
    { code: 'late', zh: '超期', ko: '기한 초과', en: 'Late', list: 'powers?late=true', alarm: true },
  ],
  reads: (ctx, below) => [
    sql`SELECT b.child AS unitId, count(*) FILTER (WHERE m.waits_for = 'street') AS street,
        count(*) FILTER (WHERE m.waits_for = 'department') AS department,
        count(*) FILTER (WHERE m.deadline_day < ${ctx.today}) AS late
      FROM power_matter AS m JOIN (${below}) AS b ON b.unit = m.street_id
      WHERE m.deadline_day IS NOT NULL AND ${inScope(ctx, 'powers.read', sql`m.street_id`)} GROUP BY b.child`,
  ],
};

/** The same of a department. */
export const departmentMattersPanel: DashboardPanel = {
  code: 'department_matters',
  zh: '街道五权',
  ko: '가도 5권',
  en: 'Five powers',
  permission: 'powers.read',
  levels: ['department'],
  figures: [
    {
      code: 'department',
      zh: '待本部门答复',
      ko: '우리 부서 차례',
      en: 'The department’s turn',
      list: 'powers?waitsFor=department',
      board: true,
    },
    { code: 'street', zh: '待街道答复', ko: '가도 차례', en: 'The street’s turn', list: 'powers?waitsFor=street' },
    {
      code: 'late',
      zh: '本部门超期',
      ko: '우리 부서 기한 초과',
      en: 'Late with the department',
      list: 'powers?waitsFor=department&late=true',
      alarm: true,
      board: true,
    },
  ],
  reads: (ctx, below) => [
    sql`SELECT b.child AS unitId, count(*) FILTER (WHERE m.waits_for = 'department') AS department,
        count(*) FILTER (WHERE m.waits_for = 'street') AS street,
        count(*) FILTER (WHERE m.waits_for = 'department' AND m.deadline_day < ${ctx.today}) AS late
      FROM power_matter AS m JOIN (${below}) AS b ON b.unit = m.department_id
      WHERE m.waits_for IS NOT NULL AND ${matterInScope(ctx, 'powers.read')} GROUP BY b.child`,
  ],
};
