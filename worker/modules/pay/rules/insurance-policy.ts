import type { Fen } from '../../../core/fen.ts';
import { parseDecimal } from '../../../core/ratio.ts';
import type { InsurancePolicy } from './insurance.ts';

/** What a month counts as for who joins or leaves inside it: contributions are paid for whole months or not at all. */
export interface PartMonthRule {
  /** Who is on post from this day of the month or earlier is insured for it: 31 is everybody, 1 only who begins it. */
  readonly joinedBy: number;
  /** Who is on post until this day or later is insured for it: 1 is everybody; the month's last day always counts. */
  readonly leftFrom: number;
}

/** Up to what the housing fund is free of tax, on each side: rate × own wage, that wage at most `wageCapFen`. */
export interface TaxFreeFund {
  readonly rate: string;
  /** Three times the city's mean monthly wage (财税〔2006〕10号). */
  readonly wageCapFen: Fen;
}

export interface FundDefinition {
  /** Of either side. */
  readonly rate: string;
  readonly rounding: 'fen' | 'yuan';
  readonly floorFen: Fen;
  readonly capFen: Fen;
  /** First month of the fund's own contribution year, 1 to 12. */
  readonly resetMonth: number;
  readonly taxFree: TaxFreeFund;
}

/** A city's contribution rules as stored: rates are decimal strings, names are the city's. */
export interface InsuranceDefinition extends PartMonthRule {
  readonly floorFen: Fen;
  readonly capFen: Fen;
  /** First month of the contribution year, 1 to 12: then the declared wages of the new year take effect. */
  readonly resetMonth: number;
  readonly items: readonly {
    readonly code: string;
    readonly name: string;
    readonly employerRate: string;
    readonly employeeRate: string;
  }[];
  readonly housingFund?: FundDefinition | undefined;
}

/** The stored rules with exact rates, as {@link InsurancePolicy} computes with them. */
export function insurancePolicyOf({ floorFen, capFen, items, housingFund }: InsuranceDefinition): InsurancePolicy {
  const fund = housingFund && {
    rate: parseDecimal(housingFund.rate),
    rounding: housingFund.rounding,
    floorFen: housingFund.floorFen,
    capFen: housingFund.capFen,
  };
  return {
    floorFen,
    capFen,
    items: items.map(({ code, employerRate, employeeRate }) => ({
      code,
      employerRate: parseDecimal(employerRate),
      employeeRate: parseDecimal(employeeRate),
    })),
    ...(fund ? { housingFund: fund } : {}),
  };
}
