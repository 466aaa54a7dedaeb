import { ownersIn } from './branches.ts';
import { yearOf } from '../../../core/day.ts';
import { ppmToDecimal } from '../../../core/ratio.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql } from '../../../platform/statement.ts';
import { figureOf, type PowerFigureRow, type PowerFigures } from '../figures.ts';
import { scoreText } from './reading.ts';

const figuresOf = (
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

interface ResultLine {
  readonly departmentId: string;
  readonly departmentName: string;
  readonly id: string | null;
  readonly ownCents: number | null;
  readonly streetsCents: number | null;
  readonly sharePpm: number | null;
  readonly totalCents: number | null;
  readonly headOwnCents: number | null;
  readonly headStreetsCents: number | null;
  readonly headTotalCents: number | null;
  readonly state: 'proposed' | 'final' | null;
  readonly version: number | null;
  readonly proposedByName: string | null;
  readonly finalisedByName: string | null;
  readonly branches: number;
  readonly scored: number;
}

/** Every department in a year: its result, and how many of its branches the streets have scored. */
export async function listResults(
  ctx: CityContext,
  sources: readonly PowerFigures[],
  query: { page: number; pageSize: number; year?: number | undefined },
) {
  const { page, pageSize } = query;
  const year = query.year ?? yearOf(ctx.today);
  const pairs = sql`(SELECT DISTINCT o.department_id, r.branch_id, r.unit_id AS street_id
    FROM ${ownersIn(year)} AS o JOIN unit_relation AS r ON r.branch_id = o.branch_id AND r.relation IN ('managed', 'used')
    WHERE r.from_day <= ${`${year}-12-31`} AND (r.until_day IS NULL OR r.until_day > ${`${year}-01-01`}))`;
  const where = sql`u.kind = 'department' AND p.kind = 'city' AND u.until_day IS NULL AND ${inScope(ctx, 'powers.read', sql`u.id`)}`;
  const [items, counts, ...sums] = (await ctx.db.reads<[ResultLine, { total: number }, ...PowerFigureRow[]]>([
    sql`SELECT u.id AS departmentId, u.name AS departmentName, d.id, d.own_cents AS ownCents, d.streets_cents AS streetsCents,
        d.share_ppm AS sharePpm, d.total_cents AS totalCents, d.head_own_cents AS headOwnCents,
        d.head_streets_cents AS headStreetsCents, d.head_total_cents AS headTotalCents, d.state, d.version, d.proposed_by_name AS proposedByName,
        d.finalised_by_name AS finalisedByName,
        (SELECT count(*) FROM ${pairs} AS x WHERE x.department_id = u.id) AS branches,
        (SELECT count(*) FROM ${pairs} AS x JOIN branch_review AS v ON v.branch_id = x.branch_id AND v.street_id = x.street_id
          AND v.state = 'submitted' AND v.year = CAST(${year} AS INTEGER) WHERE x.department_id = u.id) AS scored
      FROM unit AS u JOIN unit AS p ON p.id = u.parent_id
      LEFT JOIN department_result AS d ON d.department_id = u.id AND d.year = CAST(${year} AS INTEGER)
      WHERE ${where} ORDER BY u.code, u.name, u.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM unit AS u JOIN unit AS p ON p.id = u.parent_id WHERE ${where}`,
    ...sources.map((source) => source.sums(year)),
  ])) as [ResultLine[], { total: number }[], ...PowerFigureRow[][]];
  const text = (cents: number | null) => (cents === null ? null : scoreText(cents));
  const shown = items.map(
    ({ ownCents, streetsCents, totalCents, headOwnCents, headStreetsCents, headTotalCents, sharePpm, ...row }) => ({
      ...row,
      year,
      figures: figuresOf(sources, sums, ({ departmentId }) => departmentId === row.departmentId),
      own: text(ownCents),
      streets: text(streetsCents),
      total: text(totalCents),
      headOwn: text(headOwnCents),
      headStreets: text(headStreetsCents),
      headTotal: text(headTotalCents),
      share: sharePpm === null ? null : ppmToDecimal(sharePpm),
    }),
  );
  return { items: shown, page, pageSize, total: counts[0]?.total ?? 0 };
}
