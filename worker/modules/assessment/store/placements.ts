import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { Stretch } from '../rules/places.ts';
import { placed } from './workers.ts';

/** Everybody who is in service on a day, each where they stand. */
export const inServiceOn = (ctx: CityContext, on: Day): Statement =>
  sql`SELECT ${placed(ctx, on)} WHERE p.from_day <= ${on} AND (p.until_day IS NULL OR p.until_day > ${on})`;

export type StretchRow = Stretch & { readonly workerId: string };

/** Stretches of service within a year, of whoever had more than one unit in it. */
export const movedWithin = (first: Day, last: Day): Statement => {
  const inYear = sql`from_day <= ${last} AND (until_day IS NULL OR until_day > ${first})`;
  return sql`SELECT worker_id AS workerId, unit_id AS unitId, from_day AS "from", until_day AS until FROM posting
    WHERE ${inYear} AND worker_id IN (SELECT worker_id FROM posting WHERE ${inYear}
      GROUP BY worker_id HAVING count(DISTINCT unit_id) > 1) ORDER BY worker_id, from_day`;
};
