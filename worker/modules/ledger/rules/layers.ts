import { fen, splitFen, sumFen, type Fen } from '../../../core/fen.ts';
import { ratio } from '../../../core/ratio.ts';
import { compareText } from '../../../core/text.ts';
import type { AccountFacts } from './chart.ts';

/**
 * Of which source each yuan is. Every account but a source is made of layers: money of one source, given by one voucher
 * (the tranche), as old as that voucher. A transfer that takes from several layers becomes one transfer for each.
 */
export interface Layer {
  readonly sourceId: string;
  /** The voucher by which the source gave it. */
  readonly trancheId: string;
  readonly bornDay: string;
  readonly balanceFen: Fen;
  readonly purposes: Purposes | null;
}

/** What a restricted source may be used for: each list that is not empty must be met. Codes are prefixes. */
export interface Purposes {
  readonly functionCodes: readonly string[];
  readonly economicCodes: readonly string[];
  readonly departmentIds: readonly string[];
}

type Line = Pick<AccountFacts, 'unitId' | 'functionCode' | 'economicCode'>;

/** Whether money so restricted may serve this line. */
export function servesLine(purposes: Purposes | null, line: Line | null): boolean {
  if (purposes === null) return true;
  if (line === null) return false;
  const meets = (codes: readonly string[], code: string | null | undefined) =>
    codes.length === 0 || codes.some((prefix) => code?.startsWith(prefix));
  return (
    meets(purposes.functionCodes, line.functionCode) &&
    meets(purposes.economicCodes, line.economicCode) &&
    (purposes.departmentIds.length === 0 || purposes.departmentIds.includes(line.unitId))
  );
}

export const readPurposes = (text: string | null | undefined): Purposes | null =>
  text ? (JSON.parse(text) as Purposes) : null;

type StoredLayer = readonly [source: string, tranche: string, born: string, balance: number, purposes: string | null];

/** The layers of an account as the store read them; none of one that is being opened. */
export function layersOf(account: Pick<AccountFacts, 'layers'>): Layer[] {
  const stored = JSON.parse(account.layers ?? '[]') as readonly StoredLayer[];
  return stored.map(([sourceId, trancheId, bornDay, balance, purposes]) => ({
    sourceId,
    trancheId,
    bornDay,
    balanceFen: fen(balance),
    purposes: readPurposes(purposes),
  }));
}

/** Layers as the store would read them again; empty ones are left out. */
export const storedLayers = (layers: readonly Layer[]): string =>
  JSON.stringify(
    layers
      .filter(({ balanceFen }) => balanceFen !== 0)
      .map(({ sourceId, trancheId, bornDay, balanceFen, purposes }): StoredLayer => [
        sourceId,
        trancheId,
        bornDay,
        balanceFen,
        purposes && JSON.stringify(purposes),
      ]),
  );

/** Oldest first; of one day the voucher that was made first. */
export const byAge = (a: Layer, b: Layer): number =>
  compareText(a.bornDay, b.bornDay) || compareText(a.trancheId, b.trancheId) || compareText(a.sourceId, b.sourceId);

export interface Part {
  readonly layer: Layer;
  readonly amountFen: Fen;
}

/**
 * What is taken of each layer: the oldest first, or of each in proportion to what it has (largest remainder, ties to the
 * older). Null where together they have less.
 */
export function drawFrom(
  layers: readonly Layer[],
  amountFen: Fen,
  how: 'oldest' | 'proportional' | 'given',
): Part[] | null {
  const full = layers.filter(({ balanceFen }) => balanceFen > 0);
  if (sumFen(full.map(({ balanceFen }) => balanceFen)) < amountFen) return null;
  if (how === 'proportional') {
    const aged = full.toSorted(byAge);
    const parts = splitFen(
      amountFen,
      aged.map(({ balanceFen }) => ratio(balanceFen)),
    );
    return aged.flatMap((layer, at) => (parts[at] ? [{ layer, amountFen: parts[at] }] : []));
  }
  let left: number = amountFen;
  return (how === 'given' ? full : full.toSorted(byAge)).flatMap((layer) => {
    const taken = Math.min(left, layer.balanceFen);
    left -= taken;
    return taken > 0 ? [{ layer, amountFen: fen(taken) }] : [];
  });
}
