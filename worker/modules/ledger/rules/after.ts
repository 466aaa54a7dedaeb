import { sumFen } from '../../../core/fen.ts';
import { isRefusal } from '../../../core/refusal.ts';
import type { AccountFacts } from './chart.ts';
import { byAge, layersOf, readPurposes, storedLayers, type Purposes } from './layers.ts';
import { netChange, transactionKinds, type PostingDraft } from './posting.ts';
import { drawTransfers, layerChanges } from './sources.ts';

/**
 * The accounts as a voucher leaves them, balance and layers: for a command that posts several in one batch, where each
 * stands on what the one before left. Held money is the caller's to lift. Throws where the voucher cannot be drawn.
 */
export function accountsAfter(
  accounts: readonly AccountFacts[],
  draft: PostingDraft & { readonly id: string },
): AccountFacts[] {
  const drawn = drawTransfers(accounts, draft);
  if (isRefusal(drawn)) throw new RangeError(`posted before it was decided: ${drawn.code}`);
  const moved = netChange(draft.transfers);
  const changes = layerChanges(drawn, accounts);
  const purposes = purposesBySource(accounts);
  const shapesBudget = transactionKinds[draft.kind].nature === 'budget';
  return accounts.map((account) => {
    const by = moved.get(account.id) ?? 0;
    const layers = new Map(layersOf(account).map((layer) => [`${layer.sourceId} ${layer.trancheId}`, layer]));
    for (const { accountId, sourceId, trancheId, bornDay, fen } of changes) {
      if (accountId !== account.id) continue;
      const key = `${sourceId} ${trancheId}`;
      const before = layers.get(key)?.balanceFen ?? 0;
      const fresh = { sourceId, trancheId, bornDay, purposes: purposes.get(sourceId) ?? null };
      layers.set(key, { ...fresh, balanceFen: sumFen([before, fen]) });
    }
    return {
      ...account,
      balanceFen: sumFen([account.balanceFen, by]),
      budgetFen: sumFen([account.budgetFen, shapesBudget ? by : 0]),
      layers: storedLayers([...layers.values()].toSorted(byAge)),
    };
  });
}

function purposesBySource(accounts: readonly AccountFacts[]): Map<string, Purposes | null> {
  const known = accounts.flatMap((account) =>
    account.kind === 'source'
      ? [[account.id, readPurposes(account.purposes)] as const]
      : layersOf(account).map(({ sourceId, purposes }) => [sourceId, purposes] as const),
  );
  return new Map(known);
}
