import { under, weekOf, type DashboardPanel } from '../../platform/dashboard.ts';
import { inScope } from '../../platform/scope.ts';
import { sql } from '../../platform/statement.ts';
import { callInScope, lateCall, nextDue, wentOut } from './store/reading.ts';

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

const waits = (side: string) => ({ list: `whistles/calls?waitsFor=${side}` });

/** Calls of a department by whose turn it is, and how many came week by week. */
export const whistleCallsPanel: DashboardPanel = {
  code: 'whistle_calls',
  zh: '应哨办理',
  ko: '휘슬 응답',
  en: 'Whistles to answer',
  permission: 'whistles.read',
  levels: ['department'],
  figures: [
    {
      code: 'mine',
      zh: '待本部门办理',
      ko: '우리 부서 차례',
      en: 'The department’s turn',
      ...waits('department'),
      board: true,
    },
    { code: 'street', zh: '待街道评价', ko: '가도 평가 대기', en: 'The street’s turn', ...waits('street') },
    {
      code: 'late',
      zh: '本部门超时',
      ko: '우리 부서 시간 초과',
      en: 'Late with the department',
      list: 'whistles/calls?waitsFor=department&late=true',
      alarm: true,
      board: true,
    },
  ],
  trend: [
    {
      code: 'called',
      zh: '收到吹哨',
      ko: '받은 휘슬',
      en: 'Whistles received',
      list: 'whistles/calls?calledFrom={from}&calledUntil={until}',
      perWeek: (ctx, unitId, from) => sql`SELECT ${weekOf(sql`c.called_day`, from)} AS week, count(*) AS count
        FROM whistle_call AS c JOIN whistle AS w ON w.id = c.whistle_id
        WHERE ${wentOut} AND c.called_day BETWEEN ${from} AND ${ctx.today} AND ${under(sql`c.unit_id`, unitId)}
          AND ${callInScope(ctx)} GROUP BY week ORDER BY week`,
    },
  ],
  reads: (ctx, below) => [
    sql`SELECT b.child AS unitId, count(*) FILTER (WHERE c.waits_for = 'department') AS mine,
        count(*) FILTER (WHERE c.waits_for = 'street') AS street,
        count(*) FILTER (WHERE c.waits_for = 'department' AND ${lateCall(ctx.at)}) AS late
      FROM whistle_call AS c JOIN whistle AS w ON w.id = c.whistle_id JOIN (${below}) AS b ON b.unit = c.unit_id
      WHERE c.waits_for IS NOT NULL AND ${wentOut} AND ${callInScope(ctx)} GROUP BY b.child`,
  ],
};
