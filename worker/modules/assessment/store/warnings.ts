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

/** Contracts to be looked at by the newest year that is final; what a corrected result took back is not among them. */
export async function contractWarnings(ctx: CityContext, page: number, pageSize: number) {
  const listed = sql`SELECT w.id AS workerId, w.name, u.name AS unitName, n.years, n.on_day AS onDay, n.final_id AS finalId,
      u.pinyin AS unitPinyin, w.pinyin
    FROM worker_notice AS n JOIN worker AS w ON w.id = n.worker_id JOIN assessment_final AS f ON f.id = n.final_id
      JOIN assessment_person AS p ON p.cycle_id = f.cycle_id AND p.worker_id = f.worker_id JOIN unit AS u ON u.id = p.unit_id
    WHERE ${allOf([
      sql`n.kind = 'contract_warning' AND n.revokes_id IS NULL`,
      sql`n.year = (SELECT max(year) FROM assessment_cycle WHERE state = 'final')`,
      sql`NOT EXISTS (SELECT 1 FROM worker_notice AS r WHERE r.revokes_id = n.id)`,
      inScope(ctx, 'assessment.read', sql`p.unit_id`),
    ])}`;
  const [items, totals] = await ctx.db.reads<[WarningRow, { total: number }]>([
    sql`SELECT workerId, name, unitName, years, onDay, finalId FROM (${listed}) ORDER BY unitPinyin, pinyin, workerId
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM (${listed})`,
  ]);
  return { items, total: totals[0]?.total ?? 0 };
}
