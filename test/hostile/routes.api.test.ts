import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../worker/platform/statement.ts';
import { newWorld, signIn, signUpCity, type Answer, type Call, type TestCity, type World } from '../harness/api.ts';
import { commandContext } from '../harness/context.ts';
import { commit } from '../../worker/platform/commit.ts';
import { passwordHash } from '../../worker/modules/access/index.ts';
import { passwordAccount } from '../../worker/modules/access/seed.ts';
import { bodies, publicRoutes, signedInRoutes, uploadFields } from './cases.ts';
import { routes, sample, type Route } from './document.ts';

type Failure = { error: { code: string; fields?: { path: string }[] } };

let world: World;
let city: TestCity;
let other: TestCity;
let powerless: string;

const powerlessPassword = 'Nothing-At-All-1';

beforeAll(async () => {
  world = await newWorld(2);
  city = await signUpCity(world, 'hostile');
  other = await signUpCity(world, 'stranger', '990102');
  powerless = await signInPowerless();
});

/** Somebody with an account and no role at all. */
async function signInPowerless(): Promise<string> {
  const ctx = await commandContext(world, city);
  const hash = await passwordHash(powerlessPassword);
  const account = {
    id: 'usr_NOBODY',
    accountId: 'acc_NOBODY',
    name: '无权者',
    email: 'nobody@hostile.test',
    passwordHash: hash,
    at: ctx.at,
    mustChangePassword: false,
  };
  await commit(ctx, () => ({
    audit: { action: 'test.user.add', subject: { type: 'user', id: account.id } },
    writes: passwordAccount(account),
    answer: {},
  }));
  return signIn(world, city, account.email, powerlessPassword);
}

const everyCityRoute = routes.filter(({ path }) => path.startsWith('/api/cities/{city}/'));
const cityRoutes = everyCityRoute.filter(({ permission }) => permission !== 'public');
const open = everyCityRoute.filter(({ permission }) => permission === 'public');
const writes = cityRoutes.filter(({ key }) => key !== null);
const withBody = cityRoutes.filter(({ bodySchema }) => bodySchema !== null);
const lists = cityRoutes.filter(({ query }) => query.some(({ name }) => name === 'page'));
const withId = cityRoutes.filter(({ params }) => params.some(({ name }) => name === 'id'));

const neverId = 'xxx_00000000000000000000000000';

function pathOf(route: Route, slug: string, id = neverId): string {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'city') return slug;
    if (name === 'id') return id;
    const parameter = route.params.find((candidate) => candidate.name === name);
    return String(sample(parameter?.schema ?? {}));
  });
  const query = route.query
    .filter(({ required }) => required)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(sample(schema)))}`);
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

const bodyOf = (route: Route): unknown =>
  bodies[route.name] ?? (route.bodySchema ? sample(route.bodySchema) : undefined);

/** A readable sheet that holds nothing of interest, with what the route asks beside it. */
function smallUpload({ name }: Route): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(uploadFields[name] ?? {})) form.set(field, value);
  form.set('file', new File(['姓名,身份证号\n'], 'small.csv', { type: 'text/csv' }));
  form.set('dryRun', 'true');
  return form;
}

function attempt(route: Route, path: string, options: Call = {}): Promise<Answer<Failure>> {
  if (route.upload) return world.call<Failure>(route.method, path, { form: smallUpload(route), ...options });
  const body = bodyOf(route);
  return world.call<Failure>(route.method, path, body === undefined ? options : { body, ...options });
}

describe('the contract', () => {
  it('has the routes of every module', () => {
    expect(cityRoutes.length).toBeGreaterThan(3);
    expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length);
  });

  it('names a permission for every route, but for the few that any signed-in person may use', () => {
    const open = cityRoutes
      .filter(({ permission }) => permission === null || permission === 'signed-in')
      .map(({ name }) => name);
    expect(open.filter((name) => !signedInRoutes.includes(name))).toEqual([]);
  });

  it('opens to everybody only what is listed as open', () => {
    expect(open.map(({ name }) => name).filter((name) => !publicRoutes.includes(name))).toEqual([]);
  });

  it('has no case for a route that is gone', () => {
    const names = new Set(routes.map(({ name }) => name));
    expect([...Object.keys(bodies), ...signedInRoutes, ...publicRoutes].filter((name) => !names.has(name))).toEqual([]);
  });
});

describe.each(cityRoutes)('$name', (route) => {
  it('is closed without a session', async () => {
    const answer = await attempt(route, pathOf(route, city.slug));
    expect([answer.status, answer.body.error.code]).toEqual([401, 'sign_in_required']);
  });

  it('is closed to a session of another city', async () => {
    const renamed = other.cookie.replaceAll('suishi_stranger', 'suishi_hostile');
    for (const cookie of [other.cookie, renamed]) {
      const answer = await attempt(route, pathOf(route, city.slug), { cookie });
      expect([answer.status, answer.body.error.code]).toEqual([401, 'sign_in_required']);
    }
  });

  it('is not found in a city that is not there', async () => {
    const answer = await attempt(route, pathOf(route, 'nowhere'), { cookie: city.cookie });
    expect([answer.status, answer.body.error.code]).toEqual([404, 'not_found']);
  });

  it.runIf(route.permission !== 'signed-in')('is closed without its permission', async () => {
    const answer = await attempt(route, pathOf(route, city.slug), { cookie: powerless });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'permission_missing']);
  });
});

describe.each(open)('$name', (route) => {
  const from = (address: number, more: Record<string, string> = {}) => ({
    headers: { 'cf-connecting-ip': `203.0.113.${address}`, ...more },
  });

  it('is not found in a city that is not there', async () => {
    const answer = await attempt(route, pathOf(route, 'nowhere'), from(1));
    expect([answer.status, answer.body.error.code]).toEqual([404, 'not_found']);
  });

  it('takes a session of this city or of another for nothing', async () => {
    const plain = await attempt(route, pathOf(route, city.slug), from(2));
    for (const cookie of [city.cookie, other.cookie, powerless]) {
      const answer = await attempt(route, pathOf(route, city.slug), { cookie, ...from(2) });
      expect([answer.status, answer.body.error?.code]).toEqual([plain.status, plain.body.error?.code]);
    }
  });

  it.runIf(route.bodySchema !== null)(
    'refuses an unknown key, a body that is no record, and one too large',
    async () => {
      const path = pathOf(route, city.slug);
      const unknown = await attempt(route, path, {
        ...from(3),
        body: { ...(bodyOf(route) as object), nobodyKnowsThis: 1 },
      });
      expect([unknown.status, unknown.body.error.fields?.map((field) => field.path)]).toEqual([
        400,
        ['nobodyKnowsThis'],
      ]);
      for (const body of [[], 'text', 7]) {
        const answer = await attempt(route, path, { ...from(3), body });
        expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_input']);
      }
      const large = await attempt(route, path, { ...from(3), body: { padding: 'x'.repeat(1_100_000) } });
      expect([large.status, large.body.error.code]).toEqual([413, 'body_too_large']);
    },
  );

  it.runIf(route.key !== null)('is closed to the page of another site', async () => {
    const answer = await attempt(route, pathOf(route, city.slug), from(4, { 'sec-fetch-site': 'cross-site' }));
    expect([answer.status, answer.body.error.code]).toEqual([403, 'cross_site_write']);
  });

  it('is counted by address: one caller cannot call without end, and does not stop the others', async () => {
    const path = pathOf(route, city.slug);
    const statuses = new Set<number>();
    for (let call = 0; call < 1_000 && !statuses.has(429); call += 1)
      statuses.add((await attempt(route, path, from(5))).status);
    expect(statuses).toContain(429);
    expect((await attempt(route, path, from(6))).status).not.toBe(429);
  });
});

describe.each(writes)('$name', (route) => {
  it('is closed to the page of another site, whoever is signed in', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await attempt(route, pathOf(route, city.slug), { cookie: city.cookie, headers });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'cross_site_write']);
  });

  it('takes a well-formed idempotency key only', async () => {
    const options = { cookie: administratorOr(route), key: 'short' };
    const answer = await attempt(route, pathOf(route, city.slug), options);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'idempotency_key_invalid']);
  });

  it.runIf(route.key === 'required')('is refused without an idempotency key', async () => {
    const answer = await attempt(route, pathOf(route, city.slug), { cookie: await holderOf(route), key: null });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'idempotency_key_required']);
  });
});

describe.each(withBody)('$name', (route) => {
  it('refuses an unknown key by its name', async () => {
    const body = { ...(bodyOf(route) as object), nobodyKnowsThis: 1 };
    const answer = await attempt(route, pathOf(route, city.slug), { cookie: await holderOf(route), body });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_input']);
    expect(answer.body.error.fields?.map(({ path }) => path)).toEqual(['nobodyKnowsThis']);
  });

  it('refuses a body that is no record', async () => {
    for (const body of [[], 'text', 7]) {
      const answer = await attempt(route, pathOf(route, city.slug), { cookie: await holderOf(route), body });
      expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_input']);
    }
  });
});

describe.each(lists)('$name', (route) => {
  it('refuses a filter and an order that it does not know, and a page out of bounds', async () => {
    const path = pathOf(route, city.slug);
    for (const query of ['nobodyKnowsThis=1', 'sort=nobodyKnowsThis', 'page=0', 'pageSize=0', 'pageSize=201']) {
      const answer = await world.call<Failure>('GET', `${path}${path.includes('?') ? '&' : '?'}${query}`, {
        cookie: await holderOf(route),
      });
      expect([query, answer.status, answer.body.error.code]).toEqual([query, 400, 'bad_input']);
    }
  });
});

describe.each(withId)('$name', (route) => {
  it('answers an id of another city as one that never was', async () => {
    const cookie = await holderOf(route);
    const never = await attempt(route, pathOf(route, city.slug), { cookie });
    const foreign = await attempt(route, pathOf(route, city.slug, other.rootUnitId), { cookie });
    expect([never.status, never.body.error.code]).toEqual([404, 'not_found']);
    expect([foreign.status, foreign.body.error.code]).toEqual([404, 'not_found']);
  });
});

const administratorOr = (route: Route): string => (route.permission === null ? '' : city.cookie);

let everything: Promise<string> | undefined;

/** Somebody who holds every permission: the rest of the suite asks what happens behind the gate. */
function holderOf(_route: Route): Promise<string> {
  everything ??= grantEverything();
  return everything;
}

async function grantEverything(): Promise<string> {
  const ctx = await commandContext(world, city);
  await commit(ctx, () => ({
    audit: { action: 'test.role.widen', subject: { type: 'role', id: 'city_administrator' } },
    writes: [
      sql`UPDATE role SET permissions = (SELECT json_group_array(DISTINCT p.value) FROM role AS r, json_each(r.permissions) AS p) WHERE code = 'city_administrator'`,
    ],
    answer: {},
  }));
  return city.cookie;
}
