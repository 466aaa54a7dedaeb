import { add, parseDecimal, ratio, roundHalfUp, subtract, times, ONE, type Ratio } from '../../../core/ratio.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { powerRefusals } from './refusals.ts';

/** A score of at most two places, kept in hundredths: "92.5" is 9250. */
export const toCents = (score: string): number => Number(roundHalfUp(times(parseDecimal(score), ratio(100))));

export interface ReviewFacts {
  readonly id: string;
  readonly state: 'draft' | 'submitted';
  readonly version: number;
}

/** Said to whoever read another version, or one where there was none. */
export const staleReading = (standing: { readonly version: number } | null): Refusal =>
  standing
    ? changedMeanwhile({ version: standing.version })
    : platformRefusals.refuse('changed_meanwhile', { version: null });

/** A street reviews the branches that it managed or used in the year, and nobody's that stands already. */
export function decideReview(
  facts: { readonly related: boolean; readonly standing: ReviewFacts | null },
  version: number | null,
): Refusal | null {
  if (!facts.related) return powerRefusals.refuse('branch_not_of_street');
  const { standing } = facts;
  if (standing?.state === 'submitted') return powerRefusals.refuse('review_submitted');
  if ((standing?.version ?? null) !== version) return staleReading(standing);
  return null;
}

/** One branch of a department that streets managed or used in the year, and what they gave it. */
export interface BranchScore {
  readonly branchId: string;
  readonly branchName: string;
  readonly streetName: string;
  /** Null where the street has not submitted. */
  readonly scoreCents: number | null;
  /** Of its head; null where the street has not submitted. */
  readonly headScoreCents: number | null;
}

/** What a department gives its branches, and their head, itself. */
export interface OwnScores {
  readonly ownCents: number;
  readonly headOwnCents: number;
}

export interface DepartmentScore {
  /** Mean of the streets' scores, null where the department has no branch at a street. */
  readonly streetsCents: number | null;
  readonly totalCents: number;
  /** The same of the head. */
  readonly headStreetsCents: number | null;
  readonly headTotalCents: number;
}

/**
 * own × (1 − share) + mean of the streets' scores × share, of the branches and of their head; without a branch at any
 * street, the own score alone. Each figure is rounded once, half up, to two places.
 * @returns `street_score_missing` naming the branches that no street has scored
 */
export function departmentScore(
  { ownCents, headOwnCents }: OwnScores,
  branches: readonly BranchScore[],
  streetShare: string,
): DepartmentScore | Refusal {
  const missing = branches.filter(({ scoreCents }) => scoreCents === null);
  if (missing.length > 0) {
    const names = missing.map(({ branchName, streetName }) => `${branchName}（${streetName}）`).join('、');
    return powerRefusals.refuse('street_score_missing', { branches: names, count: missing.length });
  }
  const share = parseDecimal(streetShare);
  const [branch, head] = [
    blended(
      ownCents,
      branches.map(({ scoreCents }) => scoreCents ?? 0),
      share,
    ),
    blended(
      headOwnCents,
      branches.map(({ headScoreCents }) => headScoreCents ?? 0),
      share,
    ),
  ];
  return {
    streetsCents: branch.mean,
    totalCents: branch.total,
    headStreetsCents: head.mean,
    headTotalCents: head.total,
  };
}

function blended(own: number, scores: readonly number[], share: Ratio): { mean: number | null; total: number } {
  if (scores.length === 0) return { mean: null, total: own };
  const mean = ratio(
    scores.reduce((sum, score) => sum + score, 0),
    scores.length,
  );
  const total = add(times(ratio(own), subtract(ONE, share)), times(mean, share));
  return { mean: Number(roundHalfUp(mean)), total: Number(roundHalfUp(total)) };
}

export interface ResultFacts {
  readonly id: string;
  readonly state: 'proposed' | 'final';
  readonly version: number;
  readonly proposedBy: string;
}

/** A result becomes final by another person than who proposed it. */
export function decideFinal(result: ResultFacts | null, version: number, actorId: string): Refusal | null {
  if (result === null) return platformRefusals.refuse('not_found');
  if (result.state === 'final') return powerRefusals.refuse('result_final');
  if (result.version !== version) return changedMeanwhile({ version: result.version });
  return result.proposedBy === actorId ? platformRefusals.refuse('second_person_required') : null;
}
