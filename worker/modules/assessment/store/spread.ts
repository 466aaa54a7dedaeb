import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import type { Grade } from '../rules/grades.ts';
import type { PostType, Scheme } from '../rules/scheme.ts';
import { isVetoed } from './cycle.ts';
import { isGraded, poolColumns } from './moves.ts';

export interface RankedRow {
  readonly place: number;
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string;
  readonly postType: PostType;
  readonly score: number | null;
  readonly grade: Grade | null;
  readonly rankedGrade: Grade | null;
  readonly reason: string;
  readonly vetoed: number;
  readonly version: number;
}

interface PoolFacts {
  readonly name: string;
  readonly headcount: number;
  readonly taken: number;
  readonly total: number;
}

/** A pool by score, the vetoed last. Places are those in the whole pool, also where the actor sees only a part of it. */
export async function rankingOf(
  ctx: CityContext,
  { id, scheme }: { id: string; scheme: Scheme },
  { poolId, apart, page, pageSize }: { poolId: string; apart: number; page: number; pageSize: number },
) {
  const pool = poolColumns(ctx, scheme);
  const within = allOf([sql`p.cycle_id = ${id}`, sql`${pool.unit} = ${poolId}`, sql`${pool.apart} = CAST(${apart} AS INTEGER)`, isGraded]); // prettier-ignore
  const ranked = sql`SELECT p.*, ${isVetoed} AS vetoed, rank() OVER (ORDER BY ${isVetoed}, p.score DESC) AS place
    FROM assessment_person AS p WHERE ${within}`;
  const seen = inScope(ctx, 'assessment.read', sql`r.unit_id`);
  const [items, pools] = await ctx.db.reads<[RankedRow, PoolFacts]>([
    sql`SELECT r.place, r.worker_id AS workerId, w.name, u.name AS unitName, r.post_type AS postType, r.score, r.grade,
        r.ranked_grade AS rankedGrade, r.grade_reason AS reason, r.vetoed, r.version
      FROM (${ranked}) AS r JOIN worker AS w ON w.id = r.worker_id JOIN unit AS u ON u.id = r.unit_id
      WHERE ${seen} ORDER BY r.place, w.pinyin, w.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT (SELECT name FROM unit WHERE id = ${poolId}) AS name, count(*) AS headcount,
        count(*) FILTER (WHERE r.grade = 'excellent') AS taken, count(*) FILTER (WHERE ${seen}) AS total
      FROM (${ranked}) AS r`,
  ]);
  return { items, pool: pools[0] ?? null };
}

export interface SpreadUnit {
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
  readonly scores: string;
}

/** Scores of whoever is graded, street by street or community by community. */
export async function unitScores(
  ctx: CityContext,
  cycleId: string,
  by: 'street' | 'community',
  page: number,
  pageSize: number,
) {
  const unit = by === 'street' ? sql`p.street_id` : sql`p.unit_id`;
  const where = allOf([
    sql`p.cycle_id = ${cycleId}`,
    inScope(ctx, 'assessment.read', sql`p.unit_id`),
    sql`p.not_graded IS NULL AND p.score IS NOT NULL`,
  ]);
  const [items, totals] = await ctx.db.reads<[SpreadUnit, { total: number }]>([
    sql`SELECT u.id, u.name, ${by === 'street' ? sql`NULL` : sql`s.name`} AS detail, json_group_array(p.score) AS scores
      FROM assessment_person AS p JOIN unit AS u ON u.id = ${unit} LEFT JOIN unit AS s ON s.id = u.parent_id
      WHERE ${where} GROUP BY u.id ORDER BY s.code, s.pinyin, u.code, u.pinyin
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(DISTINCT ${unit}) AS total FROM assessment_person AS p WHERE ${where}`,
  ]);
  return { items, total: totals[0]?.total ?? 0 };
}

export interface RaterRow {
  readonly raterId: string;
  readonly name: string;
  readonly group: string;
  readonly marks: string;
}

/**
 * All marks by rater and group, through the year and, once raters may no longer rate, of the annual sheets too. A sheet
 * that was marked by indicators carries its rounded whole.
 */
export function raterMarks(ctx: CityContext, cycleId: string, sealed: boolean): Statement {
  const seen = inScope(ctx, 'assessment.read', sql`p.unit_id`);
  const people = sql`JOIN assessment_person AS p ON p.cycle_id = m.cycle_id AND p.worker_id = m.worker_id`;
  const regular = sql`SELECT m.given_by AS rater, m.given_by_name AS name, m.group_code AS grp, m.score
    FROM assessment_regular_mark AS m ${people} WHERE m.cycle_id = ${cycleId} AND m.ended_at IS NULL AND ${seen}`;
  const annual = sql`SELECT m.rater_id AS rater, coalesce(m.rater_name, '') AS name, m.group_code AS grp, m.score
    FROM assessment_mark AS m ${people} WHERE m.cycle_id = ${cycleId} AND m.ended_at IS NULL AND m.rater_id IS NOT NULL AND ${seen}`;
  const all = sealed ? regular : sql`${regular} UNION ALL ${annual}`;
  return sql`SELECT rater AS raterId, max(name) AS name, grp AS "group", json_group_array(score) AS marks FROM (${all})
    GROUP BY rater, grp ORDER BY grp, name, rater`;
}
