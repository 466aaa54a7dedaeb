import { addMonths, monthsBetween, type Month } from '../../../core/day.ts';
import type { RetirementCategory, RetirementSchedule } from '../templates/retirement.ts';

export interface Retirement {
  readonly retirementMonth: Month;
  /** The age then: whole years and the months beyond them. */
  readonly years: number;
  readonly months: number;
}

/** Legal retirement by the gradual schedule: a month later per step of birth months, until the new age is reached. */
export function retirementOf(
  birthMonth: Month,
  category: RetirementCategory,
  schedule: RetirementSchedule,
): Retirement {
  const { baseYears, capYears, firstBirthMonth, birthMonthsPerStep } = schedule.paths[category];
  const sinceFirst = monthsBetween(firstBirthMonth, birthMonth);
  const steps = sinceFirst < 0 ? 0 : Math.floor(sinceFirst / birthMonthsPerStep) + 1;
  const age = Math.min(baseYears * 12 + steps, capYears * 12);
  return { retirementMonth: addMonths(birthMonth, age), years: Math.floor(age / 12), months: age % 12 };
}
