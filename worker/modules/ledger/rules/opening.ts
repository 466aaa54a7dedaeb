import type { Refusal } from '../../../core/refusal.ts';
import type { FiscalYear } from './chart.ts';
import { ledgerRefusals } from './refusals.ts';

export interface LineFacts {
  readonly year: number;
  readonly years: readonly FiscalYear[];
  readonly department: { readonly name: string; readonly kind: string };
  readonly knownCodes: readonly string[];
}

export function decideYear(years: readonly FiscalYear[], year: number): Refusal | null {
  return years.some((each) => each.year === year) ? ledgerRefusals.refuse('fiscal_year_standing', { year }) : null;
}

/** Whether a year may still be written to. */
export function refuseYear(years: readonly FiscalYear[], year: number): Refusal | null {
  const fiscal = years.find((each) => each.year === year);
  if (fiscal?.state === 'open') return null;
  return ledgerRefusals.refuse(fiscal ? 'fiscal_year_closed' : 'fiscal_year_unknown', { year });
}

/** Whether a budget line may be opened: an open year, a department, codes of that year's classification. */
export function decideLine(facts: LineFacts, codes: readonly string[]): Refusal | null {
  const { year } = facts;
  const closed = refuseYear(facts.years, year);
  if (closed) return closed;
  if (facts.department.kind !== 'department') {
    return ledgerRefusals.refuse('department_unfit', { unit: facts.department.name });
  }
  const unknown = codes.find((code) => !facts.knownCodes.includes(code));
  return unknown === undefined ? null : ledgerRefusals.refuse('code_unknown', { year, code: unknown });
}
