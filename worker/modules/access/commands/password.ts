import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/statement.ts';
import { passwordHash, passwordMatches } from '../auth.ts';
import type { OwnPassword } from '../input.ts';
import { accessRefusals } from '../rules.ts';
import { endSessions, setPassword } from '../writes.ts';

/** Changes one's own password and signs out every other session; a first password is done with. */
export function changeOwnPassword(ctx: CityContext, input: OwnPassword, sessionToken: string): Promise<{ id: string }> {
  const { currentPassword, newPassword } = input;
  const id = ctx.actor.id;
  return commit(ctx, async () => {
    if (ctx.actor.kind !== 'person') return accessRefusals.refuse('person_only');
    const account = await ctx.db.first<{ password: string }>(
      sql`SELECT "password" FROM "account" WHERE "userId" = ${id} AND "providerId" = 'credential'`,
    );
    if (!account || !(await passwordMatches(account.password, currentPassword))) {
      return accessRefusals.refuse('password_wrong');
    }
    if (currentPassword === newPassword) return accessRefusals.refuse('password_unchanged');
    return {
      audit: { action: 'access.password.change', subject: { type: 'user', id } },
      writes: [...setPassword(ctx, id, await passwordHash(newPassword), false), endSessions(id, sessionToken)],
      answer: { id },
    };
  });
}
