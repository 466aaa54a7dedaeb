import { compareDay } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { decideBooking, type OpeningSpan } from '../rules/booking.ts';
import { facilityRefusals } from '../rules/refusals.ts';
import * as store from '../store/facilities.ts';

/** Books a span of a day within the hours of that day, where no other booking stands. */
export function bookFacility(ctx: CityContext, id: string, input: store.NewBooking): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const [rows, booked] = await ctx.db.reads<[store.FacilityRow, store.BookedSpan]>([
      store.facilityById(ctx, 'facilities.book', id, input.day),
      store.bookedOn(id, input.day),
    ]);
    const facility = rows[0];
    if (!facility) return platformRefusals.refuse('not_found');
    const opening = JSON.parse(facility.opening) as OpeningSpan[];
    const refused = decideBooking({ ...facility, opening, booked }, input, ctx.today);
    if (refused) return refused;
    const bookingId = ctx.newId('fbk');
    return {
      audit: { action: 'facilities.book', subject: { type: 'facility', id }, payload: { bookingId, ...input } },
      writes: store.planBooking(ctx, facility, bookingId, input),
      answer: { id: bookingId },
    };
  });
}

/** Cancels a booking that is still to come: by whoever made it, or by whoever keeps the facility. */
export function cancelBooking(
  ctx: CityContext,
  id: string,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const booking = await ctx.db.first<store.BookingRow>(store.bookingById(ctx, id));
    if (!booking) return platformRefusals.refuse('not_found');
    if (booking.state === 'cancelled') return facilityRefusals.refuse('booking_cancelled');
    if (booking.version !== version) return changedMeanwhile({ id, version: booking.version });
    if (compareDay(booking.day, ctx.today) < 0) return facilityRefusals.refuse('booking_over');
    return {
      audit: {
        action: 'facilities.booking.cancel',
        subject: { type: 'facility_booking', id },
        reason,
        payload: { version },
      },
      writes: store.planCancel(ctx, booking, reason),
      answer: { id },
    };
  });
}
