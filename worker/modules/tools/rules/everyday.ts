import { NATIONAL_CALENDARS } from '../../../core/calendars.ts';
import {
  checkBankCard,
  checkCreditCode,
  checkMobile,
  checkResidentId,
  type Check,
  type ResidentIdCheck,
} from '../../../core/checks.ts';
import type { Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { addWorkdays, countWorkdays, isMissingYear, isWorkday, type MissingYear } from '../../../core/workday.ts';
import type { ChecksGiven, WorkdaysGiven } from '../input.ts';
import { toolsRefusals } from './refusals.ts';

export type WorkdayFigures = { readonly day: Day } | { readonly count: number } | { readonly isWorkday: boolean };

/** The one question that the fields ask; the schema has seen to it that there is exactly one. */
export function workdayFigures({ day, from, add, countStart, until }: WorkdaysGiven): WorkdayFigures | Refusal {
  if (day !== undefined) return orMissing(isWorkday(day, NATIONAL_CALENDARS), (works) => ({ isWorkday: works }));
  if (from !== undefined && until !== undefined) {
    return orMissing(countWorkdays(from, until, NATIONAL_CALENDARS), (count) => ({ count }));
  }
  if (from === undefined || add === undefined) throw new RangeError('no question about working days');
  return orMissing(addWorkdays(from, add, NATIONAL_CALENDARS, countStart ?? false), (found) => ({ day: found }));
}

function orMissing<T>(answer: T | MissingYear, show: (answer: T) => WorkdayFigures): WorkdayFigures | Refusal {
  if (isMissingYear(answer)) return toolsRefusals.refuse('calendar_missing', { year: answer.missingYear });
  return show(answer);
}

export interface CheckFigures {
  readonly residentId?: ResidentIdCheck;
  readonly creditCode?: Check;
  readonly bankCard?: Check;
  readonly mobile?: Check;
}

/** Each number that was given, checked on its own; nobody is born after `today`. */
export function checkFigures(given: ChecksGiven, today: Day): CheckFigures {
  return {
    ...(given.residentId !== undefined && { residentId: checkResidentId(given.residentId, today) }),
    ...(given.creditCode !== undefined && { creditCode: checkCreditCode(given.creditCode) }),
    ...(given.bankCard !== undefined && { bankCard: checkBankCard(given.bankCard) }),
    ...(given.mobile !== undefined && { mobile: checkMobile(given.mobile) }),
  };
}
