import { yearOf, type Day } from '../../../core/day.ts';
import { sumFen, type Fen } from '../../../core/fen.ts';
import { fromFen, ppmToDecimal } from '../../../core/ratio.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { bonusTableOf, compareBonus, type BonusComparison, type YearlyWages } from '../../pay/rules/bonus.ts';
import { taxOf, taxTableOf } from '../../pay/rules/income-tax.ts';
import {
  firstWithheldMonth,
  withhold,
  withholdingProblem,
  type WithheldMonth,
  type WithholdingCase,
  type WithholdingProblem,
} from '../../pay/rules/withholding.ts';
import { BONUS_TAX_TABLES, INCOME_TAX_TABLES, WITHHOLDING_EASEMENTS } from '../../pay/templates/income-tax.ts';
import { toolsRefusals } from './refusals.ts';

const { refuse } = toolsRefusals;

export interface WithholdingFigures {
  readonly months: (Omit<WithheldMonth, 'ratePpm'> & { readonly rate: string })[];
  readonly totalDueFen: Fen;
}

export function withholdingFigures(given: WithholdingCase): WithholdingFigures | Refusal {
  const table = taxTableOf(INCOME_TAX_TABLES, given.year);
  if (table === null) return refuse('tax_table_missing', { year: given.year });
  const problem = withholdingProblem(given, WITHHOLDING_EASEMENTS);
  if (problem !== null) return refuseWithholding(problem, given);
  const months = withhold(table, given).map(({ ratePpm, ...month }) => ({ ...month, rate: ppmToDecimal(ratePpm) }));
  return { months, totalDueFen: sumFen(months.map(({ dueFen }) => dueFen)) };
}

function refuseWithholding(problem: WithholdingProblem, given: WithholdingCase): Refusal {
  const answers: Record<WithholdingProblem, () => Refusal> = {
    easements_exclude_each_other: () => refuse('withholding_easements_exclude'),
    upfront_needs_january: () => refuse('withholding_upfront_start', { startMonth: given.startMonth }),
    easement_not_in_force: () => refuse('withholding_easement_not_in_force', { month: firstWithheldMonth(given) }),
  };
  return answers[problem]();
}

export interface AnnualTaxFigures {
  readonly taxFen: Fen;
  readonly rate: string;
  readonly quickDeductionFen: Fen;
}

/** Yearly tax by the table in force today. */
export function annualTaxFigures(taxableFen: Fen, today: Day): AnnualTaxFigures | Refusal {
  const table = taxTableOf(INCOME_TAX_TABLES, yearOf(today));
  if (table === null) return refuse('tax_table_missing', { year: yearOf(today) });
  const { taxFen, ratePpm, quickDeductionFen } = taxOf(table.bands, fromFen(taxableFen));
  return { taxFen, rate: ppmToDecimal(ratePpm), quickDeductionFen };
}

/** A bonus paid today, by the tables in force. */
export function bonusFigures(bonusFen: Fen, wages: YearlyWages | undefined, today: Day): BonusComparison | Refusal {
  const taxTable = taxTableOf(INCOME_TAX_TABLES, yearOf(today));
  if (taxTable === null) return refuse('tax_table_missing', { year: yearOf(today) });
  const bonusTable = bonusTableOf(BONUS_TAX_TABLES, today);
  if (bonusTable === null) return refuse('bonus_table_missing', { day: today });
  return compareBonus(bonusTable, taxTable, bonusFen, wages);
}
