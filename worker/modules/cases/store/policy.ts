import { day, type Day } from '../../../core/day.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { CasePolicy } from '../rules/policy.ts';

export interface PolicyRow {
  readonly fromDay: Day;
  readonly content: string;
  readonly source: string;
}

export interface CalendarRow {
  readonly year: number;
  readonly holidays: string;
  readonly makeUpDays: string;
  readonly source: string;
}

/** The terms in force on a day. */
export const policyOn = (today: Day): Statement => sql`SELECT from_day AS fromDay, content, source FROM case_policy
  WHERE from_day <= ${today} ORDER BY from_day DESC LIMIT 1`;

export const policies = (): Statement =>
  sql`SELECT from_day AS fromDay, content, source FROM case_policy ORDER BY from_day DESC`;

export const calendars = (): Statement =>
  sql`SELECT year, holidays, make_up_days AS makeUpDays, source FROM work_calendar`;

/** Every city is seeded with terms from the beginning of records. Throws where there are none. */
export function policyOf(rows: readonly PolicyRow[]): CasePolicy {
  const row = rows[0];
  if (!row) throw new Error('no terms of requests stand on this day');
  return JSON.parse(row.content) as CasePolicy;
}

export const calendarOf = ({ year, holidays, makeUpDays, source }: CalendarRow): WorkCalendar => ({
  year,
  source,
  holidays: (JSON.parse(holidays) as string[]).map(day),
  makeUpDays: (JSON.parse(makeUpDays) as string[]).map(day),
});
