import { monthOfDay, type Day } from '../../../core/day.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { blockedItem } from './catalogue.ts';

/** A duty that stands admitted: what may be assigned, scored or whistled. Rows of the statements below. */
export interface AdmittedDuty {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly kind: string;
  readonly departmentId: string;
  /** 1 once the unit carries it with all three legs on that day, 0 while it is admitted only. */
  readonly live: number;
}

/** The state that a duty's last step up to a day led to; the day counts in Shanghai, as the city's days do. */
export const dutyStateOn = (on: Day): Statement =>
  sql`(SELECT s.state FROM duty_step AS s WHERE s.duty_id = d.id AND date(s.at, '+8 hours') <= ${on}
    ORDER BY s.position DESC LIMIT 1)`;

/** The day on which a duty (alias `d`) was first handed in for admission. */
export const filedDay: Statement = sql`(SELECT date(min(s.at), '+8 hours') FROM duty_step AS s
  WHERE s.duty_id = d.id AND s.event = 'submit')`;

/**
 * Whether a duty (alias `d`) was admitted by a day, not taken back by then, and its term not over. An emergency that is
 * acted on stands until the day by which it must be filed, and filed in time until it is decided. Whatever was admitted,
 * it no longer stands from the day of an edition of the city's list that names it as negative.
 */
export const standsOn = (on: Day): Statement =>
  sql`(d.until_month >= ${monthOfDay(on)} AND ${blockedItem(on)} IS NULL AND (${dutyStateOn(on)} IN ('admitted', 'active')
    OR (${dutyStateOn(on)} = 'acting' AND d.file_by >= ${on})
    OR (${dutyStateOn(on)} = 'submitted' AND d.acted_day IS NOT NULL AND d.file_by >= ${filedDay})))`;

const admittedColumns = (on: Day): Statement => sql`d.id, d.code, d.title, d.kind, d.department_id AS departmentId,
  ${dutyStateOn(on)} = 'active' AS live`;

/**
 * One duty as `AdmittedDuty` if it stands admitted on a day, else no row. For modules that assign, score or call by a
 * duty: no row means that they must refuse.
 */
export const admittedDuty = (id: string, on: Day): Statement =>
  sql`SELECT ${admittedColumns(on)} FROM duty AS d WHERE d.id = ${id} AND ${standsOn(on)}`;

/**
 * The `AdmittedDuty`s that a street or community may be asked to carry on a day, by code: those that name it, and no
 * other. Whatever a department asks of the unit beyond them came without admission.
 */
export const admittedDutiesOf = (unitId: string, on: Day): Statement =>
  sql`SELECT ${admittedColumns(on)} FROM duty AS d JOIN duty_target AS t ON t.duty_id = d.id AND t.unit_id = ${unitId}
    WHERE ${standsOn(on)} ORDER BY d.code`;

/** `admittedDutiesOf` for one duty: a row if this unit may be asked to carry this duty on that day. */
export const admittedDutyOf = (id: string, unitId: string, on: Day): Statement =>
  sql`SELECT ${admittedColumns(on)} FROM duty AS d JOIN duty_target AS t ON t.duty_id = d.id AND t.unit_id = ${unitId}
    WHERE d.id = ${id} AND ${standsOn(on)}`;

/** Every `AdmittedDuty` that stands on a day, of all departments, by code: what may be called for at all. */
export const admittedDuties = (on: Day): Statement =>
  sql`SELECT ${admittedColumns(on)} FROM duty AS d WHERE ${standsOn(on)} ORDER BY d.code`;
