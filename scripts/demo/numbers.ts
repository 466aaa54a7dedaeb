import { residentIdCheckCharacter } from '../../worker/core/checks.ts';
import type { Day } from '../../worker/core/day.ts';
import type { Sex } from './names.ts';

/** Order codes 996–999 are kept for centenarians by convention: no living worker carries such a number. Odd is male. */
const orderCodes: Readonly<Record<Sex, readonly string[]>> = { male: ['997', '999'], female: ['996', '998'] };

/** Identity numbers of one area that pass GB 11643 and never repeat; null when the birth day is used up. */
export function residentIds(areaCode: string): (birthDay: Day, sex: Sex) => string | null {
  const used = new Map<string, number>();
  return (birthDay, sex) => {
    const taken = used.get(birthDay + sex) ?? 0;
    const order = orderCodes[sex][taken];
    if (!order) return null;
    used.set(birthDay + sex, taken + 1);
    const digits = `${areaCode}${birthDay.replaceAll('-', '')}${order}`;
    return digits + residentIdCheckCharacter(digits);
  };
}

/** Prefixes that match a mobile number's form but that no operator is known to use. */
export const unusedMobilePrefixes = ['154', '160', '161', '163', '164', '168', '169', '179'] as const;

/** The eleven digits of a mobile for the n-th person; different n below 10^8 never meet. */
export const mobileNumber = (index: number): string => {
  const prefix = unusedMobilePrefixes[index % unusedMobilePrefixes.length] ?? unusedMobilePrefixes[0];
  // 7919 is coprime to 10^8, so this walks through all endings without repeating one.
  return prefix + String((index * 7_919_041 + 12_345_678) % 100_000_000).padStart(8, '0');
};

function luhnDigit(body: string): string {
  const sum = [...body].toReversed().reduce((total, sign, index) => {
    const digit = Number(sign) * (index % 2 === 0 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** A card of the bank's prefix, zero-filled, with a valid check digit. */
export function bankCard(prefix: string, length: number, serial: number): string {
  const body = prefix + String(serial).padStart(length - 1 - prefix.length, '0');
  return body + luhnDigit(body);
}

export interface Bank {
  readonly name: string;
  readonly prefix: string;
  readonly length: number;
}

// The first six digits tell the bank; what follows is zeros and a serial number.
export const banks: readonly Bank[] = [
  { name: '中国工商银行延吉分行', prefix: '622202', length: 19 },
  { name: '中国建设银行延吉支行', prefix: '621700', length: 19 },
  { name: '中国农业银行延吉市支行', prefix: '622848', length: 19 },
  { name: '延吉农村商业银行', prefix: '623058', length: 16 },
  { name: '邮储银行延吉市支行', prefix: '621799', length: 19 },
  { name: '中国银行延边分行', prefix: '621661', length: 19 },
];
