import { sql } from '../../platform/statement.ts';
import type { GridLoad } from '../grids/index.ts';
import { dueCondition } from './store/reading.ts';

/** Residents' requests that lie in a grid and are not closed, and those past their deadline. */
export const caseLoads: readonly GridLoad[] = [
  {
    code: 'cases.open',
    zh: '在办诉求',
    ko: '처리 중 요청',
    en: 'Open requests',
    counts: () => sql`SELECT m.unit_id AS gridId, count(*) AS count FROM case_request AS m
      WHERE m.deadline_day IS NOT NULL GROUP BY m.unit_id`,
  },
  {
    code: 'cases.late',
    zh: '超期诉求',
    ko: '기한 초과 요청',
    en: 'Late requests',
    counts: ({ today }) => sql`SELECT m.unit_id AS gridId, count(*) AS count FROM case_request AS m
      WHERE ${dueCondition(today).late} GROUP BY m.unit_id`,
  },
];
