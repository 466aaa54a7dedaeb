import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { Stamp } from '../../ledger/index.ts';
import { standsOn } from './admitted.ts';
import type { Page } from './reading.ts';

export const speakerFor = (ctx: CityContext, unitId: string): Statement =>
  sql`SELECT name FROM unit WHERE id = ${unitId} AND kind IN ('street', 'community') AND until_day IS NULL
    AND ${inScope(ctx, 'duties.hear', sql`id`)}`;

export const departmentOf = (id: string): Statement =>
  sql`SELECT name FROM unit WHERE id = ${id} AND kind = 'department' AND until_day IS NULL`;

export const admittedOf = (departmentId: string, unitId: string, today: Day): Statement =>
  sql`SELECT d.code, d.title FROM duty AS d JOIN duty_target AS t ON t.duty_id = d.id AND t.unit_id = ${unitId}
    WHERE d.department_id = ${departmentId} AND ${standsOn(today)}`;

export interface NewRefusal {
  readonly id: string;
  readonly unitId: string;
  readonly departmentId: string;
  readonly what: string;
  readonly askedOn: Day;
  readonly note: string | null;
}

export const planRefusal = (stamp: Stamp, refusal: NewRefusal): Statement =>
  insertRow('duty_refusal', {
    id: refusal.id,
    unit_id: refusal.unitId,
    department_id: refusal.departmentId,
    what: refusal.what,
    asked_on: refusal.askedOn,
    note: refusal.note,
    recorded_at: stamp.at,
    recorded_by: stamp.actor.id,
    recorded_by_name: stamp.actor.name,
  });

export interface RefusalFilter {
  readonly departmentId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly fromDay?: string | undefined;
  readonly untilDay?: string | undefined;
}

export interface RefusalRow {
  readonly id: string;
  readonly unitName: string;
  readonly departmentName: string;
  readonly what: string;
  readonly askedOn: string;
  readonly note: string | null;
  readonly recordedAt: string;
  readonly recordedByName: string;
}

export interface RefusalCount {
  readonly departmentId: string;
  readonly departmentName: string;
  readonly refused: number;
  readonly units: number;
}

/** Seen by the department that asked and by the unit that refused. */
const which = (ctx: CityContext, filter: RefusalFilter): Statement =>
  allOf([
    sql`${inScope(ctx, 'duties.read', sql`r.department_id`)} OR ${inScope(ctx, 'duties.read', sql`r.unit_id`)}`,
    filter.departmentId !== undefined && sql`r.department_id = ${filter.departmentId}`,
    filter.unitId !== undefined && sql`r.unit_id = ${filter.unitId}`,
    filter.fromDay !== undefined && sql`r.asked_on >= ${filter.fromDay}`,
    filter.untilDay !== undefined && sql`r.asked_on <= ${filter.untilDay}`,
  ]);

export const refusalPage = (ctx: CityContext, filter: RefusalFilter & Page): [Statement, Statement] => [
  sql`SELECT r.id, u.name AS unitName, o.name AS departmentName, r.what, r.asked_on AS askedOn, r.note,
      r.recorded_at AS recordedAt, r.recorded_by_name AS recordedByName
    FROM duty_refusal AS r JOIN unit AS u ON u.id = r.unit_id JOIN unit AS o ON o.id = r.department_id
    WHERE ${which(ctx, filter)} ORDER BY r.asked_on DESC, r.id DESC
    LIMIT CAST(${filter.pageSize} AS INTEGER) OFFSET CAST(${(filter.page - 1) * filter.pageSize} AS INTEGER)`,
  sql`SELECT count(*) AS total FROM duty_refusal AS r WHERE ${which(ctx, filter)}`,
];

/** How often each department came with what was not admitted, the most often first. */
export const refusalCounts = (ctx: CityContext, filter: RefusalFilter): Statement =>
  sql`SELECT r.department_id AS departmentId, o.name AS departmentName, count(*) AS refused,
      count(DISTINCT r.unit_id) AS units
    FROM duty_refusal AS r JOIN unit AS o ON o.id = r.department_id
    WHERE ${which(ctx, filter)} GROUP BY r.department_id ORDER BY refused DESC, o.pinyin
    LIMIT CAST(${limits.pageSize} AS INTEGER)`;

/** Departments by name only: whose task a unit refuses, wherever its own scope ends. */
export const askers = (): Statement =>
  sql`SELECT id, kind, name, parent_id AS parentId FROM unit WHERE kind = 'department' AND until_day IS NULL
    ORDER BY pinyin, id LIMIT CAST(${limits.carriers} AS INTEGER)`;
