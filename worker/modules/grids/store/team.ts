import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectChanges, insertRow, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import type { GridRole, MemberFacts } from '../rules/team.ts';

/** Serves today: begun, not ended, and not off the roster. `m` is the member. */
export const serving = (
  today: Day,
): Statement => sql`m.from_day <= ${today} AND (m.until_day IS NULL OR m.until_day > ${today})
  AND NOT EXISTS (SELECT 1 FROM worker AS gone WHERE gone.id = m.worker_id AND gone.left_on <= ${today})`;

export interface GridRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly communityId: string | null;
  readonly open: number;
}

export const gridsNamed = (ctx: CityContext, permission: Permission, ids: readonly string[]): Statement => sql`
  SELECT id, name, kind, parent_id AS communityId, until_day IS NULL AS open FROM unit
  WHERE id IN (SELECT value FROM json_each(${json(ids)})) AND ${inScope(ctx, permission, sql`id`)}`;

export interface HeldRow {
  readonly gridId: string;
  readonly role: GridRole;
  readonly area: string;
  readonly workerId: string | null;
  readonly volunteerId: string | null;
}

/** What is held in some grids and has no end yet. */
export const heldIn = (ids: readonly string[]): Statement => sql`
  SELECT grid_id AS gridId, role, area, worker_id AS workerId, volunteer_id AS volunteerId FROM grid_member
  WHERE until_day IS NULL AND grid_id IN (SELECT value FROM json_each(${json(ids)}))`;

export interface WorkerRow {
  readonly id: string;
  readonly name: string;
  readonly left: number;
}

export const workersNamed = (ids: readonly string[], today: Day): Statement => sql`
  SELECT id, name, coalesce(left_on <= ${today}, 0) AS left FROM worker WHERE id IN (SELECT value FROM json_each(${json(ids)}))`;

export interface VolunteerRow {
  readonly id: string;
  readonly name: string;
  readonly contactSealed: string | null;
}

export const volunteersNamed = (ctx: CityContext, permission: Permission, ids: readonly string[]): Statement => sql`
  SELECT id, name, contact_sealed AS contactSealed FROM grid_volunteer
  WHERE id IN (SELECT value FROM json_each(${json(ids)})) AND ${inScope(ctx, permission, sql`unit_id`)}`;

export interface NewMember {
  readonly id: string;
  readonly gridId: string;
  readonly role: GridRole;
  readonly area: string;
  readonly workerId: string | null;
  readonly volunteerId: string | null;
  readonly fromDay: Day;
}

export const planMembers = (
  ctx: CityContext,
  begunBy: 'appointment' | 'handover',
  reason: string,
  members: readonly NewMember[],
): Statement[] =>
  insertRows(
    'grid_member',
    members.map((member) => ({
      id: member.id,
      grid_id: member.gridId,
      role: member.role,
      area: member.area,
      worker_id: member.workerId,
      volunteer_id: member.volunteerId,
      from_day: member.fromDay,
      begun_by: begunBy,
      reason,
      recorded_at: ctx.at,
      recorded_by: ctx.actor.id,
    })),
  );

export interface NewVolunteer {
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  readonly contact: { readonly sealed: string; readonly index: string } | null;
}

export const planVolunteers = (ctx: CityContext, volunteers: readonly NewVolunteer[]): Statement[] =>
  insertRows(
    'grid_volunteer',
    volunteers.map(({ id, unitId, name, contact }) => ({
      id,
      unit_id: unitId,
      name,
      contact_sealed: contact?.sealed ?? null,
      contact_index: contact?.index ?? null,
      recorded_at: ctx.at,
      recorded_by: ctx.actor.id,
    })),
  );

export interface KnownVolunteer {
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  readonly contactIndex: string;
}

/** People met before: the same name and contact in the same community. */
export const volunteersMet = (indexes: readonly string[]): Statement => sql`
  SELECT id, unit_id AS unitId, name, contact_index AS contactIndex FROM grid_volunteer
  WHERE contact_index IN (SELECT value FROM json_each(${json(indexes)}))`;

export const memberById = (ctx: CityContext, id: string): Statement => sql`
  SELECT id, from_day AS fromDay, until_day AS untilDay, version FROM grid_member
  WHERE id = ${id} AND ${inScope(ctx, 'grids.write', sql`grid_id`)}`;

export const planEnd = (ctx: CityContext, member: MemberFacts, untilDay: Day, reason: string): Statement[] => [
  sql`UPDATE grid_member SET until_day = ${untilDay}, end_reason = ${reason}, ended_at = ${ctx.at}, ended_by = ${ctx.actor.id},
    version = version + 1 WHERE id = ${member.id} AND version = CAST(${member.version} AS INTEGER) AND until_day IS NULL`,
  expectChanges('grid_member_version'),
];

export interface HoldingRow extends HeldRow, MemberFacts {
  readonly communityId: string;
  readonly streetId: string;
}

/** Everything that somebody holds within the actor's scope and that has no end yet. */
export const holdings = (ctx: CityContext, column: 'worker_id' | 'volunteer_id', id: string): Statement => sql`
  SELECT m.id, m.grid_id AS gridId, m.role, m.area, m.worker_id AS workerId, m.volunteer_id AS volunteerId,
    m.from_day AS fromDay, m.until_day AS untilDay, m.version, c.id AS communityId, c.parent_id AS streetId
  FROM grid_member AS m JOIN unit AS u ON u.id = m.grid_id JOIN unit AS c ON c.id = u.parent_id
  WHERE m.until_day IS NULL AND ${{ sql: `m.${column}`, params: [] }} = ${id} AND ${inScope(ctx, 'grids.write', sql`m.grid_id`)}
  ORDER BY m.grid_id, m.role, m.area LIMIT CAST(${limits.handoverItems} AS INTEGER)`;

export const planHandover = (
  ctx: CityContext,
  handover: {
    readonly id: string;
    readonly unitId: string;
    readonly workerId: string | null;
    readonly volunteerId: string | null;
    readonly personName: string;
    readonly day: Day;
    readonly reason: string;
  },
  items: readonly { readonly memberId: string; readonly gridId: string; readonly held: string }[],
): Statement[] => [
  insertRow('grid_handover', {
    id: handover.id,
    unit_id: handover.unitId,
    worker_id: handover.workerId,
    volunteer_id: handover.volunteerId,
    person_name: handover.personName,
    day: handover.day,
    reason: handover.reason,
    state: 'open',
    opened_at: ctx.at,
    opened_by: ctx.actor.id,
    opened_by_name: ctx.actor.name,
  }),
  ...insertRows(
    'grid_handover_item',
    items.map(({ memberId, gridId, held }) => ({
      handover_id: handover.id,
      member_id: memberId,
      grid_id: gridId,
      held,
    })),
  ),
];
