import { yearOf, type Day } from '../../worker/core/day.ts';
import type { Session } from './api.ts';
import { unitsOf } from './organisation.ts';
import type { Worker } from './workers.ts';

const atOnce = 500;

/**
 * Fills the teams of all grids from the workers of their communities, in a few requests: the committee's members are
 * secretaries, the staff lead and serve; every fourth grid has invented heads of a building and a stairway (示例).
 */
export async function staffGrids(admin: Session, workers: readonly Worker[], today: Day): Promise<void> {
  const grids = Map.groupBy(await unitsOf(admin, 'grid'), ({ parentId }) => parentId ?? '');
  const byUnit = Map.groupBy(workers, ({ unitId }) => unitId ?? '');
  const items = [...grids].flatMap(([communityId, own]) => {
    const people = byUnit.get(communityId) ?? [];
    const committee = people.filter(({ postType }) => postType !== 'staff');
    const staff = people.filter(({ postType }) => postType === 'staff');
    return own.flatMap(({ id: gridId }, index) => [
      ...of(gridId, 'secretary', committee[index % committee.length]),
      // Here and there a grid has no leader: that is what the board is for.
      ...(index % 9 === 8 ? [] : of(gridId, 'leader', staff[index % staff.length])),
      ...of(gridId, 'worker', staff[(index + 1) % staff.length]),
      ...(index % 4 === 0 ? heads(gridId, index) : []),
    ]);
  });
  for (let from = 0; from < items.length; from += atOnce) {
    const reason = '网格队伍登记（示例）';
    await admin.post('/grids/members', {
      fromDay: `${yearOf(today)}-01-01`,
      reason,
      items: items.slice(from, from + atOnce),
    });
  }
}

const of = (gridId: string, role: string, worker: Worker | undefined) =>
  worker ? [{ gridId, role, workerId: worker.id }] : [];

const heads = (gridId: string, index: number) => [
  { gridId, role: 'building_head', area: `${index + 1}号楼`, name: '示例楼长' },
  { gridId, role: 'stairway_head', area: `${index + 1}号楼2单元`, name: '示例单元长' },
];
