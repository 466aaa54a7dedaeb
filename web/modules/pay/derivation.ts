import { yuanText } from '../../kit/Money.tsx';
import type { PayslipLine } from './types.ts';

type Inputs = PayslipLine['inputs'];

const amount = (inputs: Inputs, key: string): string => yuanText(Number(inputs[key] ?? 0));
const part = (inputs: Inputs): string =>
  inputs['days'] === undefined ? '' : ` × ${inputs['days']} ÷ ${inputs['monthDays']}`;

function byLevel(inputs: Inputs): string {
  return ['factor', 'share', 'coefficient'].reduce(
    (text, key) => `${text} × ${inputs[key]}`,
    amount(inputs, 'baseFen'),
  );
}

/** The line's formula with its numbers in place, without the result: `4,800.00 × 1 × 0.7 × 1.50`. */
export function expression({ formula, inputs }: Pick<PayslipLine, 'formula' | 'inputs'>): string {
  switch (formula) {
    case 'level_coefficient':
      return byLevel(inputs) + part(inputs);
    case 'performance': {
      const standard = inputs['baseFen'] === undefined ? amount(inputs, 'amountFen') : byLevel(inputs);
      return `${standard} × ${inputs['gradeCoefficient']}${part(inputs)}`;
    }
    case 'seniority':
      return `${amount(inputs, 'perYearFen')} × ${Math.min(Number(inputs['serviceYears']), Number(inputs['capYears']))}${part(inputs)}`;
    case 'contribution':
    case 'housing_fund_fen':
    case 'housing_fund_yuan':
      return `${amount(inputs, 'baseFen')} × ${inputs['rate']}`;
    case 'cumulative_withholding':
      return `${amount(inputs, 'cumulativeTaxableFen')} × ${inputs['rate']} − ${amount(inputs, 'quickDeductionFen')} − ${amount(inputs, 'withheldBeforeFen')}`;
    default:
      return amount(inputs, 'amountFen') + part(inputs);
  }
}

/** Inputs whose values are words of a closed list: the catalogue's key for each. */
export const wordInputs: Readonly<Record<string, (value: string | number) => string>> = {
  grade: (value) => `grade.${value}`,
  gradeFrom: (value) => `gradeFrom.${value}`,
  wageFrom: (value) => `wageFrom.${value}`,
  livingRule: (value) => `livingRule.${value}`,
  qualification: (value) => `qualification.${value}`,
  education: (value) => `education.${value}`,
  post: (value) => `postClass.${value}`,
};

export const isMoney = (key: string): boolean => key.endsWith('Fen');
