import { splitFen, type Fen } from '../../../core/fen.ts';
import type { Ratio } from '../../../core/ratio.ts';

/** Whether weights share anything: some above zero, none below. */
export function canAllocate(weights: readonly Ratio[]): boolean {
  return weights.some(({ n }) => n > 0n) && weights.every(({ n }) => n >= 0n);
}

/** A pool shared by households, people or grids: largest remainder in fen, ties to the earlier, parts equal the pool. */
export function allocate(amountFen: Fen, weights: readonly Ratio[]): Fen[] {
  return splitFen(amountFen, weights);
}
