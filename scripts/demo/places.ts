import { fen, splitFen } from '../../worker/core/fen.ts';
import { ratio } from '../../worker/core/ratio.ts';
import type { Random } from './random.ts';

/** A community of the city in which the demo's people work. */
export interface Community {
  readonly street: string;
  readonly name: string;
}

export interface Place<C extends Community> {
  readonly community: C;
  readonly households: number;
  /** Names of its grids. */
  readonly grids: readonly string[];
  /** How many workers it has, its head included. */
  readonly workers: number;
}

export const citySize = { grids: 606, workers: 840 } as const;

/** Shares a number of things by weights so that the parts equal the whole. */
const share = (total: number, weights: readonly number[]): number[] =>
  splitFen(
    fen(total),
    weights.map((weight) => ratio(weight)),
  );

const gridName = (community: string, index: number): string =>
  `${community.replace(/社区$/, '')}第${String(index + 1).padStart(2, '0')}网格`;

/**
 * Households, grids and posts of each community. Larger ones have more of each, and everyone has one head and
 * at least one other; a third lies below 3,000 households, the size under which the home city merges communities.
 */
export function makePlaces<C extends Community>(random: Random, communities: readonly C[]): Place<C>[] {
  const households = communities.map(() => random.int(1_650, 4_650));
  const grids = share(citySize.grids - communities.length, households);
  const workers = share(
    citySize.workers - 2 * communities.length,
    households.map((count) => count + 2_000),
  );
  return communities.map((community, index) => ({
    community,
    households: households[index] ?? 0,
    grids: Array.from({ length: 1 + (grids[index] ?? 0) }, (_, grid) => gridName(community.name, grid)),
    workers: 2 + (workers[index] ?? 0),
  }));
}
