import { addMonths, month as monthNamed, monthNumber, yearOf, type Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { fromFen, parseDecimal, subtract, times, toFenHalfUp } from '../../../core/ratio.ts';
import { gradeFor, type Inputs, type ItemFacts, type PayGap } from './item.ts';
import type { PerformanceItem, Rhythm } from './scheme.ts';

/** What a payment of performance looks back on: the open period, this year, or the year that ended; before this month. */
export const spans = ['period', 'year', 'last_year'] as const;
export type Span = (typeof spans)[number];

/** Months of an item that were paid here: their standards, each rounded once to fen, and what was paid for them. */
export interface Accrual {
  readonly months: number;
  readonly standardFen: Fen;
  /**
   * What the item comes to for those months before they are settled, by what is known now. Where less or more was paid,
   * back pay of those months settles that: a settlement never does it a second time.
   */
  readonly advancedFen: Fen;
}

/** By item code. An item or span that is absent has no month before this one; a gap says what its months lack. */
export type Accruals = Readonly<Record<string, Readonly<Partial<Record<Span, Accrual | PayGap>>>>>;

export const nothingAccrued: Accrual = { months: 0, standardFen: fen(0), advancedFen: fen(0) };

export const rhythmMonths: Readonly<Record<Rhythm, number>> = { monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 };

const rhythmOf = (item: PerformanceItem): Rhythm => item.rhythm ?? 'monthly';

/** The months of a span: from the first to the one before `until`. */
export function spanOf(
  span: Span,
  item: PerformanceItem,
  month: Month,
): { readonly from: Month; readonly until: Month } {
  const january = (year: number) => monthNamed(`${String(year).padStart(4, '0')}-01`);
  if (span === 'last_year') return { from: january(yearOf(month) - 1), until: january(yearOf(month)) };
  if (span === 'year') return { from: january(yearOf(month)), until: month };
  return { from: addMonths(month, -((monthNumber(month) - 1) % rhythmMonths[rhythmOf(item)])), until: month };
}

/**
 * What an item pays in a month. Regular: the whole month's amount, its share ahead, or nothing. Beside it the spans that
 * are settled now: the year that ended in its month, the period in its last month, and what is open when somebody leaves.
 */
export function performanceDue(
  item: PerformanceItem,
  month: Month,
  leaves: boolean,
): { readonly regular: 'whole' | 'ahead' | 'none'; readonly settled: readonly Span[] } {
  const rhythm = rhythmOf(item);
  const last: Span[] = item.settle?.month === monthNumber(month) ? ['last_year'] : [];
  const leaving = leaves && item.leaver !== 'forfeits';
  const open: Span[] = leaving && (item.settle !== undefined || rhythm === 'yearly') ? ['year'] : [];
  if (rhythm === 'monthly') return { regular: 'whole', settled: [...last, ...open] };
  const ends = rhythm !== 'yearly' && monthNumber(month) % rhythmMonths[rhythm] === 0;
  if (open.length > 0) return { regular: 'none', settled: [...last, ...open] };
  if (ends || leaving) return { regular: 'none', settled: [...last, 'period'] };
  return { regular: 'ahead', settled: last };
}

/** What a settlement rests on, in the month it is paid. */
export interface SettlingFacts extends Pick<ItemFacts, 'grade'> {
  /** The month's own standard, rounded once, and what the item pays for it regularly. */
  readonly standardFen: Fen;
  readonly regularFen: Fen;
}

export interface Settled {
  readonly code: string;
  readonly name: string;
  readonly formula: 'performance_period' | 'performance_settle' | 'performance_leaver';
  readonly amountFen: Fen;
  readonly inputs: Inputs;
}

/** The code of the line that settles a year: apart from the item's own, because it is not pay of its month. */
export const settlementCode = (code: string): string => `${code}_settled`;

/** Standards of the span × coefficient of the grade, less what was paid for it: one line, rounded once, either sign. */
export function settleSpan(
  item: PerformanceItem,
  span: Span,
  accrual: Accrual = nothingAccrued,
  facts: SettlingFacts,
): Settled | null {
  const own = span !== 'last_year';
  const graded = gradeOfSpan(item, span, facts);
  const months = accrual.months + (own ? 1 : 0);
  if (graded === null || (span === 'last_year' && months === 0)) return null;
  const standardFen = sumFen([accrual.standardFen, own ? facts.standardFen : 0]);
  const advancedFen = sumFen([accrual.advancedFen, own ? facts.regularFen : 0]);
  const earned = times(fromFen(standardFen), parseDecimal(graded.gradeCoefficient));
  return {
    code: span === 'period' ? item.code : settlementCode(item.code),
    name: span === 'period' ? item.name : `${item.name}（清算）`,
    formula: span === 'period' ? 'performance_period' : span === 'year' ? 'performance_leaver' : 'performance_settle',
    amountFen: toFenHalfUp(subtract(earned, fromFen(advancedFen))),
    inputs: { months, standardFen, ...graded, advancedFen },
  };
}

/** The year's own grade settles it; who leaves before there is one, and who is not waited for, gets the default. */
function gradeOfSpan(item: PerformanceItem, span: Span, facts: Pick<ItemFacts, 'grade'>) {
  if (span === 'period') return gradeFor(item, facts);
  const grade = span === 'last_year' ? facts.grade : null;
  if (span === 'last_year' && grade === null && item.settle?.ungraded !== 'default') return null;
  const by = grade ?? item.defaultGrade;
  return {
    grade: by,
    gradeFrom: grade === null ? 'default' : 'assessment',
    gradeCoefficient: item.gradeCoefficients[by],
  };
}
