/** How a chain can be broken. `seq` is always the first number at which it is. */
export type ChainFault = 'entry_missing' | 'entry_changed' | 'seal_missing' | 'seal_changed' | 'anchor_differs';

export interface BadLink {
  readonly seq: number;
  readonly fault: ChainFault;
}

/** A place in the chain and the hash it was sealed with; number 0 with an empty hash is before the first entry. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** What an entry and its seal say of themselves; the seal's members are null while it waits to be sealed. */
export interface LinkClaim {
  readonly seq: number;
  readonly digest: string;
  readonly previousHash: string | null;
  readonly hash: string | null;
}

/** The same figures worked out anew from the stored content. */
export interface LinkProof {
  readonly digest: string;
  readonly hash: string;
}

/** How far a walk has come. `openSince` is the first entry without a seal: from there on none may have one. */
export interface Walk {
  readonly head: ChainHead;
  readonly lastSeq: number;
  readonly openSince: number | null;
}

export const walkFrom = (head: ChainHead): Walk => ({ head, lastSeq: head.seq, openSince: null });

/** The walk after one more entry, or where and how the chain breaks. */
export function step(walk: Walk, claim: LinkClaim, proof: LinkProof, anchor: ChainHead): Walk | BadLink {
  const { seq } = claim;
  if (seq !== walk.lastSeq + 1) return { seq: walk.lastSeq + 1, fault: 'entry_missing' };
  if (claim.digest !== proof.digest) return { seq, fault: 'entry_changed' };
  if (claim.hash === null) {
    if (seq <= anchor.seq) return { seq, fault: 'seal_missing' };
    return { ...walk, lastSeq: seq, openSince: walk.openSince ?? seq };
  }
  if (walk.openSince !== null) return { seq: walk.openSince, fault: 'seal_missing' };
  if (claim.previousHash !== walk.head.hash || claim.hash !== proof.hash) return { seq, fault: 'seal_changed' };
  if (seq === anchor.seq && claim.hash !== anchor.hash) return { seq, fault: 'anchor_differs' };
  return { head: { seq, hash: claim.hash }, lastSeq: seq, openSince: null };
}

/** A chain that ends before its anchor has lost its tail. */
export function endOf(walk: Walk, anchor: ChainHead): BadLink | null {
  return walk.lastSeq < anchor.seq ? { seq: walk.lastSeq + 1, fault: 'entry_missing' } : null;
}

export const isBadLink = (outcome: Walk | BadLink): outcome is BadLink => 'fault' in outcome;
