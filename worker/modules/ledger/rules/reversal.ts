import { yearOf, type Day } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { AccountFacts } from './chart.ts';
import {
  netChange,
  refuseClosed,
  refuseDay,
  refuseMixed,
  refuseNeed,
  type PostingFacts,
  type TransferDraft,
} from './posting.ts';
import { ledgerRefusals } from './refusals.ts';
import { layersOf } from './layers.ts';
import { refuseSources } from './sources.ts';

export interface ReversibleTransaction {
  readonly id: string;
  readonly reversesId: string | null;
  readonly reversedById: string | null;
  /** Whether somebody has asked for its reversal and nobody has decided. */
  readonly asked: boolean;
}

export interface ReversalRequest {
  readonly id: string;
  readonly state: 'asked' | 'posted' | 'declined';
  readonly askedBy: string;
  readonly version: number;
}

/** Whether a reversal may be asked for. */
export function decideAsk(transaction: ReversibleTransaction): Refusal | null {
  if (transaction.reversesId !== null) return ledgerRefusals.refuse('reversal_of_reversal');
  return transaction.reversedById !== null || transaction.asked ? ledgerRefusals.refuse('reversal_standing') : null;
}

/** Whether this person may decide on the request now. */
export function decideOn(request: ReversalRequest, version: number, actorId: string): Refusal | null {
  if (request.state !== 'asked') return ledgerRefusals.refuse('reversal_decided');
  if (request.askedBy === actorId) return platformRefusals.refuse('second_person_required');
  if (request.version !== version) return changedMeanwhile({ version: request.version, state: request.state });
  return null;
}

/** The same transfers the other way round: what was received is given back. */
export const mirrored = (transfers: readonly TransferDraft[]): TransferDraft[] =>
  transfers.map((transfer) => ({
    ...transfer,
    debitAccountId: transfer.creditAccountId,
    creditAccountId: transfer.debitAccountId,
    subjectId: transfer.subjectId ?? null,
  }));

/**
 * Whether the mirrored transfers may be posted. Without `force` the money must still be there; with it the account's
 * floor is lowered to what the reversal leaves and rises again with the next money that comes in.
 */
export function decideReversal(
  facts: PostingFacts,
  effectiveDay: Day,
  transfers: readonly TransferDraft[],
  force: boolean,
): Refusal | null {
  const { accounts } = facts;
  const refused =
    refuseDay(facts, effectiveDay) ?? refuseMixed(accounts, yearOf(effectiveDay)) ?? refuseClosed(accounts);
  if (refused) return refused;
  const change = netChange(transfers);
  for (const account of accounts) {
    const neededFen = sumFen([-(change.get(account.id) ?? 0)]);
    const used = neededFen > 0 && !force ? refuseNeed(account, neededFen, 'reversal_money_used') : null;
    if (used) return used;
  }
  return force ? null : refuseSpent(accounts, effectiveDay, transfers);
}

/** What a source gave goes back as that source's: other money on the account does not stand in for it. */
function refuseSpent(
  accounts: readonly AccountFacts[],
  effectiveDay: Day,
  transfers: readonly TransferDraft[],
): Refusal | null {
  const refused = refuseSources(accounts, { effectiveDay, transfers });
  return refused && ledgerRefusals.refuse('reversal_money_used', refused.facts);
}

/** What a sweep moves: all that is available; to a source all of it that is the source's. */
export function sweepable(
  account: Pick<AccountFacts, 'balanceFen' | 'heldFen' | 'code' | 'name' | 'layers'>,
  target?: Pick<AccountFacts, 'id' | 'kind'>,
): Fen | Refusal {
  const available = sumFen([account.balanceFen, -account.heldFen]);
  const ofTarget = layersOf(account).filter(({ sourceId, balanceFen }) => sourceId === target?.id && balanceFen > 0);
  const own = sumFen(ofTarget.map(({ balanceFen }) => balanceFen));
  const amount = target?.kind === 'source' && account.layers !== undefined ? fen(Math.min(available, own)) : available;
  return amount > 0 ? amount : ledgerRefusals.refuse('sweep_nothing', { account: `${account.code} ${account.name}` });
}
