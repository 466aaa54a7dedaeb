import { sql } from '../../platform/statement.ts';
import type { AssessmentSource } from '../assessment/index.ts';
import { dueOn } from './store/line-pages.ts';

/** What the alliance says of the streets and communities that its lines are for. */
export const allianceSources: readonly AssessmentSource[] = [
  {
    code: 'alliance.projects_in_time',
    zh: '共建项目按期办结',
    ko: '공동건설 사업 기한 내 완료',
    en: 'Projects of the alliance done in time',
    subject: 'unit',
    figures: ({ from, until, today }) =>
      sql`SELECT l.unit_id AS subjectId, count(*) AS due,
          count(*) FILTER (WHERE l.done_day IS NOT NULL AND l.done_day <= l.due_day) AS done
        FROM alliance_line AS l WHERE l.due_day BETWEEN ${from} AND ${until} AND ${dueOn(today)}
        GROUP BY l.unit_id ORDER BY l.unit_id`,
    link: (unitId, { from, until }) => `alliance/lines?unitId=${unitId}&dueFrom=${from}&dueUntil=${until}&due=true`,
  },
  {
    code: 'alliance.needs_met',
    zh: '需求清单对接落实',
    ko: '수요 목록 해결',
    en: 'Needs of the lists that were met',
    subject: 'unit',
    figures: ({ from, until, today }) =>
      sql`SELECT l.unit_id AS subjectId, count(*) AS due,
          count(*) FILTER (WHERE l.done_day IS NOT NULL AND l.done_day <= l.due_day) AS done
        FROM alliance_line AS l WHERE l.list = 'need' AND l.state <> 'cancelled' AND l.due_day BETWEEN ${from} AND ${until}
          AND (l.due_day < ${today} OR l.done_day IS NOT NULL)
        GROUP BY l.unit_id ORDER BY l.unit_id`,
    link: (unitId, { from, until }) => `alliance/lines?unitId=${unitId}&dueFrom=${from}&dueUntil=${until}&list=need`,
  },
];
