import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import type { Grade } from '../rules/grades.ts';
import { excellentPlaces } from '../rules/grading.ts';
import type { PanelFacts } from '../rules/moves.ts';
import { capOf, type PoolKind, type PostType, type Scheme } from '../rules/scheme.ts';
import { findCycle, isVetoed } from './cycle.ts';

const unitOf = (ctx: CityContext, pool: PoolKind): Statement =>
  ({ city: sql`${ctx.city.rootUnitId}`, street: sql`p.street_id`, community: sql`p.unit_id` })[pool];

/**
 * Where somebody is ranked: the unit, and the number of the sheet whose posts are ranked by themselves (-1: with all
 * others). The order of sheets and posts is the scheme's own.
 */
export function poolColumns(ctx: CityContext, scheme: Scheme): { readonly unit: Statement; readonly apart: Statement } {
  const cases = scheme.sheets.flatMap(({ postTypes, excellent }, at) =>
    excellent ? postTypes.map((post) => ({ post, at, pool: excellent.pool })) : [],
  );
  if (cases.length === 0) return { unit: unitOf(ctx, scheme.excellent.pool), apart: sql`-1` };
  const choose = (of: (one: (typeof cases)[number]) => Statement, otherwise: Statement): Statement =>
    cases.reduceRight(
      (rest, one) => sql`CASE WHEN p.post_type = ${one.post} THEN ${of(one)} ELSE ${rest} END`,
      otherwise,
    );
  return {
    unit: choose(({ pool }) => unitOf(ctx, pool), unitOf(ctx, scheme.excellent.pool)),
    apart: choose(({ at }) => sql`CAST(${at} AS INTEGER)`, sql`-1`),
  };
}

export const isGraded = sql`p.not_graded IS NULL AND p.grade_reason <> 'incomplete'`;

interface PanelRow {
  readonly grade: Grade | null;
  readonly vetoed: number;
  readonly postType: PostType;
  readonly version: number;
  readonly poolName: string;
  readonly headcount: number;
  readonly taken: number;
  readonly openMove: number;
}

/** A person at the panel with the cap of their pool; null when out of scope or not in the cycle. */
export async function loadPanel(ctx: CityContext, cycleId: string, workerId: string, permission: Permission) {
  const cycle = await findCycle(ctx, cycleId);
  if (!cycle) return null;
  const { unit, apart } = poolColumns(ctx, cycle.scheme);
  const person = sql`SELECT p.*, ${unit} AS pool, ${apart} AS apart, ${isVetoed} AS vetoed FROM assessment_person AS p
    WHERE ${allOf([sql`p.cycle_id = ${cycleId}`, sql`p.worker_id = ${workerId}`, inScope(ctx, permission, sql`p.unit_id`)])}`;
  const row = await ctx.db.first<PanelRow>(sql`
    WITH person AS (${person}), pool AS (SELECT p.* FROM assessment_person AS p, person
      WHERE ${allOf([sql`p.cycle_id = ${cycleId}`, sql`${unit} = person.pool`, sql`${apart} = person.apart`, isGraded])})
    SELECT grade, vetoed, post_type AS postType, version, (SELECT name FROM unit WHERE id = person.pool) AS poolName,
      (SELECT count(*) FROM pool) AS headcount, (SELECT count(*) FROM pool WHERE grade = 'excellent') AS taken,
      EXISTS (SELECT 1 FROM assessment_move AS m WHERE m.cycle_id = ${cycleId} AND m.worker_id = ${workerId} AND m.outcome IS NULL) AS openMove
    FROM person`);
  if (!row) return null;
  const facts: PanelFacts & { openMove: boolean } = {
    state: cycle.state,
    grade: row.grade,
    vetoed: row.vetoed === 1,
    version: row.version,
    pool: {
      name: row.poolName,
      most: excellentPlaces(row.headcount, capOf(cycle.scheme, row.postType)),
      taken: row.taken,
    },
    openMove: row.openMove === 1,
  };
  return { cycle, facts };
}

export interface MoveRow {
  readonly id: string;
  readonly cycleId: string;
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string;
  readonly fromGrade: Grade;
  readonly toGrade: Grade;
  readonly reason: string;
  readonly proposedAt: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly outcome: 'confirmed' | 'declined' | null;
  readonly decidedAt: string | null;
  readonly decidedByName: string | null;
  readonly version: number;
}

const moves = sql`SELECT m.id, m.cycle_id AS cycleId, m.worker_id AS workerId, w.name, u.name AS unitName, m.from_grade AS fromGrade,
    m.to_grade AS toGrade, m.reason, m.proposed_at AS proposedAt, m.proposed_by AS proposedBy, m.proposed_by_name AS proposedByName,
    m.outcome, m.decided_at AS decidedAt, m.decided_by_name AS decidedByName, m.version
  FROM assessment_move AS m JOIN assessment_person AS p ON p.cycle_id = m.cycle_id AND p.worker_id = m.worker_id
    JOIN worker AS w ON w.id = m.worker_id JOIN unit AS u ON u.id = p.unit_id`;

export const loadMove = (ctx: CityContext, id: string): Promise<MoveRow | null> =>
  ctx.db.first<MoveRow>(sql`${moves} WHERE m.id = ${id}`);

export const movesOfPerson = (cycleId: string, workerId: string): Statement =>
  sql`${moves} WHERE m.cycle_id = ${cycleId} AND m.worker_id = ${workerId} ORDER BY m.id`;

/** Open moves first, then the newest. */
export async function listMoves(ctx: CityContext, cycleId: string, page: number, pageSize: number) {
  const where = allOf([sql`m.cycle_id = ${cycleId}`, inScope(ctx, 'assessment.read', sql`p.unit_id`)]);
  const [items, totals] = await ctx.db.reads<[MoveRow, { total: number }]>([
    sql`${moves} WHERE ${where} ORDER BY m.outcome IS NOT NULL, m.id DESC
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM assessment_move AS m JOIN assessment_person AS p
      ON p.cycle_id = m.cycle_id AND p.worker_id = m.worker_id WHERE ${where}`,
  ]);
  return { items, page, pageSize, total: totals[0]?.total ?? 0 };
}
