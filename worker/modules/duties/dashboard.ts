import type { DashboardPanel, DashboardRow } from '../../platform/dashboard.ts';
import { sql } from '../../platform/statement.ts';
import { matrixReads, readCells } from './store/matrix.ts';
import { lateBy } from './store/reading.ts';
import { dutyInScope, partInScope } from './store/scope.ts';

/** Duties that units carry, how many of them stand whole (duty, authority and money), and how many lack a leg. */
export const dutiesPanel: DashboardPanel = {
  code: 'duties',
  zh: '权随责走、费随事转',
  ko: '권한·비용 동반 사무',
  en: 'Duties with authority and money',
  permission: 'duties.read',
  levels: ['city', 'street', 'community'],
  figures: [
    {
      code: 'live',
      zh: '承接事项',
      ko: '맡은 사무',
      en: 'Duties carried',
      list: 'duties/matrix',
      unitFilter: 'streetId',
    },
    {
      code: 'whole',
      zh: '责权费齐全',
      ko: '책임·권한·비용 완비',
      en: 'Whole',
      list: 'duties/matrix',
      unitFilter: 'streetId',
      of: 'live',
      board: true,
    },
    {
      code: 'red',
      zh: '有缺失',
      ko: '결손 있음',
      en: 'A leg is missing',
      list: 'duties/matrix',
      unitFilter: 'streetId',
      alarm: true,
      board: true,
    },
  ],
  reads: (ctx, below) => [
    ...matrixReads(ctx, ctx.today, {}),
    sql`SELECT b.child, b.unit FROM (${below}) AS b JOIN unit AS u ON u.id = b.unit AND u.kind IN ('street', 'community')`,
  ],
  tell: (ctx, answers) => {
    const places = answers[3] as readonly { child: string; unit: string }[];
    const childOf = new Map(places.map(({ child, unit }) => [unit, child]));
    const cells = readCells(answers, ctx.today).filter(({ unitId }) => childOf.has(unitId));
    return [...Map.groupBy(cells, ({ unitId }) => childOf.get(unitId) ?? '')].map(([unitId, members]) => ({
      unitId,
      live: members.length,
      whole: members.filter(({ whole }) => whole).length,
      red: members.filter(({ red }) => red).length,
    }));
  },
};

const ofDepartment = { unitFilter: 'departmentId' } as const;
const settlements = 'duties/settlements?state=reported';

/** Duties of a department by how far they are, and reports that it has to verify. */
export const departmentDutiesPanel: DashboardPanel = {
  code: 'department_duties',
  zh: '本部门事项',
  ko: '부서 사무',
  en: 'The department’s duties',
  permission: 'duties.read',
  levels: ['department'],
  figures: [
    {
      code: 'active',
      zh: '生效事项',
      ko: '시행 중',
      en: 'Live',
      list: 'duties?state=active',
      ...ofDepartment,
      board: true,
    },
    {
      code: 'submitted',
      zh: '准入中',
      ko: '허용 심의 중',
      en: 'In admission',
      list: 'duties?state=submitted',
      ...ofDepartment,
    },
    {
      code: 'admitted',
      zh: '待下放',
      ko: '하달 대기',
      en: 'To hand down',
      list: 'duties?state=admitted',
      ...ofDepartment,
    },
    {
      code: 'reported',
      zh: '待审定结算',
      ko: '심사할 정산',
      en: 'Reports to verify',
      list: settlements,
      ...ofDepartment,
      board: true,
    },
    {
      code: 'late',
      zh: '审定超期',
      ko: '심사 기한 초과',
      en: 'Verified late',
      list: `${settlements}&late=true`,
      ...ofDepartment,
      alarm: true,
      board: true,
    },
  ],
  reads: (ctx, below) => [
    sql`SELECT b.child AS unitId, count(*) FILTER (WHERE d.state = 'active') AS active,
        count(*) FILTER (WHERE d.state = 'submitted') AS submitted, count(*) FILTER (WHERE d.state = 'admitted') AS admitted
      FROM duty AS d JOIN (${below}) AS b ON b.unit = d.department_id
      WHERE d.state IN ('active', 'submitted', 'admitted') AND ${dutyInScope(ctx, 'duties.read')} GROUP BY b.child`,
    sql`SELECT b.child AS unitId, count(*) AS reported, count(*) FILTER (WHERE ${lateBy(ctx.today)}) AS late
      FROM duty_settlement AS s JOIN duty_assignment AS a ON a.id = s.assignment_id JOIN duty AS d ON d.id = a.duty_id
        JOIN (${below}) AS b ON b.unit = d.department_id
      WHERE s.state = 'reported' AND ${partInScope(ctx, 'duties.read')} GROUP BY b.child`,
  ],
  // Figures are summed by name, so that rows of both statements may stand side by side.
  tell: (_, answers) => answers.flat() as DashboardRow[],
};
