import { betterAuth } from 'better-auth';
import { hashPassword } from 'better-auth/crypto';
import { twoFactor } from 'better-auth/plugins';
import type { Env } from '../../env.ts';
import { rawDatabase, type CityDatabase } from '../../platform/city-database.ts';
import type { CityIdentity } from '../../platform/context.ts';
import { sessionSecret } from '../../platform/keyring.ts';

/** Session of twelve hours, renewed hourly while used; signing in locks for a while after repeated failures. */
const sessionSeconds = 12 * 3600;
const renewalSeconds = 3600;

export const cookiePrefix = (city: Pick<CityIdentity, 'slug'>): string => `suishi_${city.slug.replaceAll('-', '_')}`;

export const cityPath = (city: Pick<CityIdentity, 'slug'>): string => `/api/cities/${city.slug}`;

/** One-time and chosen passwords are stored by the library's scrypt, which is native in workerd and Node. */
export const passwordHash = (password: string): Promise<string> => hashPassword(password);

/**
 * The identity library over one city's own tables, made for one request: signing in and out, second factor, session
 * list and revocation, change of password. `origin` is that of the request, `secure` whether it came over TLS.
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
    session: { expiresIn: sessionSeconds, updateAge: renewalSeconds, freshAge: 0 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: { '/sign-in/email': { window: 60, max: 10 }, '/two-factor/*': { window: 60, max: 10 } },
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
