import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** One round trip of the product to a city's database. */
export interface Trip {
  readonly kind: 'read' | 'write';
  /** Milliseconds until the database had answered, by the Worker's own clock. */
  readonly ms: number;
  readonly statements: number;
  /** The first words of each statement, to tell the trips apart. */
  readonly heads: readonly string[];
  /** What each statement answered. */
  readonly rows: readonly Rows[];
}

let tape: Trip[] | null = null;

export const startTape = (): void => {
  tape = [];
};

export const isTaping = (): boolean => tape !== null;

/** Stops and answers what ran meanwhile. */
export function takeTape(): readonly Trip[] {
  const taken = tape ?? [];
  tape = null;
  return taken;
}

export async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}

const texts = new WeakMap<object, string>();

/** The same database, which writes down each batch and how long it took. */
export function taped(real: D1Database): D1Database {
  const prepare = (sql: string): D1PreparedStatement => {
    const statement = real.prepare(sql);
    const bind = statement.bind.bind(statement);
    statement.bind = (...values: unknown[]) => {
      const bound = bind(...values);
      texts.set(bound, sql);
      return bound;
    };
    return statement;
  };
  const batch = async (statements: D1PreparedStatement[]) => {
    const heads = statements.map((statement) => (texts.get(statement) ?? '').trim().slice(0, 60));
    const { ms, result } = await timed(() => real.batch(statements));
    const rows = result.map(({ results }) => results as Rows);
    const kind = heads.every((head) => /^(?:SELECT|WITH)/.test(head)) ? 'read' : 'write';
    tape?.push({ kind, ms, statements: statements.length, heads, rows });
    return result;
  };
  return { prepare, batch } as unknown as D1Database;
}
