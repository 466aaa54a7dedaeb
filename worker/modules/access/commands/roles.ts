import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { sql } from '../../../platform/statement.ts';
import { giverAt, lineOf, permissionsOf, roleByCode, type RoleFacts } from '../facts.ts';
import type { RoleChange } from '../input.ts';
import { accessRefusals, administratorRole, refuseGiving } from '../rules.ts';
import { setPermissions } from '../writes.ts';

/** Changes what a role may do, for everybody who holds it, from their next request on. */
export function changeRole(
  ctx: CityContext,
  code: string,
  input: RoleChange,
): Promise<{ code: string; version: number }> {
  const { version, reason } = input;
  const wanted = [...new Set(input.permissions)];
  return commit(ctx, async () => {
    const [roles, line, own] = await ctx.db.reads<[RoleFacts, { id: string }, object]>([
      roleByCode(code),
      lineOf(ctx, 'access.write', ctx.city.rootUnitId),
      sql`SELECT 1 FROM assignment WHERE user_id = ${ctx.actor.id} AND role_code = ${code} AND ended_at IS NULL`,
    ]);
    const role = roles[0];
    if (!role || line.length === 0) return platformRefusals.refuse('not_found');
    if (role.version !== version) return changedMeanwhile({ ...role, permissions: permissionsOf(role) });
    if (own.length > 0) return accessRefusals.refuse('own_access_unchangeable');
    const before = permissionsOf(role);
    const giving = refuseGiving(
      giverAt(ctx, line),
      wanted.filter((permission) => !before.includes(permission)),
    );
    if (giving) return giving;
    if (code === administratorRole && !(wanted.includes('access.read') && wanted.includes('access.write'))) {
      return accessRefusals.refuse('role_keeps_access');
    }
    return {
      audit: {
        action: 'access.role.change',
        subject: { type: 'role', id: code },
        reason,
        payload: { before, after: wanted },
      },
      writes: setPermissions(code, version, wanted),
      answer: { code, version: version + 1 },
    };
  });
}
