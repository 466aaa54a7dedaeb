import { describe, expect, it } from 'vitest';
import { day, month } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import type { AccountFacts } from '../../../worker/modules/ledger/index.ts';
import { refuseReturn } from '../../../worker/modules/pay/commands/funding.ts';
import {
  bookingDay,
  dayInYear,
  decideFunding,
  splitCost,
  type CostPart,
  type FundAccount,
  type Funding,
} from '../../../worker/modules/pay/rules/run-cost.ts';
import { returnDay } from '../../../worker/modules/pay/rules/run-return.ts';

const account = (
  id: string,
  kind: AccountFacts['kind'],
  balance: number,
  more: Partial<AccountFacts> = {},
): AccountFacts => ({
  id,
  kind,
  code: id,
  name: `账户${id}`,
  fiscalYear: 2026,
  unitId: 'unt_city',
  state: 'open',
  floorFen: fen(0),
  budgetFen: fen(balance),
  balanceFen: fen(balance),
  heldFen: fen(0),
  version: 1,
  ...more,
});

const gross = (unitId: string, fund: string | null, amount: number): CostPart => ({
  unitId,
  side: 'gross',
  fund,
  amountFen: fen(amount),
});
const employer = (unitId: string, fund: string | null, amount: number): CostPart => ({
  ...gross(unitId, fund, amount),
  side: 'employer',
});
const told = (parts: readonly CostPart[]) =>
  parts.map(({ unitId, side, fund, amountFen }) => `${unitId} ${side} ${fund ?? '-'} ${amountFen}`).toSorted();

describe('cost by fund and unit', () => {
  it('lets the employer’s cost follow the unit’s gross pay by largest remainder', () => {
    // 100 fen over 200 : 100 is 66.67 : 33.33; rounded down 66 + 33, the fen left goes to the larger remainder: 67 + 33.
    const parts = splitCost([gross('a', null, 200), gross('a', 'duty', 100), employer('a', null, 100)]);
    expect(told(parts)).toEqual(['a employer - 67', 'a employer duty 33', 'a gross - 200', 'a gross duty 100']);
  });

  it('shares a fen that cannot be halved, and never loses or makes one', () => {
    // 1 fen over three equal funds: 0.33 each; ties go to the earlier fund.
    const rows = [gross('a', 'f1', 5), gross('a', 'f2', 5), gross('a', 'f3', 5), employer('a', null, 1)];
    expect(told(splitCost(rows)).filter((text) => text.includes('employer'))).toEqual(['a employer f1 1']);
    for (let amount = 0; amount < 50; amount += 1) {
      const odd = [gross('a', 'f1', 7), gross('a', 'f2', 3), gross('a', 'f3', 1), employer('a', null, amount)];
      const sum = splitCost(odd)
        .filter(({ side }) => side === 'employer')
        .reduce((total, part) => total + part.amountFen, 0);
      expect(sum).toBe(amount);
    }
  });

  it('keeps what a line says of the employer’s cost, follows only what is paid, and stays where nothing is', () => {
    const rows = [
      gross('a', 'back', -50),
      gross('a', 'f1', 150),
      employer('a', 'f2', 10),
      employer('a', null, 30),
      employer('b', null, 7),
    ];
    // Unit a: a recovery carries no contribution, so all 30 follow f1; unit b has no gross pay: the chosen fund pays 7.
    expect(told(splitCost(rows))).toEqual([
      'a employer f1 30',
      'a employer f2 10',
      'a gross back -50',
      'a gross f1 150',
      'b employer - 7',
    ]);
  });

  it('adds parts of one unit, side and fund, and drops what comes to nothing', () => {
    expect(
      told(splitCost([gross('a', 'f', 5), employer('a', 'f', 3), employer('a', null, 4), gross('b', 'f', 0)])),
    ).toEqual(['a employer f 7', 'a gross f 5']);
  });
});

describe('the day of the book', () => {
  const years = [
    { year: 2025, state: 'open' as const },
    { year: 2026, state: 'open' as const },
  ];
  it.each([
    ['December approved in January, last year open', '2025-12', '2026-01-08', '2025-12-31'],
    ['June approved in July', '2026-06', '2026-07-03', '2026-06-30'],
    ['June approved before its end', '2026-06', '2026-06-25', '2026-06-25'],
    ['a month of a year that nobody opened', '2024-12', '2026-01-08', '2026-01-08'],
  ])('%s', (_, of, today, expected) => {
    expect(bookingDay(month(of), years, day(today))).toBe(expected);
  });

  it('is today once the year of the month is closed', () => {
    const closed = [
      { year: 2025, state: 'closed' as const },
      { year: 2026, state: 'open' as const },
    ];
    expect(bookingDay(month('2025-12'), closed, day('2026-01-08'))).toBe('2026-01-08');
  });

  it('stays within the year of the first posting', () => {
    expect(dayInYear(2026, day('2026-07-03'))).toBe('2026-07-03');
    expect(dayInYear(2025, day('2026-01-08'))).toBe('2025-12-31');
  });
});

describe('from which account each part is paid', () => {
  const line = account('line', 'line', 1_000);
  const duty = account('duty', 'duty', 110);
  const payroll = account('payroll', 'payroll', 0);
  const facts = (accounts: readonly AccountFacts[], funds: readonly FundAccount[] = []) => ({
    years: [{ year: 2026, state: 'open' as const }],
    today: day('2026-07-03'),
    accounts,
    funds,
  });
  const run = (grossFen: number, employerFen: number) => ({ month: month('2026-06'), grossFen, employerFen });
  const dutyFund = { code: 'grid', fiscalYear: 2026, accountId: 'duty' };
  const funded = (answer: ReturnType<typeof decideFunding>): Funding => {
    if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
    return answer;
  };
  const code = (answer: unknown) => (isRefusal(answer) ? answer.code : 'fine');

  it('takes the chosen line where no fund is named, a duty’s account where one is, a transfer a unit and side', () => {
    const rows = [gross('a', null, 200), gross('a', 'grid', 100), gross('b', null, 50), employer('a', null, 30)];
    const { day: booked, transfers } = funded(
      decideFunding(facts([line, duty, payroll], [dutyFund]), run(350, 30), rows, 'line'),
    );
    expect(booked).toBe('2026-06-30');
    expect(
      transfers.map((each) => [each.debitAccountId, each.creditAccountId, each.amountFen, each.subjectId]),
    ).toEqual([
      ['line', 'payroll', 200, 'a:gross'],
      ['duty', 'payroll', 100, 'a:gross'],
      ['line', 'payroll', 50, 'b:gross'],
      ['line', 'payroll', 20, 'a:employer'],
      ['duty', 'payroll', 10, 'a:employer'],
    ]);
  });

  it('draws no restricted money of a duty’s account, whose pay names no purpose', () => {
    const elders = JSON.stringify({ functionCodes: ['20802'], economicCodes: [], departmentIds: [] });
    // 110 fen are there, 70 of them free: 70 are paid, of 71 one would be restricted.
    const layers = JSON.stringify([
      ['special', '1', '2026-01-01', 40, elders],
      ['treasury', '2', '2026-01-02', 70, null],
    ]);
    const accounts = [line, { ...duty, layers }, payroll];
    const answer = (amount: number) =>
      decideFunding(facts(accounts, [dutyFund]), run(amount, 0), [gross('a', 'grid', amount)], 'line');
    expect(funded(answer(70)).transfers).toMatchObject([{ debitAccountId: 'duty', amountFen: 70 }]);
    expect(answer(71)).toMatchObject({
      code: 'source_restricted',
      facts: { account: 'duty 账户duty', availableFen: 70, shortfallFen: 1 },
    });
  });

  it.each([
    ['a line that the source serves', '2080208', 'fine'],
    ['another line', '2120199', 'source_restricted'],
  ])('draws restricted money for the purpose that the fund names: %s', (_, functionCode, expected) => {
    const elders = JSON.stringify({ functionCodes: ['20802'], economicCodes: [], departmentIds: [] });
    const layers = JSON.stringify([['special', '1', '2026-01-01', 110, elders]]);
    const purpose = account('purpose', 'line', 0, { functionCode });
    const accounts = [line, { ...duty, layers }, payroll, purpose];
    const fund = { ...dutyFund, purposeId: 'purpose' };
    const answer = decideFunding(facts(accounts, [fund]), run(110, 0), [gross('a', 'grid', 110)], 'line');
    expect(code(answer)).toBe(expected);
  });

  it('gives a fund back what its people gave back', () => {
    const rows = [gross('a', null, 200), gross('a', 'grid', -40)];
    const { transfers } = funded(decideFunding(facts([line, duty, payroll], [dutyFund]), run(160, 0), rows, 'line'));
    expect(transfers).toContainEqual({
      debitAccountId: 'payroll',
      creditAccountId: 'duty',
      amountFen: 40,
      subjectId: 'a:gross',
    });
  });

  it('names every source that is short, each with what it lacks', () => {
    const poor = account('poor', 'line', 10);
    const rows = [gross('a', null, 60), gross('a', 'grid', 150)];
    const refusal = decideFunding(facts([poor, duty, payroll], [dutyFund]), run(210, 0), rows, 'poor');
    expect(refusal).toMatchObject({
      code: 'pay_sources_short',
      facts: {
        count: 2,
        shortfallFen: 90,
        sources: 'poor 账户poor 0.50、duty 账户duty 0.40',
        lacking: [
          { account: 'poor 账户poor', shortfallFen: 50 },
          { account: 'duty 账户duty', shortfallFen: 40 },
        ],
      },
    });
    const one = decideFunding(facts([line, duty, payroll], [dutyFund]), run(210, 0), rows, 'line');
    expect(one).toMatchObject({ code: 'funds_short', facts: { account: 'duty 账户duty', shortfallFen: 40 } });
  });

  it('refuses a fund without an account, a part that is missing, a book of another year, an account that cannot give', () => {
    const rows = [gross('a', 'grid', 100)];
    const other = [{ ...dutyFund, fiscalYear: 2025 }];
    expect(decideFunding(facts([line, duty, payroll], other), run(100, 0), rows, 'line')).toMatchObject({
      code: 'pay_fund_unmapped',
      facts: { codes: 'grid', year: 2026 },
    });
    expect(code(decideFunding(facts([line, duty, payroll], [dutyFund]), run(101, 0), rows, 'line'))).toBe(
      'pay_cost_differs',
    );
    const old = account('duty', 'duty', 500, { fiscalYear: 2025 });
    expect(code(decideFunding(facts([line, old, payroll], [dutyFund]), run(100, 0), rows, 'line'))).toBe(
      'fiscal_year_mixed',
    );
    const shut = account('duty', 'duty', 500, { state: 'closed' });
    expect(code(decideFunding(facts([line, shut, payroll], [dutyFund]), run(100, 0), rows, 'line'))).toBe(
      'account_closed',
    );
    expect(code(decideFunding(facts([line, payroll]), run(0, 0), [], 'payroll'))).toBe('funding_account_unknown');
    expect(code(decideFunding(facts([line]), run(0, 0), [], 'line'))).toBe('payroll_account_missing');
  });
});

describe('back before payment', () => {
  const book = (payrollFen: number, today = '2026-07-09', state: 'open' | 'closed' = 'open') => ({
    years: [
      { year: 2026, state },
      { year: 2027, state: 'open' as const },
    ],
    accounts: [account('line', 'line', 0), account('payroll', 'payroll', payrollFen), account('spent', 'spent', 0)],
    transfers: [{ debitAccountId: 'line', creditAccountId: 'payroll', amountFen: fen(100), subjectId: 'a:gross' }],
    today: day(today),
  });

  it('asks that the payroll account still hold it and that the book be open', () => {
    expect(refuseReturn(book(100))).toBeNull();
    expect(refuseReturn(book(99))).toMatchObject({ code: 'payroll_money_used', facts: { shortfallFen: 1 } });
    expect(refuseReturn(book(100, '2027-01-05', 'closed'))).toMatchObject({ code: 'fiscal_year_closed' });
    expect(returnDay(book(100, '2027-01-05'))).toBe('2026-12-31');
  });
});
