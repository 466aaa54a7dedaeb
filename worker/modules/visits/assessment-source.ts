import { sql, type Statement } from '../../platform/statement.ts';

interface Period {
  readonly from: string;
  readonly until: string;
  readonly days: number;
  readonly today: string;
}

/**
 * Visits that fell due in a period by community: done when made within the days allowed after the due day. Who is still
 * waiting counts once the days are over. Assessment takes it by its shape; it stands above this module.
 */
export const visitsMade = {
  code: 'visits.made_on_time',
  zh: '走访按时完成',
  ko: '방문 기한 내 완료',
  en: 'Visits made in time',
  subject: 'unit' as const,
  figures({ from, until, days, today }: Period): Statement {
    const allowed = `+${days} days`;
    return sql`SELECT g.parent_id AS subjectId, count(*) AS due, coalesce(sum(x.done), 0) AS done FROM (
        SELECT grid_id, day <= date(due_day, ${allowed}) AS done FROM household_visit
          WHERE due_day IS NOT NULL AND due_day BETWEEN ${from} AND ${until}
        UNION ALL SELECT grid_id, 0 FROM household WHERE merged_into_id IS NULL AND left_day IS NULL
          AND due_day BETWEEN ${from} AND ${until} AND date(due_day, ${allowed}) < ${today}) AS x
      JOIN unit AS g ON g.id = x.grid_id GROUP BY g.parent_id ORDER BY g.parent_id`;
  },
  link: (unitId: string) => `visits/log?unitId=${unitId}`,
};
