import type { Day } from '../../../core/day.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { FacilityPolicy } from '../rules/policy.ts';

export interface PolicyRow {
  readonly fromDay: Day;
  readonly content: string;
  readonly source: string;
}

/** The standard in force on a day. */
export const policyOn = (today: Day): Statement => sql`SELECT from_day AS fromDay, content, source FROM facility_policy
  WHERE from_day <= ${today} ORDER BY from_day DESC LIMIT 1`;

export const policies = (): Statement =>
  sql`SELECT from_day AS fromDay, content, source FROM facility_policy ORDER BY from_day DESC`;

/** Every city is seeded with a standard from the beginning of records. Throws where there is none. */
export function policyOf(rows: readonly PolicyRow[]): FacilityPolicy {
  const row = rows[0];
  if (!row) throw new Error('no standard of facilities stands on this day');
  return JSON.parse(row.content) as FacilityPolicy;
}
