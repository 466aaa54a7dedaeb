import { fen, type Fen } from './fen.ts';
import { divideHalfUp, floorDivide, gcd } from './integer.ts';

/** An exact fraction in lowest terms with a positive denominator. Nothing is rounded until a named function does. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

const DECIMAL = /^-?\d{1,15}(?:\.\d{1,12})?$/;
const PPM = 1_000_000n;

/** The fraction n / d. Throws RangeError when d is zero or a number is not whole. */
export function ratio(n: bigint | number, d: bigint | number = 1n): Ratio {
  const [numerator, denominator] = [BigInt(n), BigInt(d)];
  if (denominator === 0n) throw new RangeError('denominator is zero');
  if (denominator === 1n) return { n: numerator, d: 1n };
  const divisor = gcd(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { n: numerator / divisor, d: denominator / divisor };
}

export const ZERO: Ratio = { n: 0n, d: 1n };
export const ONE: Ratio = { n: 1n, d: 1n };

/** Whether `text` is a plain decimal: optional minus, no plus, exponent or separator, at most 15.12 digits. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** The exact value of a decimal string such as "1.15". Throws RangeError on anything {@link isDecimal} refuses. */
export function parseDecimal(text: string): Ratio {
  if (!isDecimal(text)) throw new RangeError(`not a decimal: ${text}`);
  const [whole = '', places = ''] = text.split('.');
  return ratio(BigInt(whole + places), 10n ** BigInt(places.length));
}

export function add(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function times(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.n, a.d * b.d);
}

/** a / b. Throws RangeError when b is zero. */
export function divide(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d, a.d * b.n);
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Ratio, b: Ratio): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Reduced once at the end: a hundred marks in hundredths would otherwise be reduced a hundred times. */
export function sum(list: readonly Ratio[]): Ratio {
  let [n, d] = [0n, 1n];
  for (const one of list) {
    if (one.d === d) n += one.n;
    else if (d % one.d === 0n) n += one.n * (d / one.d);
    else [n, d] = [n * one.d + one.n * d, d * one.d];
  }
  return ratio(n, d);
}

export function smaller(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) <= 0 ? a : b;
}

export function larger(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) >= 0 ? a : b;
}

/** Largest integer not above r. */
export function floorOf(r: Ratio): bigint {
  return floorDivide(r.n, r.d);
}

/** Nearest integer, a half away from zero. */
export function roundHalfUp(r: Ratio): bigint {
  return divideHalfUp(r.n, r.d);
}

/** Decimal string with exactly `places` places, a half away from zero: roundTo(2/3, 2) is "0.67". */
export function roundTo(r: Ratio, places: number): string {
  const scaled = divideHalfUp(r.n * 10n ** BigInt(places), r.d);
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${scaled < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}

/** Rounds once to whole fen, a half away from zero. Throws AmountError beyond the limit of {@link fen}. */
export function toFenHalfUp(r: Ratio): Fen {
  return fen(Number(roundHalfUp(r)));
}

export function fromFen(amount: Fen): Ratio {
  return ratio(amount);
}

/** A rate kept as parts per million: ppm(80_000) is 0.08. */
export function ppm(n: number): Ratio {
  return ratio(n, PPM);
}

/** Parts per million of a decimal string. Throws RangeError when it has more than six places. */
export function toPpm(text: string): number {
  const { n, d } = times(parseDecimal(text), ratio(PPM));
  if (d !== 1n || !Number.isSafeInteger(Number(n))) throw new RangeError(`finer than one part per million: ${text}`);
  return Number(n);
}

/** The shortest decimal string of a rate in parts per million: 80_000 is "0.08". */
export function ppmToDecimal(n: number): string {
  return shortest(roundTo(ppm(n), 6));
}

/** A quantity kept in thousandths: milliToDecimal(2500) is "2.5". */
export function milliToDecimal(n: number): string {
  return shortest(roundTo(ratio(n, 1000), 3));
}

/** A decimal string without trailing zeros: "1.50" is "1.5", "2.00" is "2". */
export function shortest(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
