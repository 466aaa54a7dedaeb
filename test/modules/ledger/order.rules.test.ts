import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { fen, type Fen } from '../../../worker/core/fen.ts';
import type { AccountFacts, AccountKind } from '../../../worker/modules/ledger/rules/chart.ts';
import {
  decideHolds,
  decideSettle,
  type HoldFacts,
  type HoldState,
} from '../../../worker/modules/ledger/rules/holding.ts';
import { decidePosting, type TransactionKind } from '../../../worker/modules/ledger/rules/posting.ts';
import { ledgerRefusals } from '../../../worker/modules/ledger/rules/refusals.ts';
import { decideAsk, decideOn, decideReversal, sweepable } from '../../../worker/modules/ledger/rules/reversal.ts';
import { decideLine } from '../../../worker/modules/ledger/rules/opening.ts';
import { textTable } from '../../harness/text-table.ts';

const today = day('2026-06-15');
const years = [
  { year: 2024, state: 'closed' as const },
  { year: 2025, state: 'open' as const },
  { year: 2026, state: 'open' as const },
];

function account(id: string, kind: AccountKind, balance: number, change: Partial<AccountFacts> = {}): AccountFacts {
  const money = {
    budgetFen: fen(0),
    balanceFen: fen(balance),
    heldFen: fen(0),
    floorFen: kind === 'source' ? null : fen(0),
  };
  return {
    id,
    kind,
    code: id,
    name: id,
    fiscalYear: 2026,
    unitId: 'unt_1',
    state: 'open',
    version: 1,
    ...money,
    ...change,
  };
}

const accounts: AccountFacts[] = [
  account('S', 'source', 0),
  account('L', 'line', 100),
  account('H', 'line', 100, { heldFen: fen(60) }),
  account('D', 'line', -40, { floorFen: fen(-40) }),
  account('C', 'line', 100, { state: 'closed' }),
  account('Old', 'line', 100, { fiscalYear: 2025 }),
  account('U', 'unit', 50),
  account('X', 'spent', 0),
];

const transfersOf = (cell: string) =>
  cell.split(' ').map((each) => {
    const [, from = '', to = '', amount = ''] = /^(\w+)>(\w+):(\d+)$/.exec(each) ?? [];
    return { debitAccountId: from, creditAccountId: to, amountFen: fen(Number(amount)) };
  });

const said = (refusal: { code: string; facts: Record<string, unknown> } | null): string =>
  refusal === null
    ? 'ok'
    : [refusal.code, refusal.facts['shortfallFen']].filter((part) => part !== undefined).join(' ');

describe('posting: the first of several reasons is told', () => {
  const cases = textTable(`
    kind          | day        | transfers           | says
    --------------|------------|---------------------|----------------------
    appropriation | 2026-06-15 | S>L:999999          | ok
    appropriation | 2026-06-15 | S>N:1               | not_found
    appropriation | 2027-01-01 | S>N:1               | not_found
    appropriation | 2027-01-01 | S>X:1               | fiscal_year_unknown
    appropriation | 2024-05-01 | S>X:1               | fiscal_year_closed
    appropriation | 2026-06-16 | S>Old:1             | day_in_future
    appropriation | 2025-06-16 | S>L:1               | fiscal_year_mixed
    appropriation | 2026-06-15 | S>Old:1             | fiscal_year_mixed
    appropriation | 2026-06-15 | S>X:1               | account_unfit
    appropriation | 2026-06-15 | L>S:1               | account_unfit
    adjustment    | 2026-06-15 | L>L:999             | account_same
    adjustment    | 2026-06-15 | L>C:999             | account_closed
    adjustment    | 2026-06-15 | L>H:100             | ok
    adjustment    | 2026-06-15 | L>H:101             | funds_short 1
    adjustment    | 2026-06-15 | H>L:40              | ok
    adjustment    | 2026-06-15 | H>L:41              | funds_short 1
    adjustment    | 2026-06-15 | D>L:1               | funds_short 41
    adjustment    | 2026-06-15 | H>L:140 L>H:100     | ok
    adjustment    | 2026-06-15 | H>L:141 L>H:100     | funds_short 1
    adjustment    | 2026-06-15 | L>H:60 L>H:60       | funds_short 20
    return        | 2026-06-15 | L>S:100             | ok
    spending      | 2026-06-15 | U>X:50              | ok
    spending      | 2026-06-15 | U>X:51              | funds_short 1
  `);
  it.each(cases)('$kind $day $transfers → $says', ({ kind, day: on, transfers, says }) => {
    const draft = {
      kind: kind as TransactionKind,
      effectiveDay: day(on ?? ''),
      transfers: transfersOf(transfers ?? ''),
    };
    expect(said(decidePosting({ years, accounts, today }, draft))).toBe(says);
  });
});

describe('holding: the first of several reasons is told', () => {
  const cases = textTable(`
    holds        | deadline   | says
    -------------|------------|------------------
    L:100        |            | ok
    L:100        | 2026-06-15 | ok
    N:1          | 2026-06-14 | not_found
    S:1          | 2026-06-14 | deadline_past
    S:1          |            | account_unfit
    C:1          |            | account_closed
    L:101        |            | funds_short 1
    L:60 L:60    |            | funds_short 20
    L:100 H:40   |            | ok
    L:100 H:41   |            | funds_short 1
    U:50         |            | ok
    D:1          |            | funds_short 41
  `);
  it.each(cases)('$holds until $deadline → $says', ({ holds = '', deadline, says }) => {
    const drafts = holds.split(' ').map((each) => {
      const [accountId = '', amount] = each.split(':');
      return { accountId, amountFen: fen(Number(amount)), deadlineDay: deadline ? day(deadline) : null };
    });
    expect(said(decideHolds({ years, accounts, today }, drafts))).toBe(says);
  });

  const endings = textTable(`
    state   | deadline   | held | settle | says
    --------|------------|------|--------|----------------
    open    |            | 60   | 60     | ok
    open    |            | 60   | 1      | ok
    open    |            | 60   | 61     | hold_exceeded 1
    open    | 2026-06-15 | 60   | 60     | ok
    open    | 2026-06-14 | 60   | 61     | hold_overdue
    settled | 2026-06-14 | 60   | 61     | hold_ended
    voided  |            | 60   | 1      | hold_ended
    expired |            | 60   | 1      | hold_ended
  `);
  it.each(endings)('$state until $deadline: $settle of $held → $says', ({ state, deadline, held, settle, says }) => {
    const amountFen = fen(Number(held));
    const deadlineDay = deadline ? day(deadline) : null;
    const hold: HoldFacts = { id: 'h', rootId: 'h', accountId: 'H', amountFen, state: state as HoldState, deadlineDay };
    expect(said(decideSettle(hold, fen(Number(settle)), today))).toBe(says);
  });
});

describe('reversal', () => {
  const cases = textTable(`
    day        | transfers | force | says
    -----------|-----------|-------|------------------------
    2026-06-15 | L>S:100   | no    | ok
    2026-06-15 | L>S:101   | no    | reversal_money_used 1
    2026-06-15 | L>S:101   | yes   | ok
    2026-06-15 | C>S:999   | yes   | account_closed
    2025-06-15 | C>S:999   | yes   | fiscal_year_mixed
    2026-06-16 | C>S:999   | yes   | day_in_future
  `);
  it.each(cases)('$transfers on $day, forced: $force → $says', ({ day: on, transfers, force, says }) => {
    const back = transfersOf(transfers ?? '');
    const sides = new Set(back.flatMap((each) => [each.debitAccountId, each.creditAccountId]));
    const facts = { years, accounts: accounts.filter(({ id }) => sides.has(id)), today };
    expect(said(decideReversal(facts, day(on ?? ''), back, force === 'yes'))).toBe(says);
  });

  it('is asked for once, of an original', () => {
    const fresh = { id: 't', reversesId: null, reversedById: null, asked: false };
    expect(decideAsk(fresh)).toBeNull();
    expect(decideAsk({ ...fresh, reversesId: 'o', asked: true })?.code).toBe('reversal_of_reversal');
    expect(decideAsk({ ...fresh, reversedById: 'r' })?.code).toBe('reversal_standing');
    expect(decideAsk({ ...fresh, asked: true })?.code).toBe('reversal_standing');
  });

  it('is decided once, by a second person, on the current version', () => {
    const request = { id: 'q', state: 'asked' as const, askedBy: 'a', version: 2 };
    expect(decideOn(request, 2, 'b')).toBeNull();
    expect(decideOn({ ...request, state: 'posted' }, 1, 'a')?.code).toBe('reversal_decided');
    expect(decideOn(request, 1, 'a')?.code).toBe('second_person_required');
    expect(decideOn(request, 1, 'b')?.code).toBe('changed_meanwhile');
  });

  it('a sweep takes what is available or says that nothing is', () => {
    expect(sweepable(account('H', 'line', 100, { heldFen: fen(60) }))).toBe(40 as Fen);
    expect(sweepable(account('Z', 'line', 60, { heldFen: fen(60) }))).toMatchObject({ code: 'sweep_nothing' });
  });
});

describe('a budget line', () => {
  const cases = textTable(`
    year | unit       | codes         | says
    -----|------------|---------------|--------------------
    2026 | department | 2120199       | ok
    2027 | street     | 9             | fiscal_year_unknown
    2024 | street     | 9             | fiscal_year_closed
    2026 | street     | 9             | department_unfit
    2026 | department | 9             | code_unknown
    2026 | department | 2120199,30227 | ok
    2026 | department | 2120199,30228 | code_unknown
  `);
  it.each(cases)('$year $unit $codes → $says', ({ year, unit = '', codes = '', says }) => {
    const department = { name: unit, kind: unit };
    const facts = { year: Number(year), years, department, knownCodes: ['2120199', '30227'] };
    expect(said(decideLine(facts, codes.split(',')))).toBe(says);
  });
});

it('the order of the table is the order of precedence', () => {
  expect(Object.keys(ledgerRefusals.table)).toEqual([
    'fiscal_year_unknown',
    'fiscal_year_standing',
    'fiscal_year_closed',
    'month_closed',
    'day_in_future',
    'month_not_over',
    'month_before_open',
    'month_reopening_asked',
    'month_reopening_decided',
    'year_not_over',
    'year_closing_standing',
    'year_closing_decided',
    'year_unsettled',
    'limit_day',
    'fiscal_year_mixed',
    'deadline_past',
    'department_unfit',
    'code_unknown',
    'account_unfit',
    'account_same',
    'account_closed',
    'hold_elsewhere',
    'hold_ended',
    'hold_overdue',
    'hold_exceeded',
    'sweep_nothing',
    'reversal_of_reversal',
    'reversal_standing',
    'reversal_decided',
    'reversal_money_used',
    'funds_short',
    'limit_missing',
    'settlement_limit',
    'source_short',
    'source_restricted',
    'opening_standing',
    'tranche_long',
    'unit_has_money',
  ]);
});
