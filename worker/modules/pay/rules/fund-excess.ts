import { fen, type Fen } from '../../../core/fen.ts';
import { fromFen, parseDecimal, times, toFenHalfUp } from '../../../core/ratio.ts';
import type { Contributions } from './insurance.ts';
import type { TaxFreeFund } from './insurance-policy.ts';

/** What of a month's housing fund is taxed, and up to what each side is not. */
export interface FundExcess {
  readonly limitFen: Fen;
  /** Both sides together: taxed as pay of the month, never paid out. */
  readonly excessFen: Fen;
}

/**
 * 财税〔2006〕10号: employer and worker each pay in free of tax up to 12% of the worker's own mean wage of the year
 * before, that wage at most three times the city's mean; what is above is taxed as pay of the month. The limit is
 * rounded to fen, half up. `wageFen` is the wage before it is clipped to the fund's floor and cap.
 */
export function fundExcess(
  wageFen: Fen,
  { employeeFen, employerFen }: NonNullable<Contributions['housingFund']>,
  { rate, wageCapFen }: TaxFreeFund,
): FundExcess {
  const limitFen = toFenHalfUp(times(fromFen(fen(Math.min(wageFen, wageCapFen))), parseDecimal(rate)));
  const above = (paidFen: Fen) => Math.max(0, paidFen - limitFen);
  return { limitFen, excessFen: fen(above(employeeFen) + above(employerFen)) };
}
