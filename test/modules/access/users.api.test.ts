import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, signIn, signUpCity, type TestCity, type World } from '../../harness/api.ts';
import { actsIn, ownPassword, type Issued } from './people.ts';

let world: World;
let city: TestCity;
let acts: ReturnType<typeof actsIn>;
beforeAll(async () => {
  world = await newWorld();
  city = await signUpCity(world);
  acts = actsIn(world, city);
});

describe('inviting a colleague', () => {
  it('answers a first password once, which does nothing but let itself be changed', async () => {
    const input = { name: '金顺姬', email: 'HR@testcity.test', role: 'hr_officer', unitId: city.rootUnitId };
    const made = await acts.send<Issued>('POST', '/access/users', input, city.cookie, 'invite-hr-1');
    expect(made.body.oneTimePassword).toMatch(/^[\w]{4}(-[\w]{4}){3}$/);
    const again = await acts.send<Issued>('POST', '/access/users', input, city.cookie, 'invite-hr-1');
    expect([again.status, again.body.id, again.body.oneTimePassword]).toEqual([201, made.body.id, null]);

    const cookie = await signIn(world, city, 'hr@testcity.test', made.body.oneTimePassword ?? '');
    expect(await acts.code('GET', '/organisation/units', undefined, cookie)).toBe('password_change_required');
    const session = await acts.send<{ user: { mustChangePassword: boolean } }>('GET', '/session', undefined, cookie);
    expect(session.body.user.mustChangePassword).toBe(true);

    const change = (currentPassword: string | null, newPassword: string) =>
      acts.send('POST', '/access/password', { currentPassword, newPassword }, cookie);
    expect((await change('Wrong-Guess-1', ownPassword)).body.error.code).toBe('password_wrong');
    expect((await change(made.body.oneTimePassword, made.body.oneTimePassword ?? '')).body.error.code).toBe(
      'password_unchanged',
    );
    expect((await change(made.body.oneTimePassword, 'weakweakweak')).status).toBe(400);
    expect((await change(made.body.oneTimePassword, ownPassword)).status).toBe(200);
    expect((await acts.send('GET', '/organisation/units', undefined, cookie)).status).toBe(200);
  });

  it('refuses a taken address, a taken worker, an unknown role, a unit of nowhere, a role without a unit', async () => {
    const input = { name: '某人', email: 'hr@testcity.test', role: 'hr_officer', unitId: city.rootUnitId };
    expect(await acts.code('POST', '/access/users', input)).toBe('email_taken');
    expect(await acts.code('POST', '/access/users', { ...input, role: 'emperor' })).toBe('role_unknown');
    expect(await acts.code('POST', '/access/users', { ...input, unitId: 'unt_nowhere' })).toBe('not_found');
    expect(await acts.code('POST', '/access/users', { name: '某人', email: 'a@b.test', role: 'worker' })).toBe(
      'bad_input',
    );
    const worker = (email: string) => ({ name: '社工', email, workerId: 'wrk_1' });
    expect((await acts.send('POST', '/access/users', worker('w1@testcity.test'))).status).toBe(201);
    expect(await acts.code('POST', '/access/users', worker('w2@testcity.test'))).toBe('worker_has_account');
  });
});

describe('roles take effect on the next request', () => {
  it('given on a street, seen there only, and gone when taken away', async () => {
    const person = await acts.colleague('street@testcity.test');
    const units = () =>
      acts.send<{ items: { kind: string }[]; total: number }>(
        'GET',
        '/organisation/units?kind=community',
        undefined,
        person.cookie,
      );
    expect((await units()).status).toBe(403);
    const street = await acts.unit('东风街道');
    const given = await acts.send<{ id: string }>('POST', `/access/users/${person.id}/assignments`, {
      role: 'street_officer',
      unitId: street,
    });
    expect([given.status, (await units()).body.total]).toEqual([201, 3]);
    const other = await acts.unit('西山街道');
    expect((await acts.send('GET', `/organisation/units/${other}`, undefined, person.cookie)).status).toBe(404);
    expect(
      await acts.code('POST', `/access/users/${person.id}/assignments`, { role: 'street_officer', unitId: street }),
    ).toBe('assignment_standing');

    const end = () => acts.send('POST', `/access/assignments/${given.body.id}/end`, { reason: '调离' });
    expect((await end()).status).toBe(200);
    expect((await units()).status).toBe(403);
    expect((await end()).body.error.code).toBe('assignment_ended');
    expect(await acts.code('POST', '/access/assignments/asg_nowhere/end', { reason: '没有' })).toBe('not_found');
  });

  it('nobody changes their own access, and the city keeps an administrator', async () => {
    const me = (await acts.send<{ user: { id: string } }>('GET', '/session')).body.user.id;
    expect(
      await acts.code('POST', `/access/users/${me}/assignments`, { role: 'auditor', unitId: city.rootUnitId }),
    ).toBe('own_access_unchangeable');
    expect(await acts.code('POST', `/access/users/${me}/disable`, { reason: '试试' })).toBe('own_access_unchangeable');

    const security = await acts.colleague('security@testcity.test', 'security_administrator');
    const listed = await acts.send<{ items: { id: string; assignments: { id: string }[] }[] }>('GET', '/access/users');
    const own = listed.body.items.find(({ id }) => id === me)?.assignments[0]?.id;
    expect(await acts.code('POST', `/access/assignments/${own}/end`, { reason: '试试' })).toBe(
      'own_access_unchangeable',
    );
    expect(await acts.code('POST', `/access/assignments/${own}/end`, { reason: '试试' }, security.cookie)).toBe(
      'last_administrator',
    );
    expect(await acts.code('POST', `/access/users/${me}/disable`, { reason: '试试' }, security.cookie)).toBe(
      'last_administrator',
    );
  });

  it('a street that may hand out roles hands out no more than its own', async () => {
    const street = await acts.unit('东风街道');
    const roles = (
      await acts.send<{ items: { code: string; permissions: string[]; version: number }[] }>('GET', '/access/roles')
    ).body.items;
    const role = roles.find(({ code }) => code === 'street_officer');
    const permissions = [...(role?.permissions ?? []), 'access.read', 'access.write'];
    const changed = await acts.send('PUT', '/access/roles/street_officer', {
      permissions,
      version: role?.version,
      reason: '街道自管',
    });
    expect(changed.status).toBe(200);
    expect(
      await acts.code('PUT', '/access/roles/street_officer', { permissions, version: role?.version, reason: '过期' }),
    ).toBe('changed_meanwhile');

    const officer = await acts.colleague('local@testcity.test', 'street_officer', street);
    const invite = (email: string, wanted: string, unitId = street) =>
      acts.send('POST', '/access/users', { name: email, email, role: wanted, unitId }, officer.cookie);
    expect((await invite('c@testcity.test', 'community_officer')).status).toBe(201);
    expect((await invite('f@testcity.test', 'finance_officer')).body.error).toMatchObject({ code: 'role_beyond_own' });
    expect((await invite('r@testcity.test', 'community_officer', city.rootUnitId)).status).toBe(404);

    const both = await acts.colleague('both@testcity.test', 'community_officer', street);
    await acts.send('POST', `/access/users/${both.id}/assignments`, { role: 'auditor', unitId: city.rootUnitId });
    expect(await acts.code('POST', `/access/users/${both.id}/reset-password`, { reason: '忘记' }, officer.cookie)).toBe(
      'user_beyond_scope',
    );
    const me = (await acts.send<{ user: { id: string } }>('GET', '/session')).body.user.id;
    expect(await acts.code('POST', `/access/users/${me}/reset-password`, { reason: '忘记' }, officer.cookie)).toBe(
      'not_found',
    );
    const seen = await acts.send<{ items: { email: string }[] }>('GET', '/access/users', undefined, officer.cookie);
    expect(seen.body.items.map(({ email }) => email).sort()).toEqual([
      'both@testcity.test',
      'c@testcity.test',
      'local@testcity.test',
    ]);
  });

  it('roles: unknown, own, and the administrator keeps access', async () => {
    const change = { permissions: ['home.read'], version: 1, reason: '调整' };
    expect(await acts.code('PUT', '/access/roles/emperor', change)).toBe('not_found');
    expect(await acts.code('PUT', '/access/roles/city_administrator', change)).toBe('own_access_unchangeable');
    const security = await signIn(world, city, 'security@testcity.test', ownPassword);
    expect(await acts.code('PUT', '/access/roles/city_administrator', change, security)).toBe('role_keeps_access');
  });
});

describe('leaving and forgetting', () => {
  it('disables: sessions end, nobody signs in, until enabled again', async () => {
    const person = await acts.colleague('leaver@testcity.test', 'auditor');
    const act = (verb: string) => acts.send('POST', `/access/users/${person.id}/${verb}`, { reason: '离职' });
    expect((await act('enable')).body.error.code).toBe('user_enabled');
    expect((await act('disable')).status).toBe(200);
    expect((await acts.send('GET', '/session', undefined, person.cookie)).status).toBe(401);
    const refused = await world.call<{ error: { code: string } }>('POST', city.path('/auth/sign-in/email'), {
      body: { email: person.email, password: ownPassword },
    });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'user_disabled']);
    expect((await act('disable')).body.error.code).toBe('user_disabled');
    expect((await act('enable')).status).toBe(200);
    expect(await signIn(world, city, person.email, ownPassword)).toContain('session_token');
  });

  it('resets a password: the old one and every session are gone', async () => {
    const person = await acts.colleague('forgetful@testcity.test', 'auditor');
    const reset = await acts.send<Issued>('POST', `/access/users/${person.id}/reset-password`, { reason: '忘记密码' });
    expect((await acts.send('GET', '/session', undefined, person.cookie)).status).toBe(401);
    await expect(signIn(world, city, person.email, ownPassword)).rejects.toThrow('401');
    expect(await signIn(world, city, person.email, reset.body.oneTimePassword ?? '')).toContain('session_token');
  });
});

describe('merged units', () => {
  it('take their officers along', async () => {
    const [from, into] = [await acts.unit('春晓社区'), await acts.unit('夏荷社区')];
    const officer = await acts.colleague('chunxiao@testcity.test', 'community_officer', from);
    const merge = { version: 1, intoId: into, intoVersion: 1, reason: '合并设置' };
    expect((await acts.send('POST', `/organisation/units/${from}/merge`, merge)).status).toBe(200);
    const session = await acts.send<{ assignments: { unitId: string }[] }>(
      'GET',
      '/session',
      undefined,
      officer.cookie,
    );
    expect(session.body.assignments.map(({ unitId }) => unitId)).toEqual([into]);
  });
});
