import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { json, sql } from '../../../platform/statement.ts';
import { identityIndex, type Who } from '../../roster/index.ts';
import { nameKey, type NamedPerson, type RosterPeople } from '../rules/import/roster-person.ts';
import { lastUnitOf } from './facts.ts';

export interface RosterPersonRow extends NamedPerson {
  readonly identityIndex: string;
}

/** Who an imported sheet speaks of, of all in the roster within the actor's scope for facts, still on post or not. */
export async function findRosterPeople(ctx: CityContext, rows: readonly Who[]) {
  const unique = (texts: readonly string[]) => [...new Set(texts)];
  const numbers = unique(rows.flatMap(({ identityNumber }) => identityNumber ?? []));
  const ids = unique(rows.flatMap(({ workerId }) => workerId ?? []));
  const names = unique(
    rows.flatMap(({ identityNumber, workerId, name }) =>
      identityNumber === null && workerId === null && name !== null ? nameKey(name) : [],
    ),
  );
  const indexes = await Promise.all(numbers.map((number) => identityIndex(ctx.keyring, number)));
  const numberOf = new Map(indexes.map((index, at) => [index, numbers[at] ?? '']));
  const statement = sql`SELECT w.id AS workerId, w.name, w.identity_index AS identityIndex, u.name AS unitName
    FROM worker AS w JOIN unit AS u ON u.id = ${lastUnitOf(sql`w.id`)}
    WHERE (w.identity_index IN (SELECT value FROM json_each(${json(indexes)}))
      OR w.id IN (SELECT value FROM json_each(${json(ids)}))
      OR replace(w.name, ' ', '') IN (SELECT value FROM json_each(${json(names)})))
      AND ${inScope(ctx, 'pay.facts.write', sql`u.id`)}`;
  const people = (found: readonly RosterPersonRow[]): RosterPeople => ({
    byIdentity: new Map(found.map((person) => [numberOf.get(person.identityIndex) ?? '', person])),
    byId: new Map(found.map((person) => [person.workerId, person])),
    byName: Map.groupBy(found, ({ name }) => nameKey(name)),
  });
  return { statement, people };
}
