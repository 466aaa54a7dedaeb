import type { PayItem, SchemeFact } from '../rules/scheme.ts';
import { PAID_DAYS } from './working-time.ts';

const counts = { taxable: true, insurable: true } as const;
const { paidDaysPerMonth: paidDays = '', source: paidDaysSource = '' } = PAID_DAYS.at(-1) ?? {};

/** What overtime and the price of a day rest on. */
export const entrySource = `《劳动法》第四十四条；${paidDaysSource}`;

/** 示例: facts that a community reports each month, with generous upper bounds. */
export const exampleFacts: readonly SchemeFact[] = [
  { code: 'overtime', name: '工作日加班', unit: 'hour', max: '36' },
  { code: 'rest_day', name: '休息日加班', unit: 'day', max: '10' },
  { code: 'holiday', name: '法定节假日加班', unit: 'day', max: '7' },
  { code: 'sick_leave', name: '病假', unit: 'day', max: '31' },
  { code: 'leave', name: '事假', unit: 'day', max: '31' },
];

/**
 * Overtime by Labour Law art. 44 (150 %, 200 %, 300 % of pay) at the paid days of a month; 示例: which items it is worked
 * out from, that sick leave keeps 60 %, and that leave is not paid.
 */
export const exampleEntryItems = (base: readonly string[]): PayItem[] => {
  const overtime = (code: string, name: string, fact: string, factor: string, hoursPerDay?: string): PayItem => ({
    kind: 'fact_unit',
    code,
    name,
    ...counts,
    fact,
    price: { items: base, paidDays, factor, ...(hoursPerDay === undefined ? {} : { hoursPerDay }) },
  });
  const absence = (code: string, name: string, fact: string, share: string): PayItem => ({
    kind: 'absence',
    code,
    name,
    ...counts,
    fact,
    items: base,
    basis: { by: 'paid_days', paidDays },
    share,
  });
  return [
    overtime('overtime_pay', '工作日加班费', 'overtime', '1.5', '8'),
    overtime('rest_day_pay', '休息日加班费', 'rest_day', '2'),
    overtime('holiday_pay', '法定节假日加班费', 'holiday', '3'),
    absence('sick_leave_cut', '病假扣款', 'sick_leave', '0.4'),
    absence('leave_cut', '事假扣款', 'leave', '1'),
    { kind: 'one_off', code: 'extra', name: '一次性增发', ...counts, direction: 'add' },
    { kind: 'one_off', code: 'cut', name: '一次性扣款', ...counts, direction: 'deduct' },
  ];
};
