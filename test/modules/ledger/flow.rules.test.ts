import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '../../../worker/core/fen.ts';
import { flowGraph, flowLayers, type FlowRow } from '../../../worker/modules/ledger/rules/flow.ts';

const row = (from: string, to: string, amount: number): FlowRow => {
  const layer = (key: string) => flowLayers.find((each) => key.startsWith(each)) ?? 'spent';
  return {
    fromLayer: layer(from),
    fromKey: from,
    fromName: from,
    toLayer: layer(to),
    toKey: to,
    toName: to,
    amountFen: fen(amount),
  };
};
const arrows = (rows: readonly FlowRow[], most = 12) =>
  flowGraph(rows, most).links.map(({ from, to, amountFen }) => `${from} → ${to} ${amountFen}`);

describe('the flow of a year', () => {
  it('takes what came back off what went, in the direction in which more went', () => {
    expect(arrows([row('source:a', 'department:b', 1000), row('department:b', 'source:a', 300)])).toEqual([
      'source:a → department:b 700',
    ]);
    expect(arrows([row('source:a', 'department:b', 300), row('department:b', 'source:a', 1000)])).toEqual([
      'department:b → source:a 700',
    ]);
    expect(arrows([row('source:a', 'department:b', 300), row('department:b', 'source:a', 300)])).toEqual([]);
  });

  it('says of each place what came, what went on and what stayed', () => {
    const { nodes } = flowGraph(
      [row('source:a', 'department:b', 1000), row('department:b', 'duty:c', 400), row('duty:c', 'street:d', 400)],
      12,
    );
    expect(nodes.map(({ key, inFen, outFen, restFen }) => [key, inFen, outFen, restFen])).toEqual([
      ['source:a', 0, 1000, 0],
      ['department:b', 1000, 400, 600],
      ['duty:c', 400, 400, 0],
      ['street:d', 400, 0, 400],
    ]);
  });

  it('shows no movement inside one group', () => {
    expect(arrows([row('department:b', 'department:b', 50)])).toEqual([]);
  });

  it('puts the small ones of a layer together and counts them', () => {
    const rows = [900, 500, 30, 20].map((amount, index) => row('department:b', `duty:${index}`, amount));
    const graph = flowGraph(rows, 3);
    expect(graph.links.map(({ to, amountFen }) => [to, amountFen])).toEqual([
      ['duty:0', 900],
      ['duty:1', 500],
      ['duty:others', 50],
    ]);
    expect(graph.nodes.find(({ key }) => key === 'duty:others')).toMatchObject({ groups: 2, inFen: 50 });
    expect(flowGraph(rows, 4).nodes.every(({ groups }) => groups === 1)).toBe(true);
  });

  it('keeps the whole, whatever is put together and in any order', () => {
    const anyRow = fc
      .tuple(
        fc.constantFrom('source', 'department'),
        fc.nat(6),
        fc.constantFrom('duty', 'street'),
        fc.nat(9),
        fc.integer({ min: 1, max: 1_000_000 }),
      )
      .map(([a, i, b, j, amount]) => row(`${a}:${i}`, `${b}:${j}`, amount));
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), fc.integer({ min: 2, max: 5 }), (rows, most) => {
        const graph = flowGraph(rows, most);
        const whole = rows.reduce((total, { amountFen }) => total + amountFen, 0);
        expect(graph.links.reduce((total, { amountFen }) => total + amountFen, 0)).toBe(whole);
        for (const layer of flowLayers)
          expect(graph.nodes.filter((node) => node.layer === layer).length).toBeLessThanOrEqual(most);
        expect(flowGraph(rows.toReversed(), most)).toEqual(graph);
      }),
    );
  });
});
