import { serializeSigned } from 'hono/utils/cookie';
import { cookiePrefix } from '../../worker/modules/access/auth.ts';
import { sessionSecret } from '../../worker/platform/keyring.ts';
import { insertRows, type Row } from '../../worker/platform/statement.ts';
import type { TestCity, World } from './api.ts';

export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly unitId: string;
  readonly workerId: string | null;
}

/**
 * Hundreds of people signed in at once: accounts and sessions straight in the database, cookies as the city signs them.
 * Nobody can sign in with these accounts; hashing that many passwords would take minutes and show nothing.
 */
export async function signedInAll(
  world: World,
  city: TestCity,
  people: readonly Holder[],
): Promise<Map<string, string>> {
  const at = new Date().toISOString();
  const database = world.env.CITY_01;
  if (!database) throw new Error('the test world has no first slot');
  const secret = await sessionSecret(world.env.MASTER_SECRET, city.id);
  const [users, assignments, sessions]: [Row[], Row[], Row[]] = [[], [], []];
  for (const { id, name, role, unitId, workerId } of people) {
    users.push({
      id,
      name,
      email: `${id}@city.test`.toLowerCase(),
      emailVerified: 1,
      createdAt: at,
      updatedAt: at,
      mustChangePassword: 0,
      workerId,
    });
    assignments.push({
      id: `asg_${id}`,
      user_id: id,
      role_code: role,
      unit_id: unitId,
      given_at: at,
      given_by: 'test',
    });
    sessions.push({
      id: `ses_${id}`,
      userId: id,
      token: `token_${id}`,
      expiresAt: '2099-01-01T00:00:00.000Z',
      createdAt: at,
      updatedAt: at,
    });
  }
  const rows = [
    ...insertRows('user', users),
    ...insertRows('assignment', assignments),
    ...insertRows('session', sessions),
  ];
  await database.batch(rows.map(({ sql, params }) => database.prepare(sql).bind(...params)));
  const name = `${cookiePrefix(city)}.session_token`;
  const signed = people.map(
    async ({ id }) => [id, (await serializeSigned(name, `token_${id}`, secret)).split(';')[0] ?? ''] as const,
  );
  return new Map(await Promise.all(signed));
}
