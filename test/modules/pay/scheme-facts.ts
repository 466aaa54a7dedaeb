import { day } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import type { EarningFacts } from '../../../worker/modules/pay/rules/earnings.ts';
import { noEntries } from '../../../worker/modules/pay/rules/month-facts.ts';
import type { PayItem, PerformanceItem, SchemeDefinition } from '../../../worker/modules/pay/rules/scheme.ts';
import { jilin } from '../../../worker/modules/pay/templates/index.ts';

/** A scheme of some items, everything else as in the first template, without its facts and probation. */
export const schemeOf = (items: readonly PayItem[], rest: Partial<SchemeDefinition> = {}): SchemeDefinition => {
  const { facts: _facts, probation: _probation, ...definition } = jilin.definition;
  return { ...definition, partMonth: 'calendar_days', ...rest, items };
};

const counts = { taxable: true, insurable: true } as const;

/** 4,800.00 a month, whatever the level. */
export const basic: PayItem = { kind: 'fixed', code: 'basic', name: '基本', ...counts, amountFen: fen(480_000) };

/** 100.00 a level. */
export const byLevel: PayItem = {
  kind: 'level_table',
  code: 'by_level',
  name: '等级',
  ...counts,
  amountsFen: Object.fromEntries(Array.from({ length: 18 }, (_, index) => [index + 1, fen(10_000 * (index + 1))])),
};

export const byPost: PayItem = {
  kind: 'post_table',
  code: 'by_post',
  name: '岗位',
  ...counts,
  amountsFen: { staff: fen(310_000), deputy: fen(341_000), head: fen(372_000) },
};

/** A standard of 1,000.00 a month; 1.2, 1, 0.6 and nothing by grade. */
export const performance = (change: Partial<PerformanceItem> = {}): PerformanceItem => ({
  kind: 'performance',
  code: 'performance',
  name: '绩效',
  ...counts,
  standard: fen(100_000),
  gradeCoefficients: { excellent: '1.2', qualified: '1', basic: '0.6', unqualified: '0' },
  defaultGrade: 'qualified',
  ...change,
});

/** On post at one unit since long before, level 5, no grade, nothing entered. */
export const someone: EarningFacts = {
  postType: 'staff',
  level: 5,
  grade: null,
  qualification: null,
  education: 'bachelor',
  serviceYears: 6,
  days: 31,
  monthDays: 31,
  unitId: 'unt_1',
  stretches: [{ from: day('2019-07-01'), until: null, unitId: 'unt_1', postType: 'staff' }],
  ...noEntries,
};
