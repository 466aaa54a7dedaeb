export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) throw new RangeError('the median of nothing');
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

interface Rounds {
  readonly warmUp: number;
  readonly pairs: number;
  /** What the product does after its answer, sealing above all, is waited for: it must not slow the next floor. */
  readonly settleMs?: number;
}

/**
 * Medians of two kinds of work in turn, so that a busy machine is busy for both. The product's is the median of the
 * ratios of neighbours times the floor's.
 */
export async function alternate(
  floor: () => Promise<unknown>,
  product: () => Promise<unknown>,
  { warmUp, pairs, settleMs = 0 }: Rounds,
): Promise<{ readonly floor: number; readonly measured: number }> {
  for (let round = 0; round < warmUp; round += 1) {
    await floor();
    await product();
    await new Promise((resolve) => setTimeout(resolve, settleMs));
  }
  const took: { floor: number; product: number }[] = [];
  for (let round = 0; round < pairs; round += 1) {
    took.push({ floor: await milliseconds(floor), product: await milliseconds(product) });
    await new Promise((resolve) => setTimeout(resolve, settleMs));
  }
  const base = median(took.map((pair) => pair.floor));
  return { floor: base, measured: base * median(took.map((pair) => pair.product / pair.floor)) };
}
