import { addDays, type Day } from '../core/day.ts';
import type { Permission } from '../core/permissions.ts';
import type { CityContext } from './context.ts';
import { sql, type Statement } from './statement.ts';

/** Levels that have a dashboard. */
export const dashboardLevels = ['city', 'department', 'street', 'community', 'grid'] as const;
export type DashboardLevel = (typeof dashboardLevels)[number];

interface Worded {
  readonly code: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
}

export interface DashboardFigure extends Worded {
  /**
   * Its list below the city's address; `{from}` and `{until}` are filled in with the last seven days, and the unit is
   * added as a filter, `unitId` unless `unitFilter` says another name.
   */
  readonly list: string;
  readonly unitFilter?: string;
  /** Anything but none is a matter of concern. */
  readonly alarm?: true;
  /** Stands in the table of the units below too. */
  readonly board?: true;
  /** The figure that this one is a share of. */
  readonly of?: string;
}

export interface DashboardTrend extends Worded {
  /** `{from}` and `{until}` are filled in with the first and the last day of a week. */
  readonly list: string;
  readonly unitFilter?: string;
  /** Reads `{week, count}`; `week` as {@link weekOf} has it. */
  perWeek(ctx: CityContext, unitId: string, from: Day): Statement;
}

/** Whole numbers by figure's code, of one unit of the table below. */
export type DashboardRow = { readonly unitId: string } & Readonly<Record<string, number | string>>;

/**
 * What a module shows on the dashboards. A module that has something exports such a value through its door, and
 * `worker/dashboard-panels.ts` names it. Who has the permission nowhere sees no such panel; the statements narrow to
 * where it holds. A panel stands on the dashboards of its `levels`, and its `board` figures beside the units of those
 * levels one step above.
 */
export interface DashboardPanel extends Worded {
  readonly permission: Permission;
  readonly levels: readonly DashboardLevel[];
  readonly figures: readonly DashboardFigure[];
  readonly trend?: readonly DashboardTrend[];
  /** Usually one, that reads {@link DashboardRow}s: see {@link below}, {@link whole}. */
  reads(ctx: CityContext, below: Statement): readonly Statement[];
  /** Where the rows must be worked out: what the statements answered, in their order. */
  tell?(ctx: CityContext, answers: readonly (readonly object[])[]): readonly DashboardRow[];
}

/**
 * `child, unit`: each unit one step below a unit with all that lies under it, and the unit with what lies at itself.
 * Every unit under it occurs once, so that the rows add up to the whole.
 */
export const below = (unitId: string): Statement => sql`SELECT u.id AS child, c.descendant_id AS unit FROM unit AS u
  JOIN unit_closure AS c ON c.ancestor_id = u.id AND (u.id <> ${unitId} OR c.depth = 0)
  WHERE u.parent_id = ${unitId} OR u.id = ${unitId}`;

/** The same of a unit whose parts have no dashboards: all that lies under it is its own, so that nothing counts twice. */
export const whole = (
  unitId: string,
): Statement => sql`SELECT ancestor_id AS child, descendant_id AS unit FROM unit_closure
  WHERE ancestor_id = ${unitId}`;

/** The first of the seven days that a figure of the week counts. */
export const weekBefore = (today: Day): Day => addDays(today, -6);

/** Weeks of seven days from a day on, the first one 0. */
export const weekOf = (day: Statement, from: Day): Statement =>
  sql`CAST((julianday(${day}) - julianday(${from})) / 7 AS INTEGER)`;

/** The unit and all below it, as a condition on a column. */
export const under = (unitColumn: Statement, unitId: string): Statement =>
  sql`${unitColumn} IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`;
