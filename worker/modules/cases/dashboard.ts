import type { DashboardPanel, DashboardTrend } from '../../platform/dashboard.ts';
import { under, weekOf } from '../../platform/dashboard.ts';
import { inScope } from '../../platform/scope.ts';
import { sql } from '../../platform/statement.ts';
import { dueCondition } from './store/reading.ts';
import { requestInScope } from './store/requests.ts';

const perWeek = (column: 'opened_day' | 'closed_day'): DashboardTrend['perWeek'] => {
  const day = { sql: `m.${column}`, params: [] };
  return (ctx, unitId, from) => sql`SELECT ${weekOf(day, from)} AS week, count(*) AS count FROM case_request AS m
    WHERE ${day} BETWEEN ${from} AND ${ctx.today} AND ${under(sql`m.unit_id`, unitId)}
      AND ${inScope(ctx, 'cases.read', sql`m.unit_id`)} GROUP BY week ORDER BY week`;
};

/** Residents' requests that are open, by their deadlines; and how many came and were closed week by week. */
export const casesPanel: DashboardPanel = {
  code: 'cases',
  zh: '居民诉求',
  ko: '주민 요청',
  en: 'Requests',
  permission: 'cases.read',
  levels: ['city', 'street', 'community', 'grid'],
  figures: [
    { code: 'open', zh: '在办', ko: '처리 중', en: 'Open', list: 'cases?open=true', board: true },
    { code: 'today', zh: '今日到期', ko: '오늘 기한', en: 'Due today', list: 'cases?due=today' },
    { code: 'soon', zh: '临期', ko: '기한 임박', en: 'Due soon', list: 'cases?due=soon' },
    { code: 'late', zh: '超期', ko: '기한 초과', en: 'Late', list: 'cases?due=late', alarm: true, board: true },
    { code: 'paused', zh: '等居民补充', ko: '주민 보충 대기', en: 'Paused', list: 'cases?due=paused' },
    { code: 'handled', zh: '待评价', ko: '평가 대기', en: 'To be rated', list: 'cases?state=handled' },
  ],
  trend: [
    {
      code: 'opened',
      zh: '新提诉求',
      ko: '새 요청',
      en: 'Opened',
      list: 'cases?openedFrom={from}&openedUntil={until}',
      perWeek: perWeek('opened_day'),
    },
    {
      code: 'closed',
      zh: '办结诉求',
      ko: '종결 요청',
      en: 'Closed',
      list: 'cases?closedFrom={from}&closedUntil={until}',
      perWeek: perWeek('closed_day'),
    },
  ],
  reads: (ctx, below) => {
    const { late, soon, paused, today } = dueCondition(ctx.today);
    return [
      sql`SELECT b.child AS unitId, count(*) AS open, count(*) FILTER (WHERE ${today}) AS today,
          count(*) FILTER (WHERE ${soon}) AS soon, count(*) FILTER (WHERE ${late}) AS late,
          count(*) FILTER (WHERE ${paused}) AS paused, count(*) FILTER (WHERE m.state = 'handled') AS handled
        FROM case_request AS m JOIN (${below}) AS b ON b.unit = m.unit_id
        WHERE m.deadline_day IS NOT NULL AND ${inScope(ctx, 'cases.read', sql`m.unit_id`)} GROUP BY b.child`,
    ];
  },
};

const ofParts = { unitFilter: 'partUnitId' } as const;

/** Requests of which a department has a part still to report, by the deadlines of the requests. */
export const casePartsPanel: DashboardPanel = {
  code: 'case_parts',
  zh: '诉求分工',
  ko: '요청 분담',
  en: 'Parts of requests',
  permission: 'cases.read',
  levels: ['department'],
  figures: [
    {
      code: 'open',
      zh: '待反馈',
      ko: '회신 대기',
      en: 'To report',
      list: 'cases?partOpen=true',
      ...ofParts,
      board: true,
    },
    {
      code: 'today',
      zh: '今日到期',
      ko: '오늘 기한',
      en: 'Due today',
      list: 'cases?partOpen=true&due=today',
      ...ofParts,
    },
    { code: 'soon', zh: '临期', ko: '기한 임박', en: 'Due soon', list: 'cases?partOpen=true&due=soon', ...ofParts },
    {
      code: 'late',
      zh: '超期',
      ko: '기한 초과',
      en: 'Late',
      list: 'cases?partOpen=true&due=late',
      ...ofParts,
      alarm: true,
      board: true,
    },
  ],
  reads: (ctx, below) => {
    const { late, soon, today } = dueCondition(ctx.today);
    return [
      sql`SELECT o.child AS unitId, count(*) AS open, count(*) FILTER (WHERE ${today}) AS today,
          count(*) FILTER (WHERE ${soon}) AS soon, count(*) FILTER (WHERE ${late}) AS late
        FROM (SELECT DISTINCT b.child, p.case_id AS caseId FROM case_part AS p JOIN (${below}) AS b ON b.unit = p.unit_id
            JOIN case_request AS m ON m.id = p.case_id AND m.round = p.round
            WHERE p.report IS NULL AND m.state = 'handling' AND m.paused_day IS NULL) AS o
          JOIN case_request AS m ON m.id = o.caseId
        WHERE ${requestInScope(ctx, 'cases.read')} GROUP BY o.child`,
    ];
  },
};
