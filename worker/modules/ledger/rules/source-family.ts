import { readPurposes } from './layers.ts';

/** A source in one year's book. */
export interface SourceLink {
  readonly id: string;
  readonly fiscalYear: number;
  readonly name: string;
  /** JSON as stored; null where the source is free. */
  readonly purposes?: string | null;
  /** The source of the year before from which this one carries on. */
  readonly carriesId: string | null;
}

/** Whether a source of the next book takes up what is carried of one: it carries on, or is the same by name and purpose. */
export const carriesOn = (before: Omit<SourceLink, 'carriesId'>, after: SourceLink): boolean =>
  after.carriesId === before.id ||
  (after.name === before.name && (after.purposes ?? null) === (before.purposes ?? null));

/** The source in all books: itself, what it carries on from, and what carries it on. `sources` are by code. */
export function sourceFamily(sources: readonly SourceLink[], id: string): Set<string> {
  const next = (source: SourceLink) =>
    sources.find((each) => each.fiscalYear === source.fiscalYear + 1 && carriesOn(source, each));
  const family = new Set([id]);
  for (let size = 0; size < family.size;) {
    size = family.size;
    for (const source of sources) {
      const after = next(source);
      if (after && (family.has(source.id) || family.has(after.id))) family.add(source.id).add(after.id);
    }
  }
  return family;
}

/** A source, and whether its book is still open. */
export interface HeldSource extends SourceLink {
  readonly state: 'open' | 'closed';
}

/**
 * The sources of open books that serve a department which is merged, as they are afterwards; those of closed books stay as
 * they are, with the lines that they served. What was one source in two books by name and purpose stays one, and says so.
 */
export function followedSources(
  sources: readonly HeldSource[],
  pairs: readonly { readonly fromId: string; readonly intoId: string }[],
): HeldSource[] {
  const into = new Map(pairs.map(({ fromId, intoId }) => [fromId, intoId]));
  const carried = new Set(sources.map(({ carriesId }) => carriesId));
  return sources.flatMap((source) => {
    const purposes = readPurposes(source.purposes);
    if (source.state !== 'open' || !purposes?.departmentIds.some((id) => into.has(id))) return [];
    const departmentIds = [...new Set(purposes.departmentIds.map((id) => into.get(id) ?? id))];
    const before = sources.find(
      (each) => each.fiscalYear === source.fiscalYear - 1 && !carried.has(each.id) && carriesOn(each, source),
    );
    const carriesId = source.carriesId ?? before?.id ?? null;
    carried.add(carriesId);
    return { ...source, purposes: JSON.stringify({ ...purposes, departmentIds }), carriesId };
  });
}
