import { yearOf } from '../../../core/day.ts';
import { ppmToDecimal } from '../../../core/ratio.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectChanges, insertRow, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import type { PowerFigureRow, PowerFigures } from '../figures.ts';
import type { BranchResult, ResultFacts, Scored, StreetScore } from '../rules/result.ts';
import { inYear } from './branches.ts';
import { scoreText } from './reading.ts';
import { figuresOf } from './reviews.ts';

/**
 * Each branch with its department in a year: the owner that a relation names, else the department that it stands under,
 * so that no street's score is left out because nobody wrote the owner down.
 */
const ownersIn = (year: number): Statement => {
  const owned = sql`o.relation = 'owned' AND o.from_day <= ${`${year}-12-31`} AND (o.until_day IS NULL OR o.until_day > ${`${year}-01-01`})`;
  return sql`(SELECT o.branch_id, o.unit_id AS department_id FROM unit_relation AS o WHERE ${owned}
    UNION SELECT b.id, b.parent_id FROM unit AS b JOIN unit AS p ON p.id = b.parent_id AND p.kind = 'department'
      WHERE NOT EXISTS (SELECT 1 FROM unit_relation AS o WHERE o.branch_id = b.id AND ${owned}))`;
};

const streetScores = (year: number): Statement => sql`
  (SELECT DISTINCT o.department_id AS departmentId, r.branch_id AS branchId, b.name AS branchName, s.name AS streetName,
    v.score_cents AS scoreCents, v.head_name AS headName, v.head_score_cents AS headScoreCents
  FROM ${ownersIn(year)} AS o JOIN unit_relation AS r ON r.branch_id = o.branch_id
  JOIN unit AS b ON b.id = r.branch_id JOIN unit AS s ON s.id = r.unit_id
  LEFT JOIN branch_review AS v ON v.branch_id = r.branch_id AND v.street_id = r.unit_id
    AND v.year = CAST(${year} AS INTEGER) AND v.state = 'submitted'
  WHERE ${inYear(year)})`;

/** Every branch of a department at every street that managed or used it in the year, with the score submitted. */
export const branchScores = (departmentId: string, year: number): Statement => sql`
  SELECT * FROM ${streetScores(year)} WHERE departmentId = ${departmentId} ORDER BY branchName, branchId, streetName`;

export const departmentNamed = (id: string): Statement =>
  sql`SELECT id, name FROM unit WHERE id = ${id} AND kind = 'department'`;

export interface ResultRow extends ResultFacts {
  readonly year: number;
  readonly departmentId: string;
  /** How many scores of streets it was worked out from. */
  readonly reviews: number;
}

const resultColumns = sql`id, state, version, proposed_by AS proposedBy, year, department_id AS departmentId, reviews`;
export const resultOf = (year: number, departmentId: string): Statement => sql`SELECT ${resultColumns}
  FROM department_result WHERE year = CAST(${year} AS INTEGER) AND department_id = ${departmentId}`;
export const resultById = (id: string): Statement =>
  sql`SELECT ${resultColumns} FROM department_result WHERE id = ${id}`;
export const branchesOfResult = (id: string): Statement =>
  sql`SELECT branch_id AS branchId FROM branch_result WHERE result_id = ${id}`;

export interface ProposedResult {
  readonly id: string;
  readonly year: number;
  readonly departmentId: string;
  readonly department: Scored;
  readonly branches: readonly BranchResult[];
  readonly sharePpm: number;
  readonly reviews: number;
}

const scoredColumns = (scored: Scored) => ({
  own_cents: scored.ownCents,
  streets_cents: scored.streetsCents,
  total_cents: scored.totalCents,
  head_own_cents: scored.headOwnCents,
  head_streets_cents: scored.headStreetsCents,
  head_total_cents: scored.headTotalCents,
});

/** The result with its branches; a proposal made anew takes the place of the one before. */
export function planResult(ctx: CityContext, standing: ResultFacts | null, result: ProposedResult): Statement[] {
  const row = {
    ...scoredColumns(result.department),
    share_ppm: result.sharePpm,
    reviews: result.reviews,
    state: 'proposed',
    proposed_at: ctx.at,
    proposed_by: ctx.actor.id,
    proposed_by_name: ctx.actor.name,
  };
  const branches = insertRows(
    'branch_result',
    result.branches.map((branch) => ({
      result_id: result.id,
      branch_id: branch.branchId,
      head_name: branch.headName,
      ...scoredColumns(branch),
    })),
  );
  if (!standing) {
    const made = { id: result.id, year: result.year, department_id: result.departmentId, ...row };
    return [insertRow('department_result', made), ...branches];
  }
  const columns = Object.entries(row);
  return [
    {
      sql: `UPDATE department_result SET ${columns.map(([name]) => `${name} = ?`).join(', ')}, version = version + 1
        WHERE id = ? AND version = CAST(? AS INTEGER) AND state = 'proposed'`,
      params: [...columns.map(([, value]) => value), standing.id, standing.version],
    },
    expectChanges('department_result_version'),
    sql`DELETE FROM branch_result WHERE result_id = ${standing.id}`,
    ...branches,
  ];
}

export const planFinal = (ctx: CityContext, result: ResultFacts): Statement[] => [
  sql`UPDATE department_result SET state = 'final', finalised_at = ${ctx.at}, finalised_by = ${ctx.actor.id},
    finalised_by_name = ${ctx.actor.name}, version = version + 1
    WHERE id = ${result.id} AND version = CAST(${result.version} AS INTEGER) AND state = 'proposed'`,
  expectChanges('department_result_version'),
];

const text = (cents: number | null): string | null => (cents === null ? null : scoreText(cents));

type ScoredRow = { readonly [Figure in keyof Scored]: number | null };
const scoredText = (row: ScoredRow) => ({
  own: text(row.ownCents),
  streets: text(row.streetsCents),
  total: text(row.totalCents),
  headOwn: text(row.headOwnCents),
  headStreets: text(row.headStreetsCents),
  headTotal: text(row.headTotalCents),
});
const scoredOf = (
  alias: Statement,
): Statement => sql`${alias}.own_cents AS ownCents, ${alias}.streets_cents AS streetsCents,
  ${alias}.total_cents AS totalCents, ${alias}.head_own_cents AS headOwnCents,
  ${alias}.head_streets_cents AS headStreetsCents, ${alias}.head_total_cents AS headTotalCents`;

interface ResultLine extends ScoredRow {
  readonly departmentId: string;
  readonly departmentName: string;
  readonly id: string | null;
  readonly sharePpm: number | null;
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
    sql`SELECT u.id AS departmentId, u.name AS departmentName, d.id, ${scoredOf(sql`d`)},
        d.share_ppm AS sharePpm, d.state, d.version, d.proposed_by_name AS proposedByName, d.finalised_by_name AS finalisedByName,
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
  const shown = items.map(({ sharePpm, ...row }) => ({
    departmentId: row.departmentId,
    departmentName: row.departmentName,
    id: row.id,
    state: row.state,
    version: row.version,
    proposedByName: row.proposedByName,
    finalisedByName: row.finalisedByName,
    branches: row.branches,
    scored: row.scored,
    year,
    figures: figuresOf(sources, sums, ({ departmentId }) => departmentId === row.departmentId),
    ...scoredText(row),
    share: sharePpm === null ? null : ppmToDecimal(sharePpm),
  }));
  return { items: shown, page, pageSize, total: counts[0]?.total ?? 0 };
}

interface BranchLine extends StreetScore, ScoredRow {
  readonly departmentId: string;
  readonly departmentName: string;
  readonly resultHeadName: string | null;
  readonly state: 'proposed' | 'final' | null;
}

/** Every branch of a year, or of one department in it: what each street gave it and its head, and what came of that. */
export async function listBranchResults(
  ctx: CityContext,
  query: { year?: number | undefined; departmentId?: string | undefined },
) {
  const year = query.year ?? yearOf(ctx.today);
  const where = allOf([
    inScope(ctx, 'powers.read', sql`x.departmentId`),
    query.departmentId !== undefined && sql`x.departmentId = ${query.departmentId}`,
  ]);
  const lines = await ctx.db.all<BranchLine>(sql`SELECT x.*, u.name AS departmentName, d.state,
      b.head_name AS resultHeadName, ${scoredOf(sql`b`)}
    FROM ${streetScores(year)} AS x JOIN unit AS u ON u.id = x.departmentId
    LEFT JOIN department_result AS d ON d.department_id = x.departmentId AND d.year = CAST(${year} AS INTEGER)
    LEFT JOIN branch_result AS b ON b.result_id = d.id AND b.branch_id = x.branchId
    WHERE ${where} ORDER BY u.code, u.name, u.id, x.branchName, x.branchId, x.streetName`);
  return [...Map.groupBy(lines, ({ departmentId, branchId }) => `${departmentId}.${branchId}`).values()].flatMap(
    (scores) => {
      const [first] = scores;
      if (!first) return [];
      return {
        departmentName: first.departmentName,
        branchId: first.branchId,
        branchName: first.branchName,
        state: first.state,
        headName: first.resultHeadName,
        ...scoredText(first),
        scores: scores.map(({ streetName, headName, scoreCents, headScoreCents }) => ({
          streetName,
          score: text(scoreCents),
          headName,
          headScore: text(headScoreCents),
        })),
      };
    },
  );
}
