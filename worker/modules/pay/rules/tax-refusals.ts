import { formatYuan } from '../../../core/fen.ts';
import { refusals, type Facts, type Refusal } from '../../../core/refusal.ts';
import type { DeductionProblem } from './deduction-limits.ts';

/** Refusals of what is declared for tax and insurance, in order of precedence. */
export const taxRefusals = refusals('pay', {
  special_deduction_not_in_force: {
    status: 422,
    zh: '{month} 尚无该项专项附加扣除的规定。',
    ko: '{month}에는 이 공제 항목의 규정이 없습니다.',
    en: 'No rule of {month} knows this deduction.',
  },
  special_deduction_over_limit: {
    status: 422,
    zh: '超过该项每月上限 {limitYuan} 元（自 {fromMonth} 起的标准）。',
    ko: '이 항목의 월 한도 {limitYuan}위안을 넘습니다({fromMonth}부터의 기준).',
    en: 'Above the limit of {limitYuan} yuan a month (as of {fromMonth}).',
  },
  special_deduction_not_permitted: {
    status: 422,
    zh: '该项没有这样的金额：按自 {fromMonth} 起的标准，以 {permittedYuan} 元为准。',
    ko: '이 항목에는 이런 금액이 없습니다. {fromMonth}부터의 기준은 {permittedYuan}위안입니다.',
    en: 'The rule as of {fromMonth} has no such amount; it goes by {permittedYuan} yuan.',
  },
  special_deduction_too_long: {
    status: 422,
    zh: '该项最多扣除 {mostMonths} 个月。',
    ko: '이 항목은 최대 {mostMonths}개월까지 공제합니다.',
    en: 'This deduction lasts at most {mostMonths} months.',
  },
  special_deduction_excluded: {
    status: 409,
    zh: '住房租金与住房贷款利息不能同月扣除：另一项自 {fromMonth} 起已登记。',
    ko: '주택 임차료와 주택 대출 이자는 같은 달에 함께 공제할 수 없습니다. 다른 항목이 {fromMonth}부터 등록되어 있습니다.',
    en: 'Rent and loan interest exclude each other in a month: the other one stands from {fromMonth}.',
  },
  special_deduction_overlaps: {
    status: 409,
    zh: '同一项目自 {fromMonth} 起已登记，月份重叠；请先终止或更改原登记。',
    ko: '같은 항목이 {fromMonth}부터 등록되어 있어 달이 겹칩니다. 먼저 기존 등록을 끝내거나 변경하세요.',
    en: 'The same item stands from {fromMonth} and shares months with this; end or change that one first.',
  },
  special_deduction_year_over: {
    status: 422,
    zh: '{year} 年该项合计超过 {limitYuan} 元。',
    ko: '{year}년 이 항목의 합계가 {limitYuan}위안을 넘습니다.',
    en: 'In {year} this item comes to more than {limitYuan} yuan.',
  },
  withholding_easements_both: {
    status: 422,
    zh: '首次就业与全年一次扣除不能同时适用。',
    ko: '첫 취업과 연간 일괄 공제는 함께 적용할 수 없습니다.',
    en: 'First job of the year and the whole-year deduction exclude each other.',
  },
  tax_opening_counted: {
    status: 409,
    zh: '{name} 在 {year} 年已有审批的工资条，期初累计数不能再改；扣缴规定仍可更改。',
    ko: '{name}은(는) {year}년에 승인된 급여 명세가 있어 기초 누계를 바꿀 수 없습니다. 원천징수 규정은 바꿀 수 있습니다.',
    en: '{name} has an approved payslip in {year}: the figures brought in stand, only the special rules may change.',
  },
  bonus_already_taxed: {
    status: 409,
    zh: '{name} 在 {year} 年已有单独计税的奖金，不能再改选。',
    ko: '{name}은(는) {year}년에 이미 단독 과세한 상여가 있어 선택을 바꿀 수 없습니다.',
    en: 'A bonus of {name} was already taxed alone in {year}; the choice stands.',
  },
});

const yuan = (amounts: readonly number[]): string =>
  amounts.map((amount) => formatYuan(amount as Parameters<typeof formatYuan>[0])).join('、');

/** A problem of a declaration under its code, with what its sentence names. */
export function toldDeduction(problem: DeductionProblem): {
  readonly code: Extract<keyof typeof taxRefusals.table, `special_deduction_${string}`>;
  readonly facts: Readonly<Record<string, string | number>>;
} {
  switch (problem.kind) {
    case 'not_in_force':
      return { code: 'special_deduction_not_in_force', facts: { month: problem.month } };
    case 'over_limit': {
      const { limitFen, fromMonth } = problem;
      return { code: 'special_deduction_over_limit', facts: { limitFen, limitYuan: yuan([limitFen]), fromMonth } };
    }
    case 'not_permitted': {
      const { permittedFen, fromMonth } = problem;
      return { code: 'special_deduction_not_permitted', facts: { permittedYuan: yuan(permittedFen), fromMonth } };
    }
    case 'too_long':
      return { code: 'special_deduction_too_long', facts: { mostMonths: problem.mostMonths } };
    case 'excluded':
      return { code: 'special_deduction_excluded', facts: { fromMonth: problem.by.fromMonth } };
    case 'overlaps':
      return { code: 'special_deduction_overlaps', facts: { fromMonth: problem.by.fromMonth } };
    case 'year_over': {
      const { year, limitFen } = problem;
      return { code: 'special_deduction_year_over', facts: { year, limitFen, limitYuan: yuan([limitFen]) } };
    }
  }
}

/** The refusal of a declaration that may not stand. */
export function refuseDeduction(problem: DeductionProblem): Refusal {
  const { code, facts } = toldDeduction(problem);
  return taxRefusals.refuse(code, facts as Facts);
}
