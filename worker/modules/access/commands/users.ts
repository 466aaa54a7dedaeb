import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { expectThat, sql } from '../../../platform/statement.ts';
import { passwordHash } from '../auth.ts';
import {
  giverAt,
  lineOf,
  permissionsOf,
  personById,
  personFacts,
  roleByCode,
  someAdministrator,
  type PersonRow,
  type RoleFacts,
} from '../facts.ts';
import type { Invite, ResetPassword } from '../input.ts';
import {
  accessRefusals,
  refuseDisable,
  refuseEnable,
  refuseGiving,
  refuseTouching,
  type PersonFacts,
} from '../rules.ts';
import { oneTimePassword } from '../secrets.ts';
import { passwordAccount } from '../seed.ts';
import * as write from '../writes.ts';

export interface Issued {
  readonly id: string;
  readonly issueId: string;
  readonly oneTimePassword: string | null;
}

/**
 * Opens an account for a colleague, with a first password that is answered once and stored nowhere: the answer kept
 * for repetitions is without it.
 */
export async function invite(ctx: CityContext, input: Invite): Promise<Issued> {
  const password = oneTimePassword();
  const hash = await passwordHash(password);
  const id = ctx.newId('usr');
  const issueId = ctx.newId('otp');
  const email = input.email.toLowerCase();
  const { name, role, unitId, workerId = null } = input;
  const answer = await commit(ctx, async () => {
    const refusal = await refuseInvite(ctx, { ...input, email });
    if (refusal) return refusal;
    const account = { id, accountId: ctx.newId('acc'), name, email, passwordHash: hash, workerId };
    return {
      audit: {
        action: 'access.user.invite',
        subject: { type: 'user', id },
        payload: { name, email, workerId, role, unitId, issueId },
      },
      writes: [
        ...passwordAccount({ ...account, at: ctx.at, mustChangePassword: true }),
        ...(role && unitId ? [write.giveRole(ctx, ctx.newId('asg'), id, role, unitId)] : []),
      ],
      answer: { id, issueId, oneTimePassword: null },
    };
  });
  return answer.issueId === issueId ? { ...answer, oneTimePassword: password } : answer;
}

/** Without a role a newcomer is nobody's in particular: only an administrator of the whole city invites so. */
async function refuseInvite(ctx: CityContext, { email, role, unitId, workerId }: Invite): Promise<Refusal | null> {
  const [line, roles, sameEmail, sameWorker] = await ctx.db.reads<[{ id: string }, RoleFacts, object, object]>([
    lineOf(ctx, 'access.write', unitId ?? ctx.city.rootUnitId),
    roleByCode(role ?? ''),
    sql`SELECT 1 FROM "user" WHERE "email" = ${email}`,
    sql`SELECT 1 FROM "user" WHERE "workerId" = ${workerId ?? ''}`,
  ]);
  if (line.length === 0) return platformRefusals.refuse('not_found');
  if (role && !roles[0]) return accessRefusals.refuse('role_unknown', { role });
  const giving = roles[0] ? refuseGiving(giverAt(ctx, line), permissionsOf(roles[0])) : null;
  if (giving) return giving;
  if (sameEmail.length > 0) return accessRefusals.refuse('email_taken', { email });
  return sameWorker.length > 0 ? accessRefusals.refuse('worker_has_account') : null;
}

/** The person, if the actor may see them, and if `decide` has nothing against it. */
async function person(
  ctx: CityContext,
  userId: string,
  decide: (person: PersonFacts, actorId: string) => Refusal | null,
): Promise<PersonRow | Refusal> {
  const row = await ctx.db.first<PersonRow>(personById(ctx, userId));
  if (!row) return platformRefusals.refuse('not_found');
  return decide(personFacts(row), ctx.actor.id) ?? row;
}

/** Gives a colleague who cannot sign in a new first password and ends their sessions. */
export async function resetPassword(ctx: CityContext, userId: string, input: ResetPassword): Promise<Issued> {
  const password = oneTimePassword();
  const hash = await passwordHash(password);
  const issueId = ctx.newId('otp');
  const { reason, dropTwoFactor } = input;
  const answer = await commit(ctx, async () => {
    const row = await person(ctx, userId, refuseTouching);
    if (isRefusal(row)) return row;
    return {
      audit: {
        action: 'access.user.reset_password',
        subject: { type: 'user', id: userId },
        reason,
        payload: { issueId, dropTwoFactor },
      },
      writes: [
        ...write.setPassword(ctx, userId, hash, true),
        ...(dropTwoFactor ? write.dropTwoFactor(userId) : []),
        write.endSessions(userId),
      ],
      answer: { id: userId, issueId, oneTimePassword: null },
    };
  });
  return answer.issueId === issueId ? { ...answer, oneTimePassword: password } : answer;
}

/** Ends every session of a person and lets nobody sign in as them until they are enabled again. */
export function disableUser(ctx: CityContext, userId: string, reason: string): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const row = await person(ctx, userId, refuseDisable);
    if (isRefusal(row)) return row;
    return {
      audit: { action: 'access.user.disable', subject: { type: 'user', id: userId }, reason },
      writes: [
        ...write.setDisabled(ctx, userId, true),
        write.endSessions(userId),
        expectThat('administrator_left', someAdministrator(ctx)),
      ],
      answer: { id: userId },
    };
  });
}

export function enableUser(ctx: CityContext, userId: string, reason: string): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const row = await person(ctx, userId, refuseEnable);
    if (isRefusal(row)) return row;
    return {
      audit: { action: 'access.user.enable', subject: { type: 'user', id: userId }, reason },
      writes: write.setDisabled(ctx, userId, false),
      answer: { id: userId },
    };
  });
}
