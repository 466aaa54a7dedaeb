import { withoutSpaces, toHalfWidth } from '../../core/text.ts';
import type { Keyring } from '../../platform/keyring.ts';

/** What is sealed of a household, each for its own purpose. */
type Sealed = 'address' | 'name' | 'identity' | 'contact' | 'text';

const purpose = (what: Sealed): string => `household.${what}`;
const plain = (text: string): string => withoutSpaces(toHalfWidth(text)).toUpperCase();

export const seal = (keyring: Keyring, what: Sealed, text: string): Promise<string> =>
  keyring.seal(purpose(what), text);
export const open = (keyring: Keyring, what: Sealed, sealed: string): Promise<string> =>
  keyring.open(purpose(what), sealed);
/** Equal names, numbers and addresses meet, however they are spaced. */
export const indexOf = (keyring: Keyring, what: Sealed, text: string): Promise<string> =>
  keyring.index(purpose(what), plain(text));

/** `222401********9993`, and `139****0000`: enough to tell people apart. */
export const masked = (value: string): string =>
  value.length < 8 ? '****' : `${value.slice(0, 3)}${'*'.repeat(value.length - 7)}${value.slice(-4)}`;
