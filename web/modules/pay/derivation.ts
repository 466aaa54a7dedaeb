import { dayOfInstant } from '../../../worker/core/day.ts';
import { yuanText } from '../../kit/Money.tsx';
import type { PayslipLine } from './types.ts';

type Inputs = PayslipLine['inputs'];

const amount = (inputs: Inputs, key: string): string => yuanText(Number(inputs[key] ?? 0));
const times = (inputs: Inputs, key: string): string => (inputs[key] === undefined ? '' : ` × ${inputs[key]}`);

/** A part of a month: days on post of the days it has, or working days of those that pay a month. */
function part(inputs: Inputs): string {
  if (inputs['days'] !== undefined) return ` × ${inputs['days']} ÷ ${inputs['monthDays']}`;
  return inputs['workdays'] === undefined
    ? ''
    : ` × ${inputs['workdays']} ÷ ${inputs['monthWorkdays'] ?? inputs['paidDays']}`;
}

const byLevel = (inputs: Inputs): string =>
  amount(inputs, 'baseFen') + ['factor', 'share', 'coefficient'].map((key) => times(inputs, key)).join('');

const standardOf = (inputs: Inputs): string =>
  (inputs['baseFen'] === undefined ? amount(inputs, 'amountFen') : byLevel(inputs)) + times(inputs, 'itemShare');

/** Monthly pay for one day, or for one hour of it. */
function dayOf(inputs: Inputs): string {
  const hours = inputs['hoursPerDay'] === undefined ? '' : ` ÷ ${inputs['hoursPerDay']}`;
  return `${amount(inputs, 'payFen')} ÷ ${inputs['paidDays'] ?? inputs['monthDays']}${hours}`;
}

/** The formulas of pay items with their numbers in place; what is not here is an amount by itself. */
const itemExpressions: Readonly<Record<string, (inputs: Inputs) => string>> = {
  level_coefficient: (inputs) => byLevel(inputs) + part(inputs),
  performance: (inputs) => standardOf(inputs) + times(inputs, 'gradeCoefficient') + part(inputs),
  performance_advance: (inputs) =>
    standardOf(inputs) + times(inputs, 'advanceShare') + times(inputs, 'gradeCoefficient') + part(inputs),
  performance_period: settled,
  performance_settle: settled,
  performance_leaver: settled,
  probation: (inputs) => amount(inputs, 'meanBaseFen') + times(inputs, 'share') + part(inputs),
  seniority: (inputs) =>
    `${amount(inputs, 'perYearFen')} × ${Math.min(Number(inputs['serviceYears']), Number(inputs['capYears']))}${part(inputs)}`,
  fact_unit: (inputs) => amount(inputs, 'unitFen') + times(inputs, 'quantity'),
  fact_share: (inputs) => dayOf(inputs) + times(inputs, 'payFactor') + times(inputs, 'quantity'),
  absence_paid_days: absence,
  absence_calendar_days: absence,
  one_off_deduct: (inputs) => `−${amount(inputs, 'amountFen')}`,
};

function settled(inputs: Inputs): string {
  return `${amount(inputs, 'standardFen')}${times(inputs, 'gradeCoefficient')} − ${amount(inputs, 'advancedFen')}`;
}

function absence(inputs: Inputs): string {
  if (inputs['cappedFen'] !== undefined) return `−${amount(inputs, 'cappedFen')}`;
  return `−(${dayOf(inputs)}${times(inputs, 'absenceShare')}${times(inputs, 'quantity')})`;
}

/** The line's formula with its numbers in place, without the result: `4,800.00 × 1 × 0.7 × 1.50`. */
export function expression({ formula, inputs }: Pick<PayslipLine, 'formula' | 'inputs'>): string {
  const ofItem = itemExpressions[formula];
  if (ofItem) return ofItem(inputs);
  switch (formula) {
    case 'contribution':
    case 'housing_fund_fen':
    case 'housing_fund_yuan':
      return `${amount(inputs, 'baseFen')} × ${inputs['rate']}`;
    case 'cumulative_withholding':
      return `${amount(inputs, 'cumulativeTaxableFen')} × ${inputs['rate']} − ${amount(inputs, 'quickDeductionFen')} − ${amount(inputs, 'withheldBeforeFen')}`;
    case 'back_pay':
    case 'recovery':
      return `${amount(inputs, 'afterFen')} − ${amount(inputs, 'beforeFen')}`;
    case 'bonus_alone':
      return `${amount(inputs, 'bonusFen')} × ${inputs['rate']} − ${amount(inputs, 'quickDeductionFen')}`;
    default:
      return amount(inputs, 'amountFen') + part(inputs);
  }
}

/** Inputs whose values are words of a closed list: the catalogue's key for each. */
export const wordInputs: Readonly<Record<string, (value: string | number) => string>> = {
  grade: (value) => `grade.${value}`,
  gradeFrom: (value) => `gradeFrom.${value}`,
  wageFrom: (value) => `paytax:wageFrom.${value}`,
  bonusReason: (value) => `paytax:bonusReason.${value}`,
  cheaper: (value) => `paytax:cheaper.${value}`,
  insuranceRule: (value) => `payback:insuranceRule.${value}`,
  taxRule: (value) => `payback:taxRule.${value}`,
  livingRule: (value) => `livingRule.${value}`,
  qualification: (value) => `qualification.${value}`,
  education: (value) => `education.${value}`,
  post: (value) => `postClass.${value}`,
  postType: (value) => `post.${value}`,
};

/** What the catalogue of tax and insurance names. */
const ofTax = new Set([
  'aloneTotalFen',
  'bonusFen',
  'bonusMergedFen',
  'bonusReason',
  'bonusRule',
  'cheaper',
  'fundExcessFen',
  'mergedTotalFen',
  'taxFreeFen',
  'yearMonths',
  'yearWagesFen',
]);
/** What the catalogue of back pay and recoveries names. */
const ofBack = new Set([
  'afterFen',
  'beforeFen',
  'cause',
  'instalmentFen',
  'insuranceRule',
  'maxShare',
  'netFloorFen',
  'source',
  'taxRule',
  'taxSource',
]);
const backFormulas = new Set(['back_pay', 'recovery']);

export function inputKey(name: string): string {
  if (ofBack.has(name)) return `payback:input.${name}`;
  return ofTax.has(name) ? `paytax:input.${name}` : `input.${name}`;
}
export function formulaKey(formula: string): string {
  if (backFormulas.has(formula)) return `payback:formula.${formula}`;
  return formula === 'bonus_alone' ? 'paytax:formula.bonus_alone' : `formula.${formula}`;
}

/** What an earlier month is settled for, each event once: its kind, and the day in Shanghai it was recorded. */
export function causesOf(inputs: Inputs): { readonly kind: string; readonly day: string }[] {
  const days = String(inputs['causeAt'] ?? '').split(',');
  const kinds = String(inputs['cause'] ?? '').split(',');
  const told = kinds.flatMap((kind, index) => {
    const at = Date.parse(days[index] ?? '');
    return kind === '' || Number.isNaN(at) ? [] : [{ kind, day: dayOfInstant(at) as string }];
  });
  return [...new Map(told.map((each) => [`${each.kind} ${each.day}`, each])).values()];
}

/** Told together by {@link causesOf}; ids are for the audit log, not for readers. */
const ofCauses = new Set(['cause', 'causeAt', 'causeId']);

export const toldInputs = (inputs: Inputs): [string, string | number][] =>
  Object.entries(inputs).filter(([name]) => !ofCauses.has(name));

export const isMoney = (key: string): boolean => key.endsWith('Fen');
