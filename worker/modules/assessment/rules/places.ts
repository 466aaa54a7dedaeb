import { addDays, compareDay, daysBetween, firstDay, lastDay, monthsOfYear, type Day } from '../../../core/day.ts';
import type { PlaceFact } from './facts.ts';

/** A stretch of service in one unit; `until` is the first day that no longer belongs to it, null while it lasts. */
export interface Stretch {
  readonly unitId: string;
  readonly from: Day;
  readonly until: Day | null;
}

/**
 * Whole months served in each unit during a year, in the order in which they were come to. A month counts when it was
 * served from its first day to its last, and goes to the unit where most of its days were served; of two equal ones,
 * to the later. Months that are not over count nowhere yet.
 */
export function placesServed(stretches: readonly Stretch[], year: number, today: Day): PlaceFact[] {
  const ordered = stretches.toSorted((a, b) => compareDay(a.from, b.from));
  const months = new Map<string, number>();
  for (const month of monthsOfYear(year)) {
    const [first, after] = [firstDay(month), addDays(lastDay(month), 1)];
    if (compareDay(after, today) > 0) break;
    const parts = ordered.map((stretch) => ({ unitId: stretch.unitId, days: daysWithin(stretch, first, after) }));
    if (parts.reduce((days, part) => days + part.days, 0) < daysBetween(first, after)) continue;
    const byUnit = new Map<string, number>();
    for (const { unitId, days } of parts) if (days > 0) byUnit.set(unitId, (byUnit.get(unitId) ?? 0) + days);
    const [unitId] = [...byUnit].reduce((best, one) => (one[1] >= best[1] ? one : best));
    months.set(unitId, (months.get(unitId) ?? 0) + 1);
  }
  return [...months].map(([unitId, count]) => ({ unitId, months: count }));
}

function daysWithin({ from, until }: Stretch, first: Day, after: Day): number {
  const begin = compareDay(from, first) > 0 ? from : first;
  const end = until !== null && compareDay(until, after) < 0 ? until : after;
  return Math.max(0, daysBetween(begin, end));
}

/** Places by worker, of those who stood in more than one. */
export function movedPlaces(
  stretches: readonly (Stretch & { readonly workerId: string })[],
  year: number,
  today: Day,
): ReadonlyMap<string, readonly PlaceFact[]> {
  return new Map(
    [...Map.groupBy(stretches, ({ workerId }) => workerId)].flatMap(([workerId, own]) => {
      const places = placesServed(own, year, today);
      return places.length > 1 ? [[workerId, places] as const] : [];
    }),
  );
}
