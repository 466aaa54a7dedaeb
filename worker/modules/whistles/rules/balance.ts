import { toPpm } from '../../../core/ratio.ts';
import type { WhistlePolicy } from './policy.ts';

const whole = 1_000_000;

/** The middle of the streets' numbers, doubled so that it stays whole: of an even number the mean of the middle two. */
export function doubledMedian(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return lower + upper;
}

/** Both signs tell something: a street that calls for everything, or one that does not dare to. */
export function signOf(
  count: number,
  medianDoubled: number,
  { balance }: Pick<WhistlePolicy, 'balance'>,
): 'many' | 'few' | null {
  if (medianDoubled === 0) return null;
  if (count * 2 * whole >= medianDoubled * toPpm(balance.many)) return 'many';
  if (count * 2 * whole <= medianDoubled * toPpm(balance.few)) return 'few';
  return null;
}
