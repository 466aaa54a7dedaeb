import type { Day } from '../../../core/day.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { workCalendarOf, workCalendars, type WorkCalendarRow } from '../../organisation/index.ts';
import type { PowerPolicy } from '../rules/policy.ts';

export interface PolicyRow {
  readonly fromDay: Day;
  readonly content: string;
  readonly source: string;
}

export type CalendarRow = WorkCalendarRow;
export const calendars = workCalendars;
export const calendarOf = workCalendarOf;

/** The terms in force on a day. */
export const policyOn = (today: Day): Statement => sql`SELECT from_day AS fromDay, content, source FROM power_policy
  WHERE from_day <= ${today} ORDER BY from_day DESC LIMIT 1`;

export const policies = (): Statement =>
  sql`SELECT from_day AS fromDay, content, source FROM power_policy ORDER BY from_day DESC`;

/** Every city is seeded with terms from the beginning of records. Throws where there are none. */
export function policyOf(rows: readonly PolicyRow[]): PowerPolicy {
  const row = rows[0];
  if (!row) throw new Error('no terms of the five powers stand on this day');
  return JSON.parse(row.content) as PowerPolicy;
}
