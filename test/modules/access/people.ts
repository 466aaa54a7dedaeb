import { expect } from 'vitest';
import { signIn, type Answer, type TestCity, type World } from '../../harness/api.ts';

export interface Refused {
  readonly error: { readonly code: string; readonly facts?: Record<string, unknown> };
}

export interface Issued {
  readonly id: string;
  readonly oneTimePassword: string | null;
}

export const ownPassword = 'Own-Secret-2026';

/** The acts of a city's people, by cookie. */
export function actsIn(world: World, city: TestCity) {
  const send = <T = Refused>(
    method: string,
    path: string,
    body?: unknown,
    cookie = city.cookie,
    key?: string,
  ): Promise<Answer<T>> => world.call<T>(method, city.path(path), { cookie, body, ...(key ? { key } : {}) });
  const code = async (method: string, path: string, body?: unknown, cookie?: string): Promise<string> =>
    (await send(method, path, body, cookie)).body.error.code;
  const unit = async (name: string): Promise<string> => {
    const { body } = await send<{ items: { id: string }[] }>(
      'GET',
      `/organisation/units?q=${encodeURIComponent(name)}`,
    );
    const [first] = body.items;
    if (!first) throw new Error(`no unit ${name}`);
    return first.id;
  };
  /** Invites a colleague, signs in with the first password, changes it; answers id and cookie. */
  const colleague = async (email: string, role?: string, unitId = city.rootUnitId) => {
    const { body, status } = await send<Issued>('POST', '/access/users', {
      name: email,
      email,
      ...(role ? { role, unitId } : {}),
    });
    expect(status).toBe(201);
    const first = await signIn(world, city, email, body.oneTimePassword ?? '');
    const input = { currentPassword: body.oneTimePassword, newPassword: ownPassword };
    expect((await send('POST', '/access/password', input, first)).status).toBe(200);
    return { id: body.id, email, cookie: first };
  };
  return { send, code, unit, colleague };
}
