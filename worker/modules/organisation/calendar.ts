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
