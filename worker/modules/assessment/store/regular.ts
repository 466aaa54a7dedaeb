import type { CityContext } from '../../../platform/context.ts';
import { allOf, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import type { StandingMark, WantedMark } from '../rules/regular-marks.ts';
import type { PostType, RaterGroup } from '../rules/scheme.ts';
import { mayReach } from './pool.ts';

/** Marks of these workers in a period that stand, of every group. */
export const standingMarks = (cycleId: string, period: string, workerIds: readonly string[]): Statement =>
  sql`SELECT id, worker_id AS workerId, group_code AS "group", score, cause, given_by AS "by" FROM assessment_regular_mark
    WHERE cycle_id = ${cycleId} AND period = ${period} AND ended_at IS NULL
      AND worker_id IN (SELECT value FROM json_each(${json(workerIds)}))`;

export type StandingRow = StandingMark;

/** Ends the marks that change and adds what stands in their place. */
export function writeRegular(
  ctx: CityContext,
  cycleId: string,
  { period, group }: { readonly period: string; readonly group: string },
  marks: readonly WantedMark[],
): Statement[] {
  const ended = marks.flatMap(({ replaces }) => replaces ?? []);
  return [
    sql`UPDATE assessment_regular_mark SET ended_at = ${ctx.at} WHERE cycle_id = ${cycleId} AND ended_at IS NULL
      AND id IN (SELECT value FROM json_each(${json(ended)}))`,
    ...insertRows(
      'assessment_regular_mark',
      marks.flatMap(({ workerId, score, cause }) =>
        score === null
          ? []
          : [{
              id: ctx.newId('arm'), cycle_id: cycleId, worker_id: workerId, period, group_code: group, score, cause,
              given_at: ctx.at, given_by: ctx.actor.id, given_by_name: ctx.actor.name,
            }],
      ),
    ),
  ]; // prettier-ignore
}

export interface GridRow {
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string;
  readonly postType: PostType;
  readonly markId: string | null;
  readonly score: number | null;
  readonly cause: string | null;
  readonly by: string | null;
}

/** The people whom a group marks and the actor answers for, each with the mark that stands. */
export async function gridOf(
  ctx: CityContext,
  cycleId: string,
  group: Pick<RaterGroup, 'code' | 'at'>,
  posts: readonly PostType[],
  { period, unitId, page, pageSize }: { period: string; unitId?: string | undefined; page: number; pageSize: number },
) {
  const where = allOf([
    sql`p.cycle_id = ${cycleId}`,
    sql`p.post_type IN (SELECT value FROM json_each(${json(posts)}))`,
    sql`p.worker_id <> ${ctx.actor.workerId ?? ''}`,
    mayReach(ctx, 'assessment.marks.write', group.at),
    unitId ? sql`p.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})` : null,
  ]);
  const tables = sql`assessment_person AS p LEFT JOIN assessment_regular_mark AS r ON r.cycle_id = p.cycle_id
    AND r.worker_id = p.worker_id AND r.period = ${period} AND r.group_code = ${group.code} AND r.ended_at IS NULL`;
  const [items, totals] = await ctx.db.reads<[GridRow, { total: number; given: number }]>([
    sql`SELECT p.worker_id AS workerId, w.name, u.name AS unitName, p.post_type AS postType, r.id AS markId, r.score, r.cause,
        r.given_by_name AS "by" FROM ${tables} JOIN worker AS w ON w.id = p.worker_id JOIN unit AS u ON u.id = p.unit_id
      WHERE ${where} ORDER BY u.code, u.pinyin, CASE p.post_type WHEN 'head' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, w.pinyin, w.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total, count(r.id) AS given FROM ${tables} WHERE ${where}`,
  ]);
  return { items, total: totals[0]?.total ?? 0, given: totals[0]?.given ?? 0 };
}
