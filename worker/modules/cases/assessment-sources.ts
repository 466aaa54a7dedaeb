import { sql, type Statement } from '../../platform/statement.ts';
import { countedOn, workerOfLead } from './store/reading.ts';
import type { AssessmentSource, SourcePeriod } from '../assessment/index.ts';

/** Units in which people stand: a request counts for the community it lies in, else for the street. */
const placeOf = (
  unit: Statement,
): Statement => sql`(SELECT a.id FROM unit_closure AS c JOIN unit AS a ON a.id = c.ancestor_id
  AND a.kind IN ('community', 'street') WHERE c.descendant_id = ${unit} ORDER BY c.depth LIMIT 1)`;

/**
 * Requests whose first deadline lies in the period and has passed: in time where they were handled by that day and the
 * resident did not send them back. What was a duplicate, another body's or taken back counts for nobody.
 */
const closedInTime = (subject: Statement, { from, until, today }: SourcePeriod): Statement =>
  sql`SELECT subject AS subjectId, count(*) AS due, count(*) FILTER (WHERE done = 1) AS done FROM (
      SELECT ${subject} AS subject, coalesce(m.handled_day <= m.due_day AND m.state IN ('handled', 'closed'), 0) AS done
      FROM case_request AS m WHERE m.due_day BETWEEN ${from} AND ${until} AND ${countedOn(today)})
    WHERE subject IS NOT NULL GROUP BY subject ORDER BY subject`;

/** Points that residents gave, of the points they could give, by the day of the rating. */
const satisfaction = (subject: Statement, { from, until }: SourcePeriod): Statement =>
  sql`SELECT subject AS subjectId, sum(most) AS due, sum(points) AS done FROM (
      SELECT ${subject} AS subject, r.points, r.points_most AS most FROM case_rating AS r
      WHERE r.rated_day BETWEEN ${from} AND ${until})
    WHERE subject IS NOT NULL GROUP BY subject ORDER BY subject`;

const dueLink = (by: string, id: string, { from, until }: SourcePeriod): string =>
  `cases?${by}=${id}&dueFrom=${from}&dueUntil=${until}&counted=true`;
const ratedLink = (by: string, id: string, { from, until }: SourcePeriod): string =>
  `cases?${by}=${id}&ratedFrom=${from}&ratedUntil=${until}`;

/** What residents' requests say of the communities they lie in, and of the workers who led their handling. */
export const caseSources: readonly AssessmentSource[] = [
  {
    code: 'cases.closed_on_time',
    zh: '居民诉求按时办结',
    ko: '주민 요청 기한 내 처리',
    en: 'Requests of residents closed in time',
    subject: 'unit',
    figures: (period) => closedInTime(placeOf(sql`m.unit_id`), period),
    link: (id, period) => dueLink('unitId', id, period),
  },
  {
    code: 'cases.satisfaction',
    zh: '居民诉求群众评价',
    ko: '주민 요청 만족도',
    en: 'Residents’ ratings of their requests',
    subject: 'unit',
    figures: (period) => satisfaction(placeOf(sql`r.unit_id`), period),
    link: (id, period) => ratedLink('unitId', id, period),
  },
  {
    code: 'cases.worker_on_time',
    zh: '牵头诉求按时办结',
    ko: '주관 요청 기한 내 처리',
    en: 'Requests led by the worker closed in time',
    subject: 'worker',
    figures: (period) => closedInTime(workerOfLead, period),
    link: (id, period) => dueLink('leadWorkerId', id, period),
  },
  {
    code: 'cases.worker_satisfaction',
    zh: '牵头诉求群众评价',
    ko: '주관 요청 만족도',
    en: 'Residents’ ratings of requests the worker led',
    subject: 'worker',
    figures: (period) => satisfaction(sql`r.worker_id`, period),
    link: (id, period) => ratedLink('workerId', id, period),
  },
];
