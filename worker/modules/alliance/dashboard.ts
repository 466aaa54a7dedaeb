import { under, weekOf, type DashboardPanel } from '../../platform/dashboard.ts';
import { inScope } from '../../platform/scope.ts';
import { sql } from '../../platform/statement.ts';
import { overdueOn } from './store/alarms.ts';
import { lineReach } from './store/lines.ts';

/** Needs that nobody has taken up, projects by how far they are, what is overdue, and who checked in week by week. */
export const alliancePanel: DashboardPanel = {
  code: 'alliance',
  zh: '区域化党建',
  ko: '지역 당건설',
  en: 'Alliance',
  permission: 'alliance.read',
  levels: ['city', 'street', 'community'],
  figures: [
    { code: 'needs', zh: '未对接需求', ko: '미연결 수요', en: 'Needs not taken up', list: 'alliance/lines?list=need&state=open', board: true },
    { code: 'projects', zh: '进行中项目', ko: '진행 중 사업', en: 'Projects under way', list: 'alliance/lines?list=project&state=underway', board: true },
    { code: 'done', zh: '待确认项目', ko: '확인 대기 사업', en: 'Projects to confirm', list: 'alliance/lines?list=project&state=done' },
    { code: 'late', zh: '逾期未办结', ko: '기한 초과 미완료', en: 'Overdue', list: 'alliance/lines?overdue=true', alarm: true, board: true },
  ],
  trend: [
    {
      code: 'check_ins',
      zh: '党员报到',
      ko: '당원 신고',
      en: 'Check-ins',
      list: 'alliance/check-ins?state=confirmed&from={from}&until={until}',
      perWeek: (ctx, unitId, from) => sql`SELECT ${weekOf(sql`c.day`, from)} AS week, count(*) AS count
        FROM alliance_check_in AS c WHERE c.state = 'confirmed' AND c.day BETWEEN ${from} AND ${ctx.today}
          AND ${under(sql`c.community_id`, unitId)} AND ${inScope(ctx, 'alliance.read', sql`c.community_id`)}
        GROUP BY week ORDER BY week`,
    },
  ],
  reads: (ctx, below) => [
    sql`SELECT b.child AS unitId, count(*) FILTER (WHERE l.list = 'need' AND l.state = 'open') AS needs,
        count(*) FILTER (WHERE l.list = 'project' AND l.state = 'underway') AS projects,
        count(*) FILTER (WHERE l.list = 'project' AND l.state = 'done') AS done,
        count(*) FILTER (WHERE ${overdueOn(ctx.today)}) AS late
      FROM alliance_line AS l JOIN (${below}) AS b ON b.unit = l.unit_id
      WHERE l.state IN ('open', 'underway', 'done') AND ${lineReach(ctx, 'alliance.read')} GROUP BY b.child`,
  ],
}; // prettier-ignore
