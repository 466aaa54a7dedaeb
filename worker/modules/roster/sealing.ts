import type { Keyring } from '../../platform/keyring.ts';

/** An identity number as a row holds it: sealed, and found again by HMACs of the whole and of its ends. */
export interface SealedIdentity {
  readonly sealed: string;
  readonly index: string;
  readonly tail4: string;
  readonly tail6: string;
}

export interface SealedCard {
  readonly sealed: string;
  readonly index: string;
}

const identityPurpose = 'worker.identity';
const cardPurpose = 'worker.card';

export const identityIndex = (keyring: Keyring, number: string): Promise<string> =>
  keyring.index(identityPurpose, number);
export const cardIndex = (keyring: Keyring, card: string): Promise<string> => keyring.index(cardPurpose, card);

/** The index under which the last characters of a number are kept; null for a length that has none. */
export function tailIndex(keyring: Keyring, tail: string): Promise<string> | null {
  return tail.length === 4 || tail.length === 6 ? keyring.index(`${identityPurpose}.tail${tail.length}`, tail) : null;
}

export async function sealIdentity(keyring: Keyring, number: string): Promise<SealedIdentity> {
  const [sealed, index, tail4, tail6] = await Promise.all([
    keyring.seal(identityPurpose, number),
    identityIndex(keyring, number),
    keyring.index(`${identityPurpose}.tail4`, number.slice(-4)),
    keyring.index(`${identityPurpose}.tail6`, number.slice(-6)),
  ]);
  return { sealed, index, tail4, tail6 };
}

export async function sealCard(keyring: Keyring, card: string): Promise<SealedCard> {
  const [sealed, index] = await Promise.all([keyring.seal(cardPurpose, card), cardIndex(keyring, card)]);
  return { sealed, index };
}

export const openIdentity = (keyring: Keyring, sealed: string): Promise<string> =>
  keyring.open(identityPurpose, sealed);
export const openCard = (keyring: Keyring, sealed: string): Promise<string> => keyring.open(cardPurpose, sealed);

/** `222401********9993`: place of first registration and the end, as forms print it. */
export const maskedIdentity = (number: string): string => `${number.slice(0, 6)}********${number.slice(-4)}`;
export const maskedCard = (card: string): string => `${'*'.repeat(card.length - 4)}${card.slice(-4)}`;
