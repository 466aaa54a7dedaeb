import { compareDay, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { gridRefusals } from './refusals.ts';

/** Grid secretary, grid leader, party members with their own areas, grid workers; heads of lanes, buildings, stairways. */
export const gridRoles = [
  'secretary',
  'leader',
  'party_member',
  'worker',
  'lane_head',
  'building_head',
  'stairway_head',
] as const;
export type GridRole = (typeof gridRoles)[number];

/** Roles that one person at a time holds in a grid. */
const single: ReadonlySet<GridRole> = new Set(['secretary', 'leader']);
/** Roles that one person at a time holds of one place in a grid. */
const singleOfPlace: ReadonlySet<GridRole> = new Set(['lane_head', 'building_head', 'stairway_head']);
const placed: ReadonlySet<GridRole> = new Set([...singleOfPlace, 'party_member']);

export interface Post {
  readonly gridId: string;
  readonly role: GridRole;
  /** Empty where the role needs none. */
  readonly area: string;
}
export interface Held extends Post {
  /** `w:` a worker or `v:` a volunteer. */
  readonly person: string;
}

export interface GridFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly open: boolean;
}

const clashes = (wanted: Held, held: Held): boolean =>
  wanted.gridId === held.gridId &&
  wanted.role === held.role &&
  (single.has(wanted.role) ||
    (wanted.area === held.area && (singleOfPlace.has(wanted.role) || wanted.person === held.person)));

export const personOf = (row: { readonly workerId: string | null; readonly volunteerId: string | null }): string =>
  row.workerId === null ? `v:${row.volunteerId}` : `w:${row.workerId}`;

/** Whether all posts may be filled: each against the grid, what is held, and the posts before it in the same request. */
export function refuseAppointments(
  wanted: readonly Held[],
  grids: ReadonlyMap<string, GridFacts>,
  held: readonly Held[],
): Refusal | null {
  const standing = Map.groupBy(held, ({ gridId }) => gridId);
  const before = new Map<string, Held[]>();
  for (const [index, post] of wanted.entries()) {
    const row = index + 1;
    const grid = grids.get(post.gridId);
    if (!grid) return platformRefusals.refuse('not_found');
    if (grid.kind !== 'grid' || !grid.open) return gridRefusals.refuse('grid_unfit', { row, unit: grid.name });
    if (placed.has(post.role) && post.area === '') return gridRefusals.refuse('grid_area_required', { row });
    const others = [...(standing.get(post.gridId) ?? []), ...(before.get(post.gridId) ?? [])];
    if (others.some((one) => clashes(post, one)))
      return gridRefusals.refuse('grid_role_taken', { row, unit: grid.name });
    before.set(post.gridId, [...(before.get(post.gridId) ?? []), post]);
  }
  return null;
}

export interface MemberFacts {
  readonly id: string;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly version: number;
}

export function refuseEnd(member: MemberFacts | null, version: number, untilDay: Day): Refusal | null {
  if (member === null) return platformRefusals.refuse('not_found');
  if (member.untilDay !== null) return gridRefusals.refuse('grid_member_ended', { day: member.untilDay });
  if (member.version !== version) return changedMeanwhile({ version: member.version });
  return compareDay(untilDay, member.fromDay) < 0
    ? gridRefusals.refuse('grid_member_backwards', { from: member.fromDay })
    : null;
}

export interface HandoverFacts {
  readonly id: string;
  readonly state: 'open' | 'signed';
  readonly version: number;
  readonly openedBy: string;
}

export function refuseHandover(handover: HandoverFacts | null, version: number): Refusal | null {
  if (handover === null) return platformRefusals.refuse('not_found');
  if (handover.state === 'signed') return gridRefusals.refuse('grid_handover_signed');
  return handover.version === version ? null : changedMeanwhile({ version: handover.version });
}

/** Signed off by another than who drew it up, once each item has a successor or says why it has none. */
export function refuseSigning(
  handover: HandoverFacts,
  items: readonly { readonly successor: string | null; readonly note: string | null }[],
  actorId: string,
): Refusal | null {
  if (handover.openedBy === actorId) return platformRefusals.refuse('second_person_required');
  const count = items.filter(({ successor, note }) => successor === null && note === null).length;
  return count > 0 ? gridRefusals.refuse('grid_handover_incomplete', { count }) : null;
}
