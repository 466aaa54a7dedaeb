import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import type { AccountFacts, AccountKind, DrawOrder } from '../../../worker/modules/ledger/rules/chart.ts';
import { layersOf } from '../../../worker/modules/ledger/rules/layers.ts';
import { drawTransfers, layerChanges } from '../../../worker/modules/ledger/rules/sources.ts';
import { textTable } from '../../harness/text-table.ts';

/** `S/1 60` is 60 fen of source S given by voucher 1 on day 1; a starred source serves function code 208 only. */
const layersText = (cell: string): string =>
  JSON.stringify(
    (cell === '–' ? [] : cell.split(', ')).map((each) => {
      const [, source = '', star = '', tranche = '', amount = ''] = /^(\w)(\*?)\/(\d) (-?\d+)$/.exec(each) ?? [];
      return [source, tranche, `2026-01-0${tranche}`, Number(amount), star ? welfare : null];
    }),
  );
const welfare = JSON.stringify({ functionCodes: ['208'], economicCodes: [], departmentIds: [] });

function account(id: string, kind: AccountKind, change: Partial<AccountFacts> = {}): AccountFacts {
  const money = { budgetFen: fen(0), balanceFen: fen(0), heldFen: fen(0), floorFen: kind === 'source' ? null : fen(0) };
  const place = { fiscalYear: 2026, unitId: 'unt_1', state: 'open' as const, version: 1 };
  return { id, kind, code: id, name: id, ...place, ...money, layers: '[]', ...change };
}

const others = [
  account('L', 'line', { functionCode: '2080208' }),
  account('M', 'line', { functionCode: '2120199' }),
  account('D', 'duty'),
  account('U', 'unit'),
  // Another duty, which has money of the restricted source at rest.
  account('R', 'duty', { layers: layersText('T*/1 30') }),
  account('P', 'payroll'),
  account('X', 'spent'),
  account('S', 'source'),
  account('T', 'source', { purposes: welfare }),
];

function taken(layers: string, how: DrawOrder, transfers: string, from: AccountKind = 'line') {
  const facts = [
    account('A', from, { functionCode: '2080208', drawOrder: how, layers: layersText(layers) }),
    ...others,
  ];
  const drafts = transfers.split(' ').map((each) => {
    const [, debit = '', credit = '', amount = '', purpose = ''] = /^(\w)>(\w):(\d+)(?:@(\w))?$/.exec(each) ?? [];
    return {
      debitAccountId: debit,
      creditAccountId: credit,
      amountFen: fen(Number(amount)),
      purposeId: purpose || null,
    };
  });
  const drawn = drawTransfers(facts, {
    id: '9',
    effectiveDay: day('2026-06-15'),
    transfers: drafts,
  });
  if (isRefusal(drawn)) return `${drawn.code} ${drawn.facts['shortfallFen']}`;
  const text = drawn.map((each) => {
    return `${each.debitAccountId}>${each.creditAccountId} ${each.sourceId}/${each.trancheId} ${each.amountFen}`;
  });
  return text.join(', ');
}

describe('of which source each yuan is', () => {
  const cases = textTable(`
    has                    | order        | transfers        | takes
    -----------------------|--------------|------------------|---------------------------------------------
    S/1 60                 | oldest       | A>X:60           | A>X S/1 60
    S/1 60, T/2 40         | oldest       | A>X:50           | A>X S/1 50
    S/1 60, T/2 40         | oldest       | A>X:70           | A>X S/1 60, A>X T/2 10
    T/2 40, S/1 60         | oldest       | A>X:70           | A>X S/1 60, A>X T/2 10
    S/1 50, T/2 50, S/3 50 | oldest       | A>X:110          | A>X S/1 50, A>X T/2 50, A>X S/3 10
    S/1 60, T/2 40         | oldest       | A>X:50 A>X:30    | A>X S/1 50, A>X S/1 10, A>X T/2 20
    S/1 60, T/2 40         | oldest       | A>X:101          | source_restricted 1
    S/1 60, T/2 40         | proportional | A>X:50           | A>X S/1 30, A>X T/2 20
    S/1 1, T/2 1, S/3 1    | proportional | A>X:2            | A>X S/1 1, A>X T/2 1
    S/1 10, T/2 5          | proportional | A>X:4            | A>X S/1 3, A>X T/2 1
    S/1 10, T/2 5          | proportional | A>X:15           | A>X S/1 10, A>X T/2 5
    S/1 60, T*/2 40        | oldest       | A>L:70           | A>L S/1 60, A>L T/2 10
    S/1 60, T*/2 40        | oldest       | A>M:60           | A>M S/1 60
    S/1 60, T*/2 40        | oldest       | A>M:61           | source_restricted 1
    T*/1 60, S/2 40        | proportional | A>M:40           | A>M S/2 40
    S/1 60, T/2 40         | oldest       | A>T:30           | A>T T/2 30
    S/1 60, T/2 40         | oldest       | A>T:41           | source_short 1
    –                      | oldest       | T>L:9            | T>L T/9 9
    –                      | oldest       | T>M:9            | source_restricted 9
    S/1 60, T/2 40         | oldest       | D>U:70 A>D:70    | D>U S/1 60, D>U T/2 10, A>D S/1 60, A>D T/2 10
    –                      | oldest       | D>U:1 U>D:1      | source_restricted 1
  `);
  it.each(cases)('$has, $order: $transfers → $takes', ({ has = '', order = '', transfers = '', takes = '' }) => {
    expect(taken(has, order as DrawOrder, transfers)).toBe(takes);
  });

  const spending = textTable(`
    has             | transfers  | takes
    ----------------|------------|------------------------
    T*/1 60, S/2 40 | A>X:40     | A>X S/2 40
    T*/1 60, S/2 40 | A>X:41     | source_restricted 1
    T*/1 60, S/2 40 | A>X:70@L   | A>X T/1 60, A>X S/2 10
    T*/1 60, S/2 40 | A>X:41@M   | source_restricted 1
    T*/1 60, S/2 40 | A>D:40     | A>D S/2 40
    T*/1 60, S/2 40 | A>D:70     | source_restricted 30
    T*/1 60, S/2 40 | A>D:40@M   | A>D S/2 40
    T*/1 60, S/2 40 | A>D:70@L   | A>D T/1 60, A>D S/2 10
  `);
  it.each(spending)('a unit with $has: $transfers → $takes', ({ has = '', transfers = '', takes = '' }) => {
    expect(taken(has, 'oldest', transfers, 'unit')).toBe(takes);
  });

  // 60 fen may serve L only, 40 anything. Of 41 without a purpose one fen would be restricted money.
  const ofDuty = textTable(`
    has             | transfers         | takes
    ----------------|-------------------|------------------------
    T*/1 60, S/2 40 | A>P:40            | A>P S/2 40
    T*/1 60, S/2 40 | A>P:41            | source_restricted 1
    T*/1 60, S/2 40 | A>P:100           | source_restricted 60
    T*/1 60, S/2 40 | A>P:70@L          | A>P T/1 60, A>P S/2 10
    T*/1 60, S/2 40 | A>P:41@M          | source_restricted 1
    T*/1 60, S/2 40 | A>X:41            | source_restricted 1
    T*/1 60, S/2 40 | A>U:40            | A>U S/2 40
    T*/1 60, S/2 40 | A>U:41            | source_restricted 1
    T*/1 60, S/2 40 | A>U:70@L          | A>U T/1 60, A>U S/2 10
    T*/1 60, S/2 40 | A>D:41            | source_restricted 1
    T*/1 60, S/2 40 | A>D:41@M          | source_restricted 1
    T*/1 60, S/2 40 | A>L:70            | A>L T/1 60, A>L S/2 10
    T*/1 60, S/2 40 | A>M:41            | source_restricted 1
    T*/1 60, S/2 40 | A>T:60            | A>T T/1 60
    T*/1 60, S/2 40 | A>P:30 A>X:10     | A>P S/2 30, A>X S/2 10
    T*/1 60, S/2 40 | A>P:30 A>X:11     | source_restricted 1
  `);
  it.each(ofDuty)('a duty with $has: $transfers → $takes', ({ has = '', transfers = '', takes = '' }) => {
    expect(taken(has, 'oldest', transfers, 'duty')).toBe(takes);
  });

  // What a line pays passes through a duty for the purpose of that line; what the duty has besides stays guarded.
  const passing = textTable(`
    has             | transfers                | takes
    ----------------|--------------------------|---------------------------------------------------
    T*/1 60, S/2 40 | A>D:70 D>U:70            | A>D T/1 60, A>D S/2 10, D>U T/1 60, D>U S/2 10
    T*/1 60, S/2 40 | D>U:60 A>D:60            | D>U T/1 60, A>D T/1 60
    T*/1 60, S/2 40 | A>D:60 D>P:50            | A>D T/1 60, D>P T/1 50
    T*/1 60, S/2 40 | A>D:60 D>U:60 D>X:1      | source_restricted 1
    T*/1 60, S/2 40 | A>R:70 R>U:70            | A>R T/1 60, A>R S/2 10, R>U T/1 60, R>U S/2 10
    T*/1 60, S/2 40 | A>R:70 R>U:71            | source_restricted 1
    T*/1 60, S/2 40 | A>R:60 R>P:30 R>X:31     | source_restricted 1
    T*/1 60, S/2 40 | A>R:60 R>P:30 R>X:60@L   | A>R T/1 60, R>P T/1 30, R>X T/1 60
    T*/1 60, S/2 40 | A>R:60 R>L:90            | A>R T/1 60, R>L T/1 90
  `);
  it.each(passing)('a line with $has: $transfers → $takes', ({ has = '', transfers = '', takes = '' }) => {
    expect(taken(has, 'oldest', transfers, 'line')).toBe(takes);
  });

  it('takes of every layer at most what it has, and altogether what was asked, in either order', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(amounts, fc.nat(), fc.constantFrom<DrawOrder>('oldest', 'proportional'), (has, ask, how) => {
        const total = has.reduce((sum, each) => sum + each, 0);
        const wanted = total === 0 ? 0 : 1 + (ask % total);
        if (wanted === 0) return;
        const stored = has.map((each, at) => ['S', String(at), `2026-01-0${9 - at}`, each, null]);
        const facts = [account('A', 'line', { drawOrder: how, layers: JSON.stringify(stored) }), ...others];
        const transfers = [{ debitAccountId: 'A', creditAccountId: 'X', amountFen: fen(wanted) }];
        const drawn = drawTransfers(facts, { id: '9', effectiveDay: day('2026-06-15'), transfers });
        if (isRefusal(drawn)) throw new Error(drawn.code);
        const changes = layerChanges(drawn, facts);
        expect(drawn.reduce((sum, each) => sum + each.amountFen, 0)).toBe(wanted);
        expect(changes.reduce((sum, each) => sum + each.fen, 0)).toBe(0);
        for (const { trancheId, fen: by } of changes.filter(({ accountId }) => accountId === 'A')) {
          const layer = layersOf(facts[0] ?? account('A', 'line')).find((each) => each.trancheId === trancheId);
          expect((layer?.balanceFen ?? 0) + by).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
