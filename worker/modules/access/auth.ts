import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { twoFactor } from 'better-auth/plugins';
import type { Env } from '../../env.ts';
import { rawDatabase, type CityDatabase } from '../../platform/city-database.ts';
import type { CityIdentity } from '../../platform/context.ts';
import { sessionSecret } from '../../platform/keyring.ts';
import { sql } from '../../platform/statement.ts';

/** Tries to sign in from one address: a whole office may share one, a guesser must not have more. */
const signInsPerMinute = 30;

/** A session ends twelve hours after it began, used or not. */
const sessionSeconds = 12 * 3600;

export const cookiePrefix = (city: Pick<CityIdentity, 'slug'>): string => `suishi_${city.slug.replaceAll('-', '_')}`;

export const cityPath = (city: Pick<CityIdentity, 'slug'>): string => `/api/cities/${city.slug}`;

/** One-time and chosen passwords are stored by the library's scrypt, which is native in workerd and Node. */
export const passwordHash = (password: string): Promise<string> => hashPassword(password);

export const passwordMatches = (hash: string, password: string): Promise<boolean> => verifyPassword({ hash, password });

/** What the library answers when a disabled person gives the right password. */
export const disabledCode = 'USER_DISABLED';

/** Somebody disabled gets no session, whichever way they prove who they are. */
async function enabledOnly(db: CityDatabase, userId: string): Promise<void> {
  const user = await db.first<{ disabled: number }>(
    sql`SELECT "disabled" AS disabled FROM "user" WHERE id = ${userId}`,
  );
  if (user?.disabled !== 0) throw new APIError('FORBIDDEN', { code: disabledCode, message: 'disabled' });
}

/**
 * The identity library over one city's own tables, made for one request: signing in and out, second factor, session
 * list and revocation. `origin` is that of the request, `secure` whether it came over TLS.
 */
export async function cityAuth(env: Env, city: CityIdentity, db: CityDatabase, origin: string) {
  const secure = origin.startsWith('https:');
  return betterAuth({
    appName: '随事',
    baseURL: origin,
    basePath: `${cityPath(city)}/auth`,
    secret: await sessionSecret(env.MASTER_SECRET, city.id),
    database: rawDatabase(db) as never,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    trustedOrigins: [origin],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
    },
    user: {
      additionalFields: {
        mustChangePassword: { type: 'boolean', required: false, defaultValue: false, input: false },
        disabled: { type: 'boolean', required: false, defaultValue: false, input: false },
      },
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, freshAge: 0 },
    databaseHooks: { session: { create: { before: ({ userId }) => enabledOnly(db, userId) } } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/email': { window: 60, max: signInsPerMinute },
        '/two-factor/*': { window: 60, max: 10 },
      },
    },
    advanced: {
      cookiePrefix: cookiePrefix(city),
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure, path: cityPath(city) },
      ipAddress: { ipAddressHeaders: ['cf-connecting-ip', 'x-forwarded-for'] },
    },
    plugins: [twoFactor({ issuer: `随事 ${city.name}` })],
  });
}
