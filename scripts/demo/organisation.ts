import type { Session } from './api.ts';
import type { Community, Place } from './places.ts';

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly version: number;
}

export interface CityCommunity extends Community {
  readonly id: string;
  readonly streetId: string;
  readonly version: number;
}

/** All units of a kind, page by page. */
export async function unitsOf(session: Session, kind: string): Promise<Unit[]> {
  const units: Unit[] = [];
  for (let page = 1; ; page += 1) {
    const found = await session.get<{ items: Unit[]; total: number }>(
      `/organisation/units?kind=${kind}&page=${page}&pageSize=200`,
    );
    units.push(...found.items);
    if (units.length >= found.total) return units;
  }
}

/** The communities that the sign-up brought, each with its street. */
export async function communitiesOf(session: Session): Promise<CityCommunity[]> {
  const streets = new Map((await unitsOf(session, 'street')).map(({ id, name }) => [id, name]));
  return (await unitsOf(session, 'community')).map(({ id, name, parentId, version }) => {
    const street = streets.get(parentId ?? '');
    if (!parentId || !street) throw new Error(`${name} has no street`);
    return { id, name, version, street, streetId: parentId };
  });
}

/** Counts the households and draws the grids of every community. */
export async function furnish(session: Session, places: readonly Place<CityCommunity>[]): Promise<void> {
  const counted = places.map(({ community: { id, version }, households }) => ({ id, version, households }));
  await session.post('/organisation/households', { items: counted });
  const grids = places.flatMap(({ community, grids }) => grids.map((name) => ({ communityId: community.id, name })));
  await session.post('/organisation/grids', { items: grids });
}
