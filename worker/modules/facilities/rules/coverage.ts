import type { FacilityPolicy } from './policy.ts';

export interface StreetCount {
  readonly streetId: string;
  readonly streetName: string;
  readonly kind: string | null;
  readonly count: number;
}

export interface StreetCoverage {
  readonly streetId: string;
  readonly streetName: string;
  readonly kinds: readonly {
    readonly kind: string;
    readonly atLeast: number;
    readonly count: number;
    readonly short: number;
  }[];
  /** Every kind of the standard is there in number. */
  readonly met: boolean;
}

/** Each street against the city's standard; a street without any facility has a row of its own with kind null. */
export function coverageOf(policy: FacilityPolicy, counts: readonly StreetCount[]): StreetCoverage[] {
  const streets = new Map(counts.map(({ streetId, streetName }) => [streetId, streetName]));
  return [...streets].map(([streetId, streetName]) => {
    const kinds = policy.coverage.map(({ kind, atLeast }) => {
      const count = counts.find((row) => row.streetId === streetId && row.kind === kind)?.count ?? 0;
      return { kind, atLeast, count, short: Math.max(0, atLeast - count) };
    });
    return { streetId, streetName, kinds, met: kinds.every(({ short }) => short === 0) };
  });
}
