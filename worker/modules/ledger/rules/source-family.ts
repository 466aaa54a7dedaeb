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
