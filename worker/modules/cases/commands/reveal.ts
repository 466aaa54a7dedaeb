import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql } from '../../../platform/statement.ts';
import { openPerson, type Person } from '../person.ts';

/**
 * Tells who asked and how they are reached, once, for a reason that the audit keeps. Nothing of it is in the record of
 * the request: a repetition with the same key is told that it was done, and no more.
 */
export async function revealPerson(
  ctx: CityContext,
  id: string,
  reason: string,
): Promise<{ readonly id: string; readonly person: Person | null }> {
  let sealed: string | null = null;
  await commit(ctx, async () => {
    const row = await ctx.db.first<{ sealed: string | null }>(
      sql`SELECT m.person_sealed AS sealed FROM case_request AS m
        WHERE m.id = ${id} AND ${inScope(ctx, 'cases.contact.read', sql`m.unit_id`)}`,
    );
    if (!row) return platformRefusals.refuse('not_found');
    sealed = row.sealed;
    return {
      audit: { action: 'cases.person.reveal', subject: { type: 'case_request', id }, reason },
      writes: [],
      answer: { id, person: null },
    };
  });
  return { id, person: sealed === null ? null : await openPerson(ctx.keyring, sealed) };
}
