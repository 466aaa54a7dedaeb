import { sha256 } from '../../platform/digest.ts';
import { rankedText, type Candidate, type RankedCandidate } from './rules/draw.ts';

/** Each candidate with the digest that orders the draw. */
export const ranked = (seed: string, candidates: readonly Candidate[]): Promise<RankedCandidate[]> =>
  Promise.all(candidates.map(async (one) => ({ ...one, rank: await sha256(rankedText(seed, one)) })));
