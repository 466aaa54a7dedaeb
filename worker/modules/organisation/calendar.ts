import { day } from '../../core/day.ts';
import type { WorkCalendar } from '../../core/workday.ts';
import { sql, type Statement } from '../../platform/statement.ts';

/** A row of {@link workCalendars}. */
export interface WorkCalendarRow {
  readonly year: number;
  readonly holidays: string;
  readonly makeUpDays: string;
  readonly source: string;
}

/** Every year's calendar as one statement, for a command's own round trip. */
export const workCalendars = (): Statement =>
  sql`SELECT year, holidays, make_up_days AS makeUpDays, source FROM work_calendar`;

export const workCalendarOf = ({ year, holidays, makeUpDays, source }: WorkCalendarRow): WorkCalendar => ({
  year,
  source,
  holidays: (JSON.parse(holidays) as string[]).map(day),
  makeUpDays: (JSON.parse(makeUpDays) as string[]).map(day),
});

/**
 * `addWorkdays` for lists, which cannot load a calendar before they ask: the last of so many working days after a day,
 * null in a year without a calendar. Both are expressions of the statement around it.
 */
export const workdayAfterSql = (from: Statement, workdays: Statement): Statement => {
  const next = sql`date(w.day, '+1 day')`;
  const works = sql`(SELECT CASE WHEN EXISTS (SELECT 1 FROM json_each(c.make_up_days) WHERE value = ${next}) THEN 1
    WHEN EXISTS (SELECT 1 FROM json_each(c.holidays) WHERE value = ${next}) THEN 0
    ELSE strftime('%w', ${next}) NOT IN ('0', '6') END
    FROM work_calendar AS c WHERE c.year = CAST(substr(${next}, 1, 4) AS INTEGER))`;
  return sql`(WITH RECURSIVE w (day, n) AS (SELECT ${from}, 0
      UNION ALL SELECT ${next}, w.n + ${works} FROM w WHERE w.n < ${workdays})
    SELECT min(w.day) FROM w WHERE w.n = ${workdays})`;
};
