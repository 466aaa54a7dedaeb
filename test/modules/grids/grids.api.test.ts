import { beforeAll, describe, expect, it } from 'vitest';
import { dayOfInstant } from '../../../worker/core/day.ts';
import { withFaults } from '../../harness/api.ts';
import { newNet, type Net } from './net.ts';

interface Member {
  readonly id: string;
  readonly gridId: string;
  readonly role: string;
  readonly area: string;
  readonly name: string;
  readonly workerId: string | null;
  readonly volunteerId: string | null;
  readonly left: boolean;
  readonly hasContact: boolean;
  readonly untilDay: string | null;
  readonly version: number;
}

let at: Net;
beforeAll(async () => {
  at = await newNet();
});

const today = dayOfInstant(Date.now());
const team = (query = '', cookie?: string) =>
  at.get<{ items: Member[]; total: number }>(`/grids/members?pageSize=200${query}`, cookie);
const post = (items: object[], fromDay = '2026-01-01') => ({ fromDay, reason: '网格调整', items });
const appoint = (items: object[], cookie = at.street) =>
  at.must<{ ids: string[] }>('/grids/members', post(items), cookie);

describe('a grid team', () => {
  it('is appointed at once, each role once where only one can hold it', async () => {
    const [grid] = at.grids;
    await appoint([
      { gridId: grid, role: 'leader', workerId: at.workers[0].id },
      { gridId: grid, role: 'building_head', area: '3号楼', name: '某居民', contact: '13900000000' },
      { gridId: grid, role: 'stairway_head', area: '3号楼1单元', name: '某居民', contact: '13900000000' },
    ]);
    const { items } = await team(`&gridId=${grid}`);
    expect(items.map(({ role }) => role)).toEqual(['leader', 'building_head', 'stairway_head']);
    // One volunteer of the same name and contact, met again within the same request.
    expect(new Set(items.map(({ volunteerId }) => volunteerId)).size).toBe(2);
    const refused = (item: object) => at.code('POST', '/grids/members', post([{ gridId: grid, ...item }]), at.street);
    expect(await refused({ role: 'leader', name: '另一人' })).toEqual([409, 'grid_role_taken']);
    expect(await refused({ role: 'building_head', area: '3号楼', name: '另一人' })).toEqual([409, 'grid_role_taken']);
    expect(await refused({ role: 'lane_head', name: '另一人' })).toEqual([422, 'grid_area_required']);
    expect((await refused({ role: 'worker' }))[0]).toBe(400);
    const notGrid = post([{ gridId: at.communityId, role: 'worker', name: '某人' }]);
    expect(await at.code('POST', '/grids/members', notGrid, at.street)).toEqual([422, 'grid_unfit']);
    const both = [
      { gridId: at.grids[1], role: 'leader', name: '甲' },
      { gridId: at.grids[1], role: 'leader', name: '乙' },
    ];
    expect(await at.code('POST', '/grids/members', post(both), at.street)).toEqual([409, 'grid_role_taken']);
    expect((await team(`&gridId=${at.grids[1]}`)).total).toBe(0);
  });

  it('keeps contacts sealed and tells one only with a reason, to who may', async () => {
    const head = (await team()).items.find(({ role }) => role === 'building_head');
    expect(head?.hasContact).toBe(true);
    const path = `/grids/volunteers/${head?.volunteerId}/contact`;
    expect(await at.must(path, { reason: '核实信息' }, at.street)).toMatchObject({ value: '13900000000' });
    expect(await at.code('POST', path, { reason: '核实信息' }, at.otherStreet)).toEqual([404, 'not_found']);
    expect(await at.code('POST', path, { reason: '核实信息' }, at.workers[0].cookie)).toEqual([
      403,
      'permission_missing',
    ]);
    expect(JSON.stringify(await at.database('SELECT * FROM grid_volunteer'))).not.toContain('13900000000');
    const file = await at.world.fetch('GET', at.city.path('/grids/members/export?format=csv'), { cookie: at.street });
    const text = await file.text();
    expect(text).toContain('某居民');
    expect(text).not.toContain('13900000000');
  });

  it('is seen and changed within one’s own area only', async () => {
    expect((await team('', at.otherStreet)).total).toBe(0);
    const foreign = post([{ gridId: at.grids[0], role: 'worker', name: '某人' }]);
    expect(await at.code('POST', '/grids/members', foreign, at.otherStreet)).toEqual([404, 'not_found']);
    const [leader] = (await team()).items;
    const end = { version: 1, untilDay: today, reason: '调整分工' };
    expect(await at.code('POST', `/grids/members/${leader?.id}/end`, end, at.otherStreet)).toEqual([404, 'not_found']);
  });

  it('ends once, not before it began, and only as it was read', async () => {
    const { ids } = await appoint([{ gridId: at.grids[0], role: 'worker', workerId: at.workers[1].id }]);
    const path = `/grids/members/${ids[0]}/end`;
    const end = (untilDay: string, version = 1) => ({ version, untilDay, reason: '调整分工' });
    expect(await at.code('POST', path, end('2025-12-31'), at.street)).toEqual([422, 'grid_member_backwards']);
    expect(await at.code('POST', path, end(today, 7), at.street)).toEqual([409, 'changed_meanwhile']);
    const faults = withFaults(at.world, 'CITY_01');
    faults.failNextBatch();
    expect((await at.post(path, end(today), { cookie: at.street })).status).toBe(500);
    faults.loseNextAnswer();
    const key = 'an-end-that-was-lost';
    expect((await at.post(path, end(today), { cookie: at.street, key })).status).toBe(200);
    expect((await at.post(path, end(today), { cookie: at.street, key })).body).toMatchObject({ version: 2 });
    expect((await at.post(path, end(today, 2), { cookie: at.street, key })).status).toBe(422);
    expect(await at.code('POST', path, end(today, 2), at.street)).toEqual([409, 'grid_member_ended']);
    expect((await team('&standing=ended')).items.map(({ id }) => id)).toEqual(ids);
  });
});

describe('who leaves', () => {
  it('hands over what was held; another signs it off, and the successors serve', async () => {
    const [first, second] = at.workers;
    await appoint([{ gridId: at.grids[1], role: 'worker', workerId: first.id }]);
    const leaving = { workerId: first.id, day: today, reason: '调离岗位' };
    expect(await at.code('POST', '/grids/handovers', leaving, at.otherStreet)).toEqual([409, 'grid_handover_empty']);
    const opened = await at.must('/grids/handovers', leaving, at.street);
    expect(await at.code('POST', '/grids/handovers', leaving, at.street)).toEqual([409, 'grid_handover_empty']);
    expect((await team('&standing=serving')).items.filter(({ workerId }) => workerId === first.id)).toEqual([]);
    const path = `/grids/handovers/${opened.id}`;
    const { lines } = await at.get<{ lines: { memberId: string; role: string }[] }>(path, at.street);
    expect(lines.map(({ role }) => role)).toEqual(['leader', 'worker']);
    expect(await at.code('POST', `${path}/sign`, { version: 1 }, at.street)).toEqual([409, 'second_person_required']);
    expect(await at.code('POST', `${path}/sign`, { version: 1 })).toEqual([422, 'grid_handover_incomplete']);
    const items = [
      { memberId: lines[0]?.memberId, workerId: second.id },
      { memberId: lines[1]?.memberId, note: '网格员编制收回' },
    ];
    expect(await at.code('PUT', `${path}/successors`, { version: 3, items }, at.street)).toEqual([
      409,
      'changed_meanwhile',
    ]);
    expect(await at.code('PUT', `${path}/successors`, { version: 1, items }, at.street)).toEqual([200, undefined]);
    await at.must(`${path}/sign`, { version: 2 });
    expect(await at.code('POST', `${path}/sign`, { version: 3 })).toEqual([409, 'grid_handover_signed']);
    const leader = (await team(`&gridId=${at.grids[0]}&role=leader&standing=serving`)).items;
    expect(leader.map(({ workerId }) => workerId)).toEqual([second.id]);
    expect((await at.get<{ total: number }>('/grids/handovers?state=signed', at.street)).total).toBe(1);
    expect(await at.code('GET', path, undefined, at.otherStreet)).toEqual([404, 'not_found']);
  });

  it('leaves the team with the roster, at once, and stays on the list until handed over', async () => {
    const [, second] = at.workers;
    await at.must(`/roster/workers/${second.id}/leave`, { version: second.version, day: today, reason: '辞职' });
    expect((await team(`&gridId=${at.grids[0]}&role=leader&standing=serving`)).total).toBe(0);
    expect((await team('&standing=left')).items).toMatchObject([{ workerId: second.id, left: true, role: 'leader' }]);
    const again = post([{ gridId: at.grids[1], role: 'worker', workerId: second.id }]);
    expect(await at.code('POST', '/grids/members', again, at.street)).toEqual([422, 'grid_person_left']);
    await at.must('/grids/handovers', { workerId: second.id, day: today, reason: '辞职' }, at.street);
    expect((await team('&standing=left')).total).toBe(0);
  });
});

describe('grids that merge or close', () => {
  const merge = async (fromId: string, intoId: string) => {
    const version = async (id: string) => (await at.get<{ version: number }>(`/organisation/units/${id}`)).version;
    const body = { version: await version(fromId), intoId, intoVersion: await version(intoId), reason: '网格优化' };
    return at.code('POST', `/organisation/units/${fromId}/merge`, body);
  };

  it('takes both teams along, unless two would hold what one can', async () => {
    const [grid, second] = at.grids;
    await appoint([
      { gridId: grid, role: 'secretary', name: '甲' },
      { gridId: second, role: 'secretary', name: '乙' },
      { gridId: second, role: 'worker', name: '丙' },
    ]);
    const board = await at.get<{ items: { id: string; secretaries: number; leaders: number }[] }>(
      '/grids/board',
      at.street,
    );
    expect(board.items.map(({ secretaries, leaders }) => [secretaries, leaders])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(await merge(second, grid)).toEqual([409, 'grid_merge_two_heads']);
    const close = {
      version: (await at.get<{ version: number }>(`/organisation/units/${second}`)).version,
      reason: '撤销网格',
    };
    expect(await at.code('POST', `/organisation/units/${second}/close`, close)).toEqual([409, 'grid_has_team']);
    const other = (await team(`&gridId=${second}&role=secretary`)).items[0];
    await at.must(`/grids/members/${other?.id}/end`, { version: 1, untilDay: today, reason: '合并网格' }, at.street);
    expect(await merge(second, grid)).toEqual([200, undefined]);
    const serving = (await team('&standing=serving')).items;
    expect(serving.every(({ gridId }) => gridId === grid)).toBe(true);
    expect(serving.map(({ name }) => name)).toContain('丙');
  });
});
