import { compareDay, weekday, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { facilityRefusals } from './refusals.ts';

/** Open on a weekday (1 Monday … 7 Sunday) from a time to another, `HH:MM` in Asia/Shanghai; the end is not part of it. */
export interface OpeningSpan {
  readonly weekday: number;
  readonly from: string;
  readonly until: string;
}

const sunday = 7;

export interface Span {
  readonly day: Day;
  readonly fromTime: string;
  readonly untilTime: string;
}

export interface BookingFacts {
  readonly openedDay: Day;
  readonly closedDay: Day | null;
  readonly opening: readonly OpeningSpan[];
  /** Standing bookings of that day. */
  readonly booked: readonly { readonly fromTime: string; readonly untilTime: string; readonly organiser: string }[];
}

/** Whether a span may be booked: not in the past, while the facility is open, and beside no other. */
export function decideBooking(facts: BookingFacts, wanted: Span, today: Day): Refusal | null {
  if (compareDay(wanted.day, today) < 0) return facilityRefusals.refuse('booking_past', { day: wanted.day });
  const before = compareDay(wanted.day, facts.openedDay) < 0;
  if (before || (facts.closedDay !== null && compareDay(wanted.day, facts.closedDay) >= 0)) {
    return facilityRefusals.refuse('facility_closed', { day: facts.closedDay ?? facts.openedDay });
  }
  const hours = facts.opening.filter((span) => span.weekday === (weekday(wanted.day) || sunday));
  if (!hours.some((span) => span.from <= wanted.fromTime && wanted.untilTime <= span.until)) {
    return facilityRefusals.refuse('booking_outside_hours', {
      hours: hours.map((span) => `${span.from}–${span.until}`).join('、') || '—',
    });
  }
  const other = facts.booked.find((span) => span.fromTime < wanted.untilTime && wanted.fromTime < span.untilTime);
  if (other) {
    const { fromTime, untilTime, organiser } = other;
    return facilityRefusals.refuse('booking_overlaps', { from: fromTime, until: untilTime, organiser });
  }
  return null;
}

/** Whether weekly hours are in order: each span forward, none of a weekday over another. */
export function hoursInOrder(opening: readonly OpeningSpan[]): boolean {
  const sorted = opening.toSorted((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1));
  return sorted.every((span, index) => {
    const next = sorted[index + 1];
    return span.from < span.until && (!next || next.weekday !== span.weekday || span.until <= next.from);
  });
}
