import { beforeAll, describe, expect, it } from 'vitest';
import { createOTP } from '@better-auth/utils/otp';
import {
  administratorPassword,
  cookiesOf,
  newWorld,
  signIn,
  signUpCity,
  type TestCity,
  type World,
} from '../../harness/api.ts';
import type { D1Database } from '@cloudflare/workers-types';
import { actsIn, ownPassword } from './people.ts';

let world: World;
let city: TestCity;
let other: TestCity;
let acts: ReturnType<typeof actsIn>;
beforeAll(async () => {
  world = await newWorld();
  city = await signUpCity(world);
  other = await signUpCity(world, 'othercity', '990102');
  acts = actsIn(world, city);
});

const auth = <T = { error: { code: string } }>(method: string, path: string, body?: unknown, cookie?: string) =>
  world.call<T>(method, city.path(`/auth${path}`), {
    body,
    cookie,
    key: null,
    headers: { 'cf-connecting-ip': nextAddress() },
  });
const database = () => world.env.CITY_01 as D1Database;
let address = 0;
/** Each call from an address of its own, so that the limit by address is met only where a test means it. */
const nextAddress = () => `10.0.${(address += 1) >> 8}.${address & 255}`;
const status = async (cookie?: string) => (await world.call('GET', city.path('/session'), { cookie })).status;

describe('sessions', () => {
  it('sign in, list, revoke, sign out', async () => {
    const [first, second] = [
      await signIn(world, city, 'admin@testcity.test', administratorPassword),
      await signIn(world, city, 'admin@testcity.test', administratorPassword),
    ];
    const listed = await auth<{ token: string }[]>('GET', '/list-sessions', undefined, first);
    expect(listed.body.length).toBeGreaterThanOrEqual(2);
    expect((await auth('POST', '/revoke-other-sessions', {}, first)).status).toBe(200);
    expect([await status(first), await status(second)]).toEqual([200, 401]);
    expect((await auth('POST', '/sign-out', {}, first)).status).toBe(200);
    expect(await status(first)).toBe(401);
    city = { ...city, cookie: await signIn(world, city, 'admin@testcity.test', administratorPassword) };
    acts = actsIn(world, city);
  });

  it('refuse a wrong password and close what the library offers beside', async () => {
    const wrong = await auth('POST', '/sign-in/email', { email: 'admin@testcity.test', password: 'Wrong-Guess-1' });
    expect([wrong.status, wrong.body.error.code]).toEqual([401, 'credentials_wrong']);
    expect((await auth('POST', '/sign-in/email', { email: 7 })).body.error.code).toBe('sign_in_refused');
    for (const path of [
      '/sign-up/email',
      '/change-password',
      '/update-user',
      '/delete-user',
      '/request-password-reset',
    ]) {
      expect((await auth('POST', path, {}, city.cookie)).status).toBe(404);
    }
    expect((await auth('GET', '/list-sessions')).body.error.code).toBe('sign_in_required');
  });

  it('limit guesses from one address, counted in the database', async () => {
    const guess = () =>
      world.call('POST', city.path('/auth/sign-in/email'), {
        body: { email: 'admin@testcity.test', password: 'Wrong-Guess-1' },
        headers: { 'cf-connecting-ip': '192.0.2.7' },
      });
    const answers: number[] = [];
    for (let count = 0; count < 32; count += 1) answers.push((await guess()).status);
    expect(answers.slice(0, 30)).toEqual(Array(30).fill(401));
    expect((await guess()).body).toMatchObject({ error: { code: 'too_many_requests' } });
    expect(answers.slice(30)).toEqual([429, 429]);
  });

  it('of one city are nothing in another', async () => {
    expect((await world.call('GET', other.path('/session'), { cookie: city.cookie })).status).toBe(401);
    const renamed = city.cookie.replaceAll('testcity', 'othercity');
    expect((await world.call('GET', other.path('/session'), { cookie: renamed })).status).toBe(401);
  });

  it('need a signature of this city, and time that is left', async () => {
    const forged = city.cookie.replace(/\.[^.;]+(;|$)/, `.${'A'.repeat(43)}%3D$1`);
    expect(forged).not.toBe(city.cookie);
    expect(await status(forged)).toBe(401);
    const late = await acts.colleague('late@testcity.test', 'auditor');
    expect(await status(late.cookie)).toBe(200);
    await database()
      .prepare(`UPDATE "session" SET "expiresAt" = '2020-01-01T00:00:00.000Z' WHERE "userId" = ?`)
      .bind(late.id)
      .run();
    expect(await status(late.cookie)).toBe(401);
  });

  it('leave a trace of success and of failure, with no password in it', async () => {
    const entries = await database()
      .prepare(`SELECT action, actor_id AS actor, payload FROM audit_entry WHERE action LIKE 'access.session.%'`)
      .all<{ action: string; actor: string; payload: string }>();
    const outcomes = entries.results.map(({ payload }) => (JSON.parse(payload) as { outcome: string }).outcome);
    expect(outcomes).toContain('done');
    expect(outcomes).toContain('INVALID_EMAIL_OR_PASSWORD');
    expect(JSON.stringify(entries.results)).not.toMatch(/Wrong-Guess|Correct-Horse/);
    expect(new Set(entries.results.map(({ action }) => action))).toContain('access.session.sign_out');
  });
});

describe('the second factor', () => {
  const codeOf = (uri: string): Promise<string> => {
    const secret = new URL(uri).searchParams.get('secret') ?? '';
    return createOTP(base32(secret), { digits: 6, period: 30 }).totp();
  };

  it('stands between the password and the session; a trusted device skips it', async () => {
    const person = await acts.colleague('careful@testcity.test', 'auditor');
    const begun = await auth<{ totpURI: string; backupCodes: string[] }>(
      'POST',
      '/two-factor/enable',
      { password: ownPassword },
      person.cookie,
    );
    expect(begun.status).toBe(200);
    const code = () => codeOf(begun.body.totpURI);
    expect((await auth('POST', '/two-factor/verify-totp', { code: '000000' }, person.cookie)).body.error.code).toBe(
      'code_wrong',
    );
    expect((await auth('POST', '/two-factor/verify-totp', { code: await code() }, person.cookie)).status).toBe(200);

    const signingIn = (cookie?: string) =>
      auth<{ twoFactorRedirect?: boolean }>(
        'POST',
        '/sign-in/email',
        { email: person.email, password: ownPassword },
        cookie,
      );
    const asked = await signingIn();
    expect(asked.body.twoFactorRedirect).toBe(true);
    const pending = cookiesOf(asked.headers);
    expect(await status(pending)).toBe(401);
    const sessions = await database()
      .prepare(`SELECT count(*) AS n FROM "session" WHERE "userId" = ? AND "createdAt" > ?`)
      .bind(person.id, new Date(Date.now() - 500).toISOString())
      .first<{ n: number }>();
    expect(sessions?.n).toBeLessThanOrEqual(1);

    expect((await auth('POST', '/two-factor/verify-totp', { code: '000000' }, pending)).status).toBe(401);
    const verified = await auth('POST', '/two-factor/verify-totp', { code: await code(), trustDevice: true }, pending);
    expect(verified.status).toBe(200);
    expect(await status(cookiesOf(verified.headers))).toBe(200);
    const trusted = await signingIn(cookiesOf(verified.headers));
    expect(trusted.body.twoFactorRedirect).toBeUndefined();
    expect(await status(cookiesOf(trusted.headers))).toBe(200);
    expect((await auth('POST', '/two-factor/verify-totp', { code: '000000' })).body.error.code).toBe(
      'second_factor_expired',
    );

    const again = await signingIn();
    const backup = { code: begun.body.backupCodes[0] };
    expect((await auth('POST', '/two-factor/verify-backup-code', backup, cookiesOf(again.headers))).status).toBe(200);
  });

  it('is dropped by an administrator when the device is lost', async () => {
    const users = await acts.send<{ items: { id: string; twoFactorEnabled: boolean }[] }>(
      'GET',
      '/access/users?q=careful',
    );
    expect(users.body.items[0]?.twoFactorEnabled).toBe(true);
    const reset = await acts.send<{ oneTimePassword: string }>(
      'POST',
      `/access/users/${users.body.items[0]?.id}/reset-password`,
      { reason: '设备遗失', dropTwoFactor: true },
    );
    expect(await signIn(world, city, 'careful@testcity.test', reset.body.oneTimePassword)).toContain('session_token');
  });
});

/** RFC 4648 base 32, as the address of an authenticator carries its secret. */
function base32(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(text.replaceAll('=', ''), (letter) =>
    alphabet.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return String.fromCharCode(...bytes);
}
