import { sql } from '../../platform/statement.ts';
import type { AssessmentSource } from '../assessment/index.ts';

/** Calls on a body: due when the time to answer has passed, done when it answered within it. */
export const whistlesAnswered: AssessmentSource = {
  code: 'whistles.answered_in_time',
  zh: '吹哨按时答复',
  ko: '호출 기한 내 답변',
  en: 'Whistles answered in time',
  subject: 'unit',
  figures: ({ from, until, today }) =>
    sql`SELECT unit_id AS subjectId, count(*) AS due, count(*) FILTER (WHERE answered_at IS NOT NULL AND answered_late = 0) AS done
      FROM whistle_call WHERE called_day BETWEEN ${from} AND ${until} AND state <> 'cancelled'
        AND (answered_at IS NOT NULL OR state = 'unanswered' OR date(answer_due_at, '+8 hours') < ${today})
      GROUP BY unit_id ORDER BY unit_id`,
  link: (unitId) => `whistles/calls?unitId=${unitId}`,
};
