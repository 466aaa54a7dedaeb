import { compareMonth, monthOfDay, monthsBetween, type Day, type Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { parseDecimal, type Ratio } from '../../../core/ratio.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { PriceRule } from './price-of.ts';
import { qualityRatioOf } from './price.ts';
import { dutyRefusals } from './refusals.ts';

export type SettlementState = 'reported' | 'verified' | 'returned';

export interface Term {
  readonly fromMonth: Month;
  readonly untilMonth: Month;
}

export interface ReportFacts extends Term {
  readonly dutyState: string;
  /** Months that stand reported or verified. */
  readonly months: readonly Month[];
  readonly today: Day;
}

export const termMonths = ({ fromMonth, untilMonth }: Term): number => monthsBetween(fromMonth, untilMonth) + 1;

/** Whether a unit may report the volume of a month: of a live duty, within its term, begun, once. */
export function decideReport(facts: ReportFacts, month: Month): Refusal | null {
  if (facts.dutyState !== 'active') return dutyRefusals.refuse('duty_step_unfit', { state: facts.dutyState });
  const within = compareMonth(month, facts.fromMonth) >= 0 && compareMonth(month, facts.untilMonth) <= 0;
  if (!within) return dutyRefusals.refuse('month_outside_term', { month });
  if (compareMonth(month, monthOfDay(facts.today)) > 0) return dutyRefusals.refuse('month_to_come', { month });
  return facts.months.includes(month) ? dutyRefusals.refuse('month_reported', { month }) : null;
}

export interface SettlementFacts {
  readonly state: SettlementState;
  readonly reportedBy: string;
  readonly version: number;
}

/** Whether this person may verify or return the report now. */
export function decideVerdict(facts: SettlementFacts, version: number, actorId: string): Refusal | null {
  if (facts.state !== 'reported') return dutyRefusals.refuse('settlement_decided', { state: facts.state });
  if (facts.reportedBy === actorId) return platformRefusals.refuse('second_person_required');
  return facts.version === version ? null : changedMeanwhile({ version: facts.version, state: facts.state });
}

/** The share of the price that a score earns under the city's bands. */
export const qualityOf = (score: string, rule: PriceRule): Ratio =>
  qualityRatioOf(
    parseDecimal(score),
    rule.qualityBands.map(({ fromScore, ratio }) => ({
      fromScore: parseDecimal(fromScore),
      ratio: parseDecimal(ratio),
    })),
  );

/** A payment follows the year of its money: after the year's end it is still booked on the year's last day. */
export function bookingDay(fiscalYear: number, today: Day): Day {
  const last = `${fiscalYear}-12-31` as Day;
  return today > last ? last : today;
}

/** The two transfers of a payment: from the line through the duty's own account to the unit. */
export const paymentTransfers = (lineId: string, dutyAccountId: string, unitAccountId: string, amountFen: Fen) => [
  { debitAccountId: lineId, creditAccountId: dutyAccountId, amountFen },
  { debitAccountId: dutyAccountId, creditAccountId: unitAccountId, amountFen },
];
