import { compare, parseDecimal, ratio } from '../../../core/ratio.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { caseRefusals } from './refusals.ts';

export interface Votes {
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbstained: number;
}

/** Whether a meeting carried what it voted on: more than the share of the votes cast, abstentions among them. */
export function carried({ votesFor, votesAgainst, votesAbstained }: Votes, passShare: string): boolean | Refusal {
  const cast = votesFor + votesAgainst + votesAbstained;
  if (cast === 0) return caseRefusals.refuse('case_votes_missing');
  return compare(ratio(votesFor, cast), parseDecimal(passShare)) > 0;
}
