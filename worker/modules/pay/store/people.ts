import type { Month } from '../../../core/day.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql } from '../../../platform/statement.ts';
import { namingOf, type NamedRow, type Who } from '../../roster/index.ts';

import { onPostIn } from './month-facts.ts';

export type PersonRow = NamedRow;

/** Who an imported sheet speaks of, of those on post in the month within the actor's scope. */
export async function findPeople(ctx: CityContext, permission: Permission, month: Month, rows: readonly Who[]) {
  const { named, known } = await namingOf(ctx, rows);
  const statement = sql`SELECT w.id AS workerId, w.name, w.identity_index AS identityIndex
    FROM (${onPostIn(month)}) AS p JOIN worker AS w ON w.id = p.worker_id
    WHERE ${named} AND ${inScope(ctx, permission, sql`p.unit_id`)}`;
  return { statement, known };
}
