import { describe, expect, it } from 'vitest';
import { fen } from '../../../worker/core/fen.ts';
import type { AccountFacts, AccountKind } from '../../../worker/modules/ledger/rules/chart.ts';
import {
  closingTransfers,
  decideOnYear,
  endings,
  refuseUnsettled,
  type YearDecision,
} from '../../../worker/modules/ledger/rules/year-end.ts';
import { textTable } from '../../harness/text-table.ts';

const account = (kind: AccountKind, balance: number, held: number): AccountFacts => ({
  id: 'A',
  kind,
  code: 'A',
  name: 'A',
  fiscalYear: 2025,
  unitId: 'unt_1',
  state: 'open',
  version: 1,
  budgetFen: fen(balance),
  balanceFen: fen(balance),
  heldFen: fen(held),
  floorFen: fen(0),
  layers: JSON.stringify([['S', '1', '2025-01-01', balance, null]]),
});

const cases = textTable(`
  kind | has | held | lines  | units  | holds | except | returned | carried
  -----|-----|------|--------|--------|-------|--------|----------|--------
  line | 100 | 0    | return | return | carry |        | 100      | 0
  line | 100 | 30   | return | return | carry |        | 70       | 30
  line | 100 | 30   | return | return | free  |        | 100      | 0
  line | 100 | 30   | carry  | return | free  |        | 0        | 100
  line | 100 | 30   | return | return | carry | carry  | 0        | 100
  line | 100 | 30   | carry  | return | carry | return | 70       | 30
  unit | 100 | 0    | return | carry  | carry |        | 0        | 100
  duty | 100 | 0    | carry  | return | carry |        | 100      | 0
`);
it.each(cases)('$kind $has held $held: $lines, $units, holds $holds, $except → $returned, $carried', (row) => {
  const decision = {
    lines: row['lines'],
    units: row['units'],
    holds: row['holds'],
    exceptions: row['except'] ? [{ accountId: 'A', treatment: row['except'] }] : [],
  } as YearDecision;
  const facts = account(row['kind'] as AccountKind, Number(row['has']), Number(row['held']));
  expect(endings([facts], decision)).toMatchObject([
    { returnedFen: Number(row['returned']), carriedFen: Number(row['carried']) },
  ]);
});

it('does not end a book in which pay is owed or a debt stands', () => {
  expect(refuseUnsettled([account('payroll', 5, 0)])?.code).toBe('year_unsettled');
  expect(refuseUnsettled([account('line', -5, 0)])?.code).toBe('year_unsettled');
  // More is promised than is there.
  expect(refuseUnsettled([account('line', 5, 6)])?.code).toBe('year_unsettled');
  expect(refuseUnsettled([account('spent', 5, 0), account('line', 5, 0)])).toBe(null);
});

/** `S/1 -60` is a layer of source S and voucher 1. */
const withLayers = (cell: string): AccountFacts => {
  const layers = cell.split(', ').map((each) => {
    const [, source = '', tranche = '', amount = ''] = /^(\w)\/(\d) (-?\d+)$/.exec(each) ?? [];
    return [source, tranche, `2025-01-0${tranche}`, Number(amount), null] as const;
  });
  const balance = layers.reduce((sum, [, , , amount]) => sum + amount, 0);
  return { ...account('line', balance, 0), layers: JSON.stringify(layers) };
};

describe('what a forced reversal left below zero', () => {
  const debts = textTable(`
    has                     | says           | ends by
    ------------------------|----------------|-------------------------
    S/1 100                 | ok             | A>S/1 100
    S/1 -60, S/2 70         | ok             | S>A/1 60, A>S/2 70
    S/1 -60, S/2 60         | ok             | S>A/1 60, A>S/2 60
    S/1 -60, S/2 50         | year_unsettled |
    S/1 -60, T/2 70         | year_unsettled |
    S/1 -60, T/2 70, S/3 60 | ok             | S>A/1 60, A>T/2 70, A>S/3 60
  `);
  it.each(debts)('$has → $says', ({ has = '', says, 'ends by': by }) => {
    const facts = withLayers(has);
    expect(refuseUnsettled([facts])?.code ?? 'ok').toBe(says);
    if (says !== 'ok') return;
    const decision = { lines: 'return', units: 'return', holds: 'carry', exceptions: [] } as const;
    const [ending] = endings([facts], decision);
    const moved = closingTransfers(ending?.account ?? facts).map(
      ({ debitAccountId, creditAccountId, trancheId, amountFen }) =>
        `${debitAccountId}>${creditAccountId}/${trancheId} ${amountFen}`,
    );
    expect(moved.join(', ')).toBe(by);
  });
});

it('is never decided by who asked, nor twice', () => {
  const closing = { id: 'yec_1', fiscalYear: 2025, state: 'asked' as const, askedBy: 'usr_1', version: 1 };
  expect(decideOnYear(closing, 1, 'usr_1')?.code).toBe('second_person_required');
  expect(decideOnYear(closing, 2, 'usr_2')?.code).toBe('changed_meanwhile');
  expect(decideOnYear({ ...closing, state: 'posted' }, 1, 'usr_2')?.code).toBe('year_closing_decided');
  expect(decideOnYear(closing, 1, 'usr_2')).toBe(null);
});
