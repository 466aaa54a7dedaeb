import type { Context } from 'hono';
import type { CityDatabase } from '../../platform/city-database.ts';
import type { CityIdentity } from '../../platform/context.ts';
import type { AppEnv } from '../../platform/http/gate.ts';
import { cityAuth, cityPath } from './auth.ts';

/** Hands a request below `/auth/` to the identity library of this city. */
export async function serveAuth(c: Context<AppEnv>, city: CityIdentity, db: CityDatabase): Promise<Response> {
  const auth = await cityAuth(c.env, city, db, new URL(c.req.url).origin);
  return auth.handler(c.req.raw);
}

/** Signs in right after sign-up; answers the `Set-Cookie` values, none when the library refuses. */
export async function signInCookies(
  c: Context<AppEnv>,
  city: CityIdentity,
  db: CityDatabase,
  email: string,
  password: string,
): Promise<readonly string[]> {
  const { origin } = new URL(c.req.url);
  const auth = await cityAuth(c.env, city, db, origin);
  const request = new Request(`${origin}${cityPath(city)}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  });
  return (await auth.handler(request)).headers.getSetCookie();
}
