import { termsIn, type TermsRow } from '../../../platform/terms.ts';
import type { PowerPolicy } from '../rules/policy.ts';

export {
  workCalendarOf as calendarOf,
  workCalendars as calendars,
  type WorkCalendarRow as CalendarRow,
} from '../../organisation/index.ts';
export type PolicyRow = TermsRow;
export const powerTerms = termsIn<PowerPolicy>('power_policy');
export const { on: policyOn, of: policyOf } = powerTerms;
