import type { D1Database } from '@cloudflare/workers-types';
import type { Statement } from './statement.ts';

declare const opened: unique symbol;

/**
 * A city's database, opened by the one door of tenancy after its identity row was compared with the city asked for.
 * It reads. Writing is `commit`'s alone, through the raw database that only `rawDatabase` gives.
 */
export interface CityDatabase {
  readonly [opened]: true;
  readonly cityId: string;
  /** All rows of one statement. */
  all<T>(statement: Statement): Promise<T[]>;
  /** The first row, or null. */
  first<T>(statement: Statement): Promise<T | null>;
  /** Several reads in one round trip. */
  reads<T extends readonly unknown[]>(statements: { readonly [K in keyof T]: Statement }): Promise<{
    [K in keyof T]: T[K][];
  }>;
}

const rawDatabases = new WeakMap<CityDatabase, D1Database>();

/** For tenancy's door (which proves the identity first) and for nobody else. */
export function openedCityDatabase(cityId: string, raw: D1Database): CityDatabase {
  const bound = (statement: Statement) => raw.prepare(statement.sql).bind(...statement.params);
  const database = {
    cityId,
    all: async (statement: Statement) => (await bound(statement).all()).results,
    first: async (statement: Statement) => (await bound(statement).all()).results[0] ?? null,
    reads: async (statements: readonly Statement[]) =>
      statements.length === 0 ? [] : (await raw.batch(statements.map(bound))).map((result) => result.results),
  } as unknown as CityDatabase;
  rawDatabases.set(database, raw);
  return database;
}

/** The writable database behind a city's reading face. Called by `commit`, the audit sealer and sign-in only (law 1). */
export function rawDatabase(database: CityDatabase): D1Database {
  const raw = rawDatabases.get(database);
  if (!raw) throw new TypeError('this city database was not opened by the door of tenancy');
  return raw;
}
