import { sql, type Statement } from '../../platform/statement.ts';
import type { GridLoad } from '../grids/index.ts';

const live = sql`merged_into_id IS NULL AND left_day IS NULL`;
const counted = (where: Statement): Statement =>
  sql`SELECT grid_id AS gridId, count(*) AS count FROM household WHERE ${live} AND ${where} GROUP BY grid_id`;

/** What households weigh on a grid: how many there are, how many give concern, how many are due. */
export const visitLoads: readonly GridLoad[] = [
  {
    code: 'visits.households',
    zh: '建档户数',
    ko: '등록 가구',
    en: 'Households',
    counts: () => counted(sql`1`),
  },
  {
    code: 'visits.concern',
    zh: '重点关注户',
    ko: '중점 관리 가구',
    en: 'Households of concern',
    counts: () => counted(sql`risk_rank <= 2`),
  },
  {
    code: 'visits.due',
    zh: '今日应走访',
    ko: '오늘 방문할 가구',
    en: 'Visits due',
    counts: ({ today }) => counted(sql`due_day <= ${today}`),
  },
];
