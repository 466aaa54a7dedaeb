import { createExecutionContext, waitOnExecutionContext, type D1Migration, applyD1Migrations } from 'cloudflare:test';
import { env as testEnv } from 'cloudflare:workers';
import type { D1Database, Fetcher } from '@cloudflare/workers-types';
import { app } from '../../worker/app.ts';
import type { Env } from '../../worker/env.ts';
import { invented } from './county.ts';

type TestEnv = Env & { readonly REGISTRY_MIGRATIONS: D1Migration[]; readonly CITY_MIGRATIONS: D1Migration[] };

const bound = testEnv as unknown as TestEnv;

/** The static files a Worker reads: two invented counties in the shape of the code book. */
const assets = {
  fetch: async (url: string) => {
    const file = invented[new URL(url).pathname];
    if (!file) return new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
    return Response.json(file);
  },
} as unknown as Fetcher;

export interface Call {
  readonly body?: unknown;
  readonly form?: FormData;
  readonly key?: string | null;
  readonly cookie?: string | undefined;
  readonly headers?: Record<string, string>;
}

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

export interface World {
  readonly env: Env;
  call<T = Record<string, unknown>>(method: string, path: string, options?: Call): Promise<Answer<T>>;
  /** The raw response, for downloads. */
  fetch(method: string, path: string, options?: Call): Promise<Response>;
  /** Replaces a binding, e.g. by a database that fails on purpose. */
  replace(binding: keyof Env & string, value: unknown): void;
}

/** A freshly migrated registry and pool; `slots` bounds the pool for tests of its end. */
export async function newWorld(slots = 3): Promise<World> {
  const names = Object.keys(bound)
    .filter((name) => /^CITY_\d+$/.test(name))
    .sort()
    .slice(0, slots);
  const databases = Object.fromEntries(names.map((name) => [name, bound[name as `CITY_${string}`]]));
  await emptied(bound.REGISTRY);
  await applyD1Migrations(bound.REGISTRY as never, bound.REGISTRY_MIGRATIONS);
  for (const database of Object.values(databases)) {
    if (!database) continue;
    await emptied(database);
    await applyD1Migrations(database as never, bound.CITY_MIGRATIONS);
  }
  const env: Record<string, unknown> = {
    REGISTRY: another(bound.REGISTRY),
    ASSETS: assets,
    FILES: bound.FILES,
    MASTER_SECRET: 'a-master-secret-for-tests-only-0123456789',
    ...databases,
  };
  return worldOver(env);
}

/** The same database as a binding of its own: what the product remembers of one world is nothing in the next. */
function another(database: D1Database): D1Database {
  return new Proxy(database, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Files of tests share an isolate and its databases: whatever the file before left there goes. */
async function emptied(database: D1Database): Promise<void> {
  const { results } = await database
    .prepare(`SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view', 'table')
      AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' ORDER BY type = 'table', type = 'view'`)
    .all<{ type: string; name: string }>();
  if (results.length === 0) return;
  await database.batch([
    database.prepare('PRAGMA defer_foreign_keys = on'),
    database.prepare(results.map(({ type, name }) => `DROP ${type} "${name}"`).join(';')),
  ]);
}

let worlds = 0;

function worldOver(env: Record<string, unknown>): World {
  worlds += 1;
  // Limits count by address; RFC 3849 keeps these for documentation.
  const address = `2001:db8::${worlds.toString(16)}`;
  const send = async (method: string, path: string, options: Call = {}): Promise<Response> => {
    const headers = new Headers({
      'accept-language': 'zh-CN',
      origin: 'http://localhost',
      'cf-connecting-ip': address,
      ...options.headers,
    });
    if (options.cookie) headers.set('cookie', options.cookie);
    const key = options.key === undefined && method !== 'GET' ? crypto.randomUUID() : options.key;
    if (key) headers.set('idempotency-key', key);
    if (options.body !== undefined) headers.set('content-type', 'application/json');
    const body = options.form ?? (options.body === undefined ? null : JSON.stringify(options.body));
    if (typeof body === 'string') headers.set('content-length', String(new TextEncoder().encode(body).length));
    const context = createExecutionContext();
    const response = await app.fetch(
      new Request(`http://localhost${path}`, { method, headers, body }),
      env as never,
      context as never,
    );
    await waitOnExecutionContext(context);
    return response;
  };
  return {
    env: env as unknown as Env,
    fetch: send,
    replace: (binding, value) => {
      env[binding] = value;
    },
    call: async <T>(method: string, path: string, options?: Call) => {
      const response = await send(method, path, options);
      const text = await response.text();
      return { status: response.status, body: (text ? JSON.parse(text) : {}) as T, headers: response.headers };
    },
  };
}

export const cookiesOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

export const administratorPassword = 'Correct-Horse-7';

export interface TestCity {
  readonly slug: string;
  readonly id: string;
  readonly rootUnitId: string;
  /** Session cookie of the administrator. */
  readonly cookie: string;
  readonly path: (rest: string) => string;
}

/** Signs a city up through the API and answers it with its administrator signed in. */
export async function signUpCity(world: World, slug = 'testcity', divisionCode = '990101'): Promise<TestCity> {
  const administrator = { name: '测试管理员', email: `admin@${slug}.test`, password: administratorPassword };
  const answer = await world.call<{ id: string }>('POST', '/api/cities', {
    body: { slug, name: `${slug}市`, divisionCode, administrator },
  });
  if (answer.status !== 201) throw new Error(`sign-up answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return {
    slug,
    id: answer.body.id,
    rootUnitId: `unt_${answer.body.id.slice(4)}`,
    cookie: cookiesOf(answer.headers),
    path: (rest) => `/api/cities/${slug}${rest}`,
  };
}

export async function signIn(world: World, city: TestCity, email: string, password: string): Promise<string> {
  const answer = await world.call('POST', city.path('/auth/sign-in/email'), { body: { email, password }, key: null });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return cookiesOf(answer.headers);
}

export interface Faults {
  /** Fails the next batch before it reaches the database. */
  failNextBatch(): void;
  /** Lets the next batch commit and loses the answer. */
  loseNextAnswer(): void;
}

/** Wraps a city's database so that a test can break it at the worst moment. */
export function withFaults(world: World, binding: `CITY_${string}`): Faults {
  const real = world.env[binding] as D1Database;
  let next: 'fail' | 'lose' | null = null;
  // Only the batch of a command records its answer; every other batch reads.
  const records = new WeakSet<object>();
  const prepare = (query: string) => {
    const statement = real.prepare(query);
    if (!query.startsWith('INSERT INTO idempotency')) return statement;
    const bind = (...values: unknown[]) => {
      const bound = statement.bind(...values);
      records.add(bound);
      return bound;
    };
    return { bind };
  };
  const batch = async (statements: never[]) => {
    const fault = next;
    if (fault === null || !statements.some((statement) => records.has(statement))) return real.batch(statements);
    next = null;
    if (fault === 'fail') throw new Error('D1_ERROR: storage is away');
    await real.batch(statements);
    throw new Error('D1_ERROR: the connection was lost');
  };
  const broken = new Proxy(real, {
    get: (target, property) => {
      if (property === 'batch') return batch;
      if (property === 'prepare') return prepare;
      const value: unknown = Reflect.get(target, property);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  world.replace(binding, broken);
  return {
    failNextBatch: () => {
      next = 'fail';
    },
    loseNextAnswer: () => {
      next = 'lose';
    },
  };
}
