import type { Day } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { refuseArrival, refuseCheckInVerdict, type CheckInFacts } from '../rules/check-in.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { contactIndex, sealContact } from '../sealing.ts';
import * as store from '../store/check-ins.ts';

export interface Arrival {
  readonly communityId: string;
  readonly organisationId: string;
  readonly name: string;
  readonly contact: string | null;
  readonly day: Day;
  readonly minutes: number;
  readonly service: string;
}

/**
 * A member of an organisation says that they served in a community, by phone without an account, or an officer enters
 * it. It counts once somebody else of the community has confirmed it. The audit entry holds no name and no number.
 */
export function checkIn(ctx: CityContext, way: 'phone' | 'desk', input: Arrival): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const { communityId, organisationId, day, minutes } = input;
    const place = way === 'desk' ? store.communityInScope(ctx, communityId) : store.communityById(communityId);
    const [communities, hosts] = await ctx.db.reads<[{ id: string }, store.Host]>([
      place,
      store.hostById(organisationId),
    ]);
    const facts = { communityStands: communities.length > 0, organisation: hosts[0] ?? null };
    const refused = refuseArrival(facts, day, ctx.today);
    if (refused) return refused;
    const id = ctx.newId('achk');
    const row = {
      ...input,
      id,
      memberId: ctx.newId('amem'),
      contactIndex: await contactIndex(ctx.keyring, input.contact),
      contactSealed: await sealContact(ctx.keyring, 'member', input.contact),
      way,
    };
    return {
      audit: {
        action: 'alliance.check_in',
        subject: { type: 'alliance_check_in', id },
        payload: { way, communityId, organisationId, day, minutes },
      },
      writes: store.planCheckIn(ctx, row),
      answer: { id },
    };
  });
}

/** The community says whether somebody came; a refusal names its reason. */
export function decideCheckIn(
  ctx: CityContext,
  id: string,
  { version, verdict, reason }: { version: number; verdict: 'confirmed' | 'refused'; reason: string | null },
): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const row = await ctx.db.first<CheckInFacts>(store.checkInById(ctx, id));
    const refused = refuseCheckInVerdict(row, version, ctx.actor.id);
    if (refused) return refused;
    if (row === null) return platformRefusals.refuse('not_found');
    return {
      audit: {
        action: `alliance.check_in.${verdict}`,
        subject: { type: 'alliance_check_in', id },
        reason: reason ?? undefined,
      },
      writes: store.planCheckInVerdict(ctx, row, verdict, reason),
      answer: { id, version: version + 1 },
    };
  });
}
