import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '../../../worker/core/fen.ts';
import { limits } from '../../../worker/core/limits.ts';
import {
  followedSources,
  sourceFamily,
  type HeldSource,
  type SourceLink,
} from '../../../worker/modules/ledger/rules/source-family.ts';
import { refuseLong, traceTranche, type TrancheTransfer } from '../../../worker/modules/ledger/rules/tranche.ts';
import type { TrancheNode } from '../../../worker/modules/ledger/rules/tranche.ts';
import { heldOfTranche, type TrancheHold } from '../../../worker/modules/ledger/rules/tranche-report.ts';
import { textTable } from '../../harness/text-table.ts';

const sources = new Set(['S', 'Z']);

/**
 * Vouchers as `1 S>L:100 L>U:40`, one after another: number, transfers; `2!1` reverses voucher 1, `2@d` is of matter d,
 * `2^` opens and `2$` closes a book. Voucher 1 is the tranche.
 */
function transfersOf(text: string): TrancheTransfer[] {
  return text.split('; ').flatMap((each) => {
    const [head = '', ...moves] = each.split(' ');
    const [, number = '', mark = '', about = ''] = /^(\d+)([!@^$]?)(\w*)$/.exec(head) ?? [];
    return moves.map((move): TrancheTransfer => {
      const [, from = '', to = '', amount = ''] = /^(\w)>(\w):(\d+)$/.exec(move) ?? [];
      return {
        transactionId: number,
        seq: Number(number),
        kind: mark === '^' ? 'open_budget' : mark === '$' ? 'close_budget' : 'spending',
        effectiveDay: '2026-01-01',
        memo: number,
        subjectType: mark === '@' ? 'duty' : null,
        subjectId: mark === '@' ? about : null,
        reversesId: mark === '!' ? about : null,
        debitAccountId: from,
        creditAccountId: to,
        amountFen: fen(Number(amount)),
      };
    });
  });
}

/** `L 60/20` is 60 on balance at L, 20 of it still there; what follows from there in brackets. */
function shape(node: TrancheNode): string {
  const own = `${node.accountId ?? '•'} ${node.netFen}/${node.hereFen}`;
  const below = [...node.children.values()].map(shape);
  return below.length > 0 ? `${own} (${below.join(', ')})` : own;
}

const traced = (text: string) => traceTranche('1', sources, transfersOf(text)).root;

function adds(node: TrancheNode): void {
  const below = [...node.children.values()];
  expect(node.hereFen + below.reduce((total, each) => total + each.netFen, 0)).toBe(node.netFen);
  if (node.accountId !== null) {
    expect([...node.moves.values()].reduce((total, each) => total + each.amountFen, 0)).toBe(node.netFen);
  }
  below.forEach(adds);
}

describe('where the money of one tranche went', () => {
  const cases = textTable(`
    vouchers                                                                  | tree
    --------------------------------------------------------------------------|-----------------------------------------------------
    1 S>L:100                                                                 | • 100/0 (L 100/100)
    1 S>L:60 S>M:40                                                           | • 100/0 (L 60/60, M 40/40)
    1 S>L:100; 2 L>D:70 D>U:70; 3 U>X:25                                      | • 100/0 (L 100/30 (D 70/0 (U 70/45 (X 25/25))))
    1 S>L:100; 2 D>U:70 L>D:70                                                | • 100/0 (L 100/30 (D 70/0 (U 70/70)))
    1 S>L:100; 2 L>P:80; 3 P>X:80                                             | • 100/0 (L 100/20 (P 80/0 (X 80/80)))
    1 S>L:100; 2 L>S:30                                                       | • 100/30 (L 70/70)
    1 S>L:100; 2 L>D:70 D>U:70; 3 U>D:20; 4 D>L:20                            | • 100/0 (L 100/50 (D 50/0 (U 50/50)))
    1 S>L:100; 2 L>U:70; 3 U>L:70                                             | • 100/0 (L 100/100 (U 0/0))
    1 S>L:100; 2!1 L>S:100                                                    | • 100/100 (L 0/0)
    1 S>L:100; 2 L>X:80; 3!1 L>S:100                                          | • 100/100 (L 0/-80 (X 80/80))
    1 S>L:100; 2 L>X:80; 3!1 L>S:100; 4$ S>L:80                               | • 100/20 (L 80/0 (X 80/80))
    1 S>L:100; 2 L>S:30; 3!2 S>L:30                                           | • 100/0 (L 100/100)
    1 S>L:100; 2 L>X:60; 3$ L>S:40; 4^ Z>K:25                                 | • 100/15 (L 60/0 (X 60/60), K 25/25)
    1 S>L:100; 2 L>X:60; 3$ L>S:40; 4^ Z>K:25; 5 K>U:25; 6 U>X:5              | • 100/15 (L 60/0 (X 60/60), K 25/0 (U 25/20 (X 5/5)))
    1 S>L:60 S>M:40; 2@a L>P:60; 3@b M>P:40; 4@b P>X:40                       | • 100/0 (L 60/0 (P 60/60), M 40/0 (P 40/0 (X 40/40)))
    1 S>L:60 S>M:40; 2 L>P:60; 3 M>P:40; 4 P>X:70                             | • 100/0 (L 60/0 (P 60/0 (X 60/60)), M 40/0 (P 40/30 (X 10/10)))
    1 S>L:60 S>M:40; 2 L>U:60; 3 M>U:40; 4 U>M:30                             | • 100/0 (L 60/0 (U 60/60), M 40/30 (U 10/10))
    1 S>L:60 S>M:40; 2 L>M:10; 3 M>X:50                                       | • 100/0 (L 60/50 (M 10/0 (X 10/10)), M 40/0 (X 40/40))
    1 S>L:60; 2 L>P:60; 3!2 P>L:60; 4 L>X:5                                   | • 60/0 (L 60/55 (P 0/0, X 5/5))
    1^ S>U:10; 2 U>X:4                                                        | • 10/0 (U 10/6 (X 4/4))`);
  it.each(cases)('$vouchers', ({ vouchers = '', tree }) => {
    const root = traced(vouchers);
    expect(shape(root)).toBe(tree);
    adds(root);
  });

  it('keeps every voucher of a detour in sight, what it brought and what it took back', () => {
    const line = traced('1 S>L:100; 2 L>D:70 D>U:70; 3 U>L:20').children.get('L');
    const unit = line?.children.get('D')?.children.get('U');
    expect([...(unit?.moves.values() ?? [])].map(({ seq, amountFen }) => [seq, amountFen])).toEqual([
      [2, 70],
      [3, -20],
    ]);
    expect([...(line?.moves.values() ?? [])].map(({ seq, amountFen }) => [seq, amountFen])).toEqual([[1, 100]]);
  });

  it('loses and makes no fen, whatever moves', () => {
    const account = fc.constantFrom('S', 'L', 'M', 'D', 'U', 'P', 'X');
    const move = fc.tuple(account, account, fc.integer({ min: 1, max: 90 })).filter(([from, to]) => from !== to);
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const text = moves.map(([from, to, amount], index) => `${index + 2} ${from}>${to}:${amount}`);
        const root = traced(['1 S>L:100', ...text].join('; '));
        adds(root);
        const balance = new Map<string, number>();
        for (const each of transfersOf(['1 S>L:100', ...text].join('; '))) {
          balance.set(each.debitAccountId, (balance.get(each.debitAccountId) ?? 0) - each.amountFen);
          balance.set(each.creditAccountId, (balance.get(each.creditAccountId) ?? 0) + each.amountFen);
        }
        const here = new Map<string, number>();
        const visit = (node: TrancheNode): void => {
          if (node.accountId !== null) here.set(node.accountId, (here.get(node.accountId) ?? 0) + node.hereFen);
          node.children.forEach(visit);
        };
        visit(root);
        for (const [id, fenHere] of here) expect(fenHere).toBe(balance.get(id));
      }),
    );
  });

  it('does not follow what one answer cannot hold', () => {
    expect(refuseLong(limits.trancheTransfers)).toBeNull();
    expect(refuseLong(limits.trancheTransfers + 1)).toMatchObject({ code: 'tranche_long' });
  });
});

describe('what of a hold is money of a tranche', () => {
  const layers = (text: string) =>
    JSON.stringify(
      text.split(', ').map((each) => {
        const [, source = '', tranche = '', amount = ''] = /^(\w)\/(\d) (\d+)$/.exec(each) ?? [];
        return [source, tranche, `2026-01-0${tranche}`, Number(amount), null];
      }),
    );
  const hold = (id: string, amount: number): TrancheHold => ({
    id,
    accountId: 'L',
    amountFen: fen(amount),
    purpose: id,
    subjectType: null,
    subjectId: null,
    payeeUnitName: null,
  });
  const cases = textTable(`
    has              | order        | holds  | of tranche 1 | of tranche 2
    -----------------|--------------|--------|--------------|-------------
    S/1 60, S/2 40   | oldest       | 50     | 50           | 0
    S/1 60, S/2 40   | oldest       | 50 30  | 50 10        | 0 20
    S/1 60, S/2 40   | proportional | 50     | 30           | 20
    S/1 60, S/2 40   | proportional | 50 50  | 30 30        | 20 20
    S/1 60, T/2 40   | oldest       | 100    | 60           | 0
    S/1 10, S/2 5    | oldest       | 20     | 10           | 5`);
  it.each(cases)('$has, $order: $holds', (row) => {
    const place = { layers: layers(row['has'] ?? ''), drawOrder: row['order'] as 'oldest' };
    const holds = (row['holds'] ?? '').split(' ').map((amount, at) => hold(`h${at}`, Number(amount)));
    for (const trancheId of ['1', '2']) {
      const parts = heldOfTranche(place, holds, { trancheId, sources });
      const text = holds.map(({ id }) => parts.find((part) => part.hold.id === id)?.fen ?? 0).join(' ');
      expect(text).toBe(row[`of tranche ${trancheId}`]);
    }
  });
});

describe('a source in all its books', () => {
  const source = (id: string, fiscalYear: number, name: string, carriesId: string | null = null): SourceLink => ({
    id,
    fiscalYear,
    name,
    purposes: null,
    carriesId,
  });
  const all = [
    source('a24', 2024, '市财政'),
    source('a25', 2025, '市财政'),
    source('b25', 2025, '捐赠'),
    source('a26', 2026, '市本级', 'a25'),
    source('c26', 2026, '捐赠专户'),
  ];
  it('goes on by what it carries, or by its name and purpose', () => {
    expect([...sourceFamily(all, 'a25')].toSorted()).toEqual(['a24', 'a25', 'a26']);
    expect([...sourceFamily(all, 'a26')].toSorted()).toEqual(['a24', 'a25', 'a26']);
    expect([...sourceFamily(all, 'b25')]).toEqual(['b25']);
  });

  it('serves whom its department is merged into, in open books, and stays one with what it was', () => {
    const held = (id: string, fiscalYear: number, departmentIds: string[], carriesId: string | null = null) => ({
      ...source(id, fiscalYear, '老龄专项', carriesId),
      purposes: JSON.stringify({ functionCodes: ['208'], economicCodes: [], departmentIds }),
      state: fiscalYear < 2026 ? ('closed' as const) : ('open' as const),
    });
    const books: HeldSource[] = [
      held('d25', 2025, ['old', 'other']),
      held('d26', 2026, ['old', 'other']),
      held('e26', 2026, ['new', 'old', 'other']),
      held('f26', 2026, ['other']),
      { ...source('g26', 2026, '市财政'), state: 'open' },
    ];
    const followed = followedSources(books, [{ fromId: 'old', intoId: 'new' }]);
    expect(followed.map(({ id, carriesId, purposes }) => [id, carriesId, JSON.parse(purposes ?? '')])).toEqual([
      ['d26', 'd25', { functionCodes: ['208'], economicCodes: [], departmentIds: ['new', 'other'] }],
      ['e26', null, { functionCodes: ['208'], economicCodes: [], departmentIds: ['new', 'other'] }],
    ]);
    const after = books.map((each) => followed.find(({ id }) => id === each.id) ?? each);
    expect([...sourceFamily(after, 'd25')]).toEqual(['d25', 'd26']);
  });
});
