import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, signUpCity, type TestCity, type World } from '../../harness/api.ts';

interface Unit {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly parentId: string | null;
}

let world: World;
let city: TestCity;
beforeAll(async () => {
  world = await newWorld();
  city = await signUpCity(world);
});

const get = <T>(path: string) => world.call<T>('GET', city.path(path), { cookie: city.cookie });
const tree = async (query = '') =>
  (await get<{ items: Unit[]; truncated: boolean }>(`/organisation/tree${query}`)).body;

describe('the tree of a new city', () => {
  it('holds the county, and what the templates put below each unit', async () => {
    const { items, truncated } = await tree();
    const count = (kind: string) => items.filter((unit) => unit.kind === kind).length;
    // Two streets with 5 + 1 offices each, five communities with three stations each, fifteen departments.
    expect([count('city'), count('street'), count('office'), count('community'), count('station')]).toEqual([
      1, 2, 12, 5, 15,
    ]);
    expect(count('department')).toBe(15);
    expect(truncated).toBe(false);
    expect(items[0]).toMatchObject({ id: city.rootUnitId, kind: 'city', parentId: null });
  });

  it('is read level by level', async () => {
    const { items } = await tree('?depth=2');
    expect(new Set(items.map((unit) => unit.kind))).toEqual(new Set(['city', 'department', 'street']));
    const street = items.find((unit) => unit.name === '东风街道');
    const below = await tree(`?under=${street?.id}&depth=2`);
    expect(below.items.map((unit) => unit.kind)).toEqual([
      'street',
      ...Array(6).fill('office'),
      ...Array(3).fill('community'),
    ]);
  });

  it('is listed by page, kind and pinyin', async () => {
    const { body } = await get<{ items: Unit[]; total: number }>(
      '/organisation/units?kind=community&sort=name&pageSize=3',
    );
    expect(body.total).toBe(5);
    expect(body.items.map((unit) => unit.name)).toEqual(['春晓社区', '冬青社区', '明月社区']);
    const found = await get<{ items: Unit[] }>('/organisation/units?q=dongqing');
    expect(found.body.items.map((unit) => unit.name)).toEqual(['冬青社区']);
  });
});
