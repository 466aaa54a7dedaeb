import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { sql } from '../../../platform/statement.ts';
import { openCard, openIdentity } from '../sealing.ts';
import { workerInScope } from '../store/list.ts';

interface Sealed {
  readonly identitySealed: string;
  readonly cardSealed: string | null;
}

/**
 * Tells a number in full, once, for a reason that the audit keeps. The number itself is in no record of the request:
 * whoever repeats it with the same key is told that it was done, not the number again.
 */
export async function revealNumber(
  ctx: CityContext,
  id: string,
  what: 'identity' | 'bank',
  reason: string,
): Promise<{ id: string; value: string | null }> {
  const permission = what === 'identity' ? 'roster.identity.read' : 'roster.bank.read';
  const load = () =>
    ctx.db.first<Sealed>(sql`SELECT w.identity_sealed AS identitySealed, b.card_sealed AS cardSealed
      FROM worker AS w LEFT JOIN bank_account AS b ON b.worker_id = w.id AND b.until_day IS NULL
      WHERE w.id = ${id} AND ${workerInScope(ctx, permission)}`);
  let sealed: Sealed | null = null;
  await commit(ctx, async () => {
    sealed = await load();
    if (!sealed) return platformRefusals.refuse('not_found');
    return {
      audit: { action: `roster.${what}.reveal`, subject: { type: 'worker', id }, reason },
      writes: [],
      answer: { id, value: null },
    };
  });
  return { id, value: await opened(ctx, what, sealed) };
}

async function opened(ctx: CityContext, what: 'identity' | 'bank', sealed: Sealed | null): Promise<string | null> {
  if (!sealed) return null;
  if (what === 'identity') return openIdentity(ctx.keyring, sealed.identitySealed);
  return sealed.cardSealed === null ? null : openCard(ctx.keyring, sealed.cardSealed);
}
