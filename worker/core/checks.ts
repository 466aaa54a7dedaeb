import { compareDay, parseDay, type Day } from './day.ts';
import { toHalfWidth, withoutSpaces } from './text.ts';

/** Why a number was not accepted; where several apply, the first in this order. */
export type CheckReason =
  | 'empty'
  | 'scientific_notation'
  | 'characters'
  | 'fifteen_digits'
  | 'length'
  | 'prefix'
  | 'birth_date'
  | 'checksum';

/** `normalised` is half-width, upper-case and without spaces, whether valid or not. */
export interface Check {
  readonly valid: boolean;
  readonly normalised: string;
  readonly reason?: CheckReason;
}

export interface ResidentIdCheck extends Check {
  /** Only of a valid number. */
  readonly birthDay?: Day;
  readonly sex?: 'male' | 'female';
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECK_CHARACTERS = '10X98765432';
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const EARLIEST_BIRTH = '1800-01-01';
// What a spreadsheet makes of a long number: 2.22401E+17. The digits behind are lost, so nothing can be repaired.
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/;

/**
 * Citizen identity number by GB 11643: 18 characters, a real birth date, check character by ISO 7064 MOD 11-2.
 * Area codes are not looked up, since abolished ones stay valid for life. With `today`, a birth still to come fails.
 */
export function checkResidentId(raw: string, today?: Day): ResidentIdCheck {
  const normalised = normalise(raw);
  const fail = (reason: CheckReason): ResidentIdCheck => ({ valid: false, normalised, reason });
  if (normalised === '') return fail('empty');
  if (SCIENTIFIC.test(normalised)) return fail('scientific_notation');
  if (/^\d{15}$/.test(normalised)) return fail('fifteen_digits');
  if (!/^\d*X?$/.test(normalised)) return fail('characters');
  if (normalised.length !== 18) return fail('length');
  const birthDay = parseDay(normalised.replace(/^.{6}(....)(..)(..).*$/, '$1-$2-$3'));
  if (birthDay === null || birthDay < EARLIEST_BIRTH) return fail('birth_date');
  if (today !== undefined && compareDay(birthDay, today) > 0) return fail('birth_date');
  if (residentIdCheckCharacter(normalised) !== normalised.charAt(17)) return fail('checksum');
  return { valid: true, normalised, birthDay, sex: Number(normalised.charAt(16)) % 2 === 1 ? 'male' : 'female' };
}

/** The 18th character that the first seventeen digits ask for. */
export function residentIdCheckCharacter(digits: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return ID_CHECK_CHARACTERS.charAt(sum % 11);
}

/**
 * Unified social credit code by GB 32100: 18 characters without I, O, S, V, Z, check by weights 3^i mod 31.
 * Some codes in use are known to fail their check: treat 'checksum' as a warning that a person may confirm.
 */
export function checkCreditCode(raw: string): Check {
  const normalised = normalise(raw).replaceAll('-', '');
  const fail = (reason: CheckReason): Check => ({ valid: false, normalised, reason });
  if (normalised === '') return fail('empty');
  if (SCIENTIFIC.test(normalised)) return fail('scientific_notation');
  if ([...normalised].some((character) => !CREDIT_ALPHABET.includes(character))) return fail('characters');
  if (normalised.length !== 18) return fail('length');
  return creditCodeCheckCharacter(normalised) === normalised.charAt(17)
    ? { valid: true, normalised }
    : fail('checksum');
}

/** The 18th character that the first seventeen ask for. */
export function creditCodeCheckCharacter(characters: string): string {
  const sum = CREDIT_WEIGHTS.reduce(
    (total, weight, index) => total + weight * CREDIT_ALPHABET.indexOf(characters.charAt(index)),
    0,
  );
  return CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Bank card: 16 to 19 digits whose Luhn sum ends in 0. Old passbooks may fail 'checksum': a confirmable warning. */
export function checkBankCard(raw: string): Check {
  const normalised = normalise(raw).replaceAll('-', '');
  const fail = (reason: CheckReason): Check => ({ valid: false, normalised, reason });
  if (normalised === '') return fail('empty');
  if (SCIENTIFIC.test(normalised)) return fail('scientific_notation');
  if (!/^\d*$/.test(normalised)) return fail('characters');
  if (normalised.length < 16 || normalised.length > 19) return fail('length');
  return luhnSum(normalised) % 10 === 0 ? { valid: true, normalised } : fail('checksum');
}

/** Luhn sum with the last digit undoubled: a valid number's ends in 0. */
export function luhnSum(digits: string): number {
  return [...digits].toReversed().reduce((total, character, index) => {
    const doubled = Number(character) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
}

/** Mainland mobile number: 11 digits from 13 to 19; a country code in front is dropped. */
export function checkMobile(raw: string): Check {
  const normalised = normalise(raw)
    .replaceAll('-', '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  const fail = (reason: CheckReason): Check => ({ valid: false, normalised, reason });
  if (normalised === '') return fail('empty');
  if (SCIENTIFIC.test(normalised)) return fail('scientific_notation');
  if (!/^\d*$/.test(normalised)) return fail('characters');
  if (normalised.length !== 11) return fail('length');
  return /^1[3-9]/.test(normalised) ? { valid: true, normalised } : fail('prefix');
}

function normalise(raw: string): string {
  // A leading apostrophe is a spreadsheet's mark for "this number is text".
  return withoutSpaces(toHalfWidth(raw)).toUpperCase().replace(/^['’]/, '');
}
