import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { divide, fromFen, ratio, roundHalfUp, times, toFenHalfUp, type Ratio } from '../../../core/ratio.ts';

export interface InsuranceItem {
  readonly code: string;
  readonly employerRate: Ratio;
  readonly employeeRate: Ratio;
}

/** One place's contribution rules for one year. */
export interface InsurancePolicy {
  readonly floorFen: Fen;
  readonly capFen: Fen;
  readonly items: readonly InsuranceItem[];
  readonly housingFund?: HousingFundPolicy | undefined;
}

/** The housing fund takes the same rate on both sides; without bounds of its own it takes those of the insurance. */
export interface HousingFundPolicy {
  readonly rate: Ratio;
  readonly rounding: 'fen' | 'yuan';
  readonly floorFen?: Fen | undefined;
  readonly capFen?: Fen | undefined;
}

export interface Contributions {
  readonly baseFen: Fen;
  readonly items: readonly { readonly code: string; readonly employerFen: Fen; readonly employeeFen: Fen }[];
  /** Totals of the insurance items; the housing fund stands beside them. */
  readonly employeeTotalFen: Fen;
  readonly employerTotalFen: Fen;
  readonly housingFund?: { readonly baseFen: Fen; readonly employeeFen: Fen; readonly employerFen: Fen };
}

/** The wage within [floor, cap]. Throws RangeError when the floor is above the cap. */
export function contributionBase(
  wageFen: Fen,
  { floorFen, capFen }: Pick<InsurancePolicy, 'floorFen' | 'capFen'>,
): Fen {
  if (floorFen > capFen) throw new RangeError('contribution floor above its cap');
  return fen(Math.min(Math.max(wageFen, floorFen), capFen));
}

/**
 * A full month's contributions, never prorated: each item and side rounded to fen, half up, and summed after rounding.
 * The housing fund is rounded to fen or to yuan as the place's rules say; its wage may be another one, of its own year.
 */
export function contributions(wageFen: Fen, policy: InsurancePolicy, fundWageFen: Fen = wageFen): Contributions {
  const baseFen = contributionBase(wageFen, policy);
  const base = fromFen(baseFen);
  const items = policy.items.map(({ code, employerRate, employeeRate }) => ({
    code,
    employerFen: toFenHalfUp(times(base, employerRate)),
    employeeFen: toFenHalfUp(times(base, employeeRate)),
  }));
  const totals = {
    employeeTotalFen: sumFen(items.map(({ employeeFen }) => employeeFen)),
    employerTotalFen: sumFen(items.map(({ employerFen }) => employerFen)),
  };
  if (policy.housingFund === undefined) return { baseFen, items, ...totals };
  const { floorFen = policy.floorFen, capFen = policy.capFen } = policy.housingFund;
  const fundBaseFen = contributionBase(fundWageFen, { floorFen, capFen });
  const side = housingFundSide(fromFen(fundBaseFen), policy.housingFund);
  return { baseFen, items, ...totals, housingFund: { baseFen: fundBaseFen, employeeFen: side, employerFen: side } };
}

function housingFundSide(base: Ratio, { rate, rounding }: HousingFundPolicy): Fen {
  const exact = times(base, rate);
  return rounding === 'fen' ? toFenHalfUp(exact) : fen(Number(roundHalfUp(divide(exact, ratio(100)))) * 100);
}
