import {
  compare,
  divide,
  floorOf,
  ONE,
  parseDecimal,
  ratio,
  subtract,
  times,
  ZERO,
  type Ratio,
} from '../../../core/ratio.ts';
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

/**
 * How many more votes make a ballot valid if all of them come from ordinary representatives; 0 once it is valid, null
 * where no vote can mend it (a share of the whole, and somebody else has voted).
 */
export function votesToValid(count: BallotCount, { fewest, ordinaryShare }: Scheme['ballot']): number | null {
  const share = parseDecimal(ordinaryShare);
  const more = Math.max(fewest - count.returned, count.returned === 0 ? 1 : 0, 0);
  const short = subtract(times(ratio(count.returned), share), ratio(count.ordinary));
  if (compare(short, ZERO) <= 0) return more;
  const rest = subtract(ONE, share);
  return compare(rest, ZERO) <= 0 ? null : Math.max(more, Number(ceilOf(divide(short, rest))));
}

const ceilOf = (value: Ratio): bigint => -floorOf({ n: -value.n, d: value.d });
