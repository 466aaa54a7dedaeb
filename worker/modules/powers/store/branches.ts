import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectChanges, insertRow, json, sql, type Statement } from '../../../platform/statement.ts';
import type { ReviewFacts } from '../rules/review.ts';

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

/** Of the alias `r`: a street managed or used the branch on some day of the year. */
export const inYear = (year: number): Statement =>
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
