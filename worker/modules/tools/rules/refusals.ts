import { refusals } from '../../../core/refusal.ts';

/** Refusals of the calculators, in order of precedence. */
export const toolsRefusals = refusals('tools', {
  tax_table_missing: {
    status: 422,
    zh: '没有 {year} 年的税率表。',
    ko: '{year}년 세율표가 없습니다.',
    en: 'There is no tax table for {year}.',
  },
  bonus_table_missing: {
    status: 422,
    zh: '{day} 没有单独计税的年终奖税率表。',
    ko: '{day}에 적용되는 연말 상여금 분리 과세 세율표가 없습니다.',
    en: 'No table taxes a year-end bonus alone on {day}.',
  },
  paid_days_missing: {
    status: 422,
    zh: '{day} 没有月计薪天数的规定。',
    ko: '{day}에 적용되는 월 유급 일수 규정이 없습니다.',
    en: 'No rule gives the paid days of a month on {day}.',
  },
  withholding_easements_exclude: {
    status: 422,
    zh: '“当年首次取得工资”与“上年收入不超过六万元、全年在同一单位”不能同时成立。',
    ko: '“올해 첫 취업”과 “지난해 같은 직장·소득 6만 위안 이하”는 함께 적용할 수 없습니다.',
    en: 'A first job of the year and a whole last year with the same employer exclude each other.',
  },
  withholding_upfront_start: {
    status: 422,
    zh: '一次扣除六万元须自一月起在本单位任职，所填起始月为 {startMonth} 月。',
    ko: '6만 위안 일괄 공제는 1월부터 재직해야 합니다. 입력한 시작 월은 {startMonth}월입니다.',
    en: 'The deduction of sixty thousand at once needs employment here from January, not from month {startMonth}.',
  },
  withholding_easement_not_in_force: {
    status: 422,
    zh: '{month} 时该项扣缴简化办法尚未施行。',
    ko: '{month}에는 해당 원천징수 간소화 규정이 시행되지 않았습니다.',
    en: 'This easement of withholding was not yet in force in {month}.',
  },
  score_weights_not_whole: {
    status: 422,
    zh: '各组权重之和须为 1，现为 {sum}。',
    ko: '그룹 가중치의 합은 1이어야 합니다. 현재 {sum}입니다.',
    en: 'The weights of the groups must make 1; they make {sum}.',
  },
  calendar_missing: {
    status: 422,
    zh: '没有 {year} 年的工作日历。',
    ko: '{year}년 근무일 달력이 없습니다.',
    en: 'There is no working calendar for {year}.',
  },
  amount_too_large: {
    status: 422,
    zh: '计算结果超出系统金额上限。',
    ko: '계산 결과가 금액 한도를 넘었습니다.',
    en: 'The result is larger than an amount may be.',
  },
});
