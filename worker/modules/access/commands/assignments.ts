import type { Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectThat, sql } from '../../../platform/statement.ts';
import { giverAt, lineOf, permissionsOf, roleByCode, someAdministrator, visible, type RoleFacts } from '../facts.ts';
import type { Assign } from '../input.ts';
import { accessRefusals, administratorRole, refuseGiving } from '../rules.ts';
import * as write from '../writes.ts';

/** Gives a person a role over a unit and all below it; it holds from their next request on. */
export function assignRole(ctx: CityContext, userId: string, input: Assign): Promise<{ id: string }> {
  const { role, unitId } = input;
  return commit(ctx, async () => {
    const refusal = await refuseAssign(ctx, userId, input);
    if (refusal) return refusal;
    const id = ctx.newId('asg');
    return {
      audit: {
        action: 'access.role.give',
        subject: { type: 'user', id: userId },
        payload: { assignmentId: id, role, unitId },
      },
      writes: [write.giveRole(ctx, id, userId, role, unitId)],
      answer: { id },
    };
  });
}

/** A colleague whom the giver cannot see may still be given a role at the giver's unit by no one but the city's own. */
async function refuseAssign(ctx: CityContext, userId: string, { role, unitId }: Assign): Promise<Refusal | null> {
  const [users, line, roles, standing] = await ctx.db.reads<[object, { id: string }, RoleFacts, object]>([
    sql`SELECT p.id FROM "user" AS p WHERE p.id = ${userId} AND ${visible(ctx, 'access.write')}`,
    lineOf(ctx, 'access.write', unitId),
    roleByCode(role),
    sql`SELECT 1 FROM assignment WHERE user_id = ${userId} AND role_code = ${role} AND unit_id = ${unitId} AND ended_at IS NULL`,
  ]);
  if (users.length === 0 || line.length === 0) return platformRefusals.refuse('not_found');
  if (!roles[0]) return accessRefusals.refuse('role_unknown', { role });
  if (userId === ctx.actor.id) return accessRefusals.refuse('own_access_unchangeable');
  const giving = refuseGiving(giverAt(ctx, line), permissionsOf(roles[0]));
  if (giving) return giving;
  return standing.length > 0 ? accessRefusals.refuse('assignment_standing') : null;
}

interface AssignmentRow {
  readonly id: string;
  readonly userId: string;
  readonly role: string;
  readonly unitId: string;
  readonly endedAt: string | null;
  readonly lastAdministrator: number;
}

/** Takes a role away: the person's next request is without it. */
export function endRole(ctx: CityContext, id: string, reason: string): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const row = await ctx.db.first<AssignmentRow>(sql`
      SELECT a.id, a.user_id AS userId, a.role_code AS role, a.unit_id AS unitId, a.ended_at AS endedAt,
        (a.role_code = ${administratorRole} AND a.unit_id = ${ctx.city.rootUnitId} AND NOT EXISTS (
          SELECT 1 FROM assignment AS o JOIN "user" AS u ON u.id = o.user_id AND u."disabled" = 0
          WHERE o.role_code = a.role_code AND o.unit_id = a.unit_id AND o.ended_at IS NULL AND o.id <> a.id)
        ) AS lastAdministrator
      FROM assignment AS a WHERE a.id = ${id} AND ${inScope(ctx, 'access.write', sql`a.unit_id`)}`);
    if (!row) return platformRefusals.refuse('not_found');
    const { userId, role, unitId } = row;
    if (userId === ctx.actor.id) return accessRefusals.refuse('own_access_unchangeable');
    if (row.endedAt !== null) return accessRefusals.refuse('assignment_ended');
    if (row.lastAdministrator === 1) return accessRefusals.refuse('last_administrator');
    return {
      audit: {
        action: 'access.role.take',
        subject: { type: 'user', id: userId },
        reason,
        payload: { assignmentId: id, role, unitId },
      },
      writes: [...write.endAssignment(ctx, id), expectThat('administrator_left', someAdministrator(ctx))],
      answer: { id },
    };
  });
}
