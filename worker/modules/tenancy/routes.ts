import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { dayOfInstant } from '../../core/day.ts';
import { freshId } from '../../platform/id.ts';
import type { CityContext, CityIdentity } from '../../platform/context.ts';
import type { AppEnv } from '../../platform/http/gate.ts';
import { canonicalJson } from '../../platform/digest.ts';
import { idempotencyKey } from '../../platform/http/request.ts';
import { withinRate } from '../../platform/http/rate.ts';
import { moduleRouter } from '../../platform/http/route.ts';
import { answer, jsonBody } from '../../platform/http/schema.ts';
import { signUpDigest } from '../../platform/keyring.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { signUp, type CitySeed, type SignUp } from './commands.ts';
import { findDivision, readCounty, readDivisionTree } from './divisions.ts';
import type { SignUpClaim } from './store.ts';
import { CityAnswer, DivisionAnswer, DivisionListAnswer, SignUpInput } from './input.ts';

/** What sign-up needs from the modules above tenancy: composed in `app.ts`. */
export interface SignUpServices {
  readonly seeds: readonly CitySeed[];
  readonly schemaVersion: string;
  passwordHash(password: string): Promise<string>;
  systemContext(c: Context<AppEnv>, city: CityIdentity, parts: Pick<CityContext, 'db' | 'keyring'>): CityContext;
  /** Signs the administrator in and answers the session cookies. */
  signIn(c: Context<AppEnv>, city: CityIdentity, email: string, password: string): Promise<readonly string[]>;
}

const signUpRoute = createRoute({
  method: 'post',
  path: '/cities',
  tags: ['tenancy'],
  summary: '注册一个城市',
  request: { body: jsonBody(SignUpInput) },
  responses: { 201: answer(CityAnswer, 'the new city; the session cookie of its administrator is set') },
});

const provinces = createRoute({
  method: 'get',
  path: '/divisions',
  tags: ['tenancy'],
  summary: '省级行政区划',
  responses: { 200: answer(DivisionListAnswer) },
});

const division = createRoute({
  method: 'get',
  path: '/divisions/{code}',
  tags: ['tenancy'],
  summary: '下级行政区划；县级之下为街道、乡镇及其社区数',
  request: { params: z.object({ code: z.string().regex(/^\d{2,6}$/) }) },
  responses: { 200: answer(DivisionAnswer) },
});

const health = createRoute({
  method: 'get',
  path: '/health',
  tags: ['tenancy'],
  summary: '服务状态',
  responses: { 200: answer(z.object({ status: z.literal('ok'), time: z.string() })) },
});

const divisionCacheSeconds = 86_400;

async function signUpClaim(c: Context<AppEnv>, input: SignUp): Promise<SignUpClaim | null> {
  const key = idempotencyKey(c);
  return key === null ? null : { key, hash: await signUpDigest(c.env.MASTER_SECRET, canonicalJson(input)) };
}

/** Routes of the registry: no city is open here and nobody is signed in. */
export const registryRoutes = (services: SignUpServices) =>
  moduleRouter()
    .openapi(signUpRoute, async (c) => {
      withinRate(c, 'sign-up');
      const input = c.req.valid('json');
      const at = new Date(c.var.now).toISOString();
      const { city, county, repeated } = await signUp(
        {
          env: c.env,
          seeds: services.seeds,
          schemaVersion: services.schemaVersion,
          at,
          today: dayOfInstant(c.var.now),
          passwordHash: services.passwordHash,
          newId: (prefix) => freshId(prefix, c.var.now),
          claim: await signUpClaim(c, input),
          contextFor: (identity, parts) => services.systemContext(c, identity, parts),
        },
        input,
      );
      if (repeated) c.header('Idempotency-Replayed', 'true');
      const { email, password } = input.administrator;
      for (const cookie of await services.signIn(c, city, email, password))
        c.header('Set-Cookie', cookie, { append: true });
      const { id, slug, name, divisionCode } = city;
      const communities = county.streets.reduce((sum, street) => sum + street.communities.length, 0);
      return c.json({ id, slug, name, divisionCode, streets: county.streets.length, communities }, 201);
    })
    .openapi(provinces, async (c) => {
      const items = (await readDivisionTree(c.env.ASSETS)).map(({ code, name }) => ({ code, name }));
      c.header('Cache-Control', `public, max-age=${divisionCacheSeconds}`);
      return c.json({ items }, 200);
    })
    .openapi(division, async (c) => {
      const { code } = c.req.valid('param');
      c.header('Cache-Control', `public, max-age=${divisionCacheSeconds}`);
      const county = code.length === 6 ? await readCounty(c.env.ASSETS, code) : null;
      if (county) {
        const items = county.streets.map(({ code: streetCode, name, communities }) => ({
          code: streetCode,
          name,
          communities: communities.length,
        }));
        return c.json({ code: county.code, name: county.name, items }, 200);
      }
      const node = findDivision(await readDivisionTree(c.env.ASSETS), code);
      if (!node) throw new RefusedError(platformRefusals.refuse('not_found'));
      const items = (node.children ?? []).map(({ code: childCode, name }) => ({ code: childCode, name }));
      return c.json({ code: node.code, name: node.name, items }, 200);
    })
    .openapi(health, (c) => c.json({ status: 'ok' as const, time: new Date(c.var.now).toISOString() }, 200));
