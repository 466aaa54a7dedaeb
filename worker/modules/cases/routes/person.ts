import type { Person } from '../person.ts';

/** What was left out is nothing that was told. */
export const personOf = (told: {
  readonly name?: string | undefined;
  readonly contact?: string | undefined;
  readonly address?: string | undefined;
}): Person => ({ name: told.name ?? null, contact: told.contact ?? null, address: told.address ?? null });
