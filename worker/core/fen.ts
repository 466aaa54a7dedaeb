import { lcm } from './integer.ts';
import type { Ratio } from './ratio.ts';

declare const fenBrand: unique symbol;

/** Money as whole fen, at most {@link MAX_FEN} either way. Made only by {@link fen}. */
export type Fen = number & { readonly [fenBrand]: 'fen' };

/** The largest amount the product keeps: a hundred billion yuan. */
export const MAX_FEN = 10_000_000_000_000;

/** Whether `n` may be an amount: a whole number of fen within the limit. */
export function isFen(n: number): n is Fen {
  return Number.isSafeInteger(n) && Math.abs(n) <= MAX_FEN;
}

/** Thrown where a number that is no amount was about to become one; a calculator tells its caller, others are at fault. */
export class AmountError extends RangeError {}

/** Asserts that `n` is an amount: by the time a number becomes money it is whole and within the limit. */
export function fen(n: number): Fen {
  if (!isFen(n)) throw new AmountError(`not an amount in fen: ${n}`);
  return n === 0 ? (0 as Fen) : n;
}

/** Sum in fen. Throws AmountError when the sum leaves the limit. */
export function sumFen(amounts: readonly number[]): Fen {
  return fen(amounts.reduce((total, amount) => total + amount, 0));
}

/**
 * Shares `total` by `weights` so that the parts equal the whole: each part is rounded down, then what is left goes
 * fen by fen to the largest remainders, ties to the earlier. A negative total mirrors the positive one.
 * Throws RangeError when a weight is negative or all are zero.
 */
export function splitFen(total: Fen, weights: readonly Ratio[]): Fen[] {
  const shares = wholeShares(weights);
  const sum = shares.reduce((a, b) => a + b, 0n);
  if (sum === 0n || shares.some((share) => share < 0n)) throw new RangeError('weights must be positive somewhere');
  const amount = BigInt(Math.abs(total));
  const parts = shares.map((share, index) => {
    const exact = amount * share;
    return { index, part: exact / sum, remainder: exact % sum };
  });
  const given = parts.reduce((a, { part }) => a + part, 0n);
  const inLine = parts.toSorted((a, b) => compareBig(b.remainder, a.remainder) || a.index - b.index);
  for (const lucky of inLine.slice(0, Number(amount - given))) lucky.part += 1n;
  const sign = total < 0 ? -1 : 1;
  return parts.map(({ part }) => fen(sign * Number(part)));
}

/** "1,409.50": yuan with separators and two places, as statements print it. */
export function formatYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

function wholeShares(weights: readonly Ratio[]): bigint[] {
  const common = weights.reduce((multiple, { d }) => lcm(multiple, d), 1n);
  return weights.map(({ n, d }) => n * (common / d));
}

function compareBig(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
