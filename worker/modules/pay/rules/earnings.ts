import type { Month } from '../../../core/day.ts';
import { sum, ZERO } from '../../../core/ratio.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import { entryEarnings, type Earned } from './entry-items.ts';
import type { ItemFacts, PayGap, Presence } from './item.ts';
import type { MonthEntries } from './month-facts.ts';
import { itemLine } from './parts.ts';
import { performanceDue, settleSpan, type Accruals } from './performance.ts';
import { cutMonth, earnedFen, regularEarnings, standardOf, type CutMonth, type Earning } from './regular.ts';
import { isEntryItem, type PerformanceItem, type SchemeDefinition } from './scheme.ts';
import type { StandingFacts } from './segments.ts';

export type { PayGap } from './item.ts';
export type { Earning } from './regular.ts';

/** What the scheme needs to know of a worker's month: nothing of insurance or tax. */
export interface EarningFacts extends ItemFacts, Presence, MonthEntries, StandingFacts {
  /** Of the last stretch in the month: where the payslip belongs. */
  readonly unitId: string;
  /** Whether the last stretch of the month is the last of all; absent, it is not. */
  readonly leaves?: boolean | undefined;
  /** What performance looks back on when it is settled in this month; absent, nothing was paid before. */
  readonly accrued?: Accruals | undefined;
}

/**
 * Every item of the scheme for one worker's month: what the month has of itself, what settles earlier months, what was
 * entered. Each line is rounded once, to fen, half up. `calendars` are needed only where a part is paid by working days.
 */
export function earningsOf(
  scheme: SchemeDefinition,
  month: Month,
  facts: EarningFacts,
  calendars: readonly WorkCalendar[] = [],
): Earning[] | PayGap {
  const cut = cutMonth(scheme, month, facts, calendars);
  if ('kind' in cut) return cut;
  const regular: Earning[] = [];
  for (const item of scheme.items) {
    if (isEntryItem(item)) continue;
    const earnings = item.kind === 'performance' ? performanceEarnings(cut, item) : regularEarnings(cut, item);
    if ('kind' in earnings) return earnings;
    regular.push(...earnings);
  }
  if (facts.oneOffs.length === 0 && noQuantity(facts.quantities)) return regular;
  const entries = entryEarnings(scheme, month, facts, earnedByItem(regular));
  return 'kind' in entries ? entries : inOrder(scheme, [...regular, ...entries]);
}

const noQuantity = (quantities: EarningFacts['quantities']): boolean => {
  for (const _ in quantities) return false;
  return true;
};

/** What performance pays for the month, and beside it what it settles. */
function performanceEarnings(cut: CutMonth<EarningFacts>, item: PerformanceItem): Earning[] | PayGap {
  const { month, facts } = cut;
  const { regular, settled } = performanceDue(item, month, facts.leaves ?? false);
  const paid = regular === 'none' ? [] : regularEarnings(cut, item, regular === 'ahead');
  if ('kind' in paid || settled.length === 0) return paid;
  const standardFen = standardOf(cut, item);
  if (typeof standardFen !== 'number') return standardFen;
  const regularFen = earnedFen(paid);
  const earnings = [...paid];
  for (const span of settled) {
    const accrual = facts.accrued?.[item.code]?.[span];
    if (accrual && 'kind' in accrual) return accrual;
    const line = settleSpan(item, span, accrual, { grade: facts.grade, standardFen, regularFen });
    if (line) earnings.push({ item, monthly: ZERO, line: itemLine(item, month, { ...line, source: 'scheme' }) });
  }
  return earnings;
}

/** What each item earned, as entries of the month refer to it. */
function earnedByItem(earnings: readonly Earning[]): ReadonlyMap<string, Earned> {
  const byItem = Map.groupBy(earnings, ({ item }) => item.code);
  return new Map(
    [...byItem].map(([code, lines]) => [
      code,
      {
        monthly: sum(lines.map(({ monthly }) => monthly)),
        amountFen: earnedFen(lines),
      },
    ]),
  );
}

const inOrder = (scheme: SchemeDefinition, earnings: readonly Earning[]): Earning[] =>
  scheme.items.flatMap((item) => earnings.filter((earning) => earning.item.code === item.code));
