import { yearOf } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql } from '../../../platform/statement.ts';
import { figureOf, type PowerFigureRow, type PowerFigures } from '../figures.ts';
import { scoreText } from './reading.ts';

export const figuresOf = (
  sources: readonly PowerFigures[],
  sums: readonly (readonly PowerFigureRow[])[],
  belongs: (row: PowerFigureRow) => boolean,
) =>
  sources.map(({ code }, index) => {
    const { pointsCents, resultCents, ...figure } = figureOf(code, (sums[index] ?? []).filter(belongs));
    return { ...figure, points: scoreText(pointsCents), result: resultCents === null ? null : scoreText(resultCents) };
  });

interface ReviewRow {
  readonly branchId: string;
  readonly branchName: string;
  readonly streetId: string;
  readonly streetName: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly scoreCents: number | null;
  readonly headName: string | null;
  readonly headScoreCents: number | null;
  readonly opinion: string | null;
  readonly state: 'draft' | 'submitted' | null;
  readonly version: number | null;
  readonly submittedByName: string | null;
  readonly submittedAt: string | null;
  readonly attended: number;
  readonly called: number;
}

/** Every branch that a street is to score in a year, scored or not, with how often it came when called. */
export async function listReviews(
  ctx: CityContext,
  sources: readonly PowerFigures[],
  query: { page: number; pageSize: number; year?: number | undefined; streetId?: string | undefined },
) {
  const { page, pageSize, streetId } = query;
  const year = query.year ?? yearOf(ctx.today);
  const end = `${year}-12-31`;
  const begin = `${year}-01-01`;
  const pairs = sql`(SELECT DISTINCT r.branch_id, r.unit_id AS street_id FROM unit_relation AS r
    WHERE r.relation IN ('managed', 'used') AND r.from_day <= ${end} AND (r.until_day IS NULL OR r.until_day > ${begin}))`;
  const where = allOf([
    sql`${inScope(ctx, 'powers.read', sql`p.street_id`)} OR ${inScope(ctx, 'powers.read', sql`p.branch_id`)}`,
    streetId !== undefined && sql`p.street_id = ${streetId}`,
  ]);
  // A draft is the street's own; a department sees what was submitted.
  const seen = sql`v.state = 'submitted' OR ${inScope(ctx, 'powers.read', sql`p.street_id`)}`;
  const [items, counts, ...sums] = (await ctx.db.reads<[ReviewRow, { total: number }, ...PowerFigureRow[]]>([
    sql`SELECT p.branch_id AS branchId, b.name AS branchName, p.street_id AS streetId, s.name AS streetName,
        o.id AS ownerId, o.name AS ownerName,
        v.score_cents AS scoreCents, v.head_name AS headName, v.head_score_cents AS headScoreCents, v.opinion, v.state, v.version,
        v.submitted_by_name AS submittedByName, v.submitted_at AS submittedAt,
        (SELECT count(*) FROM power_attendance AS a JOIN power_matter AS m ON m.id = a.matter_id WHERE a.branch_id = p.branch_id
          AND m.street_id = p.street_id AND a.attended = 1 AND m.happens_on BETWEEN ${begin} AND ${end}) AS attended,
        (SELECT count(*) FROM power_attendance AS a JOIN power_matter AS m ON m.id = a.matter_id WHERE a.branch_id = p.branch_id
          AND m.street_id = p.street_id AND a.attended IS NOT NULL AND m.happens_on BETWEEN ${begin} AND ${end}) AS called
      FROM ${pairs} AS p JOIN unit AS b ON b.id = p.branch_id JOIN unit AS s ON s.id = p.street_id
      LEFT JOIN unit AS o ON o.id = coalesce((SELECT w.unit_id FROM unit_relation AS w WHERE w.branch_id = p.branch_id
        AND w.relation = 'owned' ORDER BY w.from_day DESC LIMIT 1), b.parent_id)
      LEFT JOIN branch_review AS v ON v.branch_id = p.branch_id AND v.street_id = p.street_id
        AND v.year = CAST(${year} AS INTEGER) AND (${seen})
      WHERE ${where} ORDER BY s.name, b.name
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${pairs} AS p WHERE ${where}`,
    ...sources.map((source) => source.sums(year)),
  ])) as [ReviewRow[], { total: number }[], ...PowerFigureRow[][]];
  // A street that called the department as a whole called its branch as well.
  const seenBy = (row: Pick<ReviewRow, 'branchId' | 'ownerId' | 'streetId'>) => (sum: PowerFigureRow) =>
    sum.streetId === row.streetId && (sum.unitId === row.branchId || sum.unitId === row.ownerId);
  const shown = items.map(({ scoreCents, headScoreCents, ownerId, ...row }) => ({
    ...row,
    year,
    figures: figuresOf(sources, sums, seenBy({ ...row, ownerId })),
    score: scoreCents === null ? null : scoreText(scoreCents),
    headScore: headScoreCents === null ? null : scoreText(headScoreCents),
  }));
  return { items: shown, page, pageSize, total: counts[0]?.total ?? 0 };
}
