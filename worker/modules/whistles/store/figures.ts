import { yearOf } from '../../../core/day.ts';
import { ratio, roundHalfUp, roundTo } from '../../../core/ratio.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { doubledMedian, signOf } from '../rules/balance.ts';
import { policyOf, policyOn, type PolicyRow } from './policy.ts';
import { pointText, pointTextOr } from './reading.ts';

/** A call counts for the department that it called, or whose branch it called. */
const department = sql`CASE WHEN u.kind = 'department' THEN u.id ELSE u.parent_id END`;

interface FigureRow {
  readonly departmentId: string;
  readonly departmentName: string;
  readonly calls: number;
  readonly scored: number;
  readonly declined: number;
  readonly answeredLate: number;
  readonly unanswered: number;
  readonly returnedTwice: number;
  readonly scoreCents: number | null;
  readonly pointsCents: number;
}

/** The mean of the scores less the points, never below nothing; null where nothing was scored. Hundredths. */
export function resultCents(scoreSum: number | null, scored: number, pointsCents: number): number | null {
  if (scoreSum === null || scored === 0) return null;
  return Math.max(0, Number(roundHalfUp(ratio(scoreSum, scored))) - pointsCents);
}

const meanCents = (scoreSum: number | null, scored: number): number | null => resultCents(scoreSum, scored, 0);

/** How each department answered the streets in a year. */
export async function listFigures(ctx: CityContext, query: { readonly year?: number | undefined }) {
  const year = query.year ?? yearOf(ctx.today);
  const rows = await ctx.db.all<FigureRow>(sql`SELECT d.id AS departmentId, d.name AS departmentName, count(*) AS calls,
      count(*) FILTER (WHERE c.state = 'scored') AS scored, count(*) FILTER (WHERE c.state = 'declined') AS declined,
      count(*) FILTER (WHERE c.answered_late = 1) AS answeredLate, count(*) FILTER (WHERE c.state = 'unanswered') AS unanswered,
      count(*) FILTER (WHERE c.returns >= 2) AS returnedTwice, sum(c.score_cents) AS scoreCents, sum(c.points_cents) AS pointsCents
    FROM whistle_call AS c JOIN whistle AS w ON w.id = c.whistle_id JOIN unit AS u ON u.id = c.unit_id
    JOIN unit AS d ON d.id = ${department}
    WHERE w.year = CAST(${year} AS INTEGER) AND w.out_at IS NOT NULL AND c.state <> 'cancelled'
      AND (${inScope(ctx, 'whistles.read', sql`c.unit_id`)} OR ${inScope(ctx, 'whistles.read', sql`w.street_id`)})
    GROUP BY d.id ORDER BY d.code, d.name, d.id`);
  const items = rows.map(({ scoreCents, pointsCents, ...row }) => ({
    ...row,
    mean: pointTextOr(meanCents(scoreCents, row.scored)),
    points: pointText(pointsCents),
    result: pointTextOr(resultCents(scoreCents, row.scored, pointsCents)),
  }));
  return { year, items };
}

interface BalanceRow {
  readonly streetId: string;
  readonly streetName: string;
  readonly whistles: number;
  readonly resident: number;
  readonly joint: number;
  readonly emergency: number;
  readonly withdrawn: number;
  readonly declined: number;
  readonly seen: number;
}

/** Every street's whistles of a year against the city's median; a reader sees the rows of the own scope only. */
export async function listBalance(ctx: CityContext, query: { readonly year?: number | undefined }) {
  const year = query.year ?? yearOf(ctx.today);
  const kind = (name: string): Statement => sql`count(*) FILTER (WHERE w.kind = ${name} AND w.out_at IS NOT NULL)`;
  const [rows, policies] = await ctx.db.reads<[BalanceRow, PolicyRow]>([
    sql`SELECT s.id AS streetId, s.name AS streetName, count(w.out_at) AS whistles, ${kind('resident')} AS resident,
        ${kind('joint')} AS joint, ${kind('emergency')} AS emergency,
        count(*) FILTER (WHERE w.state = 'withdrawn' AND w.out_at IS NOT NULL) AS withdrawn,
        (SELECT count(*) FROM whistle_call AS c JOIN whistle AS x ON x.id = c.whistle_id WHERE x.street_id = s.id
          AND x.year = CAST(${year} AS INTEGER) AND c.state = 'declined') AS declined,
        ${inScope(ctx, 'whistles.read', sql`s.id`)} AS seen
      FROM unit AS s LEFT JOIN whistle AS w ON w.street_id = s.id AND w.year = CAST(${year} AS INTEGER)
      WHERE s.kind = 'street' AND s.until_day IS NULL GROUP BY s.id ORDER BY s.code, s.name, s.id`,
    policyOn(ctx.today),
  ]);
  const policy = policyOf(policies);
  const median = doubledMedian(rows.map(({ whistles }) => whistles));
  const items = rows
    .filter(({ seen }) => seen === 1)
    .map(({ seen, ...row }) => ({ ...row, sign: seen ? signOf(row.whistles, median, policy) : null }));
  return { year, median: roundTo(ratio(median, 2), 1), many: policy.balance.many, few: policy.balance.few, items };
}

/** Sums of a year by called body and calling street, for the streets' assessment of branches and departments. */
export const sumsByStreet = (year: number): Statement =>
  sql`SELECT u.id AS unitId, ${department} AS departmentId, w.street_id AS streetId, count(*) AS calls,
      count(*) FILTER (WHERE c.state = 'scored') AS scored, coalesce(sum(c.score_cents), 0) AS scoreCents,
      coalesce(sum(c.points_cents), 0) AS pointsCents
    FROM whistle_call AS c JOIN whistle AS w ON w.id = c.whistle_id JOIN unit AS u ON u.id = c.unit_id
    WHERE w.year = CAST(${year} AS INTEGER) AND w.out_at IS NOT NULL AND c.state <> 'cancelled' GROUP BY u.id, w.street_id`;
