import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, signUpCity, type TestCity, type World } from '../../harness/api.ts';

interface Unit {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly parentId: string;
  readonly households: number | null;
  readonly version: number;
  readonly untilDay: string | null;
  readonly successor?: { readonly id: string; readonly name: string } | null;
}

let world: World;
let city: TestCity;
beforeAll(async () => {
  world = await newWorld();
  city = await signUpCity(world);
});

const send = <T>(method: string, path: string, body?: unknown) =>
  world.call<T>(method, city.path(`/organisation${path}`), { cookie: city.cookie, body });
const refusal = async (path: string, body: unknown) =>
  (await send<{ error: { code: string } }>('POST', path, body)).body.error.code;
const tree = async (asOf = '') => (await send<{ items: Unit[] }>('GET', `/tree${asOf && `?asOf=${asOf}`}`)).body.items;
const find = async (name: string): Promise<Unit> => {
  const unit = (await tree()).find((candidate) => candidate.name === name);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit;
};
const reason = '户数不足三千，合并设置';
const mergeInto = async (from: string, into: string, more = {}) => {
  const [unit, successor] = [await find(from), await find(into)];
  return send<{ moved: number; merged: number; version: number }>('POST', `/units/${unit.id}/merge`, {
    version: unit.version,
    intoId: successor.id,
    intoVersion: successor.version,
    reason,
    ...more,
  });
};

describe('merging two communities', () => {
  it('moves grids, joins stations, adds households; the old id resolves', async () => {
    const [small, large] = [await find('春晓社区'), await find('夏荷社区')];
    const grid = (communityId: string, name: string) => ({ communityId, name });
    await send('POST', '/grids', {
      items: [grid(small.id, '第1网格'), grid(small.id, '第2网格'), grid(large.id, '第1网格')],
    });
    await send('POST', '/households', {
      items: [
        { id: small.id, households: 1200, version: small.version },
        { id: large.id, households: 2500, version: large.version },
      ],
    });

    const answer = await mergeInto('春晓社区', '夏荷社区');
    // Two grids move; the community and its three stations cease.
    expect(answer).toMatchObject({ status: 200, body: { moved: 2, merged: 4 } });
    const after = await find('夏荷社区');
    expect(after.households).toBe(3700);
    const below = (await tree()).filter((unit) => unit.parentId === after.id);
    expect(below.map((unit) => unit.name)).toEqual([
      '党群工作站',
      '民生工作站',
      '平安工作站',
      '第1网格',
      '第1网格（原春晓社区）',
      '第2网格',
    ]);

    const old = await send<Unit>('GET', `/units/${small.id}`);
    expect(old.body.successor).toMatchObject({ id: large.id, name: '夏荷社区' });
    const under = await send<{ items: Unit[] }>('GET', `/units?under=${large.id}&closed=only`);
    expect(under.body.items.map((unit) => unit.name).sort()).toEqual(
      ['党群工作站', '平安工作站', '春晓社区', '民生工作站'].sort(),
    );
  });

  it('was two communities on the day before', async () => {
    const names = (await tree('2026-01-01')).filter((unit) => unit.kind === 'community').map((unit) => unit.name);
    expect(names).toContain('春晓社区');
    const now = (await tree()).filter((unit) => unit.kind === 'community').map((unit) => unit.name);
    expect(now).not.toContain('春晓社区');
  });

  it('resolves in one step after a second merge', async () => {
    const first = (await send<{ items: Unit[] }>('GET', '/units?closed=only&kind=community')).body.items[0];
    expect((await mergeInto('夏荷社区', '秋实社区')).status).toBe(200);
    const old = await send<Unit>('GET', `/units/${first?.id}`);
    expect(old.body.successor?.name).toBe('秋实社区');
    expect((await tree()).filter((unit) => unit.kind === 'grid')).toHaveLength(3);
  });

  it('refuses itself, other kinds and places, the city, what is stale or closed', async () => {
    const [community, street, far] = [await find('秋实社区'), await find('东风街道'), await find('冬青社区')];
    const wanted = (into: Unit, version = community.version) => ({
      version,
      intoId: into.id,
      intoVersion: into.version,
      reason,
    });
    const path = `/units/${community.id}/merge`;
    expect(await refusal(path, wanted(community))).toBe('merge_into_itself');
    expect(await refusal(path, wanted(street))).toBe('merge_apart');
    expect(await refusal(path, wanted(far))).toBe('merge_apart');
    expect(await refusal(path, wanted(far, 99))).toBe('changed_meanwhile');
    expect(await refusal(path, { ...wanted(far), day: '2000-01-01' })).toBe('day_before_change');
    expect(await refusal(`/units/${city.rootUnitId}/merge`, wanted(far, 1))).toBe('unit_is_city');
    const closed = (await send<{ items: Unit[] }>('GET', '/units?closed=only&kind=community')).body.items[0];
    expect(await refusal(`/units/${closed?.id}/merge`, wanted(community, closed?.version))).toBe('unit_closed');
  });
});
