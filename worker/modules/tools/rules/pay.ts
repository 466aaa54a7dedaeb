import type { Fen } from '../../../core/fen.ts';
import { ONE, parseDecimal } from '../../../core/ratio.ts';
import { allocate } from '../../pay/rules/allocation.ts';
import { dayAmount, payAmount, splitPay } from '../../pay/rules/amount.ts';
import { contributions, type Contributions } from '../../pay/rules/insurance.ts';
import type { AllocationGiven, DayRateGiven, PayAmountGiven, SocialInsuranceGiven } from '../input.ts';

export function insuranceFigures({ wageFen, policy }: SocialInsuranceGiven): Contributions {
  const items = policy.items.map(({ code, employerRate, employeeRate }) => ({
    code,
    employerRate: parseDecimal(employerRate),
    employeeRate: parseDecimal(employeeRate),
  }));
  const { housingFund } = policy;
  const fund = housingFund && { rate: parseDecimal(housingFund.rate), rounding: housingFund.rounding };
  return contributions(wageFen, { ...policy, items, housingFund: fund });
}

export interface PayFigures {
  readonly totalFen: Fen;
  readonly basicFen?: Fen;
  readonly performanceFen?: Fen;
}

export function payFigures({ baseFen, split, ...given }: PayAmountGiven): PayFigures {
  const totalFen = payAmount({
    baseFen,
    factor: parseDecimal(given.factor),
    share: parseDecimal(given.share),
    coefficient: parseDecimal(given.coefficient),
  });
  return split === undefined ? { totalFen } : { totalFen, ...splitPay(totalFen, parseDecimal(split.basic)) };
}

export function dayFigures(given: DayRateGiven): {
  readonly amountFen: Fen;
  readonly remainingFen: Fen;
} {
  const coefficient = given.coefficient === undefined ? ONE : parseDecimal(given.coefficient);
  return dayAmount(given.monthlyFen, parseDecimal(given.days), parseDecimal(given.paidDaysPerMonth), coefficient);
}

export function allocationFigures(given: AllocationGiven): { readonly partsFen: Fen[] } {
  return { partsFen: allocate(given.amountFen, given.weights.map(parseDecimal)) };
}
