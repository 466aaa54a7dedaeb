import type { Community } from './place.ts';
import type { Draft } from './draft.ts';
import { problem, type Problem } from './problems.ts';

export interface PlacedDraft {
  readonly draft: Draft;
  readonly community: Community | null;
}

/** Who heads a community today. */
export interface StandingHead {
  readonly identityNumber: string | null;
  readonly name: string;
}

/**
 * What only the other rows, or the people already there, can tell. The later of two rows bears the finding; its value
 * is filled in by who holds the cells.
 */
export function checkAcross(rows: readonly PlacedDraft[], heads: ReadonlyMap<string, StandingHead>): Problem[] {
  return [...findDuplicates(rows), ...findSecondHeads(rows, heads)];
}

function findDuplicates(rows: readonly PlacedDraft[]): Problem[] {
  const identities = new Map<string, number>();
  const cards = new Map<string, number>();
  const found: Problem[] = [];
  for (const { draft } of rows) {
    const { row, identityNumber, bankCard } = draft;
    const samePerson = identityNumber === null ? undefined : identities.get(identityNumber);
    const sameCard = bankCard === null ? undefined : cards.get(bankCard);
    if (samePerson !== undefined) {
      found.push(problem(row, 'identityNumber', 'id_duplicate', null, { related: samePerson }));
    } else if (identityNumber !== null) identities.set(identityNumber, row);
    if (sameCard !== undefined) found.push(problem(row, 'bankCard', 'card_duplicate', null, { related: sameCard }));
    else if (bankCard !== null) cards.set(bankCard, row);
  }
  return found;
}

function findSecondHeads(rows: readonly PlacedDraft[], heads: ReadonlyMap<string, StandingHead>): Problem[] {
  const holders = new Map<string, { readonly identityNumber: string | null; readonly shown: string }>();
  for (const [communityId, { identityNumber, name }] of heads)
    holders.set(communityId, { identityNumber, shown: name });
  const found: Problem[] = [];
  for (const { draft, community } of rows) {
    if (draft.postType !== 'head' || !community) continue;
    const holder = holders.get(community.id);
    if (!holder) {
      const shown = `${draft.name ?? ''} #${draft.row}`;
      holders.set(community.id, { identityNumber: draft.identityNumber, shown });
    } else if (holder.identityNumber === null || holder.identityNumber !== draft.identityNumber) {
      found.push(problem(draft.row, 'postType', 'two_heads', null, { head: holder.shown }));
    }
  }
  return found;
}
