import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectChanges, insertRow, json, sql, type Statement } from '../../../platform/statement.ts';
import type { BranchScore, ResultFacts, ReviewFacts } from '../rules/review.ts';

export type Relation = 'owned' | 'managed' | 'used';

export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parentKind: string | null;
}

export const standingUnits = (ids: readonly string[]): Statement => sql`
  SELECT u.id, u.name, u.kind, p.kind AS parentKind FROM unit AS u LEFT JOIN unit AS p ON p.id = u.parent_id
  WHERE u.until_day IS NULL AND u.id IN (SELECT value FROM json_each(${json(ids)}))`;

export interface RelationRow {
  readonly id: string;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
}

export const relationById = (ctx: CityContext, id: string): Statement => sql`
  SELECT id, from_day AS fromDay, until_day AS untilDay FROM unit_relation
  WHERE id = ${id} AND ${inScope(ctx, 'powers.branches.write', sql`branch_id`)}`;

/** Relations of the kind that would stand beside a new one. */
export const standingRelation = (branchId: string, relation: Relation, unitId: string): Statement => sql`
  SELECT count(*) AS count FROM unit_relation WHERE branch_id = ${branchId} AND relation = ${relation}
    AND until_day IS NULL AND (${relation} <> 'used' OR unit_id = ${unitId})`;

export interface NewRelation {
  readonly branchId: string;
  readonly relation: Relation;
  readonly unitId: string;
  readonly fromDay: Day;
  readonly documentNumber: string | null;
  readonly reason: string;
}

export const planRelation = (ctx: CityContext, id: string, relation: NewRelation): Statement =>
  insertRow('unit_relation', {
    id,
    branch_id: relation.branchId,
    relation: relation.relation,
    unit_id: relation.unitId,
    from_day: relation.fromDay,
    document_number: relation.documentNumber,
    reason: relation.reason,
    recorded_at: ctx.at,
    recorded_by: ctx.actor.id,
  });

export const planRelationEnd = (id: string, untilDay: Day, reason: string): Statement[] => [
  sql`UPDATE unit_relation SET until_day = ${untilDay}, end_reason = ${reason} WHERE id = ${id} AND until_day IS NULL`,
  expectChanges('unit_relation_open'),
];

const inYear = (year: number): Statement =>
  sql`r.relation IN ('managed', 'used') AND r.from_day <= ${`${year}-12-31`} AND (r.until_day IS NULL OR r.until_day > ${`${year}-01-01`})`;

/** Whether a street managed or used the branch on any day of the year. */
export const relatedTo = (branchId: string, streetId: string, year: number): Statement => sql`
  SELECT count(*) AS count FROM unit_relation AS r WHERE r.branch_id = ${branchId} AND r.unit_id = ${streetId} AND ${inYear(year)}`;

export const reviewOf = (year: number, branchId: string, streetId: string): Statement => sql`
  SELECT id, state, version FROM branch_review WHERE year = CAST(${year} AS INTEGER) AND branch_id = ${branchId} AND street_id = ${streetId}`;

export interface ReviewInput {
  readonly year: number;
  readonly streetId: string;
  readonly branchId: string;
  readonly scoreCents: number;
  readonly headName: string;
  readonly headScoreCents: number;
  readonly opinion: string;
  readonly submit: boolean;
}

export function planReview(
  ctx: CityContext,
  id: string,
  standing: ReviewFacts | null,
  review: ReviewInput,
): Statement[] {
  const submitted = review.submit ? ctx : null;
  const row = {
    score_cents: review.scoreCents,
    head_name: review.headName,
    head_score_cents: review.headScoreCents,
    opinion: review.opinion,
    state: review.submit ? 'submitted' : 'draft',
    drafted_by: ctx.actor.id,
    submitted_at: submitted?.at ?? null,
    submitted_by: submitted?.actor.id ?? null,
    submitted_by_name: submitted?.actor.name ?? null,
  };
  if (!standing) {
    return [
      insertRow('branch_review', {
        id,
        year: review.year,
        street_id: review.streetId,
        branch_id: review.branchId,
        ...row,
      }),
    ];
  }
  const columns = Object.entries(row);
  return [
    {
      sql: `UPDATE branch_review SET ${columns.map(([name]) => `${name} = ?`).join(', ')}, version = version + 1
        WHERE id = ? AND version = CAST(? AS INTEGER) AND state = 'draft'`,
      params: [...columns.map(([, value]) => value), standing.id, standing.version],
    },
    expectChanges('branch_review_version'),
  ];
}

/**
 * Each branch with its department in a year: the owner that a relation names, else the department that it stands under,
 * so that no street's score is left out because nobody wrote the owner down.
 */
export const ownersIn = (year: number): Statement => {
  const owned = sql`o.relation = 'owned' AND o.from_day <= ${`${year}-12-31`} AND (o.until_day IS NULL OR o.until_day > ${`${year}-01-01`})`;
  return sql`(SELECT o.branch_id, o.unit_id AS department_id FROM unit_relation AS o WHERE ${owned}
    UNION SELECT b.id, b.parent_id FROM unit AS b JOIN unit AS p ON p.id = b.parent_id AND p.kind = 'department'
      WHERE NOT EXISTS (SELECT 1 FROM unit_relation AS o WHERE o.branch_id = b.id AND ${owned}))`;
};

export type BranchScoreRow = BranchScore;

/** Every branch of a department at every street that managed or used it in the year, with the score submitted. */
export const branchScores = (departmentId: string, year: number): Statement => sql`
  SELECT DISTINCT r.branch_id AS branchId, b.name AS branchName, s.name AS streetName, v.score_cents AS scoreCents,
    v.head_score_cents AS headScoreCents
  FROM ${ownersIn(year)} AS o JOIN unit_relation AS r ON r.branch_id = o.branch_id
  JOIN unit AS b ON b.id = r.branch_id JOIN unit AS s ON s.id = r.unit_id
  LEFT JOIN branch_review AS v ON v.branch_id = r.branch_id AND v.street_id = r.unit_id
    AND v.year = CAST(${year} AS INTEGER) AND v.state = 'submitted'
  WHERE o.department_id = ${departmentId} AND ${inYear(year)} ORDER BY b.name, s.name`;

export const departmentNamed = (id: string): Statement =>
  sql`SELECT id, name FROM unit WHERE id = ${id} AND kind = 'department'`;

export interface ResultRow extends ResultFacts {
  readonly year: number;
  readonly departmentId: string;
  readonly reviews: number;
}

const resultColumns = sql`id, state, version, proposed_by AS proposedBy, year, department_id AS departmentId, reviews`;
export const resultOf = (year: number, departmentId: string): Statement => sql`SELECT ${resultColumns}
  FROM department_result WHERE year = CAST(${year} AS INTEGER) AND department_id = ${departmentId}`;
export const resultById = (id: string): Statement =>
  sql`SELECT ${resultColumns} FROM department_result WHERE id = ${id}`;

export interface ProposedResult {
  readonly id: string;
  readonly year: number;
  readonly departmentId: string;
  readonly ownCents: number;
  readonly streetsCents: number | null;
  readonly totalCents: number;
  readonly headOwnCents: number;
  readonly headStreetsCents: number | null;
  readonly headTotalCents: number;
  readonly sharePpm: number;
  readonly reviews: number;
}

export function planResult(ctx: CityContext, standing: ResultFacts | null, result: ProposedResult): Statement[] {
  const row = {
    own_cents: result.ownCents,
    streets_cents: result.streetsCents,
    share_ppm: result.sharePpm,
    total_cents: result.totalCents,
    head_own_cents: result.headOwnCents,
    head_streets_cents: result.headStreetsCents,
    head_total_cents: result.headTotalCents,
    reviews: result.reviews,
    state: 'proposed',
    proposed_at: ctx.at,
    proposed_by: ctx.actor.id,
    proposed_by_name: ctx.actor.name,
  };
  if (!standing) {
    return [
      insertRow('department_result', { id: result.id, year: result.year, department_id: result.departmentId, ...row }),
    ];
  }
  const columns = Object.entries(row);
  return [
    {
      sql: `UPDATE department_result SET ${columns.map(([name]) => `${name} = ?`).join(', ')}, version = version + 1
        WHERE id = ? AND version = CAST(? AS INTEGER) AND state = 'proposed'`,
      params: [...columns.map(([, value]) => value), standing.id, standing.version],
    },
    expectChanges('department_result_version'),
  ];
}

export const planFinal = (ctx: CityContext, result: ResultFacts): Statement[] => [
  sql`UPDATE department_result SET state = 'final', finalised_at = ${ctx.at}, finalised_by = ${ctx.actor.id},
    finalised_by_name = ${ctx.actor.name}, version = version + 1
    WHERE id = ${result.id} AND version = CAST(${result.version} AS INTEGER) AND state = 'proposed'`,
  expectChanges('department_result_version'),
];
