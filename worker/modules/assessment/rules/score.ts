import {
  add,
  compare,
  divide,
  larger,
  ONE,
  ratio,
  roundTo,
  smaller,
  subtract,
  sum,
  times,
  ZERO,
  type Ratio,
} from '../../../core/ratio.ts';

/** The votes of one group of raters. */
export interface ScoreGroup {
  readonly code: string;
  readonly weight: Ratio;
  readonly scores: readonly Ratio[];
  /** From so many scores on, one highest and one lowest are left out; at least 3. */
  readonly trimFrom?: number | undefined;
}

export interface ScoreSheet {
  readonly groups: readonly ScoreGroup[];
  readonly bonus?: Ratio | undefined;
  readonly bonusCap?: Ratio | undefined;
  readonly deductions?: Ratio | undefined;
  /** Without a group's votes there is no score, or the other groups' weights are scaled up to the whole. */
  readonly missing: 'incomplete' | 'renormalise';
}

export interface ScoredGroup {
  readonly code: string;
  /** Two places; null where nobody voted. */
  readonly mean: string | null;
  readonly contribution: string | null;
}

export interface AssessmentScore {
  /** Two places; null when it cannot be told. */
  readonly score: string | null;
  readonly groups: readonly ScoredGroup[];
  /** Whether every group has votes. */
  readonly complete: boolean;
}

const PLACES = 2;

/** Whether the groups' weights make exactly one whole. */
export function weightsAreWhole(groups: readonly Pick<ScoreGroup, 'weight'>[]): boolean {
  return compare(sum(groups.map(({ weight }) => weight)), ONE) === 0;
}

/**
 * Weighted mean of the groups' means, plus the bonus up to its cap, less deductions, never below zero. Computed
 * exactly; each figure shown is rounded once, half up, to two places, so contributions need not add up to the score.
 */
export function assessmentScore(sheet: ScoreSheet): AssessmentScore {
  const means = sheet.groups.map(({ scores, trimFrom }) => groupMean(scores, trimFrom));
  const complete = means.every((mean) => mean !== null);
  const weights = sheet.groups.map(({ weight }) => weight);
  const scale = weightScale(weights, means, sheet.missing);
  const groups = sheet.groups.map(({ code, weight }, index) => {
    const mean = means[index] ?? null;
    const contribution = mean === null ? null : times(times(weight, scale ?? ONE), mean);
    return { code, mean, contribution };
  });
  const weighted = sum(groups.map(({ contribution }) => contribution ?? ZERO));
  const score = scale === null ? null : roundTo(larger(withExtras(sheet, weighted), ZERO), PLACES);
  const shown = groups.map(({ code, mean, contribution }) => ({
    code,
    mean: mean === null ? null : roundTo(mean, PLACES),
    contribution: contribution === null ? null : roundTo(contribution, PLACES),
  }));
  return { score, groups: shown, complete };
}

/** Mean of a group's scores after trimming; null where nobody voted. */
export function groupMean(scores: readonly Ratio[], trimFrom?: number): Ratio | null {
  if (scores.length === 0) return null;
  const total = sum(scores);
  if (trimFrom === undefined || scores.length < trimFrom) return divide(total, ratio(scores.length));
  const extremes = add(scores.reduce(larger), scores.reduce(smaller));
  return divide(subtract(total, extremes), ratio(scores.length - 2));
}

/** What weights that make one whole are multiplied by where parts are missing; null when a score cannot be told. */
export function weightScale(
  weights: readonly Ratio[],
  means: readonly (Ratio | null)[],
  missing: ScoreSheet['missing'],
): Ratio | null {
  const present = sum(weights.filter((_, index) => means[index] !== null));
  if (means.every((mean) => mean !== null)) return ONE;
  return missing === 'incomplete' || present.n === 0n ? null : divide(ONE, present);
}

function withExtras({ bonus = ZERO, bonusCap, deductions = ZERO }: ScoreSheet, weighted: Ratio): Ratio {
  const granted = bonusCap === undefined ? bonus : smaller(bonus, bonusCap);
  return subtract(add(weighted, granted), deductions);
}
