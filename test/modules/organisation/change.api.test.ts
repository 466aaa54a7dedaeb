import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newWorld, signUpCity, withFaults, type Answer, type TestCity, type World } from '../../harness/api.ts';

interface Unit {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly households: number | null;
  readonly untilDay: string | null;
  readonly version: number;
}
interface Refused {
  readonly error: {
    readonly code: string;
    readonly facts?: Record<string, unknown>;
    readonly fields?: { path: string }[];
  };
}

const reason = '机构调整';
let world: World;
let city: TestCity;
let units: Map<string, Unit>;

const send = <T = Refused>(method: string, path: string, body?: unknown, key?: string): Promise<Answer<T>> =>
  world.call<T>(method, city.path(`/organisation${path}`), { cookie: city.cookie, body, ...(key ? { key } : {}) });
const post = (path: string, body: unknown, key?: string) => send('POST', path, body, key);
const tree = async (asOf = '') => (await send<{ items: Unit[] }>('GET', `/tree${asOf && `?asOf=${asOf}`}`)).body.items;
const named = (name: string): Unit => {
  const unit = units.get(name);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit;
};
const reload = async () => {
  units = new Map((await tree()).map((unit) => [unit.name, unit]));
};

beforeAll(async () => {
  world = await newWorld();
  city = await signUpCity(world);
});
beforeEach(reload);

describe('founding units', () => {
  it('founds a community with the stations of the template', async () => {
    const made = await post('/units', {
      kind: 'community',
      name: '丹桂社区',
      parentId: named('东风街道').id,
      code: '990101001009',
      households: 3120,
    });
    expect(made.status).toBe(201);
    await reload();
    const community = named('丹桂社区');
    expect(community).toMatchObject({ households: 3120, version: 1 });
    const below = [...(await tree())].filter((unit) => unit.parentId === community.id).map((unit) => unit.name);
    expect(below).toEqual(['党群工作站', '民生工作站', '平安工作站']);
  });

  it.each([
    ['unit_placement', { kind: 'grid', name: '第1网格' }, 422],
    ['unit_name_taken', { kind: 'community', name: '春晓社区' }, 409],
    ['unit_code_taken', { kind: 'community', name: '银杏社区', code: '990101001001' }, 409],
    ['households_not_counted', { kind: 'office', name: '信访办公室', households: 3 }, 422],
    ['change_in_future', { kind: 'community', name: '银杏社区', day: '2999-01-01' }, 422],
  ])('refuses with %s', async (code, input, status) => {
    const answer = await post('/units', { ...input, parentId: named('东风街道').id });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it('does not find a parent of nowhere', async () => {
    expect((await post('/units', { kind: 'street', name: '南岗街道', parentId: 'unt_nowhere' })).status).toBe(404);
  });

  it('nests departments up to the depth of the tree', async () => {
    let parentId = named('民政局').id;
    for (let level = 2; level <= 8; level += 1) {
      const made = await send<{ id: string }>('POST', '/units', {
        kind: 'department',
        name: `${level}级机构`,
        parentId,
      });
      expect(made.status).toBe(201);
      parentId = made.body.id;
    }
    const refused = await post('/units', { kind: 'department', name: '九级机构', parentId });
    expect(refused.body.error).toMatchObject({ code: 'tree_too_deep', facts: { limit: 8 } });
    await reload();
    const below = await post(`/units/${named('民政局').id}/move`, {
      parentId: named('5级机构').id,
      version: 1,
      reason,
    });
    expect(below.body.error.code).toBe('unit_below_itself');
  });

  it('founds grids by the list, all or none, and once for one key', async () => {
    const communityId = named('夏荷社区').id;
    const grids = (count: number) => ({
      items: Array.from({ length: count }, (_, index) => ({ communityId, name: `第${index + 1}网格` })),
    });
    const twice = await post('/grids', {
      items: [
        { communityId, name: '第1网格' },
        { communityId, name: '第1网格' },
      ],
    });
    expect(twice.body.error).toMatchObject({ code: 'unit_name_taken', facts: { name: '第1网格' } });
    const first = await post('/grids', grids(12), 'grids-of-xiahe');
    const again = await post('/grids', grids(12), 'grids-of-xiahe');
    const other = await post('/grids', grids(13), 'grids-of-xiahe');
    expect([first.status, again.status, again.body, other.body.error.code]).toEqual([
      201,
      201,
      { count: 12 },
      'idempotency_key_reused',
    ]);
    const below = (await tree()).filter((unit) => unit.parentId === communityId && unit.kind === 'grid');
    expect(below.map((unit) => unit.name)).toEqual(Array.from({ length: 12 }, (_, index) => `第${index + 1}网格`));
    const coded = (name: string) => ({ communityId, name, code: 'G-77' });
    expect((await post('/grids', { items: [coded('甲'), coded('乙')] })).body.error.code).toBe('unit_code_taken');
    expect((await post('/grids', { items: [{ communityId: 'unt_nowhere', name: '丙' }] })).status).toBe(404);
  });
});

describe('changing units', () => {
  it('renames from a day on; the tree of the day before has the old name', async () => {
    const { id, version } = named('秋实社区');
    const answer = await post(`/units/${id}/rename`, { name: '金秋社区', version, reason, day: '2026-07-01' });
    expect(answer).toMatchObject({ status: 200, body: { id, version: version + 1 } });
    expect((await tree('2026-06-30')).find((unit) => unit.id === id)?.name).toBe('秋实社区');
    expect((await tree('2026-07-01')).find((unit) => unit.id === id)?.name).toBe('金秋社区');
    const { body } = await send<{ states: { name: string; reason: string | null }[]; path: Unit[] }>(
      'GET',
      `/units/${id}`,
    );
    expect(body.states.map(({ name, reason }) => [name, reason])).toEqual([
      ['金秋社区', reason],
      ['秋实社区', null],
    ]);
    expect(body.path.map(({ kind }) => kind)).toEqual(['city', 'street']);
    const before = await post(`/units/${id}/rename`, {
      name: '旧名社区',
      version: version + 1,
      reason,
      day: '2026-06-01',
    });
    expect(before.body.error).toMatchObject({ code: 'day_before_change', facts: { since: '2026-07-01' } });
  });

  it('refuses a stale version, an unknown id and a body with unknown keys', async () => {
    const { id, version } = named('明月社区');
    const stale = await post(`/units/${id}/rename`, { name: '新月社区', version: version + 5, reason });
    expect([stale.status, stale.body.error]).toMatchObject([
      409,
      { code: 'changed_meanwhile', facts: { version, current: { id: expect.any(String), version } } },
    ]);
    expect((await post('/units/unt_nowhere/rename', { name: '新月社区', version, reason })).status).toBe(404);
    const unknown = await post(`/units/${id}/rename`, { name: '新月社区', version, reason, colour: 'red' });
    expect([unknown.status, unknown.body.error.fields?.[0]?.path]).toEqual([400, 'colour']);
  });

  it('moves a community with all below it', async () => {
    const community = named('夏荷社区');
    const street = named('西山街道');
    const answer = await post(`/units/${community.id}/move`, {
      parentId: street.id,
      version: community.version,
      reason,
    });
    expect(answer.status).toBe(200);
    const below = await send<{ total: number }>('GET', `/units?under=${street.id}&kind=grid`);
    expect(below.body.total).toBe(12);
    const old = await send<{ total: number }>('GET', `/units?under=${named('东风街道').id}&kind=grid`);
    expect(old.body.total).toBe(0);
    const root = await post(`/units/${city.rootUnitId}/move`, { parentId: street.id, version: 1, reason });
    expect(root.body.error.code).toBe('unit_is_city');
  });

  it('counts households by community', async () => {
    const [a, b] = [named('春晓社区'), named('冬青社区')];
    const items = [
      { id: a.id, households: 2900, version: a.version },
      { id: b.id, households: 3456, version: b.version },
    ];
    expect(await post('/households', { items })).toMatchObject({ status: 200, body: { count: 2 } });
    await reload();
    expect([named('春晓社区').households, named('冬青社区').households]).toEqual([2900, 3456]);
    expect((await post('/households', { items })).body.error.code).toBe('changed_meanwhile');
    const street = named('东风街道');
    const wrong = await post('/households', { items: [{ id: street.id, households: 1, version: street.version }] });
    expect(wrong.body.error.code).toBe('households_not_counted');
  });

  it('closes what nothing stands below', async () => {
    const community = named('丹桂社区');
    const full = await post(`/units/${community.id}/close`, { version: community.version, reason });
    expect(full.body.error).toMatchObject({ code: 'unit_has_children', facts: { count: 3 } });
    const stations = (await tree()).filter((unit) => unit.parentId === community.id);
    for (const { id, version } of stations) {
      expect((await post(`/units/${id}/close`, { version, reason })).status).toBe(200);
    }
    expect((await post(`/units/${community.id}/close`, { version: community.version, reason })).status).toBe(200);
    await reload();
    expect(units.has('丹桂社区')).toBe(false);
    const again = await post(`/units/${community.id}/close`, { version: community.version + 1, reason });
    expect(again.body.error.code).toBe('unit_closed');
    const closed = await send<{ items: Unit[] }>('GET', '/units?closed=only&kind=community');
    expect(closed.body.items.map(({ name }) => name)).toEqual(['丹桂社区']);
  });
});

describe('a fault on the way', () => {
  it('writes nothing when storage fails, and acts once when only the answer is lost', async () => {
    const faults = withFaults(world, 'CITY_01');
    const { id, version } = named('冬青社区');
    const rename = (name: string) => post(`/units/${id}/rename`, { name, version, reason }, `rename-${id}`);
    faults.failNextBatch();
    expect((await rename('松柏社区')).status).toBe(500);
    await reload();
    expect(named('冬青社区').version).toBe(version);
    faults.loseNextAnswer();
    expect(await rename('松柏社区')).toMatchObject({ status: 200, body: { version: version + 1 } });
    expect(await rename('松柏社区')).toMatchObject({ status: 200, body: { version: version + 1 } });
  });
});
