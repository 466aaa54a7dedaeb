import { day, type Day } from '../../../core/day.ts';

/** By how many days a month's pay is divided for one day's. */
export interface PaidDays {
  readonly from: Day;
  readonly until: Day | null;
  readonly paidDaysPerMonth: string;
  readonly source: string;
}

export const PAID_DAYS: readonly PaidDays[] = [
  {
    from: day('2008-01-03'),
    until: day('2024-12-31'),
    paidDaysPerMonth: '21.75',
    source: '劳社部发〔2008〕3号',
  },
  {
    from: day('2025-01-01'),
    until: null,
    paidDaysPerMonth: '21.75',
    source: '人社部发〔2025〕2号（(365 − 104) ÷ 12）',
  },
];
