import { compare, parseDecimal, ratio } from '../../../core/ratio.ts';
import type { Scheme } from './scheme.ts';

export interface BallotCount {
  readonly sent: number;
  /** Ballots that came back: the vote. */
  readonly returned: number;
  /** Of these, from ordinary representatives. */
  readonly ordinary: number;
}

export type BallotFault = 'too_few' | 'too_few_ordinary';

/**
 * Why a community's ballot does not count, or null. Both edges are valid: exactly the fewest, exactly the share
 * (嘉兴市南湖区解放街道: at least 50 people, of whom ordinary representatives are at least 70 per cent).
 */
export function ballotFault(
  { returned, ordinary }: BallotCount,
  { fewest, ordinaryShare }: Scheme['ballot'],
): BallotFault | null {
  if (returned < fewest) return 'too_few';
  const enough = returned > 0 && compare(ratio(ordinary, returned), parseDecimal(ordinaryShare)) >= 0;
  return enough ? null : 'too_few_ordinary';
}
