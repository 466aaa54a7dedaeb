import type { Month } from '../../../core/day.ts';
import { times, toFenHalfUp, type Ratio } from '../../../core/ratio.ts';
import { itemValue, presenceShare, type ItemFacts, type Presence } from './item.ts';
import type { PayslipLine } from './line.ts';
import type { MonthEntries, Stretch } from './month-facts.ts';
import type { PayItem, SchemeDefinition } from './scheme.ts';

/** A table of the scheme has no row for this worker: nothing is guessed, the run cannot be approved. */
export interface PayGap {
  readonly kind: 'gap';
  readonly item: string;
  readonly missing: 'level' | 'post';
  readonly key: string;
}

/** What the scheme needs to know of a worker's month: nothing of insurance or tax. */
export interface EarningFacts extends ItemFacts, Presence, MonthEntries {
  /** Of the last stretch in the month: where the payslip belongs. */
  readonly unitId: string;
  /** The stretches on post that touch the month, in order. */
  readonly stretches: readonly Stretch[];
}

/** One item of one month: its line, and what a full month of it would be. */
export interface Earning {
  readonly item: PayItem;
  readonly monthly: Ratio;
  readonly line: PayslipLine;
}

/** Every item of the scheme for one worker's month. Rounds each line once, to fen, half up. */
export function earningsOf(scheme: SchemeDefinition, month: Month, facts: EarningFacts): Earning[] | PayGap {
  const share = presenceShare(facts, scheme.partMonth);
  const part = share.n === share.d ? {} : { days: facts.days, monthDays: facts.monthDays };
  const earnings: Earning[] = [];
  for (const item of scheme.items) {
    const value = itemValue(item, facts, scheme);
    if (value === null) continue;
    if (value.kind === 'gap') return value;
    const line = {
      side: 'earning' as const,
      code: item.code,
      name: item.name,
      amountFen: toFenHalfUp(times(value.exact, share)),
      formula: item.kind,
      inputs: { ...value.inputs, ...part },
      source: 'scheme' as const,
      forMonth: month,
      taxable: item.taxable,
      insurable: item.insurable,
      unitId: null,
      funds: null,
    };
    earnings.push({ item, monthly: value.exact, line });
  }
  return earnings;
}
