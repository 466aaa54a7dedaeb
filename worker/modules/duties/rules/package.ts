import {
  compareMonth,
  daysBetween,
  addDays,
  firstDay,
  lastDay,
  monthOfDay,
  monthsBetween,
  type Day,
  type Month,
} from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { fromFen, ONE, parseDecimal, ratio, smaller, times, toFenHalfUp, type Ratio } from '../../../core/ratio.ts';
import type { Refusal } from '../../../core/refusal.ts';
import type { PriceRule } from './price-of.ts';
import { dutyRefusals } from './refusals.ts';

/** Of a package: what comes in advance, and the rest on acceptance. */
export const settlementParts = ['month', 'prepayment', 'balance'] as const;
export type SettlementPart = (typeof settlementParts)[number];

interface Term {
  readonly fromMonth: Month;
  readonly untilMonth: Month;
}

export interface PartFacts extends Term {
  readonly method: string;
  readonly today: Day;
  /** Parts of the package that stand reported or verified. */
  readonly parts: readonly SettlementPart[];
}

/** Whether this part of a package may be asked for now: an advance first, the rest once the last month has begun. */
export function decidePart({ method, parts, today, untilMonth }: PartFacts, part: SettlementPart): Refusal | null {
  if ((method === 'package') !== (part !== 'month')) return dutyRefusals.refuse('settlement_part_unfit', { part });
  if (part === 'month') return null;
  if (parts.includes(part)) return dutyRefusals.refuse('month_reported', { month: untilMonth });
  const late = part === 'prepayment' && parts.includes('balance');
  const early = part === 'balance' && compareMonth(monthOfDay(today), untilMonth) < 0;
  return late || early ? dutyRefusals.refuse('settlement_part_unfit', { part }) : null;
}

/** What is paid in advance, rounded to fen, half up. */
export const prepaymentOf = (packageFen: Fen, rule: PriceRule): Fen =>
  toFenHalfUp(times(fromFen(packageFen), parseDecimal(rule.prepaidShare)));

/** What acceptance brings: the package less what was paid in advance, × quality; rounded to fen, half up. */
export const balanceOf = (earnedFen: Fen, prepaidFen: Fen, quality: Ratio): Fen =>
  toFenHalfUp(times(fromFen(fen(Math.max(0, earnedFen - prepaidFen))), quality));

/**
 * The share of a package that is earned when it ends with the beginning of `endDay`: months begun of 12, or days of the
 * year, as the city chose. A term of part of a year counts that part; never more than the whole.
 */
export function servedShare({ fromMonth, untilMonth }: Term, startDay: Day, endDay: Day, rule: PriceRule): Ratio {
  const from = startDay > firstDay(fromMonth) ? startDay : firstDay(fromMonth);
  const end = endDay > addDays(lastDay(untilMonth), 1) ? addDays(lastDay(untilMonth), 1) : endDay;
  if (end <= from) return ratio(0);
  const termMonths = monthsBetween(fromMonth, untilMonth) + 1;
  if (rule.proration === 'months') {
    const months = monthsBetween(monthOfDay(from), monthOfDay(addDays(end, -1))) + 1;
    return smaller(ONE, ratio(months, termMonths));
  }
  return smaller(ONE, ratio(daysBetween(from, end) * 12, rule.yearDays * termMonths));
}

export interface TakeBack {
  /** What acceptance at the end still brings. */
  readonly dueFen: Fen;
  /** What the unit gives back of its advance now. */
  readonly returnFen: Fen;
  /** What it owes because the money is spent. */
  readonly owedFen: Fen;
}

/** How a package ends before its term: the earned part less the advance is paid, or what was not earned comes back. */
export function takeBack(facts: {
  readonly earnedFen: Fen;
  readonly prepaidFen: Fen;
  /** What the unit still has of what it received for this duty. */
  readonly unspentFen: Fen;
  readonly quality: Ratio;
}): TakeBack {
  const unearned = facts.prepaidFen - facts.earnedFen;
  if (unearned <= 0)
    return { dueFen: balanceOf(facts.earnedFen, facts.prepaidFen, facts.quality), returnFen: fen(0), owedFen: fen(0) };
  const returnFen = fen(Math.min(unearned, Math.max(0, facts.unspentFen)));
  return { dueFen: fen(0), returnFen, owedFen: sumFen([unearned, -returnFen]) };
}

/** What is earned of a package, rounded to fen, half up. */
export const earnedOf = (packageFen: Fen, share: Ratio): Fen => toFenHalfUp(times(fromFen(packageFen), share));
