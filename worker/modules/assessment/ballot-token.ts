import type { Keyring } from '../../platform/keyring.ts';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;

/**
 * A new token: 80 random bits in Crockford base 32, short enough to be typed from paper. It is handed out once, in the
 * answer to who prints it, and never stored.
 */
export const newToken = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => digits.charAt(byte % 32)).join('');

/** A token as typed by hand: hyphens and spaces do not count, nor does case; O is zero, I and L are one. */
export const plainToken = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** What is stored of a token: keyed, so that the table alone cannot prove that a token belongs to it. */
export const tokenHash = (keyring: Keyring, token: string): Promise<string> =>
  keyring.index('ballot-link', plainToken(token));
