import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, signUpCity, type TestCity, type World } from '../../harness/api.ts';
import { addDays, dayOfInstant } from '../../../worker/core/day.ts';
import { actsIn } from './people.ts';

interface Key {
  readonly id: string;
  readonly secret: string | null;
}

let world: World;
let city: TestCity;
let acts: ReturnType<typeof actsIn>;
const today = dayOfInstant(Date.now());
beforeAll(async () => {
  world = await newWorld();
  city = await signUpCity(world);
  acts = actsIn(world, city);
});

const machine = (secret: string | null, path: string, method = 'GET', body?: unknown) =>
  world.call<{ error: { code: string }; total: number }>(method, city.path(path), {
    body,
    headers: { authorization: `Bearer ${secret}` },
  });

describe('API keys', () => {
  const input = { name: '大屏', role: 'street_officer', untilDay: addDays(today, 30) };

  it('carry a role and a scope; the secret is answered once; revoked they are nothing', async () => {
    const unitId = await acts.unit('西山街道');
    const made = await acts.send<Key>('POST', '/access/keys', { ...input, unitId }, city.cookie, 'key-of-screen');
    expect(made.body.secret).toMatch(/^suk_[A-Za-z0-9_-]{43}$/);
    const again = await acts.send<Key>('POST', '/access/keys', { ...input, unitId }, city.cookie, 'key-of-screen');
    expect(again.body).toEqual({ id: made.body.id, secret: null });

    expect((await machine(made.body.secret, '/organisation/units?kind=community')).body.total).toBe(2);
    expect((await machine(made.body.secret, '/access/users')).body.error.code).toBe('permission_missing');
    const own = { currentPassword: 'x', newPassword: 'Some-Secret-1' };
    expect((await machine(made.body.secret, '/access/password', 'POST', own)).body.error.code).toBe('person_only');

    const listed = await acts.send<{ items: { name: string; unitName: string }[] }>('GET', '/access/keys');
    expect(listed.body.items).toMatchObject([{ name: '大屏', unitName: '西山街道' }]);
    expect(JSON.stringify(listed.body)).not.toContain('suk_');

    const revoke = () => acts.send('POST', `/access/keys/${made.body.id}/revoke`, { reason: '更换' });
    expect((await revoke()).status).toBe(200);
    expect((await machine(made.body.secret, '/organisation/units')).status).toBe(401);
    expect((await revoke()).body.error.code).toBe('key_revoked');
  });

  it('are refused beyond a year, with an unknown role, at a unit of nowhere; unknown ones are not found', async () => {
    const key = { ...input, unitId: city.rootUnitId };
    expect(await acts.code('POST', '/access/keys', { ...key, untilDay: addDays(today, 400) })).toBe('key_too_long');
    expect(await acts.code('POST', '/access/keys', { ...key, role: 'emperor' })).toBe('role_unknown');
    expect(await acts.code('POST', '/access/keys', { ...key, unitId: 'unt_nowhere' })).toBe('not_found');
    expect(await acts.code('POST', '/access/keys/key_nowhere/revoke', { reason: '没有' })).toBe('not_found');
  });

  it('end by themselves', async () => {
    const made = await acts.send<Key>('POST', '/access/keys', { ...input, unitId: city.rootUnitId, untilDay: today });
    expect((await machine(made.body.secret, '/organisation/units')).status).toBe(401);
    expect((await machine('suk_0000000000000000000000000000', '/organisation/units')).status).toBe(401);
  });
});
