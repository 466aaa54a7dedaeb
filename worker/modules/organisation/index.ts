export { workCalendarOf, workCalendars, workdayAfterSql, type WorkCalendarRow } from './calendar.ts';
export { organisationConstraints } from './constraints.ts';
export type { UnitClosing, UnitFollower, UnitMerge } from './followers.ts';
export type { UnitKind } from './rules/kinds.ts';
export { organisationSeed } from './seed.ts';
