import { useCityQuery } from './useCityQuery.ts';
import type { UnitNode } from './UnitSelect.tsx';

interface Tile {
  readonly id: string;
  readonly name: string;
  readonly communityId: string;
  readonly communityName: string;
  readonly streetId: string;
  readonly streetName: string;
}

/** The grids that the session may see, under their communities and streets, as a unit select takes them. */
export function useGridTree(): readonly UnitNode[] {
  const board = useCityQuery<{ items: readonly Tile[] }>('grids/board');
  const nodes = new Map<string, UnitNode>();
  for (const grid of board.data?.items ?? []) {
    const { communityId, streetId } = grid;
    nodes.set(streetId, { id: streetId, name: grid.streetName, kind: 'street', parentId: null });
    nodes.set(communityId, { id: communityId, name: grid.communityName, kind: 'community', parentId: streetId });
    nodes.set(grid.id, { id: grid.id, name: grid.name, kind: 'grid', parentId: communityId });
  }
  return [...nodes.values()];
}
