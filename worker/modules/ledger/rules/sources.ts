import type { Day } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { accountLabel, type AccountFacts } from './chart.ts';

import { byAge, drawFrom, layersOf, readPurposes, servesLine, type Layer, type Part, type Purposes } from './layers.ts';
import { ledgerRefusals } from './refusals.ts';
import { shortfall, type TransferDraft } from './transfer.ts';

/** A transfer of one layer. */
export interface DrawnTransfer extends TransferDraft {
  readonly sourceId: string;
  readonly trancheId: string;
  readonly bornDay: string;
}

export interface Drawing {
  readonly id: string;
  readonly effectiveDay: Day;
  readonly transfers: readonly TransferDraft[];
  /** A forced reversal takes back what is not there any more. */
  readonly forced?: boolean;
}

/** Money that moves within a group before any layer of it is known: kept by account, then by source and tranche. */
class Book {
  private readonly layers = new Map<string, Map<string, Layer>>();
  private readonly accounts: ReadonlyMap<string, AccountFacts>;
  /** What lines brought to a duty within the group and has not gone on yet, by account and layer. */
  private readonly passing = new Map<string, Fen>();
  constructor(accounts: readonly AccountFacts[]) {
    this.accounts = new Map(accounts.map((account) => [account.id, account]));
  }
  account(id: string): AccountFacts {
    const account = this.accounts.get(id);
    if (!account) throw new RangeError(`no facts of account ${id}`);
    return account;
  }
  of(id: string): Map<string, Layer> {
    let layers = this.layers.get(id);
    if (!layers) {
      layers = new Map(layersOf(this.account(id)).map((layer) => [keyOf(layer), layer]));
      this.layers.set(id, layers);
    }
    return layers;
  }
  add(id: string, layer: Layer, amountFen: number): void {
    if (this.account(id).kind === 'source') return;
    const [layers, key] = [this.of(id), keyOf(layer)];
    const balanceFen = sumFen([layers.get(key)?.balanceFen ?? 0, amountFen]);
    layers.set(key, { ...layer, balanceFen });
  }
  /** A line's money on its way through a duty is for the purpose of that line. */
  pass(id: string, layer: Layer, amountFen: number): void {
    this.passing.set(`${id} ${keyOf(layer)}`, sumFen([this.passes(id, layer), amountFen]));
  }
  passes(id: string, layer: Layer): Fen {
    return this.passing.get(`${id} ${keyOf(layer)}`) ?? fen(0);
  }
}

const keyOf = ({ sourceId, trancheId }: Pick<Layer, 'sourceId' | 'trancheId'>): string => `${sourceId} ${trancheId}`;

/**
 * Splits the transfers of a group by the layers that they take. A transfer whose account gets the money within the same
 * group waits for it. The refusal is of the first that cannot be served.
 */
export function drawTransfers(accounts: readonly AccountFacts[], draft: Drawing): DrawnTransfer[] | Refusal {
  const known = draft.forced ? undefined : decided.get(draft.transfers);
  if (known?.accounts === accounts && known.effectiveDay === draft.effectiveDay) return named(known.drawn, draft.id);
  return drawAnew(accounts, draft);
}

/** What a decision has drawn is what its plan posts: a group of thousands is not drawn twice. */
const decided = new WeakMap<
  readonly TransferDraft[],
  { readonly accounts: readonly AccountFacts[]; readonly effectiveDay: Day; readonly drawn: readonly DrawnTransfer[] }
>();
/** Stands for the id of a voucher that is being decided. */
const undecided = 'undecided';

const named = (drawn: readonly DrawnTransfer[], id: string): DrawnTransfer[] =>
  drawn.map((each) => (each.trancheId === undecided ? { ...each, trancheId: id } : each));

function drawAnew(accounts: readonly AccountFacts[], draft: Drawing): DrawnTransfer[] | Refusal {
  const book = new Book(accounts);
  const drawn: { at: number; parts: DrawnTransfer[] }[] = [];
  let waiting = draft.transfers.map((transfer, at) => ({ transfer, at }));
  while (waiting.length > 0) {
    const served = waiting.length;
    const later: typeof waiting = [];
    let refused: Refusal | null = null;
    for (const each of waiting) {
      const parts = drawOne(book, draft, each.transfer);
      if (isRefusal(parts)) {
        refused ??= parts;
        later.push(each);
      } else drawn.push({ at: each.at, parts });
    }
    if (later.length === served && refused) return refused;
    waiting = later;
  }
  return drawn.toSorted((a, b) => a.at - b.at).flatMap(({ parts }) => parts);
}

function drawOne(book: Book, draft: Drawing, transfer: TransferDraft): DrawnTransfer[] | Refusal {
  const [from, to] = [book.account(transfer.debitAccountId), book.account(transfer.creditAccountId)];
  const parts =
    from.kind === 'source' ? fromSource(from, to, draft, transfer) : fromLayers(book, from, to, draft, transfer);
  if (isRefusal(parts)) return parts;
  for (const { layer, amountFen } of parts) {
    book.add(from.id, layer, -amountFen);
    book.add(to.id, layer, amountFen);
    if (from.kind === 'duty') book.pass(from.id, layer, -Math.min(amountFen, book.passes(from.id, layer)));
    if (from.kind === 'line' && to.kind === 'duty') book.pass(to.id, layer, amountFen);
  }
  return parts.map(({ layer: { sourceId, trancheId, bornDay }, amountFen }) => ({
    ...transfer,
    amountFen,
    sourceId,
    trancheId,
    bornDay,
  }));
}

function fromSource(from: AccountFacts, to: AccountFacts, draft: Drawing, transfer: TransferDraft): Part[] | Refusal {
  const { amountFen } = transfer;
  const purposes = readPurposes(from.purposes);
  if (to.kind === 'line' && !servesLine(purposes, to)) return refuse('source_restricted', from, 0, amountFen);
  const trancheId = transfer.trancheId ?? draft.id;
  const bornDay = transfer.bornDay ?? draft.effectiveDay;
  return [{ layer: { sourceId: from.id, trancheId, bornDay, balanceFen: fen(0), purposes }, amountFen }];
}

function fromLayers(
  book: Book,
  from: AccountFacts,
  to: AccountFacts,
  draft: Drawing,
  transfer: TransferDraft,
): Part[] | Refusal {
  const { amountFen } = transfer;
  const all = [...book.of(from.id).values()];
  const sourceId = to.kind === 'source' ? to.id : (transfer.sourceId ?? null);
  const own = sourceId === null ? all : ofSource(all, sourceId, transfer.trancheId ?? null);
  const fit = own.flatMap((layer) => {
    if (fits(book, from, to, transfer, layer.purposes)) return layer;
    const passing = from.kind === 'duty' && isUnsaid(to, transfer) ? book.passes(from.id, layer) : 0;
    return passing > 0 ? { ...layer, balanceFen: fen(Math.min(passing, layer.balanceFen)) } : [];
  });
  const given = sourceId !== null && Boolean(transfer.trancheId);
  const parts = drawFrom(fit, amountFen, given ? 'given' : (from.drawOrder ?? 'oldest'));
  if (parts) return parts;
  const there = sumFen(fit.map(({ balanceFen }) => Math.max(0, balanceFen)));
  const debt =
    draft.forced && sourceId !== null ? voucherLayer(fit, sourceId, draft, transfer) : standingDebt(from, fit);
  if (debt) return overdrawn(fit, there, debt, amountFen);
  if (sourceId === null) return refuse('source_restricted', from, there, amountFen);
  return refuse(
    'source_short',
    from,
    there,
    amountFen,
    sourceId === to.id ? accountLabel(to) : sourceName(book, sourceId),
  );
}

const sourceName = (book: Book, id: string): string => {
  try {
    return accountLabel(book.account(id));
  } catch {
    return id;
  }
};

/** Layers of one source, that of the named voucher first, then the newest. */
const ofSource = (layers: readonly Layer[], sourceId: string, trancheId: string | null): Layer[] =>
  layers
    .filter((layer) => layer.sourceId === sourceId)
    .toSorted((a, b) => Number(b.trancheId === trancheId) - Number(a.trancheId === trancheId) || byAge(b, a));

/** What leaves a line is for that line's purpose, and what leaves the payroll account was asked when it came there. */
const purposeKnown: ReadonlySet<AccountFacts['kind']> = new Set(['line', 'payroll']);

/** A transfer that says no purpose, neither by the line that gets it nor by naming one. */
const isUnsaid = (to: AccountFacts, { purposeId }: TransferDraft): boolean => to.kind !== 'line' && !purposeId;

/**
 * Lines take what may serve them. What leaves a unit or a duty names the line whose purpose it serves, wherever it goes: on
 * another duty's account, or with who is paid, nobody would ask any more. Its own source may always have it back.
 */
function fits(
  book: Book,
  from: AccountFacts,
  to: AccountFacts,
  transfer: TransferDraft,
  purposes: Purposes | null,
): boolean {
  if (purposes === null || transfer.sourceId || to.kind === 'source') return true;
  if (to.kind === 'line') return servesLine(purposes, to);
  if (transfer.purposeId) return servesLine(purposes, book.account(transfer.purposeId));
  return purposeKnown.has(from.kind);
}

/** The layer of the voucher that is taken back, whether or not anything of it is left. */
function voucherLayer(fit: readonly Layer[], sourceId: string, draft: Drawing, transfer: TransferDraft): Layer {
  const trancheId = transfer.trancheId ?? draft.id;
  const own = fit.find((layer) => layer.trancheId === trancheId);
  const bornDay = transfer.bornDay ?? draft.effectiveDay;
  return own ?? { sourceId, trancheId, bornDay, balanceFen: fen(0), purposes: null };
}

/** What a forced reversal left below zero carries what is promised beyond the money that is there. */
const standingDebt = ({ floorFen }: AccountFacts, fit: readonly Layer[]): Layer | undefined =>
  floorFen !== null && floorFen < 0 ? fit.toSorted((a, b) => a.balanceFen - b.balanceFen)[0] : undefined;

/** All that is there, and the rest of one layer, which goes below zero by it. */
function overdrawn(fit: readonly Layer[], there: Fen, debt: Layer, amountFen: Fen): Part[] {
  const rest = sumFen([amountFen, -there]);
  const parts = drawFrom(fit, there, 'given') ?? [];
  if (!parts.some(({ layer }) => layer === debt)) return [...parts, { layer: debt, amountFen: rest }];
  return parts.map((part) => (part.layer === debt ? { ...part, amountFen: sumFen([part.amountFen, rest]) } : part));
}

function refuse(
  code: 'source_restricted' | 'source_short',
  account: AccountFacts,
  availableFen: number,
  neededFen: Fen,
  source = '',
): Refusal {
  return ledgerRefusals.refuse(code, { ...shortfall(accountLabel(account), fen(availableFen), neededFen), source });
}

/** Facts without layers (an old caller's) decide nothing here; the planner would not post them. */
export function refuseSources(accounts: readonly AccountFacts[], draft: Omit<Drawing, 'id'>): Refusal | null {
  if (accounts.every(({ layers }) => layers === undefined)) return null;
  const drawn = drawTransfers(accounts, { ...draft, id: undecided });
  if (isRefusal(drawn)) return drawn;
  const { effectiveDay } = draft;
  if (!draft.forced) decided.set(draft.transfers, { accounts, effectiveDay, drawn });
  return null;
}

/** What each layer gains or gives. */
export function layerChanges(drawn: readonly DrawnTransfer[], accounts: readonly AccountFacts[]) {
  const kinds = new Map(accounts.map(({ id, kind }) => [id, kind]));
  const changes = new Map<string, LayerChange>();
  const change = (accountId: string, { sourceId, trancheId, bornDay }: DrawnTransfer, by: number) => {
    if (kinds.get(accountId) === 'source') return;
    const key = `${accountId} ${sourceId} ${trancheId}`;
    const fenSoFar = changes.get(key)?.fen ?? 0;
    changes.set(key, { accountId, sourceId, trancheId, bornDay, fen: fenSoFar + by });
  };
  for (const transfer of drawn) {
    change(transfer.debitAccountId, transfer, -transfer.amountFen);
    change(transfer.creditAccountId, transfer, transfer.amountFen);
  }
  return [...changes.values()].filter((each) => each.fen !== 0);
}

export interface LayerChange {
  readonly accountId: string;
  readonly sourceId: string;
  readonly trancheId: string;
  readonly bornDay: string;
  readonly fen: number;
}
