import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import {
  compare,
  divide,
  fromFen,
  ONE,
  smaller,
  sum,
  times,
  toFenHalfUp,
  ZERO,
  type Ratio,
} from '../../../core/ratio.ts';

/** Work done at a price for each unit; what goes beyond the admitted volume is not paid. */
export interface UnitLine {
  readonly unitPriceFen: Fen;
  readonly volume: Ratio;
  readonly admittedVolume?: Ratio | undefined;
}

export interface QualityStep {
  readonly fromScore: Ratio;
  readonly ratio: Ratio;
}

/** Sum of price × verified volume, each line within its admitted volume, × quality; rounded once to fen, half up. */
export function unitPrice(lines: readonly UnitLine[], qualityRatio: Ratio = ONE): Fen {
  const amounts = lines.map(({ unitPriceFen, volume, admittedVolume }) =>
    times(fromFen(unitPriceFen), admittedVolume === undefined ? volume : smaller(volume, admittedVolume)),
  );
  return toFenHalfUp(times(sum(amounts), qualityRatio));
}

/**
 * A package paid in two parts: a share in advance, then the rest × quality on acceptance. Each payment is rounded to
 * fen, half up; `dueFen` is both, `balanceFen` what acceptance still brings.
 */
export function packagePrice(
  totalFen: Fen,
  prepaidShare: Ratio,
  qualityRatio: Ratio,
): { readonly dueFen: Fen; readonly balanceFen: Fen } {
  const prepaidFen = toFenHalfUp(times(fromFen(totalFen), prepaidShare));
  const balanceFen = toFenHalfUp(times(fromFen(fen(totalFen - prepaidFen)), qualityRatio));
  return { dueFen: sumFen([prepaidFen, balanceFen]), balanceFen };
}

/** Staff days at a day's share of monthly pay × difficulty; rounded once to fen, half up. */
export function workloadPrice(days: Ratio, monthlyFen: Fen, paidDaysPerMonth: Ratio, difficulty: Ratio): Fen {
  return toFenHalfUp(times(times(divide(fromFen(monthlyFen), paidDaysPerMonth), days), difficulty));
}

/** The share of the price that an acceptance score earns: the highest step it reaches, nothing below all. */
export function qualityRatioOf(score: Ratio, bands: readonly QualityStep[]): Ratio {
  const reached = bands.filter(({ fromScore }) => compare(score, fromScore) >= 0);
  const best = reached.toSorted((a, b) => compare(b.fromScore, a.fromScore))[0];
  return best?.ratio ?? ZERO;
}
