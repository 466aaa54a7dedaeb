import type { D1Database } from '@cloudflare/workers-types';
import { insertRows, sql, type Row, type Statement } from '../../worker/platform/statement.ts';
import { timed } from './tape.ts';

/** Tables without type, index, constraint or trigger: what the storage takes when nobody asks anything of it. */

export type Tables = Readonly<Record<string, readonly Row[]>>;

const bareName = (name: string): string => `floor_${name}`;
const run = (db: D1Database, statements: readonly Statement[]) =>
  db.batch<Row>(statements.map((statement) => db.prepare(statement.sql).bind(...statement.params)));

const dropped = (names: readonly string[]): Statement[] =>
  names.map((name) => ({ sql: `DROP TABLE IF EXISTS ${bareName(name)}`, params: [] }));

const created = (tables: Tables): Statement[] =>
  Object.entries(tables).map(([name, rows]) => ({
    sql: `CREATE TABLE ${bareName(name)} (${Object.keys(rows[0] ?? { nothing: null })
      .map((column) => `"${column}"`)
      .join(', ')})`,
    params: [],
  }));

const filled = (tables: Tables): Statement[] =>
  Object.entries(tables).flatMap(([name, rows]) => insertRows(bareName(name), rows));

/** Rows that stand in the product's tables, each table with the condition that finds them. */
export async function rowsOf(db: D1Database, wanted: Readonly<Record<string, string>>): Promise<Tables> {
  const entries = Object.entries(wanted);
  const found = await run(
    db,
    entries.map(([table, condition]) => ({ sql: `SELECT * FROM ${table} WHERE ${condition}`, params: [] })),
  );
  return Object.fromEntries(entries.map(([table], index) => [table, found[index]?.results ?? []]));
}

/** Milliseconds of inserting the rows by `json_each`, one batch, each time into new tables. */
export async function bareInserts(db: D1Database, tables: Tables, times: number): Promise<number[]> {
  const names = Object.keys(tables);
  const inserting = filled(tables);
  const took: number[] = [];
  for (let round = 0; round < times; round += 1) {
    await run(db, [...dropped(names), ...created(tables)]);
    took.push((await timed(() => run(db, inserting))).ms);
  }
  await run(db, dropped(names));
  return took;
}

/** Milliseconds of reading the rows as they are, one batch. */
export async function bareReads(db: D1Database, tables: Tables, times: number): Promise<number[]> {
  const names = Object.keys(tables);
  await run(db, [...dropped(names), ...created(tables), ...filled(tables)]);
  const reading = names.map((name) => ({ sql: `SELECT * FROM ${bareName(name)}`, params: [] }));
  const took: number[] = [];
  for (let round = 0; round < times; round += 1) took.push((await timed(() => run(db, reading))).ms);
  await run(db, dropped(names));
  return took;
}

/** What a write cannot do without: read one row, then one batch of four statements. */
export async function bareWrite(db: D1Database, unitId: string, name: string): Promise<void> {
  await run(db, [sql`SELECT id, name, version FROM unit WHERE id = ${unitId}`]);
  await run(db, [
    sql`UPDATE unit SET name = ${name}, version = version + 1 WHERE id = ${unitId}`,
    ...[1, 2, 3].map(
      (part) => sql`INSERT INTO floor_note (id, part, text) VALUES (${crypto.randomUUID()}, ${part}, ${name})`,
    ),
  ]);
}

export const prepareNotes = (db: D1Database) =>
  run(db, [sql`CREATE TABLE IF NOT EXISTS floor_note (id TEXT PRIMARY KEY, part INTEGER, text TEXT) STRICT`]);
