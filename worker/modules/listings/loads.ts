import { sql } from '../../platform/statement.ts';
import type { GridLoad } from '../grids/index.ts';
import { lightCondition, onTheBoard } from './store/reading.ts';

/** Plates that hang in a grid, and those whose time is over. */
export const listingLoads: readonly GridLoad[] = [
  {
    code: 'listings.open',
    zh: '在挂问题',
    ko: '게시 중 문제',
    en: 'Listed problems',
    counts: () =>
      sql`SELECT l.unit_id AS gridId, count(*) AS count FROM listing AS l WHERE ${onTheBoard} GROUP BY l.unit_id`,
  },
  {
    code: 'listings.red',
    zh: '红灯问题',
    ko: '빨간불 문제',
    en: 'Listed problems at red',
    counts: ({ today }) => sql`SELECT l.unit_id AS gridId, count(*) AS count FROM listing AS l
      WHERE ${lightCondition(today).red} GROUP BY l.unit_id`,
  },
];
