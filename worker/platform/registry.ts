import type { D1Database } from '@cloudflare/workers-types';
import { violatedConstraint } from './commit.ts';
import type { Statement } from './statement.ts';

/** Reads of the registry database. */
export async function registryRows<T>(registry: D1Database, statement: Statement): Promise<T[]> {
  return (
    await registry
      .prepare(statement.sql)
      .bind(...statement.params)
      .all<T>()
  ).results;
}

/** The only writer of the registry: one guarded batch. Answers the violated constraint's name, or null when it stands. */
export async function commitRegistry(registry: D1Database, writes: readonly Statement[]): Promise<string | null> {
  try {
    await registry.batch(writes.map((write) => registry.prepare(write.sql).bind(...write.params)));
    return null;
  } catch (error) {
    const violated = violatedConstraint(error);
    if (violated === null) throw error;
    return violated;
  }
}
