import { addDays, type Day } from '../../core/day.ts';

/** Whatever has a deadline: a day, an instant (ISO 8601), or none. */
interface Due {
  readonly deadline: string | null;
}

/** A deadline as an instant: a day lasts until its midnight in Asia/Shanghai (UTC+8, no summer time). */
export const lastInstant = (deadline: string): string =>
  deadline.length === 10 ? `${deadline}T15:59:59.999Z` : deadline;

/** The last day or instant itself is still in time. */
export const isPast = (deadline: string | null, now: string): boolean =>
  deadline !== null && lastInstant(deadline) < now;

/** The nearest deadline first; what has none comes last. */
function order(a: Due, b: Due): number {
  const [left, right] = [a, b].map(({ deadline }) => (deadline === null ? '~' : lastInstant(deadline)));
  return (left ?? '') < (right ?? '') ? -1 : (left ?? '') > (right ?? '') ? 1 : 0;
}

/**
 * One page of many lists as if they were one. Each list is ordered and was read up to the end of the page, so nothing
 * that belongs on it is missing; of equal deadlines those of the earlier list come first.
 */
export function pageOfLists<T extends Due>(lists: readonly (readonly T[])[], page: number, pageSize: number): T[] {
  return lists
    .flat()
    .toSorted(order)
    .slice((page - 1) * pageSize, page * pageSize);
}

/** Where to go: to the record, or to the list where more than one waits. */
export const placeOf = ({ page, list }: { page: string; list: string }, id: string, count = 1): string =>
  count === 1 ? page.replace('{id}', id) : list;

const withFilter = (list: string, filter: string): string => `${list}${list.includes('?') ? '&' : '?'}${filter}`;

/** A figure's list, narrowed to the unit; the whole city needs no filter. */
export const listAt = (list: string, unit: { id: string; kind: string }, filter = 'unitId'): string =>
  unit.kind === 'city' ? list : withFilter(list, `${filter}=${unit.id}`);

/** `{from}` and `{until}` of a list filled in. */
export const daysIn = (list: string, { from, until }: { from: Day; until: Day }): string =>
  list.replace('{from}', from).replace('{until}', until);

/** Weeks of seven days that end with today, the oldest first. */
export function weeksUntil(today: Day, weeks: number): { from: Day; until: Day }[] {
  return Array.from({ length: weeks }, (_, at) => {
    const until = addDays(today, -7 * (weeks - 1 - at));
    return { from: addDays(until, -6), until };
  });
}

/** Sums of rows by name; what is no number is left out. */
export function summed(rows: readonly Readonly<Record<string, unknown>>[], code: string): number {
  return rows.reduce((all, row) => all + (typeof row[code] === 'number' ? row[code] : 0), 0);
}
