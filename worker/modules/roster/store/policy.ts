import type { CityContext } from '../../../platform/context.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { PostQuota, RetirementPolicy, RosterPolicy } from '../rules/policy.ts';

export interface PolicyRow {
  readonly code: 'post_quota' | 'minimum_age' | 'retirement';
  readonly content: string;
}

/** The rules in force on the day of the request. */
export const standingPolicy = (ctx: Pick<CityContext, 'today'>): Statement =>
  sql`SELECT code, content FROM roster_policy
    WHERE from_day <= ${ctx.today} AND (until_day IS NULL OR until_day > ${ctx.today})`;

/** @throws TypeError where the city lacks a rule: its seed was not complete */
export function readPolicy(rows: readonly PolicyRow[]): RosterPolicy {
  const content = (code: PolicyRow['code']): unknown => {
    const row = rows.find((candidate) => candidate.code === code);
    if (!row) throw new TypeError(`this city has no roster policy ${code}`);
    return JSON.parse(row.content);
  };
  return {
    quota: content('post_quota') as PostQuota,
    minimumAge: (content('minimum_age') as { years: number }).years,
    retirement: content('retirement') as RetirementPolicy,
  };
}

interface StoredPolicy extends PolicyRow {
  readonly id: string;
  readonly source: string;
  readonly fromDay: string;
  readonly untilDay: string | null;
  readonly version: number;
}

/** Every rule that held, holds or will hold: a handful for each code. */
export async function listPolicies(ctx: CityContext) {
  const rows = await ctx.db.all<StoredPolicy>(sql`
    SELECT id, code, content, source, from_day AS fromDay, until_day AS untilDay, version
    FROM roster_policy ORDER BY code, from_day DESC LIMIT 200`);
  return { items: rows.map((row) => ({ ...row, content: JSON.parse(row.content) as Record<string, unknown> })) };
}
