import type { Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import type { PayGap } from './item.ts';
import { nothingAccrued, performanceDue, settleSpan, spanOf, type Accrual, type Accruals } from './performance.ts';
import { cutMonth, earnedFen, regularEarnings, standardOf } from './regular.ts';
import type { Grade, PerformanceItem, SchemeDefinition } from './scheme.ts';
import type { StandingFacts } from './segments.ts';

/** A month of one worker that was paid here, with the scheme of that month and what is known of it now. */
export interface PaidMonth extends StandingFacts {
  readonly month: Month;
  readonly scheme: SchemeDefinition;
  /** Of the year before that month. */
  readonly grade: Grade | null;
}

/**
 * What the settlements of a month look back on, by item and span: every month at the standard of the scheme that was in
 * force in it. `earlier` is in order of months; a month whose scheme had no such item is not counted.
 */
export function accrualsOf(
  scheme: SchemeDefinition,
  month: Month,
  leaves: boolean,
  earlier: readonly PaidMonth[],
  calendars: readonly WorkCalendar[],
): Accruals {
  const due = scheme.items.flatMap((item) => {
    if (item.kind !== 'performance') return [];
    const { settled } = performanceDue(item, month, leaves);
    if (settled.length === 0) return [];
    const months = entitledMonths(item.code, earlier, calendars);
    const looked = settled.map((span) => {
      if ('kind' in months) return [span, months] as const;
      const { from, until } = spanOf(span, item, month);
      return [span, together(months.filter((each) => each.month >= from && each.month < until))] as const;
    });
    return [[item.code, Object.fromEntries(looked)] as const];
  });
  return Object.fromEntries(due);
}

interface EntitledMonth {
  readonly month: Month;
  readonly standardFen: Fen;
  /** What the item pays in the month: its regular line, and a period that ends with it. */
  readonly advancedFen: Fen;
}

const together = (months: readonly EntitledMonth[]): Accrual => ({
  months: months.length,
  standardFen: sumFen(months.map(({ standardFen }) => standardFen)),
  advancedFen: sumFen(months.map(({ advancedFen }) => advancedFen)),
});

function entitledMonths(
  code: string,
  paid: readonly PaidMonth[],
  calendars: readonly WorkCalendar[],
): EntitledMonth[] | PayGap {
  const months: EntitledMonth[] = [];
  for (const each of paid) {
    const item = each.scheme.items.find((one) => one.code === code);
    if (item?.kind !== 'performance') continue;
    const entitled = entitledMonth(item, each, months, calendars);
    if ('kind' in entitled) return entitled;
    months.push(entitled);
  }
  return months;
}

/** Performance asks for level and grade only: the rest of an item's facts is not known here and not looked at. */
const unasked = { postType: 'staff', qualification: null, education: 'none', serviceYears: 0, unitId: '' } as const;

function entitledMonth(
  item: PerformanceItem,
  { month, scheme, ...facts }: PaidMonth,
  before: readonly EntitledMonth[],
  calendars: readonly WorkCalendar[],
): EntitledMonth | PayGap {
  const cut = cutMonth(scheme, month, { ...unasked, ...facts }, calendars);
  if ('kind' in cut) return cut;
  const standardFen = standardOf(cut, item);
  if (typeof standardFen !== 'number') return standardFen;
  const { regular, settled } = performanceDue(item, month, false);
  const earned = regular === 'none' ? [] : regularEarnings(cut, item, regular === 'ahead');
  if ('kind' in earned) return earned;
  const regularFen = earnedFen(earned);
  const period = settled.includes('period')
    ? settleSpan(item, 'period', periodBefore(item, month, before), { grade: facts.grade, standardFen, regularFen })
    : null;
  return { month, standardFen, advancedFen: sumFen([regularFen, period?.amountFen ?? fen(0)]) };
}

function periodBefore(item: PerformanceItem, month: Month, before: readonly EntitledMonth[]): Accrual {
  const { from, until } = spanOf('period', item, month);
  const months = before.filter((each) => each.month >= from && each.month < until);
  return months.length === 0 ? nothingAccrued : together(months);
}
