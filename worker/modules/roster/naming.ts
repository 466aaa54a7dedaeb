import type { CityContext } from '../../platform/context.ts';
import { json, sql, type Statement } from '../../platform/statement.ts';
import type { KnownPeople, KnownPerson, Who } from './rules/import/who.ts';
import { identityIndex } from './sealing.ts';

/** Somebody whom a sheet may name, with the index of their identity number. */
export interface NamedRow extends KnownPerson {
  readonly identityIndex: string;
}

export interface Naming {
  /** Whether the worker `w` is one whom the sheet names. */
  readonly named: Statement;
  /** Who was found, under both keys of a sheet. */
  known<Row extends NamedRow>(found: readonly Row[]): KnownPeople<Row>;
}

/** How the rows of a sheet name workers, by identity number or by id, as a condition to look them up with. */
export async function namingOf(
  ctx: Pick<CityContext, 'keyring'>,
  rows: readonly Pick<Who, 'identityNumber' | 'workerId'>[],
): Promise<Naming> {
  const numbers = [...new Set(rows.flatMap(({ identityNumber }) => identityNumber || []))];
  const ids = [...new Set(rows.flatMap(({ workerId }) => workerId ?? []))];
  const indexes = await Promise.all(numbers.map((number) => identityIndex(ctx.keyring, number)));
  const numberOf = new Map(indexes.map((index, at) => [index, numbers[at] ?? '']));
  return {
    named: sql`(w.identity_index IN (SELECT value FROM json_each(${json(indexes)}))
      OR w.id IN (SELECT value FROM json_each(${json(ids)})))`,
    known: (found) => ({
      byIdentity: new Map(found.map((person) => [numberOf.get(person.identityIndex) ?? '', person])),
      byId: new Map(found.map((person) => [person.workerId, person])),
    }),
  };
}
