import type { Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { Inputs } from './item.ts';

/** What a line rests on: an item of the scheme, an entry of the month, a rule of insurance or tax, or an earlier month. */
export const lineSources = ['scheme', 'fact', 'one_off', 'insurance', 'tax', 'back_pay', 'recovery'] as const;
export type LineSource = (typeof lineSources)[number];

export interface FundPart {
  readonly fund: string;
  readonly fen: Fen;
}

/** One line that explains itself: the formula's name, what went into it, and which document it rests on. */
export interface PayslipLine {
  /** `employer` is the city's cost beside gross pay; earnings less deductions are net pay. */
  readonly side: 'earning' | 'deduction' | 'employer';
  readonly code: string;
  readonly name: string;
  readonly amountFen: Fen;
  readonly formula: string;
  readonly inputs: Inputs;
  readonly source: LineSource;
  /** The month whose pay it settles: the payslip's own, or an earlier one. */
  readonly forMonth: Month;
  readonly taxable: boolean;
  readonly insurable: boolean;
  /** Where it was earned, when that is not the payslip's own unit. */
  readonly unitId: string | null;
  /** Which funds pay it; null is the fund chosen at approval. The parts equal the amount. */
  readonly funds: readonly FundPart[] | null;
}
