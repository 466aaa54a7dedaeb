import { lastDay, monthsOfYear, yearOf, type Day, type Month } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { isMonthClosed, type FiscalYear } from './chart.ts';
import { ledgerRefusals } from './refusals.ts';

export type MonthState = 'closed' | 'asked' | 'reopened';

/** What stands of the closing of a month. */
export interface MonthClosing {
  readonly id: string;
  readonly month: Month;
  readonly state: MonthState;
  readonly askedBy: string | null;
  readonly version: number;
}

export interface ClosingFacts {
  readonly years: readonly FiscalYear[];
  /** Months of the year in which something was posted. */
  readonly posted: readonly string[];
  readonly today: Day;
}

/** Whether a month may be closed: it is over, and no earlier month of the year with vouchers is still open. */
export function decideClosing({ years, posted, today }: ClosingFacts, month: Month): Refusal | null {
  const year = yearOf(month);
  const fiscal = years.find((each) => each.year === year);
  if (!fiscal) return ledgerRefusals.refuse('fiscal_year_unknown', { year });
  if (fiscal.state === 'closed') return ledgerRefusals.refuse('fiscal_year_closed', { year });
  if (isMonthClosed(fiscal, month)) return ledgerRefusals.refuse('month_closed', { month });
  if (lastDay(month) >= today) return ledgerRefusals.refuse('month_not_over', { month });
  const before = monthsOfYear(year).find(
    (each) => each < month && posted.includes(each) && !isMonthClosed(fiscal, each),
  );
  return before === undefined ? null : ledgerRefusals.refuse('month_before_open', { before });
}

/** A month of a closed year stays as it is, whatever was asked before the year was closed. */
function refuseClosedYear(month: Month, years: readonly FiscalYear[]): Refusal | null {
  const year = yearOf(month);
  const closed = years.some((each) => each.year === year && each.state === 'closed');
  return closed ? ledgerRefusals.refuse('fiscal_year_closed', { year }) : null;
}

/** Whether its opening again may be asked for. */
export function decideReopening({ state, month }: MonthClosing, years: readonly FiscalYear[]): Refusal | null {
  const closed = refuseClosedYear(month, years);
  if (closed) return closed;
  return state === 'closed' ? null : ledgerRefusals.refuse('month_reopening_asked', { month });
}

/** Whether this person may decide on it now, and so: to leave it closed is possible after the year was closed too. */
export function decideOnReopening(
  closing: MonthClosing,
  { version, agreed }: { readonly version: number; readonly agreed: boolean },
  years: readonly FiscalYear[],
  actorId: string,
): Refusal | null {
  const { state, month, askedBy } = closing;
  const closed = agreed ? refuseClosedYear(month, years) : null;
  if (closed) return closed;
  if (state !== 'asked') return ledgerRefusals.refuse('month_reopening_decided', { month });
  if (askedBy === actorId) return platformRefusals.refuse('second_person_required');
  return closing.version === version ? null : changedMeanwhile({ version: closing.version, state });
}
