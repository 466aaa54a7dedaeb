import { sumFen, type Fen } from '../../../core/fen.ts';

/** Where money of a year passes: from its sources over departments, duties and streets to what was paid. */
export const flowLayers = ['source', 'department', 'duty', 'street', 'payroll', 'spent'] as const;
export type FlowLayer = (typeof flowLayers)[number];

/** What all transfers from one group of accounts to another come to. */
export interface FlowRow {
  readonly fromLayer: FlowLayer;
  readonly fromKey: string;
  readonly fromName: string;
  readonly toLayer: FlowLayer;
  readonly toKey: string;
  readonly toName: string;
  readonly amountFen: Fen;
}

export interface FlowNode {
  readonly key: string;
  readonly layer: FlowLayer;
  /** Empty where several groups stand behind it. */
  readonly name: string;
  readonly inFen: Fen;
  readonly outFen: Fen;
  /** What came and has not gone on; of a source nothing stays, since it only gives. */
  readonly restFen: Fen;
  /** How many groups stand behind it: 1, or more where small ones were put together. */
  readonly groups: number;
}

export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly amountFen: Fen;
}

export interface FlowGraph {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

interface Place {
  readonly layer: FlowLayer;
  readonly key: string;
  readonly name: string;
}

/**
 * The flow between groups, each pair netted (what came back is taken off what went), links always in the direction in
 * which more went. Of a layer only the `most` groups with the most money stay by themselves; the rest become one node
 * `<layer>:others`, so that the parts always equal the whole. Movements inside one group show nowhere.
 */
export function flowGraph(rows: readonly FlowRow[], most: number): FlowGraph {
  const places = new Map<string, Place>();
  const moved = new Map<string, Fen>();
  for (const row of rows) {
    places.set(row.fromKey, { layer: row.fromLayer, key: row.fromKey, name: row.fromName });
    places.set(row.toKey, { layer: row.toLayer, key: row.toKey, name: row.toName });
    for (const key of [row.fromKey, row.toKey]) moved.set(key, sumFen([moved.get(key) ?? 0, row.amountFen]));
  }
  const home = homes([...places.values()], moved, most);
  const links = netted(rows.map((row) => ({ from: home(row.fromKey), to: home(row.toKey), amountFen: row.amountFen })));
  return { nodes: nodesOf([...places.values()], home, links), links };
}

function homes(places: readonly Place[], moved: ReadonlyMap<string, Fen>, most: number): (key: string) => string {
  const small = new Map<string, string>();
  for (const [layer, members] of Map.groupBy(places, (place) => place.layer)) {
    const ordered = members.toSorted(
      (a, b) => (moved.get(b.key) ?? 0) - (moved.get(a.key) ?? 0) || (a.key < b.key ? -1 : 1),
    );
    // One alone keeps its name: "others" of one would say less than it could.
    if (ordered.length > most) for (const { key } of ordered.slice(most - 1)) small.set(key, `${layer}:others`);
  }
  return (key) => small.get(key) ?? key;
}

function netted(links: readonly FlowLink[]): FlowLink[] {
  const sums = new Map<string, { a: string; b: string; fen: number }>();
  for (const { from, to, amountFen } of links) {
    if (from === to) continue;
    const [a, b, sign] = from < to ? [from, to, 1] : [to, from, -1];
    const pair = `${a}\n${b}`;
    const known = sums.get(pair) ?? { a, b, fen: 0 };
    sums.set(pair, { ...known, fen: known.fen + sign * amountFen });
  }
  return [...sums.values()]
    .filter(({ fen }) => fen !== 0)
    .map(({ a, b, fen }) => ({ from: fen > 0 ? a : b, to: fen > 0 ? b : a, amountFen: sumFen([Math.abs(fen)]) }))
    .toSorted((x, y) => y.amountFen - x.amountFen || (x.from + x.to < y.from + y.to ? -1 : 1));
}

function nodesOf(places: readonly Place[], home: (key: string) => string, links: readonly FlowLink[]): FlowNode[] {
  const nodes = new Map<string, Place & { groups: number }>();
  for (const place of places) {
    const key = home(place.key);
    const known = nodes.get(key);
    nodes.set(key, known ? { ...known, name: '', groups: known.groups + 1 } : { ...place, key, groups: 1 });
  }
  return [...nodes.values()]
    .map((node) => {
      const inFen = sumFen(links.filter(({ to }) => to === node.key).map(({ amountFen }) => amountFen));
      const outFen = sumFen(links.filter(({ from }) => from === node.key).map(({ amountFen }) => amountFen));
      const restFen = sumFen(node.layer === 'source' ? [] : [inFen, -outFen]);
      return { ...node, inFen, outFen, restFen };
    })
    .filter(({ inFen, outFen }) => inFen > 0 || outFen > 0)
    .toSorted(
      (a, b) =>
        flowLayers.indexOf(a.layer) - flowLayers.indexOf(b.layer) ||
        Math.max(b.inFen, b.outFen) - Math.max(a.inFen, a.outFen) ||
        (a.key < b.key ? -1 : 1),
    );
}
