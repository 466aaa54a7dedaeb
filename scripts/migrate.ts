import type { D1Database } from '@cloudflare/workers-types';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Migration {
  readonly name: string;
  readonly text: string;
}

// The table wrangler keeps, column for column, so that either tool sees what the other applied.
const recordTable = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/** The SQL files of one folder in order. */
export const readMigrations = (folder: string): Migration[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** Applies what is missing; each file and its record are one batch, so a file is in whole or not at all. */
export async function applyMigrations(database: D1Database, migrations: readonly Migration[]): Promise<number> {
  const done = await appliedNames(database);
  const missing = migrations.filter(({ name }) => !done.has(name));
  for (const { name, text } of missing) {
    await database.batch([
      // All of a file at once: a call for each of its statements takes ten times as long as what they do.
      database.prepare(text),
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
