import type { Day } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/digest.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql } from '../../../platform/statement.ts';
import { giverAt, lineOf, permissionsOf, roleByCode, type RoleFacts } from '../facts.ts';
import type { CreateKey } from '../input.ts';
import { accessRefusals, refuseGiving, refuseKeyDay } from '../rules.ts';
import { keySecret } from '../secrets.ts';
import { insertKey, revokeKey } from '../writes.ts';

/** The first instant of a day in Asia/Shanghai. */
const startOf = (day: Day): string => new Date(`${day}T00:00:00+08:00`).toISOString();

/** Makes a key for a machine: a role at a unit, until a day. The secret is answered once; only its hash is kept. */
export async function createKey(ctx: CityContext, input: CreateKey): Promise<{ id: string; secret: string | null }> {
  const { name, role, unitId, untilDay } = input;
  const secret = keySecret();
  const secretHash = await sha256(secret);
  const id = ctx.newId('key');
  const answer = await commit(ctx, async () => {
    const [line, roles] = await ctx.db.reads<[{ id: string }, RoleFacts]>([
      lineOf(ctx, 'access.keys.write', unitId),
      roleByCode(role),
    ]);
    if (line.length === 0) return platformRefusals.refuse('not_found');
    if (!roles[0]) return accessRefusals.refuse('role_unknown', { role });
    const refusal = refuseGiving(giverAt(ctx, line), permissionsOf(roles[0])) ?? refuseKeyDay(untilDay, ctx.today);
    if (refusal) return refusal;
    return {
      audit: {
        action: 'access.key.create',
        subject: { type: 'api_key', id },
        payload: { name, role, unitId, untilDay },
      },
      writes: [insertKey(ctx, { id, name, secretHash, role, unitId, expiresAt: startOf(untilDay) })],
      answer: { id, secret: null },
    };
  });
  return answer.id === id ? { ...answer, secret } : answer;
}

export function endKey(ctx: CityContext, id: string, reason: string): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const key = await ctx.db.first<{ revokedAt: string | null }>(sql`
      SELECT revoked_at AS revokedAt FROM api_key
      WHERE id = ${id} AND ${inScope(ctx, 'access.keys.write', sql`unit_id`)}`);
    if (!key) return platformRefusals.refuse('not_found');
    if (key.revokedAt !== null) return accessRefusals.refuse('key_revoked');
    return {
      audit: { action: 'access.key.revoke', subject: { type: 'api_key', id }, reason },
      writes: revokeKey(ctx, id),
      answer: { id },
    };
  });
}
