import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { accountKinds, type AccountFacts, type AccountKind } from './chart.ts';
import { drawFrom, layersOf } from './layers.ts';
import type { TrancheMove, TrancheNode } from './tranche.ts';

export interface TranchePlace extends Pick<AccountFacts, 'layers' | 'drawOrder'> {
  readonly id: string;
  readonly kind: AccountKind;
  readonly code: string;
  readonly name: string;
  readonly fiscalYear: number;
  readonly unitName: string;
  /** The duty that a duty account belongs to. */
  readonly subjectId: string | null;
}

export interface TrancheHold {
  readonly id: string;
  readonly accountId: string;
  readonly amountFen: Fen;
  readonly purpose: string;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly payeeUnitName: string | null;
}

/** A place of the tree in the order in which it is read, parents before children. */
export interface TrancheRow extends Omit<TranchePlace, 'id' | 'layers' | 'drawOrder'> {
  readonly key: string;
  readonly parentKey: string | null;
  readonly depth: number;
  readonly accountId: string;
  readonly netFen: Fen;
  readonly hereFen: Fen;
  /** Of what is here: promised by holds. */
  readonly heldFen: Fen;
  readonly moves: readonly TrancheMove[];
  readonly holds: readonly (Omit<TrancheHold, 'accountId'> & { readonly amountFen: Fen })[];
}

/** Where the tranche is now; the parts add up to what was given. */
export interface TrancheSums {
  readonly givenFen: Fen;
  readonly returnedFen: Fen;
  /** On lines and promised to nobody. */
  readonly lineFen: Fen;
  readonly heldFen: Fen;
  readonly dutyFen: Fen;
  readonly unitFen: Fen;
  readonly payrollFen: Fen;
  readonly spentFen: Fen;
}

export interface TrancheOf {
  readonly trancheId: string;
  /** The accounts of the source in all books. */
  readonly sources: ReadonlySet<string>;
}

/**
 * What of each hold is money of this tranche, were all holds paid today, the oldest first, as the city draws: a hold
 * promises money of an account, not of a layer.
 */
export function heldOfTranche(
  place: Pick<TranchePlace, 'layers' | 'drawOrder'>,
  holds: readonly TrancheHold[],
  { trancheId, sources }: TrancheOf,
): { readonly hold: TrancheHold; readonly fen: number }[] {
  let layers = layersOf(place);
  return holds.flatMap((hold) => {
    const there = sumFen(layers.map(({ balanceFen }) => Math.max(0, balanceFen)));
    const parts = drawFrom(layers, fen(Math.min(hold.amountFen, there)), place.drawOrder ?? 'oldest') ?? [];
    const taken = new Map(parts.map(({ layer, amountFen }) => [layer, amountFen]));
    layers = layers.map((layer) => ({ ...layer, balanceFen: sumFen([layer.balanceFen, -(taken.get(layer) ?? 0)]) }));
    const own = parts.filter(({ layer }) => layer.trancheId === trancheId && sources.has(layer.sourceId));
    const held = sumFen(own.map(({ amountFen }) => amountFen));
    return held > 0 ? [{ hold, fen: held }] : [];
  });
}

/** The tree as rows, and where the money is now. */
export function trancheReport(
  root: TrancheNode,
  tranche: TrancheOf,
  places: readonly TranchePlace[],
  holds: readonly TrancheHold[],
): { readonly rows: TrancheRow[]; readonly sums: TrancheSums } {
  const known = new Map(places.map((place) => [place.id, place]));
  const open = new Map(
    [...Map.groupBy(holds, ({ accountId }) => accountId)].map(([id, own]) => {
      const place = known.get(id);
      return [id, place ? heldOfTranche(place, own, tranche) : []];
    }),
  );
  const rows: TrancheRow[] = [];
  const visit = (node: TrancheNode, parentKey: string | null) => {
    const place = known.get(node.accountId ?? '');
    const key = place ? `${parentKey ? `${parentKey}.` : ''}${place.code}-${place.fiscalYear}` : null;
    if (place && key) rows.push(rowOf(node, place, { key, parentKey }, open.get(place.id) ?? []));
    for (const child of ordered(node, known)) visit(child, key);
  };
  visit(root, null);
  return { rows, sums: sumsOf(root, rows) };
}

const ordered = (node: TrancheNode, known: ReadonlyMap<string, TranchePlace>): TrancheNode[] => {
  const place = (each: TrancheNode) => known.get(each.accountId ?? '');
  const order = (each: TrancheNode) =>
    `${place(each)?.fiscalYear ?? ''} ${accountKinds.indexOf(place(each)?.kind ?? 'spent')} ${place(each)?.code ?? ''}`;
  return [...node.children.values()].toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
};

/** Takes what is held off what is left to hold at this account: it may lie at several places of the tree. */
function rowOf(
  node: TrancheNode,
  { id, kind, code, name, fiscalYear, unitName, subjectId }: TranchePlace,
  keys: { readonly key: string; readonly parentKey: string | null },
  held: { readonly hold: TrancheHold; fen: number }[],
): TrancheRow {
  let free = Math.max(0, node.hereFen);
  const holds = held.flatMap((each) => {
    const part = Math.min(free, each.fen);
    free -= part;
    each.fen -= part;
    const { accountId: _account, ...hold } = each.hold;
    return part > 0 ? [{ ...hold, amountFen: fen(part) }] : [];
  });
  return {
    ...keys,
    depth: node.depth,
    accountId: id,
    kind,
    code,
    name,
    fiscalYear,
    unitName,
    subjectId,
    netFen: fen(node.netFen),
    hereFen: fen(node.hereFen),
    heldFen: sumFen(holds.map(({ amountFen }) => amountFen)),
    moves: [...node.moves.values()],
    holds,
  };
}

function sumsOf(root: TrancheNode, rows: readonly TrancheRow[]): TrancheSums {
  const free = (kind: AccountKind) =>
    sumFen(rows.filter((row) => row.kind === kind).flatMap(({ hereFen, heldFen }) => [hereFen, -heldFen]));
  return {
    givenFen: fen(root.netFen),
    returnedFen: fen(root.hereFen),
    lineFen: free('line'),
    heldFen: sumFen(rows.map(({ heldFen }) => heldFen)),
    dutyFen: free('duty'),
    unitFen: free('unit'),
    payrollFen: free('payroll'),
    spentFen: free('spent'),
  };
}
