import { termsIn, type TermsRow } from '../../../platform/terms.ts';
import type { CasePolicy } from '../rules/policy.ts';

export {
  workCalendarOf as calendarOf,
  workCalendars as calendars,
  type WorkCalendarRow as CalendarRow,
} from '../../organisation/index.ts';
export type PolicyRow = TermsRow;
export const caseTerms = termsIn<CasePolicy>('case_policy');
export const { on: policyOn, of: policyOf } = caseTerms;
