import type { Day } from '../../../core/day.ts';
import { yearOf } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide, inScope } from '../../../platform/scope.ts';
import { expectChanges, insertRow, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import type { Deadline, MatterEvent, MatterFacts, MatterKind, MatterState, Side } from '../rules/matter.ts';

export interface MatterRow extends MatterFacts {
  readonly streetId: string;
  readonly departmentId: string;
  readonly happensOn: Day | null;
  readonly waitsFor: Side | null;
  readonly steps: number;
}

const columns = sql`m.id, m.kind, m.state, m.version, m.deadline_day AS deadlineDay, m.street_id AS streetId,
  m.department_id AS departmentId, m.happens_on AS happensOn, m.waits_for AS waitsFor,
  (SELECT max(seq) FROM power_step AS s WHERE s.matter_id = m.id) AS steps`;

/** A matter is seen by its street and by its department, each with what lies below. */
export const matterInScope = (ctx: CityContext, permission: Permission): Statement =>
  holdsCityWide(ctx, permission)
    ? sql`1`
    : sql`(${inScope(ctx, permission, sql`m.street_id`)} OR ${inScope(ctx, permission, sql`m.department_id`)}
        OR EXISTS (SELECT 1 FROM power_attendance AS a WHERE a.matter_id = m.id AND ${inScope(ctx, permission, sql`a.branch_id`)}))`;

const sideColumn: Readonly<Record<Exclude<Side, 'city'>, Statement>> = {
  street: sql`m.street_id`,
  department: sql`m.department_id`,
};

/** The matter where the actor may speak for a side of it; the city speaks for the whole. */
export const matterOf = (ctx: CityContext, permission: Permission, side: Side, id: string): Statement =>
  side === 'city'
    ? sql`SELECT ${columns} FROM power_matter AS m WHERE m.id = ${id} AND ${holdsCityWide(ctx, permission)}`
    : sql`SELECT ${columns} FROM power_matter AS m WHERE m.id = ${id} AND ${inScope(ctx, permission, sideColumn[side])}`;

export const attendanceOf = (matterId: string): Statement =>
  sql`SELECT branch_id AS branchId FROM power_attendance WHERE matter_id = ${matterId}`;

/** Matters whose last day has passed and has not been raised, the oldest first. */
export const overdue = (today: Day): Statement => sql`SELECT ${columns} FROM power_matter AS m
  WHERE m.deadline_day < ${today} AND NOT EXISTS (SELECT 1 FROM power_breach AS b WHERE b.matter_id = m.id
    AND b.seq = (SELECT max(seq) FROM power_step AS s WHERE s.matter_id = m.id))
  ORDER BY m.deadline_day, m.id LIMIT CAST(${limits.pageSize} AS INTEGER)`;

/** One of them, read again by whoever is about to raise it. */
export const matterOverdue = (id: string, today: Day): Statement => sql`SELECT ${columns} FROM power_matter AS m
  WHERE m.id = ${id} AND m.deadline_day < ${today} AND NOT EXISTS (SELECT 1 FROM power_breach AS b WHERE b.matter_id = m.id
    AND b.seq = (SELECT max(seq) FROM power_step AS s WHERE s.matter_id = m.id))`;

export interface NewMatter {
  readonly id: string;
  readonly kind: MatterKind;
  readonly title: string;
  readonly content: string;
  readonly documentNumber: string | null;
  readonly streetId: string;
  readonly departmentId: string;
  readonly branchId: string | null;
  readonly personName: string | null;
  readonly position: string | null;
  readonly happensOn: Day | null;
  readonly happensAt: string | null;
  readonly branches: readonly string[];
}

type Stamp = Pick<CityContext, 'at' | 'today' | 'actor'>;

/** Opens a matter with its first step and the branches it calls. */
export const planMatter = (ctx: Stamp, matter: NewMatter, state: MatterState, deadline: Deadline): Statement[] => [
  sql`INSERT INTO power_matter (id, kind, year, ordinal, title, content, document_number, street_id, department_id, branch_id,
      person_name, position, happens_on, happens_at, state, waits_for, deadline_day, opened_day, opened_by, opened_by_name)
    SELECT ${matter.id}, ${matter.kind}, CAST(${yearOf(ctx.today)} AS INTEGER), 1 + coalesce(max(ordinal), 0), ${matter.title},
      ${matter.content}, ${matter.documentNumber}, ${matter.streetId}, ${matter.departmentId}, ${matter.branchId},
      ${matter.personName}, ${matter.position}, ${matter.happensOn}, ${matter.happensAt}, ${state}, ${deadline.waitsFor},
      ${deadline.deadlineDay}, ${ctx.today}, ${ctx.actor.id}, ${ctx.actor.name}
    FROM power_matter WHERE kind = ${matter.kind} AND year = CAST(${yearOf(ctx.today)} AS INTEGER)`,
  stepRow(ctx, matter.id, 1, { event: 'open', state, text: null, documentNumber: matter.documentNumber, late: false }),
  ...insertRows(
    'power_attendance',
    matter.branches.map((branchId) => ({ matter_id: matter.id, branch_id: branchId })),
  ),
];

export interface TakenStep {
  readonly event: MatterEvent | 'open';
  readonly state: MatterState;
  readonly text: string | null;
  readonly documentNumber: string | null;
  readonly late: boolean;
}

const stepRow = (ctx: Stamp, matterId: string, seq: number, step: TakenStep): Statement =>
  insertRow('power_step', {
    matter_id: matterId,
    seq,
    event: step.event,
    state: step.state,
    at: ctx.at,
    by_id: ctx.actor.id,
    by_name: ctx.actor.name,
    text: step.text,
    document_number: step.documentNumber,
    late: step.late ? 1 : 0,
  });

export const planMatterStep = (ctx: Stamp, matter: MatterRow, step: TakenStep, deadline: Deadline): Statement[] => [
  sql`UPDATE power_matter SET state = ${step.state}, waits_for = ${deadline.waitsFor}, deadline_day = ${deadline.deadlineDay},
    version = version + 1 WHERE id = ${matter.id} AND version = CAST(${matter.version} AS INTEGER)`,
  expectChanges('power_matter_version'),
  stepRow(ctx, matter.id, matter.steps + 1, step),
];

/** Raises the wait that the last step began, once: the key is the step. */
export const planBreach = (ctx: Stamp, matter: MatterRow, cityId: string): Statement =>
  insertRow('power_breach', {
    matter_id: matter.id,
    seq: matter.steps,
    side: matter.waitsFor,
    unit_id: { street: matter.streetId, department: matter.departmentId, city: cityId }[matter.waitsFor ?? 'city'],
    deadline_day: matter.deadlineDay,
    raised_at: ctx.at,
  });

export interface Attendance {
  readonly branchId: string;
  readonly attended: boolean;
  readonly note: string | null;
  readonly scoreCents: number | null;
}

export const planAttendance = (matterId: string, attendance: readonly Attendance[]): Statement[] =>
  attendance.length === 0
    ? []
    : [
        sql`UPDATE power_attendance SET attended = v.value ->> 'attended', note = v.value ->> 'note',
            score_cents = v.value ->> 'scoreCents'
          FROM json_each(${json(attendance.map((row) => ({ ...row, attended: row.attended ? 1 : 0 })))}) AS v
          WHERE matter_id = ${matterId} AND branch_id = v.value ->> 'branchId'`,
        expectChanges('power_attendance_known', attendance.length),
      ];
