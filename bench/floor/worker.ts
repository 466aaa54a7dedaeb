import type { D1Database, ExecutionContext, ScheduledController } from '@cloudflare/workers-types';
import type { Env } from '../../worker/env.ts';
import product from '../../worker/index.ts';
import { workerColumns, workerTables } from '../../worker/modules/roster/store/list.ts';
export { PayRunWorkflow } from '../../worker/workflow.ts';
import { bareInserts, bareReads, bareWrite, prepareNotes, rowsOf, type Tables } from './bare.ts';
import * as ledger from './ledger.ts';
import { sealing } from './seal.ts';
import { isTaping, startTape, taped, takeTape, timed, type Trip } from './tape.ts';

/** What the floor is asked to do; the city is named by the binding of its database. */
export interface Asked {
  readonly binding: string;
  /** Conditions by table, for `insert`. */
  readonly tables?: Readonly<Record<string, string>>;
  readonly times?: number;
  readonly people?: number;
  /** For `query`: a session's token, and statements that answer the rows of a page. */
  readonly token?: string;
  readonly queries?: readonly string[];
}

export interface Tape {
  readonly trips: readonly Omit<Trip, 'rows'>[];
}

let lastReads: readonly Trip[] = [];

/** The round trips of a request until its batch stood; what follows is work after the answer. */
function untilWritten(trips: readonly Trip[]): readonly Trip[] {
  const write = trips.findIndex(({ kind }) => kind === 'write');
  return write === -1 ? trips : trips.slice(0, write + 1);
}

/** What the reads of the last tape answered, as tables; those that answered nothing left out. */
const lastAnswers = (): Tables =>
  Object.fromEntries(
    lastReads
      .flatMap(({ rows }) => rows)
      .flatMap((rows, index) => (rows.length > 0 ? [[`read_${index}`, rows as Tables[string]]] : [])),
  );

/** @throws Error when the name is no slot of the pool */
function databaseOf(env: Env, binding: string): D1Database {
  const database = slots(env)[binding];
  if (!database) throw new Error(`no database is bound as ${binding}`);
  return database;
}

const slots = (env: Env): Record<string, D1Database> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => /^CITY_\d+$/.test(name)));

/** Bare work on the very database that the product uses, in the same process. */
const asked: Record<string, (env: Env, body: Asked) => Promise<unknown> | unknown> = {
  'tape/start': startTape,
  'tape/take': () => {
    const trips = untilWritten(takeTape());
    lastReads = trips.filter(({ kind }) => kind === 'read');
    return { trips: trips.map(({ kind, ms, statements, heads }) => ({ kind, ms, statements, heads })) };
  },
  insert: async (env, { binding, tables = {}, times = 1 }) => {
    const db = databaseOf(env, binding);
    return bareInserts(db, await rowsOf(db, tables), times);
  },
  select: async (env, { binding, tables = {} }) => (await timed(() => rowsOf(databaseOf(env, binding), tables))).ms,
  read: (env, { binding, times = 1 }) => bareReads(databaseOf(env, binding), lastAnswers(), times),
  /** A row like a session, then the bare queries in one batch: what no page can do without. */
  query: async (env, { binding, token = '', queries = [] }) => {
    const db = databaseOf(env, binding);
    await db.prepare('SELECT id, "userId", "expiresAt" FROM "session" WHERE token = ?').bind(token).all();
    return (await db.batch(queries.map((text) => db.prepare(text)))).map(({ results }) => results);
  },
  seal: (env, { people = 0, times = 3 }) => sealing(env, people, times),
  notes: (env, { binding }) => prepareNotes(databaseOf(env, binding)),
  book: (env, { binding }) => ledger.prepareBook(databaseOf(env, binding)),
};

/** Two queries and nothing else: a row like a session, then fifty people with the columns of the roster's list. */
async function bareList(db: D1Database, token: string): Promise<Response> {
  const session = await db.prepare('SELECT id, "userId", "expiresAt" FROM "session" WHERE token = ?').bind(token).all();
  if (session.results.length === 0) return new Response(null, { status: 401 });
  const people = await db
    .prepare(
      `SELECT ${workerColumns.sql} FROM ${workerTables.sql} WHERE w.left_on IS NULL ORDER BY w.pinyin, w.id LIMIT 50`,
    )
    .all();
  return Response.json({ items: people.results });
}

type OnLedger = (db: D1Database, body: string, of: (name: string) => string) => Promise<unknown>;
const onLedger: Record<string, OnLedger> = {
  posting: (db, body) => ledger.barePosting(db, body.split(' ')),
  group: (db, body) => ledger.bareGroup(db, body),
  balances: async (db, _, of) => (await ledger.bareBalances(db, Number(of('year')))).results,
  sums: async (db, _, of) => (await ledger.bareSums(db, of('day'))).results,
};

async function answer(url: URL, request: Request, env: Env): Promise<Response> {
  const work = url.pathname.slice('/api/floor/'.length);
  const of = (name: string) => url.searchParams.get(name) ?? '';
  if (work === 'list') return bareList(databaseOf(env, of('binding')), of('token'));
  if (work === 'write') {
    await bareWrite(databaseOf(env, of('binding')), of('unit'), await request.text());
    return Response.json({ id: of('unit') });
  }
  if (work in onLedger) {
    const result = await onLedger[work]?.(databaseOf(env, of('binding')), await request.text(), of);
    return Response.json(result ?? null);
  }
  const result = await asked[work]?.(env, (await request.json()) as Asked);
  return Response.json(result ?? null);
}

/** Where a tape runs, the product finds databases that write it. */
const withTape = (env: Env): Env => ({
  ...env,
  ...Object.fromEntries(Object.entries(slots(env)).map(([name, database]) => [name, taped(database)])),
});

export default {
  fetch(request: Request, env: Env, execution: ExecutionContext) {
    const url = new URL(request.url);
    if (url.pathname.startsWith('/api/floor/')) return answer(url, request, env);
    return product.fetch(request, isTaping() ? withTape(env) : env, execution as never);
  },
  scheduled: (controller: ScheduledController, env: Env, execution: ExecutionContext) =>
    product.scheduled(controller, env, execution),
};
