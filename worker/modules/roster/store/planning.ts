import type { Month } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql } from '../../../platform/statement.ts';
import { nearUntil, quotaFinding, quotaOf, type QuotaFinding } from '../rules/policy.ts';
import type { PostType, Sex } from '../rules/vocabulary.ts';
import type { RetirementCategory } from '../templates/retirement.ts';
import { workerInScope, workerTables } from './list.ts';
import { readPolicy, standingPolicy, type PolicyRow } from './policy.ts';

interface Page {
  readonly page: number;
  readonly pageSize: number;
}

export interface RetiringRow {
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDay: string;
  readonly fileBirthDay: string | null;
  readonly retirementCategory: RetirementCategory;
  readonly retirementMonth: Month;
  readonly unitName: string | null;
  readonly streetName: string | null;
  readonly postType: PostType | null;
}

/** Who reaches the legal age up to a month, nearest first; without a month, as far as the city's policy looks ahead. */
export async function listRetiring(
  ctx: CityContext,
  query: Page & { until?: string | undefined; unitId?: string | undefined },
) {
  const { page, pageSize } = query;
  const until =
    query.until ?? nearUntil(ctx.today, readPolicy(await ctx.db.all<PolicyRow>(standingPolicy(ctx))).retirement);
  const where = allOf([
    sql`w.left_on IS NULL AND w.retirement_month <= ${until}`,
    workerInScope(ctx, 'roster.read'),
    query.unitId === undefined
      ? null
      : sql`w.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${query.unitId})`,
  ]);
  const [items, counts] = await ctx.db.reads<[RetiringRow, { total: number }]>([
    sql`SELECT w.id, w.name, w.sex, w.birth_day AS birthDay, w.file_birth_day AS fileBirthDay,
        w.retirement_category AS retirementCategory, w.retirement_month AS retirementMonth, u.name AS unitName,
        CASE WHEN u.kind = 'community' THEN s.name ELSE u.name END AS streetName, w.post_type AS postType
      FROM ${workerTables} WHERE ${where} ORDER BY w.retirement_month, w.pinyin, w.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM worker AS w WHERE ${where}`,
  ]);
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}

interface PostsRow {
  readonly unitId: string;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly households: number | null;
  readonly posts: number;
  readonly headId: string | null;
  readonly headName: string | null;
}

const postsByCommunity = (ctx: CityContext) => sql`
  SELECT u.id AS unitId, u.name AS unitName, s.name AS streetName, u.households,
    (SELECT count(*) FROM worker AS w WHERE w.unit_id = u.id) AS posts, h.id AS headId, h.name AS headName
  FROM unit AS u LEFT JOIN unit AS s ON s.id = u.parent_id
  LEFT JOIN worker AS h ON h.unit_id = u.id AND h.post_type = 'head'
  WHERE u.kind = 'community' AND u.until_day IS NULL AND ${inScope(ctx, 'roster.read', sql`u.id`)}
  ORDER BY s.code, s.pinyin, u.code IS NULL, u.code, u.pinyin, u.id`;

/** Posts of each community against its quota. Communities are counted in hundreds, so the page is cut here. */
export async function listQuota(ctx: CityContext, query: Page & { finding?: 'below' | 'above' | 'any' | undefined }) {
  const [rows, policies] = await ctx.db.reads<[PostsRow, PolicyRow]>([postsByCommunity(ctx), standingPolicy(ctx)]);
  const { quota } = readPolicy(policies);
  const items = rows
    .map(({ headId, headName, ...row }) => {
      const range = quotaOf(row.households, quota);
      const head = headId !== null && headName !== null ? { id: headId, name: headName } : null;
      return {
        ...row,
        least: range?.least ?? null,
        most: range?.most ?? null,
        finding: quotaFinding(row.posts, range),
        head,
      };
    })
    .filter(({ finding }) => wanted(finding, query.finding));
  const { page, pageSize } = query;
  return { items: items.slice((page - 1) * pageSize, page * pageSize), page, pageSize, total: items.length };
}

const wanted = (finding: QuotaFinding, asked: 'below' | 'above' | 'any' | undefined): boolean =>
  asked === undefined || (asked === 'any' ? finding !== null : finding === asked);
