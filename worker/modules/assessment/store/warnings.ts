import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql } from '../../../platform/statement.ts';

export interface WarningRow {
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string | null;
  /** The years in JSON, the newest first. */
  readonly years: string;
  readonly onDay: Day;
  /** The result that completed the row of years. */
  readonly finalId: string;
}

/**
 * Whoever was unqualified so many years in a row, the newest final year the last of them: as many as the scheme of that
 * year says. Worked out from results that stand, so that a corrected grade takes its warning with it.
 */
export async function contractWarnings(ctx: CityContext, page: number, pageSize: number) {
  const rule = sql`SELECT c.year, json_extract(s.content, '$.contractWarning.unqualifiedYears') AS years
    FROM assessment_cycle AS c JOIN assessment_scheme AS s ON s.id = c.scheme_id WHERE c.state = 'final' ORDER BY c.year DESC LIMIT 1`;
  const warned = sql`SELECT f.worker_id, json_group_array(f.year ORDER BY f.year DESC) AS years, max(f.year) AS last,
      (SELECT years FROM rule) AS needed
    FROM assessment_final AS f, rule WHERE f.grade = 'unqualified' AND f.year > rule.year - rule.years
      AND NOT EXISTS (SELECT 1 FROM assessment_final AS c WHERE c.corrects_id = f.id)
    GROUP BY f.worker_id HAVING count(*) = needed`;
  const listed = sql`WITH rule AS (${rule}), warned AS (${warned})
    SELECT w.id AS workerId, w.name, u.name AS unitName, d.years, date(f.finalised_at, '+8 hours') AS onDay, f.id AS finalId
    FROM warned AS d JOIN worker AS w ON w.id = d.worker_id
      JOIN assessment_final AS f ON f.worker_id = d.worker_id AND f.year = d.last
        AND NOT EXISTS (SELECT 1 FROM assessment_final AS c WHERE c.corrects_id = f.id)
      JOIN assessment_person AS p ON p.cycle_id = f.cycle_id AND p.worker_id = f.worker_id JOIN unit AS u ON u.id = p.unit_id
    WHERE ${allOf([inScope(ctx, 'assessment.read', sql`p.unit_id`)])}`;
  const [items, totals] = await ctx.db.reads<[WarningRow, { total: number }]>([
    sql`${listed} ORDER BY u.pinyin, w.pinyin, w.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM (${listed})`,
  ]);
  return { items, total: totals[0]?.total ?? 0 };
}
