import type { Fen } from '../../../core/fen.ts';
import { parseDecimal } from '../../../core/ratio.ts';
import type { InsurancePolicy } from './insurance.ts';

/** A city's contribution rules as stored: rates are decimal strings, names are the city's. */
export interface InsuranceDefinition {
  readonly floorFen: Fen;
  readonly capFen: Fen;
  readonly items: readonly {
    readonly code: string;
    readonly name: string;
    readonly employerRate: string;
    readonly employeeRate: string;
  }[];
  readonly housingFund?: { readonly rate: string; readonly rounding: 'fen' | 'yuan' } | undefined;
}

/** The stored rules with exact rates, as {@link InsurancePolicy} computes with them. */
export function insurancePolicyOf({ floorFen, capFen, items, housingFund }: InsuranceDefinition): InsurancePolicy {
  const fund = housingFund && { rate: parseDecimal(housingFund.rate), rounding: housingFund.rounding };
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
