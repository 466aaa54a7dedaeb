import { limits } from '../../core/limits.ts';
import { makeId } from '../../core/id.ts';
import type { CityDatabase } from '../city-database.ts';
import { json, sql } from '../statement.ts';
import type { CityFiles } from './files.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Ids sort by the time of their making, so an instant bounds them. */
const firstIdAt = (instant: number): string => makeId('att', Math.max(instant, 0), new Uint8Array(10));

/**
 * Removes files of a city that no row names: uploads that were refused, repeated or cut off after their bytes had been
 * stored. Looks at the last days only, one page a module; what is younger than the grace may still get its row.
 */
export async function sweepOrphans(
  db: CityDatabase,
  files: CityFiles,
  modules: readonly string[],
  now: number,
): Promise<number> {
  let removed = 0;
  const oldEnough = firstIdAt(now - limits.orphanGraceMinutes * minuteMs);
  for (const module of modules) {
    const stored = (await files.idsFrom(module, firstIdAt(now - limits.orphanDays * dayMs))).filter(
      (id) => id < oldEnough,
    );
    if (stored.length === 0) continue;
    const orphans = await db.all<{ id: string }>(
      sql`SELECT value AS id FROM json_each(${json(stored)}) WHERE value NOT IN (SELECT id FROM attachment)`,
    );
    if (orphans.length === 0) continue;
    await files.remove(
      module,
      orphans.map(({ id }) => id),
    );
    removed += orphans.length;
  }
  return removed;
}
