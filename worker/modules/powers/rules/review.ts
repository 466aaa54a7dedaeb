import { parseDecimal, ratio, roundHalfUp, times } from '../../../core/ratio.ts';
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
