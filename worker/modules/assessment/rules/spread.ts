import { compare, divide, parseDecimal, ratio, subtract, sum, times, type Ratio } from '../../../core/ratio.ts';
import type { Points } from './points.ts';
import type { OutlierRule } from './scheme.ts';

/** Width of a column of a histogram, and how many there are: up to a hundred and whatever a bonus adds. */
export const binPoints = 5;
const bins = 22;

/** How many of these fall into each five points from zero on; the last column takes all above. */
export function histogram(points: readonly Points[]): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (const one of points) {
    const at = Math.min(bins - 1, Math.floor(one / (binPoints * 100)));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** All marks of one rater for one group. */
export interface RaterMarks {
  readonly raterId: string;
  readonly group: string;
  readonly marks: readonly Points[];
}

export interface RaterSpread {
  readonly mean: Ratio;
  /** The rater's mean less that of the other raters of the group; null where there is no other. */
  readonly offset: Ratio | null;
  readonly far: boolean;
}

export const meanOf = (marks: readonly Points[]): Ratio =>
  divide(sum(marks.map((mark) => ratio(mark, 100))), ratio(Math.max(marks.length, 1)));

/**
 * Each rater against the rest of the group: far off when both the scheme's so many standard deviations of the others'
 * means and so many points lie between. Compared by squares, so that no root is rounded. In the order given.
 */
export function raterSpreads(raters: readonly RaterMarks[], rule: OutlierRule | null): RaterSpread[] {
  const means = raters.map(({ marks }) => meanOf(marks));
  return raters.map(({ group }, at) => {
    const mean = means[at] ?? ratio(0);
    const rest = means.filter((_, other) => other !== at && raters[other]?.group === group);
    if (rest.length === 0) return { mean, offset: null, far: false };
    const middle = divide(sum(rest), ratio(rest.length));
    const offset = subtract(mean, middle);
    const enough = rule !== null && rest.length + 1 >= rule.fewestRaters;
    return { mean, offset, far: enough && isFar(offset, variance(rest, middle), rule) };
  });
}

const square = (value: Ratio): Ratio => times(value, value);

const variance = (means: readonly Ratio[], middle: Ratio): Ratio =>
  divide(sum(means.map((mean) => square(subtract(mean, middle)))), ratio(means.length));

function isFar(offset: Ratio, spread: Ratio, { deviations, points }: OutlierRule): boolean {
  const far = square(offset);
  return (
    compare(far, times(square(parseDecimal(deviations)), spread)) > 0 && compare(far, square(parseDecimal(points))) >= 0
  );
}
