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
