import type { Day } from '../../../core/day.ts';
import { ratio, roundTo } from '../../../core/ratio.ts';
import type { CityContext } from '../../../platform/context.ts';
import { allOf, sql } from '../../../platform/statement.ts';
import type { UnitKind } from '../../organisation/index.ts';
import type { SubjectKind } from '../rules/followup-policy.ts';
import { followupInScope } from './followups.ts';

export interface AgreementFilter {
  readonly drawnFrom?: Day | undefined;
  readonly drawnUntil?: Day | undefined;
  readonly kind?: SubjectKind | undefined;
}

interface AgreementRow {
  readonly unitId: string;
  readonly unitName: string;
  readonly kind: UnitKind;
  readonly open: number;
  readonly agreed: number;
  readonly differs: number;
  readonly missed: number;
}

/** In percent to two places; null where nothing was found yet. */
const rateOf = ({ agreed, differs }: Pick<AgreementRow, 'agreed' | 'differs'>): string | null =>
  agreed + differs === 0 ? null : roundTo(ratio(100 * agreed, agreed + differs), 2);

/** Of each unit whose claims were visited: how many findings agree. The least agreement first; who has none last. */
export async function readAgreement(ctx: CityContext, filter: AgreementFilter) {
  const where = allOf([
    followupInScope(ctx, 'followups.read'),
    filter.drawnFrom !== undefined && sql`f.drawn_day >= ${filter.drawnFrom}`,
    filter.drawnUntil !== undefined && sql`f.drawn_day <= ${filter.drawnUntil}`,
    filter.kind !== undefined && sql`f.subject_kind = ${filter.kind}`,
  ]);
  const rows = await ctx.db.all<AgreementRow>(sql`SELECT u.id AS unitId, u.name AS unitName, u.kind,
      count(*) FILTER (WHERE f.state IN ('drawn', 'assigned')) AS open, count(*) FILTER (WHERE f.state = 'agreed') AS agreed,
      count(*) FILTER (WHERE f.state = 'differs') AS differs, count(*) FILTER (WHERE f.state = 'missed') AS missed
    FROM followup AS f JOIN unit AS u ON u.id = f.target_unit_id WHERE ${where} GROUP BY u.id
    ORDER BY CASE u.kind WHEN 'department' THEN 1 WHEN 'office' THEN 2 WHEN 'street' THEN 3 ELSE 4 END,
      agreed + differs = 0, 1.0 * agreed / (agreed + differs), u.code, u.name, u.id`);
  const sum = (key: 'open' | 'agreed' | 'differs' | 'missed'): number => rows.reduce((all, row) => all + row[key], 0);
  const total = { open: sum('open'), agreed: sum('agreed'), differs: sum('differs'), missed: sum('missed') };
  return { items: rows.map((row) => ({ ...row, rate: rateOf(row) })), total: { ...total, rate: rateOf(total) } };
}
