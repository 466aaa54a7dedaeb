import type { D1Database } from '@cloudflare/workers-types';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unstable_splitSqlQuery as splitSql } from 'wrangler';

interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

// The table wrangler keeps, column for column, so that either tool sees what the other applied.
const recordTable = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/** The SQL files of one folder in order, each split into statements (a trigger is one). */
export const readMigrations = (folder: string): Migration[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => ({ name, statements: splitSql(readFileSync(join(folder, name), 'utf8')) }));

/** Applies what is missing; each file and its record are one batch, so a file is in whole or not at all. */
export async function applyMigrations(database: D1Database, migrations: readonly Migration[]): Promise<number> {
  const done = await appliedNames(database);
  const missing = migrations.filter(({ name }) => !done.has(name));
  for (const { name, statements } of missing) {
    await database.batch([
      ...statements.map((sql) => database.prepare(sql)),
      database.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
    ]);
  }
  return missing.length;
}

async function appliedNames(database: D1Database): Promise<Set<string>> {
  const [, rows] = await database.batch<{ name: string }>([
    database.prepare(recordTable),
    database.prepare('SELECT name FROM d1_migrations'),
  ]);
  return new Set(rows?.results.map(({ name }) => name));
}
