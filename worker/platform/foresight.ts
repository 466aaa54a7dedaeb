import type { Day } from '../core/day.ts';
import type { Permission } from '../core/permissions.ts';
import type { CityContext } from './context.ts';
import type { Statement } from './statement.ts';

/** The condition that a column holds a unit within the reach of whoever sent the request, not known by name yet. */
export type Reach = (permission: Permission, unitColumn: Statement) => Statement;

/** Reads that a command will ask for first, and a key that says for which input they are. */
export interface Foresight {
  readonly key: string;
  readonly reads: readonly Statement[];
}

/**
 * What a route's command will read, told from a body that nobody has checked yet; null where that cannot be said. The
 * reads travel with those of the session, which saves a round trip of three; who turns out not to be admitted never
 * sees their rows.
 */
export type Foresee = (body: unknown, known: { readonly today: Day; readonly reach: Reach }) => Foresight | null;

/** Rows that were read with the session, until the command takes them. */
export interface Foreseen {
  readonly key: string;
  rows: readonly (readonly unknown[])[] | null;
}

/** The rows of these reads if they were foreseen, once: who decides again, decides on fresh facts. */
export function takeForeseen<T extends readonly unknown[]>(
  { foreseen }: Pick<CityContext, 'foreseen'>,
  key: string,
): { readonly [K in keyof T]: T[K][] } | null {
  if (!foreseen?.rows || foreseen.key !== key) return null;
  const { rows } = foreseen;
  foreseen.rows = null;
  return rows as never;
}
