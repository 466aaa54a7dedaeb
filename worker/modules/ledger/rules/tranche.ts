import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { limits } from '../../../core/limits.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { ledgerRefusals } from './refusals.ts';

/** What one voucher moves of a tranche from one account to another, in the order of the vouchers. */
export interface TrancheTransfer {
  readonly transactionId: string;
  readonly seq: number;
  readonly kind: string;
  readonly effectiveDay: string;
  readonly memo: string;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly reversesId: string | null;
  readonly debitAccountId: string;
  readonly creditAccountId: string;
  readonly amountFen: Fen;
}

/** A voucher at a place: what it brought there, or, below zero, took back. What goes on to another place counts there. */
export interface TrancheMove extends Omit<TrancheTransfer, 'debitAccountId' | 'creditAccountId' | 'reversesId'> {}

/** An account as one way leads to it; the root, whose account is null, is the source in all the books it gave in. */
export interface TrancheNode {
  readonly parent: TrancheNode | null;
  readonly accountId: string | null;
  readonly depth: number;
  /** By account. */
  readonly children: Map<string | null, TrancheNode>;
  /** By voucher. */
  readonly moves: Map<string, TrancheMove>;
  /** Whether it came at all, less what went back: the children and what is here add up to it. */
  netFen: number;
  /** What is at this place by this way; below zero where a forced reversal took back what was spent. */
  hereFen: number;
}

export interface TrancheTrace {
  /** Its net amount is what the source gave, what is here is what went back to it. */
  readonly root: TrancheNode;
}

/** Money at a place that one voucher brought by one way. */
interface Parcel {
  readonly node: TrancheNode;
  readonly voucher: string;
  readonly subjectId: string | null;
  fen: number;
}

const newNode = (parent: TrancheNode | null, accountId: string | null): TrancheNode => ({
  parent,
  accountId,
  depth: parent ? parent.depth + 1 : 0,
  children: new Map(),
  moves: new Map(),
  netFen: 0,
  hereFen: 0,
});

/** A tranche whose way is longer than one answer holds. */
export const refuseLong = (rows: number): Refusal | null =>
  rows > limits.trancheTransfers ? ledgerRefusals.refuse('tranche_long', { most: limits.trancheTransfers }) : null;

/**
 * Follows the money of one tranche: a tree whose branches add up to it. Within an account yuan are alike; which of them
 * go first is decided by what they are for (see `rank`), then by which came first. Money that comes back to where it was
 * takes its way back: it counts at neither end of the detour, whose vouchers stay in sight. `transfers` are in order of
 * posting; `sources` are the accounts of the source in all books.
 */
export function traceTranche(
  trancheId: string,
  sources: ReadonlySet<string>,
  transfers: readonly TrancheTransfer[],
): TrancheTrace {
  const way = new Way(sources, trancheId);
  for (const group of Map.groupBy(transfers, ({ transactionId }) => transactionId).values()) {
    let waiting: readonly TrancheTransfer[] = group;
    while (waiting.length > 0) {
      const later = waiting.filter((each) => !way.move(each, false));
      // Nothing moved: what a forced reversal takes back is not there, and the account goes below zero.
      const stuck = later.length === waiting.length ? later.shift() : undefined;
      if (stuck) way.move(stuck, true);
      waiting = later;
    }
  }
  return { root: way.root };
}

class Way {
  readonly root = newNode(null, null);
  private readonly parcels = new Map<string, Parcel[]>();
  private readonly debts = new Set<Parcel>();
  private readonly sources: ReadonlySet<string>;
  private readonly trancheId: string;
  constructor(sources: ReadonlySet<string>, trancheId: string) {
    this.sources = sources;
    this.trancheId = trancheId;
  }

  private place(accountId: string): string | null {
    return this.sources.has(accountId) ? null : accountId;
  }
  private at(place: string | null): Parcel[] {
    const key = place ?? '';
    const known = this.parcels.get(key) ?? [];
    this.parcels.set(key, known);
    return known;
  }

  /** Whether it moved; `forced` moves what is not there as well. */
  move(transfer: TrancheTransfer, forced: boolean): boolean {
    const [from, to] = [this.place(transfer.debitAccountId), this.place(transfer.creditAccountId)];
    const parcels = this.at(from);
    const there = sumFen(parcels.filter(({ fen: left }) => left > 0).map(({ fen: left }) => left));
    if (from === null) this.give(transfer, there);
    else if (!forced && there < transfer.amountFen) return false;
    let needed: number = transfer.amountFen;
    const ranked = parcels.map((parcel) => ({ parcel, rank: rank(parcel, transfer, to) }));
    for (const { parcel } of ranked.toSorted((a, b) => a.rank - b.rank)) {
      const taken = Math.min(Math.max(0, parcel.fen), needed);
      needed -= taken;
      if (taken > 0) this.carry(parcel, transfer, to, taken);
    }
    if (needed > 0) this.carry(this.debt(parcels, from, transfer), transfer, to, needed);
    // What is used up is forgotten, but for the last: a debt would be known by its way.
    this.parcels.set(
      from ?? '',
      parcels.filter((each, index) => each.fen !== 0 || index === parcels.length - 1),
    );
    return true;
  }

  /** What the source gives anew; what went back to it before is given again by a reversal or in the next book. */
  private give(transfer: TrancheTransfer, there: number): void {
    const { transactionId, reversesId, kind, amountFen } = transfer;
    const again =
      transactionId !== this.trancheId &&
      (reversesId !== null || kind.startsWith('open_') || kind.startsWith('close_'));
    const anew = again ? Math.max(0, amountFen - there) : amountFen;
    if (anew === 0) return;
    this.root.netFen += anew;
    this.root.hereFen += anew;
    // First in line, so that what is given anew is not taken for what went back.
    this.at(null).unshift({ node: this.root, voucher: transactionId, subjectId: null, fen: anew });
  }

  private debt(parcels: Parcel[], from: string | null, { transactionId, subjectId }: TrancheTransfer): Parcel {
    const node = (parcels.find(({ fen: left }) => left < 0) ?? parcels.at(-1))?.node ?? this.child(this.root, from);
    const debt = [...this.debts].find((each) => each.node === node) ?? {
      node,
      voucher: transactionId,
      subjectId,
      fen: 0,
    };
    if (!this.debts.has(debt)) parcels.push(debt);
    this.debts.add(debt);
    return debt;
  }

  private child(parent: TrancheNode, accountId: string | null): TrancheNode {
    const known = parent.children.get(accountId) ?? newNode(parent, accountId);
    parent.children.set(accountId, known);
    return known;
  }

  private carry(parcel: Parcel, transfer: TrancheTransfer, to: string | null, amount: number): void {
    parcel.fen -= amount;
    parcel.node.hereFen -= amount;
    const before = passes(parcel.node, to);
    let node: TrancheNode;
    if (before) {
      for (let each = parcel.node; each !== before && each.parent; each = each.parent) note(each, transfer, -amount);
      node = before;
    } else {
      node = this.child(parcel.node, to);
      note(node, transfer, amount);
    }
    node.hereFen += amount;
    let left = amount;
    for (const debt of this.debts) {
      if (debt.node !== node) continue;
      const covered = Math.min(left, -debt.fen);
      debt.fen += covered;
      left -= covered;
      if (debt.fen === 0) this.debts.delete(debt);
    }
    const { transactionId: voucher, subjectId } = transfer;
    if (left > 0) this.at(to).push({ node, voucher, subjectId, fen: left });
  }
}

function note(node: TrancheNode, transfer: TrancheTransfer, amount: number): void {
  const { debitAccountId: _from, creditAccountId: _to, reversesId: _reversed, ...voucher } = transfer;
  const before = node.moves.get(transfer.transactionId)?.amountFen ?? 0;
  node.moves.set(transfer.transactionId, { ...voucher, amountFen: fen(before + amount) });
  node.netFen += amount;
}

/** The place on the way to a node where the money was before, the node itself left out. */
function passes(node: TrancheNode, place: string | null): TrancheNode | null {
  for (let each = node.parent; each; each = each.parent) if (each.accountId === place) return each;
  return null;
}

/** A reversal takes what its voucher brought; then what came in the same voucher, from there, for the same matter. */
function rank(parcel: Parcel, transfer: TrancheTransfer, to: string | null): number {
  if (transfer.reversesId !== null && parcel.voucher === transfer.reversesId) return 0;
  if (parcel.voucher === transfer.transactionId) return 1;
  if (passes(parcel.node, to)) return 2;
  return transfer.subjectId !== null && parcel.subjectId === transfer.subjectId ? 3 : 4;
}
