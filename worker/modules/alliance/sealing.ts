import type { Keyring } from '../../platform/keyring.ts';

const purposes = { organisation: 'alliance.organisation.contact', member: 'alliance.member.contact' } as const;
type Whose = keyof typeof purposes;

/** A telephone number of an organisation's contact or of a member who checks in; nothing is sealed where none is given. */
export const sealContact = (keyring: Keyring, whose: Whose, contact: string | null): Promise<string | null> =>
  contact === null ? Promise.resolve(null) : keyring.seal(purposes[whose], contact);
export const openContact = (keyring: Keyring, whose: Whose, sealed: string): Promise<string> =>
  keyring.open(purposes[whose], sealed);
/** Equal numbers of members meet; who gives none is known by name alone. */
export const contactIndex = (keyring: Keyring, contact: string | null): Promise<string> =>
  contact === null ? Promise.resolve('') : keyring.index(purposes.member, contact.replaceAll(/[ +-]/g, ''));
