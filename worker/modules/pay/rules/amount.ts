import { splitFen, type Fen } from '../../../core/fen.ts';
import { divide, fromFen, ONE, subtract, times, toFenHalfUp, type Ratio } from '../../../core/ratio.ts';

/** Base pay × local factor × share × level coefficient: the shape of a scheme's monthly pay. */
export interface PayFormula {
  readonly baseFen: Fen;
  readonly factor: Ratio;
  readonly share: Ratio;
  readonly coefficient: Ratio;
}

/** The product, rounded once to fen, half up. */
export function payAmount({ baseFen, factor, share, coefficient }: PayFormula): Fen {
  return toFenHalfUp([factor, share, coefficient].reduce(times, fromFen(baseFen)));
}

/** A pay total in a basic and a performance part that equal it; `basic` is between 0 and 1. */
export function splitPay(totalFen: Fen, basic: Ratio): { readonly basicFen: Fen; readonly performanceFen: Fen } {
  const [basicFen = totalFen, performanceFen = totalFen] = splitFen(totalFen, [basic, subtract(ONE, basic)]);
  return { basicFen, performanceFen };
}

/** Days of a month's pay at so many paid days a month, and what is left of the month: each rounded once, half up. */
export function dayAmount(
  monthlyFen: Fen,
  days: Ratio,
  paidDaysPerMonth: Ratio,
  coefficient: Ratio = ONE,
): { readonly amountFen: Fen; readonly remainingFen: Fen } {
  const exact = exactDays(monthlyFen, days, paidDaysPerMonth, coefficient);
  return { amountFen: toFenHalfUp(exact), remainingFen: toFenHalfUp(subtract(fromFen(monthlyFen), exact)) };
}

/** The unrounded figure behind {@link dayAmount}, in fen. Throws RangeError when a month has no paid days. */
export function exactDays(monthlyFen: Fen, days: Ratio, paidDaysPerMonth: Ratio, coefficient: Ratio): Ratio {
  return times(divide(times(fromFen(monthlyFen), days), paidDaysPerMonth), coefficient);
}
