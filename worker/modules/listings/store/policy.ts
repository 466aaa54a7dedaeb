import type { Day } from '../../../core/day.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { ListingPolicy } from '../rules/policy.ts';

export interface PolicyRow {
  readonly fromDay: Day;
  readonly content: string;
  readonly source: string;
}

/** The terms in force on a day. */
export const policyOn = (today: Day): Statement => sql`SELECT from_day AS fromDay, content, source FROM listing_policy
  WHERE from_day <= ${today} ORDER BY from_day DESC LIMIT 1`;

export const policies = (): Statement =>
  sql`SELECT from_day AS fromDay, content, source FROM listing_policy ORDER BY from_day DESC`;

/** Every city is seeded with terms from the beginning of records. Throws where there are none. */
export function policyOf(rows: readonly PolicyRow[]): ListingPolicy {
  const row = rows[0];
  if (!row) throw new Error('no terms of listings stand on this day');
  return JSON.parse(row.content) as ListingPolicy;
}
