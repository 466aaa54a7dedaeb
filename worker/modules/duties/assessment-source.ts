import { addDays, firstDay, lastDay } from '../../core/day.ts';
import { json, sql } from '../../platform/statement.ts';
import type { AssessmentSource } from '../assessment/index.ts';
import { blockedItem } from './store/catalogue.ts';

/**
 * Monthly reports of duties with a price: due when the days for reporting are over, done when reported within them and
 * verified. A report that was returned and made anew counts by the new one. Nobody is scored by a month at whose end the
 * city's list names the duty as negative.
 */
export const dutyReports: AssessmentSource = {
  code: 'duties.reports_on_time',
  zh: '事项月报按时完成',
  ko: '사무 월보 기한 내 완료',
  en: 'Duty reports in on time',
  subject: 'unit',
  figures({ months, from, until, days, today }) {
    const due = months
      .map((month) => [month, firstDay(month), lastDay(month), addDays(lastDay(month), days)] as const)
      .filter(([, first, last, deadline]) => first >= from && last <= until && deadline < today);
    return sql`SELECT a.unit_id AS subjectId, count(*) AS due, count(*) FILTER (WHERE EXISTS (
        SELECT 1 FROM duty_settlement AS s WHERE s.assignment_id = a.id AND s.month = m.value ->> 0 AND s.state = 'verified'
          AND date(s.reported_at, '+8 hours') <= m.value ->> 3)) AS done
      FROM duty_assignment AS a JOIN duty AS d ON d.id = a.duty_id JOIN json_each(${json(due)}) AS m
      WHERE d.method <> 'none' AND m.value ->> 0 BETWEEN d.from_month AND d.until_month
        AND ${blockedItem(sql`m.value ->> 2`)} IS NULL AND a.from_day <= m.value ->> 2 AND (a.until_day IS NULL OR a.until_day > m.value ->> 1)
      GROUP BY a.unit_id ORDER BY a.unit_id`;
  },
  link: (unitId) => `duties/settlements?unitId=${unitId}`,
};
