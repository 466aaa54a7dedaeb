import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorker } from '../../scripts/build.ts';
import { signUp, type Session } from '../../scripts/demo/api.ts';
import { communitiesOf } from '../../scripts/demo/organisation.ts';
import { rosterSheet } from '../../scripts/demo/roster-sheet.ts';
import { paths } from '../../scripts/paths.ts';
import { startServer, type Server } from '../../scripts/server.ts';
import { dayOfInstant } from '../../worker/core/day.ts';
import { crowd } from './people.ts';
import type { Asked, Tape } from './worker.ts';

/** The product and the bare work beside it, served from one process. */
export interface Floor extends Server {
  ask<T>(work: string, asked?: Partial<Asked>): Promise<T>;
}

export interface City {
  readonly session: Session;
  readonly binding: string;
  readonly url: string;
  readonly cookie: string;
  /** What the session's cookie stands for in the database. */
  readonly token: string;
}

/** What Miniflare hands to the engine of the runtime that it starts. */
const engineFlags = 'MINIFLARE_WORKERD_V8_FLAGS';
const folder = join(paths.root, 'dist', 'bench');

async function asking<T>(url: string, work: string, body: Partial<Asked>): Promise<T> {
  const answer = await fetch(`${url}/api/floor/${work}`, { method: 'POST', body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`floor ${work}: ${answer.status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

interface Bounds {
  /** MiB that the heap of an isolate may come to; the runtime ends the process that goes beyond. */
  readonly heapMiB?: number;
}

/** Bundles the floor, serves it on loopback with data that is gone afterwards, and runs the bench. */
export async function withFloor<T>(bench: (floor: Floor) => Promise<T>, { heapMiB }: Bounds = {}): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'suishi-bench-'));
  await bundleWorker('bench/floor/worker.ts', folder);
  if (heapMiB !== undefined) process.env[engineFlags] = `--max-heap-size=${heapMiB}`;
  const server = await startServer({ dataDir, script: join(folder, 'index.js') });
  delete process.env[engineFlags];
  try {
    return await bench({ ...server, ask: (work, asked = {}) => asking(server.url, work, asked) });
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const password = 'Bench-2019-Suishi';

/** Signs a city up as anyone would; its administrator is signed in. */
export async function newCity(floor: Floor, slug: string): Promise<City> {
  const email = `admin@${slug}.example`;
  const session = await signUp(floor.url, {
    slug,
    name: '测速市',
    divisionCode: '222401',
    administrator: { name: '测速员', email, password },
  });
  const url = `${floor.url}/api/cities/${slug}`;
  const signedIn = await fetch(`${url}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: floor.url },
    body: JSON.stringify({ email, password }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const token = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1)).split('.')[0] ?? '';
  return { session, url, cookie, token, binding: await bindingOf(floor, slug) };
}

async function bindingOf(floor: Floor, slug: string): Promise<string> {
  const registry = await floor.database('REGISTRY');
  const slot = await registry.prepare('SELECT slot FROM city WHERE slug = ?').bind(slug).first<string>('slot');
  if (!slot) throw new Error(`${slug} has no database`);
  return slot;
}

/** A roster sheet of so many people who serve in the city's own communities. */
export async function rosterOf(city: City, size: number): Promise<File> {
  const today = dayOfInstant(Date.now());
  const people = crowd(await communitiesOf(city.session), today, size);
  const bytes = await rosterSheet(people, { city: '测速市', asOf: today, seed: 1 });
  return new File([new Uint8Array(bytes)], 'roster.xlsx');
}

interface Finding {
  readonly row: number;
  readonly severity: string;
}

/** Checks a roster and answers what makes its commit succeed: every warning accepted. */
export async function confirmed(city: City, roster: File): Promise<Readonly<Record<string, string>>> {
  const { problems } = await city.session.upload<{ problems: Finding[] }>('/roster/imports', roster, {
    dryRun: 'true',
  });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`roster: ${JSON.stringify(errors.slice(0, 3))}`);
  const accept = [...new Set(problems.map(({ row }) => row))];
  return { dryRun: 'false', decisions: JSON.stringify({ cells: [], skip: [], accept }) };
}

/** Runs one request of the product with the tape on: its round trips, with the time each took. */
export async function trips(floor: Floor, work: () => Promise<unknown>): Promise<Tape['trips']> {
  await floor.ask('tape/start');
  await work();
  return (await floor.ask<Tape>('tape/take')).trips;
}

/** Milliseconds that the database took until everything stood. */
export const storageOf = (all: Tape['trips']): number => all.reduce((sum, { ms }) => sum + ms, 0);
