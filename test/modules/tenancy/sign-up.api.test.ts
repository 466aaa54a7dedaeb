import { beforeAll, describe, expect, it } from 'vitest';
import {
  administratorPassword,
  cookiesOf,
  newWorld,
  signIn,
  signUpCity,
  type TestCity,
  type World,
} from '../../harness/api.ts';

let world: World;
let first: TestCity;

const signUpBody = (slug: string) => ({
  slug,
  name: `${slug}市`,
  divisionCode: '990102',
  administrator: { name: '管理员', email: `admin@${slug}.test`, password: administratorPassword },
});

beforeAll(async () => {
  world = await newWorld(4);
  first = await signUpCity(world, 'alpha');
});

describe('sign-up', () => {
  it('answers the city with a signed-in administrator', async () => {
    const session = await world.call('GET', first.path('/session'), { cookie: first.cookie });
    expect(session.status).toBe(200);
    expect(session.body).toMatchObject({
      city: { slug: 'alpha' },
      user: { name: '测试管理员', mustChangePassword: false },
    });
    expect(session.body['assignments']).toMatchObject([{ role: 'city_administrator', unitId: first.rootUnitId }]);
  });

  it('leaves the next city nothing of the one before', async () => {
    const second = await signUpCity(world, 'beta', '990102');
    const strange = await world.call('GET', second.path('/session'), { cookie: first.cookie });
    expect(strange.status).toBe(401);
    const renamed = first.cookie.replaceAll('suishi_alpha', 'suishi_beta');
    expect((await world.call('GET', second.path('/session'), { cookie: renamed })).status).toBe(401);
    expect((await world.call('GET', second.path('/session'), { cookie: second.cookie })).status).toBe(200);
  });

  it('signs in again with the password and out for good', async () => {
    const cookie = await signIn(world, first, 'admin@alpha.test', administratorPassword);
    expect((await world.call('GET', first.path('/session'), { cookie })).status).toBe(200);
    await world.call('POST', first.path('/auth/sign-out'), { cookie, key: null, body: {} });
    expect((await world.call('GET', first.path('/session'), { cookie })).status).toBe(401);
  });

  it('sent again with its key answers the same city with a session, and another body not at all', async () => {
    const again = { body: signUpBody('zeta'), key: 'sign-up-of-zeta' };
    const [one, two] = await Promise.all([
      world.call('POST', '/api/cities', again),
      world.call('POST', '/api/cities', again),
    ]);
    const third = await world.call('POST', '/api/cities', again);
    expect([one.status, two.status, third.status]).toEqual([201, 201, 201]);
    expect([two.body, third.body]).toEqual([one.body, one.body]);
    expect(third.headers.get('idempotency-replayed')).toBe('true');
    const session = await world.call('GET', '/api/cities/zeta/session', { cookie: cookiesOf(third.headers) });
    expect(session.status).toBe(200);
    const other = await world.call('POST', '/api/cities', { body: signUpBody('eta'), key: 'sign-up-of-zeta' });
    expect([other.status, other.body]).toMatchObject([422, { error: { code: 'idempotency_key_reused' } }]);
  });

  it('refuses a taken address, a reserved one and an unknown division', async () => {
    expect((await world.call('POST', '/api/cities', { body: signUpBody('alpha') })).body).toMatchObject({
      error: { code: 'slug_taken' },
    });
    expect((await world.call('POST', '/api/cities', { body: signUpBody('tools') })).body).toMatchObject({
      error: { code: 'slug_reserved' },
    });
    const unknown = { ...signUpBody('gamma'), divisionCode: '123456' };
    expect((await world.call('POST', '/api/cities', { body: unknown })).body).toMatchObject({
      error: { code: 'division_unknown' },
    });
  });

  it('answers a body of another kind as unreadable', async () => {
    for (const path of ['/api/cities', '/api/tools/rmb-capitals']) {
      const answer = await world.call('POST', path, { form: new FormData() });
      const error = { code: 'bad_input', fields: [{ code: 'unreadable' }] };
      expect([answer.status, answer.body]).toMatchObject([400, { error }]);
    }
  });

  it("names each bad field in the reader's language", async () => {
    const body = { ...signUpBody('X!'), administrator: { name: '', email: 'nobody', password: 'short' }, extra: 1 };
    const answer = await world.call<{ error: { code: string; fields: { path: string }[] } }>('POST', '/api/cities', {
      body,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.code).toBe('bad_input');
    const paths = answer.body.error.fields.map((field) => field.path);
    expect(paths).toEqual(
      expect.arrayContaining(['slug', 'administrator.name', 'administrator.email', 'administrator.password', 'extra']),
    );
  });

  it('lets one of two sign-ups have the last slot and gives the other a place to wait', async () => {
    const both = await Promise.all(
      ['delta', 'epsilon'].map((slug) => world.call('POST', '/api/cities', { body: signUpBody(slug) })),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 503]);
    const loser = both.find((answer) => answer.status === 503);
    expect(loser?.body).toMatchObject({ error: { code: 'no_slot_ready', facts: { place: 1 } } });
    expect(loser?.headers.get('retry-after')).toBe('3600');
    const winner = both.find((answer) => answer.status === 201);
    expect(cookiesOf(winner?.headers ?? new Headers())).toContain('session_token');
  });

  it('answers an unknown city as it answers an id that never was', async () => {
    const answer = await world.call('GET', '/api/cities/nowhere/session');
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ error: { code: 'not_found' } });
  });
});

describe('divisions', () => {
  it('lead from province to county to streets', async () => {
    expect((await world.call('GET', '/api/divisions')).body).toEqual({ items: [{ code: '99', name: '测试省' }] });
    expect((await world.call('GET', '/api/divisions/9901')).body).toMatchObject({
      items: [{ code: '990101' }, { code: '990102' }],
    });
    expect((await world.call('GET', '/api/divisions/990101')).body).toMatchObject({
      items: [{ name: '东风街道', communities: 3 }, { communities: 2 }],
    });
    expect((await world.call('GET', '/api/divisions/55')).status).toBe(404);
  });
});
