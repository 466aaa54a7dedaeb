import type { Keyring } from '../../platform/keyring.ts';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 10;

/**
 * The code that opens a request to who raised it: 50 bits that only the city's key yields from its id and the number of
 * its code, so that nothing of it is stored and a new number ends the old code.
 */
export async function codeOf(keyring: Keyring, id: string, codeRound: number): Promise<string> {
  const mark = await keyring.index('case-code', `${id}.${codeRound}`);
  return Array.from({ length }, (_, at) =>
    digits.charAt(Number.parseInt(mark.slice(2 * at, 2 * at + 2), 16) % 32),
  ).join('');
}

/** A code as typed by hand: hyphens and spaces do not count, nor does case; O is zero, I and L are one. */
export const plainCode = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** `TS2026-00042`, as forms and slips print it. */
export const numberText = (year: number, ordinal: number): string => `TS${year}-${String(ordinal).padStart(5, '0')}`;

/** The number as typed; null for what is none. */
export function readNumber(typed: string): { readonly year: number; readonly ordinal: number } | null {
  const found = /^(?:TS)?(\d{4})-?(\d{5,8})$/.exec(typed.toUpperCase().replaceAll(/\s/g, ''));
  return found ? { year: Number(found[1]), ordinal: Number(found[2]) } : null;
}
