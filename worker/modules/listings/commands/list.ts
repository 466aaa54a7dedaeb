import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { WorkCalendarRow } from '../../organisation/index.ts';
import { firstTimes } from '../rules/light.ts';
import { refusePublicText } from '../rules/public.ts';
import { listingRefusals } from '../rules/refusals.ts';
import { listedFrom, planListing, unitsNamed, type NewListing } from '../store/listings.ts';
import type { PolicyRow } from '../store/policy.ts';
import { sourceInSight, type SourceRow } from '../store/sources.ts';
import { readTerms, termsOf, type ListingMoved } from './steps.ts';

const places: ReadonlySet<string> = new Set(['street', 'community', 'grid']);

export type Wanted = Omit<NewListing, 'id' | 'source'> & {
  readonly source: { readonly kind: 'case' | 'whistle' | 'followup'; readonly id: string } | null;
};

/** Hangs a plate: typed in, or out of a request, a whistle or a follow-up that the actor sees. */
export function listProblem(ctx: CityContext, wanted: Wanted): Promise<ListingMoved> {
  const { source } = wanted;
  return commit(ctx, async () => {
    const [units, policies, years, sources, listed] = await ctx.db.reads<
      [{ id: string; kind: string; mine: number }, PolicyRow, WorkCalendarRow, SourceRow, { number: string }]
    >([
      unitsNamed(ctx, [wanted.unitId, wanted.ownerUnitId]),
      ...termsOf(ctx),
      sourceInSight(ctx, source),
      listedFrom(source?.kind ?? 'typed', source?.id ?? null),
    ]);
    const place = units.find(({ id }) => id === wanted.unitId);
    const owner = units.find(({ id }) => id === wanted.ownerUnitId);
    if (!place || place.mine === 0 || !owner || (source && !sources[0])) return platformRefusals.refuse('not_found');
    const { policy, calendars } = readTerms(policies, years);
    const kind = policy.kinds.find(({ code }) => code === wanted.kind);
    if (!kind) return listingRefusals.refuse('listing_kind_unknown');
    if (!places.has(place.kind) || owner.kind === 'city') return listingRefusals.refuse('listing_place_unfit');
    if (listed[0]) return listingRefusals.refuse('listing_source_listed', { number: listed[0].number });
    const refused = refusePublicText(wanted.publicText);
    if (refused) return refused;
    const times = firstTimes(ctx.today, kind.workdays[wanted.level], policy, calendars);
    const id = ctx.newId('lst');
    const from = { kind: source?.kind ?? 'typed', id: source?.id ?? null, number: sources[0]?.number ?? null } as const;
    return {
      audit: {
        action: 'listings.list',
        subject: { type: 'listing', id },
        payload: { ...wanted, source: from, dueDay: times.dueDay },
      },
      writes: planListing(ctx, { ...wanted, id, source: from }, times),
      answer: { id, state: 'listed', version: 1 },
    };
  });
}
