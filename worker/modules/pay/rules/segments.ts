import {
  addDays,
  addMonths,
  daysBetween,
  firstDay,
  lastDay,
  monthOfDay,
  yearOf,
  type Day,
  type Month,
} from '../../../core/day.ts';
import { compare, divide, ONE, parseDecimal, ratio, sum, ZERO, type Ratio } from '../../../core/ratio.ts';
import { countWorkdays, isMissingYear, type MissingYear, type WorkCalendar } from '../../../core/workday.ts';
import type { Stretch } from './month-facts.ts';
import type { PostType, ProbationPay, SchemeDefinition } from './scheme.ts';

/** A level that begins inside a month; the one before it holds until then. */
export interface LevelFrom {
  readonly from: Day;
  readonly level: number;
}

/** What a month is cut by. */
export interface StandingFacts {
  /** At the end of the month. */
  readonly level: number;
  /** Levels of the month that begin on a day of it, in order, the first one from its first day; absent, one level all month. */
  readonly levels?: readonly LevelFrom[] | undefined;
  /** The stretches on post that touch the month, in order. */
  readonly stretches: readonly Stretch[];
  /** First day on post of who came without experience; absent or null, probation changes nothing. */
  readonly newcomerFrom?: Day | null | undefined;
}

/** Days of a month through which nothing changes: unit, post, level, probation. `until` is exclusive. */
export interface Segment {
  readonly from: Day;
  readonly until: Day;
  readonly unitId: string;
  readonly postType: PostType;
  readonly level: number;
  readonly probation: boolean;
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** The day after the last one of probation: so many calendar months from the first day, the same day or the month's last. */
export function probationUntil(from: Day, months: number): Day {
  const end = addMonths(monthOfDay(from), months);
  const same = `${end}-${from.slice(8)}` as Day;
  return same <= lastDay(end) ? same : addDays(lastDay(end), 1);
}

const differs = (a: Segment, b: Segment): boolean =>
  a.unitId !== b.unitId || a.postType !== b.postType || a.level !== b.level || a.probation !== b.probation;

/** The day on which probation is over; null for who has none, or had left it behind when the month began. */
function freeIn(begin: Day, newcomerFrom: Day | null, probation: ProbationPay | undefined): Day | null {
  if (!probation || newcomerFrom === null) return null;
  if ((yearOf(begin) - yearOf(newcomerFrom) - 1) * 12 > probation.months) return null;
  const until = probationUntil(newcomerFrom, probation.months);
  return until > begin ? until : null;
}

/** One post all month, one level, no probation to look at: nearly everybody, nearly always. */
function wholeMonth(begin: Day, end: Day, { stretches, levels, level }: StandingFacts): Segment | null {
  const [only] = stretches;
  if (!only || stretches.length > 1 || levels !== undefined) return null;
  if (only.from > begin || (only.until !== null && only.until < end)) return null;
  return { from: begin, until: end, unitId: only.unitId, postType: only.postType, level, probation: false };
}

/** The month of one worker, cut where something changes; days off post are left out. */
export function segmentsOf(month: Month, facts: StandingFacts, probation: ProbationPay | undefined): Segment[] {
  const [begin, end] = [firstDay(month), addDays(lastDay(month), 1)];
  const freeFrom = freeIn(begin, facts.newcomerFrom ?? null, probation);
  const whole = freeFrom === null ? wholeMonth(begin, end, facts) : null;
  if (whole) return [whole];
  const levels = facts.levels?.length ? facts.levels : [{ from: begin, level: facts.level }];
  const cuts = [...levels.map(({ from }) => from), ...(freeFrom === null ? [] : [freeFrom])];
  const segments: Segment[] = [];
  for (const stretch of facts.stretches) {
    const [first, after] = [later(stretch.from, begin), stretch.until === null ? end : earlier(stretch.until, end)];
    const edges = [...new Set([first, ...cuts.filter((cut) => cut > first && cut < after)])].toSorted();
    for (const [index, from] of edges.entries()) {
      const until = edges[index + 1] ?? after;
      if (until <= from) continue;
      const level = levels.findLast((each) => each.from <= from)?.level ?? facts.level;
      const { unitId, postType } = stretch;
      const segment = { from, until, unitId, postType, level, probation: freeFrom !== null && from < freeFrom };
      const last = segments.at(-1);
      if (last && last.until === from && !differs(last, segment)) segments.splice(-1, 1, { ...last, until });
      else segments.push(segment);
    }
  }
  return segments;
}

/** How much of a month's pay each segment stands for, and the figures that say so. */
export interface Weights {
  readonly shares: readonly Ratio[];
  /** Of a segment: `10` of `31` days. */
  readonly counted: readonly number[];
  readonly of: string;
  readonly by: 'calendar_days' | 'workdays' | 'paid_days' | 'whole';
}

type PartRule = Pick<SchemeDefinition, 'partMonth' | 'paidDays'>;

/** The weights of the segments of one month; a year without a calendar is said instead of guessed. */
export function weigh(
  month: Month,
  segments: readonly Segment[],
  rule: PartRule,
  calendars: readonly WorkCalendar[],
): Weights | MissingYear {
  const [only] = segments;
  const whole = segments.length === 1 && only?.from === firstDay(month) && only.until > lastDay(month);
  if (whole || !only) return { shares: only ? [ONE] : [], counted: [], of: '', by: 'whole' };
  const monthDays = daysBetween(firstDay(month), addDays(lastDay(month), 1));
  const days = segments.map(({ from, until }) => daysBetween(from, until));
  const present = days.reduce((all, each) => all + each, 0);
  if (rule.partMonth === 'full_month') {
    const shares = segments.map((_, index) => (index === segments.length - 1 ? ONE : ZERO));
    return { shares, counted: days, of: String(monthDays), by: 'whole' };
  }
  if (rule.partMonth === 'calendar_days') {
    return {
      shares: days.map((each) => ratio(each, monthDays)),
      counted: days,
      of: String(monthDays),
      by: 'calendar_days',
    };
  }
  return byWorkdays(month, segments, present === monthDays ? undefined : rule.paidDays, calendars);
}

/** Working days of each segment ÷ those of the month, or ÷ the paid days of a month, never above a whole month. */
function byWorkdays(
  month: Month,
  segments: readonly Segment[],
  paidDays: string | undefined,
  calendars: readonly WorkCalendar[],
): Weights | MissingYear {
  const whole = countWorkdays(firstDay(month), lastDay(month), calendars);
  if (isMissingYear(whole)) return whole;
  const counted = segments.map(({ from, until }) => countWorkdays(from, addDays(until, -1), calendars));
  const known = counted.filter((each) => typeof each === 'number');
  const present = known.reduce((all, each) => all + each, 0);
  const paid = paidDays === undefined ? ratio(whole) : parseDecimal(paidDays);
  // Who missed no working day earned the month, however few of them it has.
  const all = present === whole || compare(ratio(present), paid) >= 0;
  const of = all ? ratio(present) : paid;
  const shares = known.map((each) => (present === 0 ? ZERO : divide(ratio(each), of)));
  const byPaidDays = !all && paidDays !== undefined;
  return {
    shares,
    counted: known,
    of: byPaidDays ? paidDays : String(of.n),
    by: byPaidDays ? 'paid_days' : 'workdays',
  };
}

/** One over the segments of an item: what each is of a whole month. Where nothing weighs, the last stands for it. */
export function proportions(shares: readonly Ratio[]): Ratio[] {
  const whole = sum(shares);
  if (compare(whole, ZERO) > 0) return shares.map((share) => divide(share, whole));
  return shares.map((_, index) => (index === shares.length - 1 ? ONE : ZERO));
}
