/** What D1 binds. Integers travel as numbers into STRICT columns; use `CAST(? AS INTEGER)` inside expressions. */
export type Param = string | number | null;

/** One SQL statement as data: builders return these, only `commit` sends those that write. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly Param[];
}

export type Row = Readonly<Record<string, Param>>;

/** D1 takes 2 MB in one bound value; the rest is room for multi-byte characters. */
const jsonChunkCharacters = 500_000;

function isStatement(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && 'sql' in value && 'params' in value;
}

/**
 * Tagged template: values become bound parameters, nested statements are spliced in, booleans are 1 and 0.
 * A list cannot be bound: pass `json(list)` and read it with `json_each(…)`.
 */
export function sql(strings: TemplateStringsArray, ...values: readonly (Param | boolean | Statement)[]): Statement {
  let text = strings[0] ?? '';
  const params: Param[] = [];
  values.forEach((value, index) => {
    if (isStatement(value)) {
      text += value.sql;
      params.push(...value.params);
    } else {
      text += '?';
      params.push(typeof value === 'boolean' ? Number(value) : value);
    }
    text += strings[index + 1] ?? '';
  });
  return { sql: text, params };
}

/** A list or record as one bound parameter for `json_each`. */
export const json = (value: unknown): string => JSON.stringify(value);

/** `AND`-joins conditions; no condition is `1`. */
export function allOf(conditions: readonly (Statement | null | false | undefined)[]): Statement {
  const present = conditions.filter((condition): condition is Statement => Boolean(condition));
  if (present.length === 0) return { sql: '1', params: [] };
  return {
    sql: present.map((condition) => `(${condition.sql})`).join(' AND '),
    params: present.flatMap((condition) => condition.params),
  };
}

function quoted(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new RangeError(`not a column or table name: ${name}`);
  return `"${name}"`;
}

/** A table or column by its name, to be spliced into a statement; throws `RangeError` for what is no plain name. */
export const identifier = (name: string): Statement => ({ sql: quoted(name), params: [] });

/**
 * Inserts rows of one shape through `json_each`: one bound parameter for each chunk, so the 100-parameter limit never
 * binds. All rows must have the keys of the first. `suffix` may carry an `ON CONFLICT …` clause.
 */
export function insertRows(table: string, rows: readonly Row[], suffix = ''): Statement[] {
  const first = rows[0];
  if (!first) return [];
  const columns = Object.keys(first);
  const head = `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')})`;
  const picks = columns.map((_, index) => `value ->> ${index}`).join(', ');
  const text = `${head} SELECT ${picks} FROM json_each(?) WHERE 1 ${suffix}`.trimEnd();
  return chunked(rows.map((row) => JSON.stringify(columns.map((column) => row[column] ?? null)))).map((chunk) => ({
    sql: text,
    params: [`[${chunk.join(',')}]`],
  }));
}

/** Parts of JSON lists, none longer than one bound value may be. */
export function chunked(parts: readonly string[]): string[][] {
  const chunks: string[][] = [];
  let size = 0;
  for (const part of parts) {
    const last = chunks.at(-1);
    if (!last || size + part.length > jsonChunkCharacters) {
      chunks.push([part]);
      size = part.length;
    } else {
      last.push(part);
      size += part.length;
    }
  }
  return chunks;
}

/** Inserts one row with plain parameters. */
export function insertRow(table: string, row: Row): Statement {
  const columns = Object.keys(row);
  return {
    sql: `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    params: columns.map((column) => row[column] ?? null),
  };
}

/** Follows an UPDATE or INSERT that must have touched exactly `count` rows, or the whole batch is undone. */
export function expectChanges(name: string, count = 1): Statement {
  return sql`INSERT INTO expectation (name, met) SELECT ${name}, 0 WHERE changes() <> CAST(${count} AS INTEGER)`;
}

/** Undoes the whole batch unless the condition holds at this point of it. */
export function expectThat(name: string, condition: Statement): Statement {
  return sql`INSERT INTO expectation (name, met) SELECT ${name}, 0 WHERE NOT (${condition})`;
}
