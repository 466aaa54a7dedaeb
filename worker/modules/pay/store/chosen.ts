import { json, sql, type Statement } from '../../../platform/statement.ts';

/** Some workers: a stretch of ids, above `after` and up to `upTo` (null for without end), or those of a list. */
export type Chosen = { readonly after: string; readonly upTo: string | null } | { readonly ids: readonly string[] };

export const everybody: Chosen = { after: '', upTo: null };

/** Condition that a column holds the id of one of them. */
export function within(chosen: Chosen, column: Statement): Statement {
  if ('ids' in chosen) return sql`${column} IN (SELECT value FROM json_each(${json(chosen.ids)}))`;
  const above = sql`${column} > ${chosen.after}`;
  return chosen.upTo === null ? above : sql`${above} AND ${column} <= ${chosen.upTo}`;
}
