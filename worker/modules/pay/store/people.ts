import type { Month } from '../../../core/day.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { json, sql, type Statement } from '../../../platform/statement.ts';
import { identityIndex } from '../../roster/index.ts';
import type { KnownPeople, KnownPerson, Who } from '../rules/import/who.ts';
import { onPostIn } from './month-facts.ts';

export interface PersonRow extends KnownPerson {
  readonly identityIndex: string;
}

/** Who an imported sheet speaks of, of those on post in the month within the actor's scope. */
export async function findPeople(ctx: CityContext, permission: Permission, month: Month, rows: readonly Who[]) {
  const numbers = [...new Set(rows.flatMap(({ identityNumber }) => identityNumber ?? []))];
  const ids = [...new Set(rows.flatMap(({ workerId }) => workerId ?? []))];
  const indexes = await Promise.all(numbers.map((number) => identityIndex(ctx.keyring, number)));
  const numberOf = new Map(indexes.map((index, at) => [index, numbers[at] ?? '']));
  const statement: Statement = sql`SELECT w.id AS workerId, w.name, w.identity_index AS identityIndex
    FROM (${onPostIn(month)}) AS p JOIN worker AS w ON w.id = p.worker_id
    WHERE (w.identity_index IN (SELECT value FROM json_each(${json(indexes)}))
      OR w.id IN (SELECT value FROM json_each(${json(ids)}))) AND ${inScope(ctx, permission, sql`p.unit_id`)}`;
  const known = (found: readonly PersonRow[]): KnownPeople => ({
    byIdentity: new Map(found.map((person) => [numberOf.get(person.identityIndex) ?? '', person])),
    byId: new Map(found.map((person) => [person.workerId, person])),
  });
  return { statement, known };
}
