import { compareDay, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { knows, unknownService, type FacilityPolicy } from '../rules/policy.ts';
import { facilityRefusals } from '../rules/refusals.ts';
import * as store from '../store/facilities.ts';
import { policyOf, policyOn, type PolicyRow } from '../store/policy.ts';

type Moved = { readonly id: string; readonly version: number };
const places: ReadonlySet<string> = new Set(['street', 'community', 'grid']);

function refuseServices(policy: FacilityPolicy, services: readonly string[]): Refusal | null {
  const service = unknownService(policy, services);
  return service === null ? null : facilityRefusals.refuse('facility_service_unknown', { service });
}

/** Opens a facility in a street, a community or a grid. */
export function openFacility(ctx: CityContext, input: store.NewFacility): Promise<Moved> {
  return commit(ctx, async () => {
    const [units, terms] = await ctx.db.reads<[{ kind: string }, PolicyRow]>([
      store.unitKind(ctx, input.unitId),
      policyOn(ctx.today),
    ]);
    const unit = units[0];
    if (!unit) return platformRefusals.refuse('not_found');
    const policy = policyOf(terms);
    if (!knows(policy.kinds, input.kind)) return facilityRefusals.refuse('facility_kind_unknown');
    const refused = refuseServices(policy, input.services);
    if (refused) return refused;
    if (!places.has(unit.kind)) return facilityRefusals.refuse('facility_place_unfit');
    const id = ctx.newId('fac');
    return {
      audit: { action: 'facilities.open', subject: { type: 'facility', id }, reason: input.reason, payload: input },
      writes: store.planFacility(ctx, id, input),
      answer: { id, version: 1 },
    };
  });
}

/** Enters what is true of a facility from a day on. */
export function changeFacility(
  ctx: CityContext,
  id: string,
  { version, ...edition }: store.Edition & { readonly version: number },
): Promise<Moved> {
  return commit(ctx, async () => {
    const [rows, terms] = await ctx.db.reads<[store.FacilityRow, PolicyRow]>([
      store.facilityById(ctx, 'facilities.write', id, ctx.today),
      policyOn(ctx.today),
    ]);
    const row = rows[0];
    if (!row) return platformRefusals.refuse('not_found');
    if (row.version !== version) return changedMeanwhile({ id, version: row.version });
    const refused = refuseServices(policyOf(terms), edition.services);
    if (refused) return refused;
    if (row.closedDay !== null) return facilityRefusals.refuse('facility_closed', { day: row.closedDay });
    if (compareDay(edition.fromDay, row.openedDay) < 0) {
      return facilityRefusals.refuse('facility_edition_backwards', { day: row.openedDay });
    }
    return {
      audit: {
        action: 'facilities.change',
        subject: { type: 'facility', id },
        reason: edition.reason,
        payload: edition,
      },
      writes: store.planChange(ctx, row, edition),
      answer: { id, version: version + 1 },
    };
  });
}

/** Ends a facility on a day; what is booked from then on must be cancelled first. */
export function closeFacility(
  ctx: CityContext,
  id: string,
  input: { readonly version: number; readonly closedDay: Day; readonly reason: string },
): Promise<Moved> {
  return commit(ctx, async () => {
    const [rows, booked] = await ctx.db.reads<[store.FacilityRow, { count: number }]>([
      store.facilityById(ctx, 'facilities.write', id, ctx.today),
      store.bookingsFrom(id, input.closedDay),
    ]);
    const row = rows[0];
    if (!row) return platformRefusals.refuse('not_found');
    if (row.version !== input.version) return changedMeanwhile({ id, version: row.version });
    if (row.closedDay !== null) return facilityRefusals.refuse('facility_closed', { day: row.closedDay });
    if (compareDay(input.closedDay, row.openedDay) < 0) {
      return facilityRefusals.refuse('facility_edition_backwards', { day: row.openedDay });
    }
    const count = booked[0]?.count ?? 0;
    if (count > 0) return facilityRefusals.refuse('facility_has_bookings', { count });
    return {
      audit: {
        action: 'facilities.close',
        subject: { type: 'facility', id },
        reason: input.reason,
        payload: { closedDay: input.closedDay },
      },
      writes: store.planClose(row, input.closedDay, input.reason),
      answer: { id, version: input.version + 1 },
    };
  });
}
