import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { sql } from '../../../platform/statement.ts';
import { inSight } from '../sight.ts';
import { open } from '../sealing.ts';
import { householdById, type HouseholdRow } from '../store/household.ts';
import { readWhole, type WholeHousehold } from '../store/whole.ts';

/**
 * Opens a household to read it: reading about people leaves a trace, so it is a write. What is read is in no record of
 * the request; whoever repeats it with the same key is told that it was opened, and nothing more.
 */
export async function openHousehold(
  ctx: CityContext,
  id: string,
): Promise<{ id: string; household: WholeHousehold | null }> {
  const seen: HouseholdRow[] = [];
  await commit(ctx, async () => {
    const household = await ctx.db.first<HouseholdRow>(householdById(ctx, id));
    if (!household) return platformRefusals.refuse('not_found');
    seen.push(household);
    return {
      audit: { action: 'visits.household.open', subject: { type: 'household', id } },
      writes: [],
      answer: { id, household: null },
    };
  });
  const [household] = seen;
  return { id, household: household ? await readWhole(ctx, household) : null };
}

/** Tells a member's number or contact in full, once, for a reason that the audit keeps. */
export async function revealMember(
  ctx: CityContext,
  memberId: string,
  { what, reason }: { readonly what: 'identity' | 'contact'; readonly reason: string },
): Promise<{ id: string; value: string | null }> {
  const found: (string | null)[] = [];
  await commit(ctx, async () => {
    const row = await ctx.db.first<{ householdId: string; identity: string | null; contact: string | null }>(
      sql`SELECT m.household_id AS householdId, m.identity_sealed AS identity, m.contact_sealed AS contact
        FROM household_member AS m JOIN household AS h ON h.id = m.household_id
        WHERE m.id = ${memberId} AND ${inSight(ctx, 'visits.identity.read')}`,
    );
    if (!row) return platformRefusals.refuse('not_found');
    found.push(row[what]);
    return {
      audit: {
        action: `visits.${what}.reveal`,
        subject: { type: 'household', id: row.householdId },
        reason,
        payload: { memberId },
      },
      writes: [],
      answer: { id: memberId, value: null },
    };
  });
  const sealed = found[0] ?? null;
  return { id: memberId, value: sealed === null ? null : await open(ctx.keyring, what, sealed) };
}
