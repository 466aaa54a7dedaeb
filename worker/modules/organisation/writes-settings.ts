import type { Day } from '../../core/day.ts';
import { expectChanges, insertRow, sql, type Statement } from '../../platform/statement.ts';
import type { AddTemplate, CalendarChange } from './input.ts';

/** Statements of what a city sets for itself beside its tree: templates and calendars. */

export const insertTemplate = (id: string, template: AddTemplate, position: number, day: Day): Statement =>
  insertRow('unit_template', {
    id,
    parent_kind: template.parentKind,
    kind: template.kind,
    name: template.name,
    position,
    source: template.source,
    from_day: day,
  });

export const closeTemplate = (id: string, version: number, day: Day): Statement[] => [
  sql`UPDATE unit_template SET until_day = ${day}, version = version + 1
    WHERE id = ${id} AND version = CAST(${version} AS INTEGER) AND until_day IS NULL`,
  expectChanges('template_version'),
];

export const addCalendar = (year: number, calendar: CalendarChange): Statement =>
  insertRow('work_calendar', {
    year,
    holidays: JSON.stringify(calendar.holidays),
    make_up_days: JSON.stringify(calendar.makeUpDays),
    source: calendar.source,
  });

export const changeCalendar = (year: number, calendar: CalendarChange): Statement[] => [
  sql`UPDATE work_calendar SET holidays = ${JSON.stringify(calendar.holidays)},
      make_up_days = ${JSON.stringify(calendar.makeUpDays)}, source = ${calendar.source}, version = version + 1
    WHERE year = CAST(${year} AS INTEGER) AND version = CAST(${calendar.version} AS INTEGER)`,
  expectChanges('calendar_version'),
];
