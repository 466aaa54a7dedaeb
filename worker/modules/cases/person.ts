import type { Keyring } from '../../platform/keyring.ts';

/** Who asks, as far as they want to be known. Nothing of it leaves the row but by one audited act. */
export interface Person {
  readonly name: string | null;
  readonly contact: string | null;
  readonly address: string | null;
}

const purpose = 'case.person';

/** Null where nothing was told. */
export const sealPerson = (keyring: Keyring, person: Person): Promise<string> | null =>
  Object.values(person).some((part) => part !== null) ? keyring.seal(purpose, JSON.stringify(person)) : null;

export const openPerson = async (keyring: Keyring, sealed: string): Promise<Person> =>
  JSON.parse(await keyring.open(purpose, sealed)) as Person;
