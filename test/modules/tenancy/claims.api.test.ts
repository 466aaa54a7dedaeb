import type { D1Database } from '@cloudflare/workers-types';
import { beforeEach, describe, expect, it } from 'vitest';
import { reset } from 'cloudflare:test';
import { openCity, sweepClaims } from '../../../worker/modules/tenancy/index.ts';
import { administratorPassword, newWorld, signUpCity, withFaults, type World } from '../../harness/api.ts';

let world: World;

beforeEach(async () => {
  await reset();
  world = await newWorld(2);
});

const body = (slug: string) => ({
  slug,
  name: '丙市',
  divisionCode: '990101',
  administrator: { name: '管理员', email: 'a@claims.test', password: administratorPassword },
});

const stateOf = async (slug: string): Promise<string | null> =>
  (await world.env.REGISTRY.prepare('SELECT state FROM city WHERE slug = ?').bind(slug).first<{ state: string }>())
    ?.state ?? null;

const later = Date.now() + 10 * 60_000;

describe('a claim', () => {
  it('is given back when the seed fails, and the same sign-up works the next time', async () => {
    withFaults(world, 'CITY_01').failNextBatch();
    expect((await world.call('POST', '/api/cities', { body: body('seedless') })).status).toBe(500);
    expect(await stateOf('seedless')).toBe(null);
    expect((await world.call('POST', '/api/cities', { body: body('seedless') })).status).toBe(201);
    expect(await stateOf('seedless')).toBe('open');
  });

  it('stands when only the answer of the seed was lost', async () => {
    withFaults(world, 'CITY_01').loseNextAnswer();
    expect((await world.call('POST', '/api/cities', { body: body('lucky') })).status).toBe(201);
  });

  it('left half done is opened by the sweeper when its seed stands', async () => {
    await signUpCity(world, 'halfway');
    await world.env.REGISTRY.prepare("UPDATE city SET state = 'claiming' WHERE slug = 'halfway'").run();
    await sweepClaims(world.env, later);
    expect(await stateOf('halfway')).toBe('open');
    await sweepClaims(world.env, later);
    expect(await stateOf('halfway')).toBe('open');
  });

  it('left half done is undone by the sweeper when nothing was seeded', async () => {
    const registry = world.env.REGISTRY;
    await registry.batch([
      registry.prepare("INSERT INTO slot (binding, state, changed_at) VALUES ('CITY_01', 'claimed', '2026-01-01')"),
      registry.prepare(`INSERT INTO city (id, slug, name, division_code, state, slot, schema_version, claimed_at)
        VALUES ('cty_GHOST', 'ghost', '幽灵市', '990101', 'claiming', 'CITY_01', 'x', '2026-01-01T00:00:00.000Z')`),
    ]);
    await sweepClaims(world.env, later);
    expect(await stateOf('ghost')).toBe(null);
    expect((await world.call('POST', '/api/cities', { body: body('ghost') })).status).toBe(201);
  });
});

describe('the door', () => {
  it('refuses a binding that leads to another city', async () => {
    await signUpCity(world, 'one');
    await signUpCity(world, 'two', '990102');
    const wrong = { ...world.env, CITY_01: world.env['CITY_02'] as D1Database };
    await expect(openCity(wrong, 'one', later)).rejects.toThrow('does not hold city');
    expect(await openCity(world.env, 'three', later)).toBe(null);
  });
});
