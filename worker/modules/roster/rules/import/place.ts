import type { ColumnKey } from './columns.ts';
import type { ProblemCode, ProblemFacts } from './problems.ts';
import { plainWord } from './words.ts';

export interface Community {
  readonly id: string;
  readonly name: string;
  readonly streetId: string;
  readonly streetName: string;
  /** May the officer who imports enter people here? */
  readonly inScope: boolean;
}

export type Placing =
  | { readonly community: Community }
  | { readonly column: ColumnKey; readonly code: ProblemCode; readonly facts: ProblemFacts };

export interface Places {
  find(street: string | null, community: string): Placing;
}

/** `向阳社区居民委员会`, `向阳社区居委会` and `向阳` name the same community. */
const plainCommunity = (name: string): string =>
  plainWord(name)
    .replace(/(?:居民委员会|居委会)$/, '')
    .replace(/(?<=.)社区$/, '');

const plainStreet = (name: string): string => plainWord(name).replace(/(?:街道办事处|街道办|街道)$/, '');

/** Looks up communities by the names that officers write. */
export function placesOf(communities: readonly Community[]): Places {
  const byName = Map.groupBy(communities, ({ name }) => plainCommunity(name));
  const streets = new Set(communities.map(({ streetName }) => plainStreet(streetName)));
  return {
    find: (street, community) => {
      const candidates = byName.get(plainCommunity(community)) ?? [];
      if (street !== null && !streets.has(plainStreet(street))) {
        return { column: 'street', code: 'unknown_street', facts: { value: street } };
      }
      return choose(candidates, street, community);
    },
  };
}

function choose(candidates: readonly Community[], street: string | null, written: string): Placing {
  const [first, ...others] = candidates;
  if (!first) return { column: 'community', code: 'unknown_community', facts: { value: written } };
  if (street === null) {
    return others.length === 0
      ? admitted(first)
      : { column: 'community', code: 'community_ambiguous', facts: { value: written } };
  }
  const wanted = plainStreet(street);
  const here = candidates.find(({ streetName }) => plainStreet(streetName) === wanted);
  return here
    ? admitted(here)
    : { column: 'community', code: 'community_not_in_street', facts: { value: written, street: first.streetName } };
}

function admitted(community: Community): Placing {
  if (community.inScope) return { community };
  return { column: 'community', code: 'outside_scope', facts: { value: community.name } };
}
