import { describe, expect, it } from 'vitest';
import { day, month } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import type { AccountFacts, AccountKind } from '../../../worker/modules/ledger/rules/chart.ts';
import { decideMonthSheet, monthColumns } from '../../../worker/modules/ledger/rules/import/months.ts';
import { decideYearEndSheet, yearEndColumns } from '../../../worker/modules/ledger/rules/import/year-end.ts';
import { said, sheet } from './sheets.ts';

describe('a sheet of closings', () => {
  const closing = (which: string, state: 'closed' | 'asked' = 'closed') => ({
    id: which,
    month: month(which),
    state,
    askedBy: null,
    version: 1,
  });
  const facts = {
    fiscalYear: 2025,
    years: [
      { year: 2024, state: 'closed' as const },
      { year: 2025, state: 'open' as const, closedMonths: '2025-01,2025-02' },
    ],
    posted: ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05'],
    closings: [closing('2025-01', 'asked'), closing('2025-02')],
    today: day('2025-06-20'),
    documentNumber: '财〔2025〕1号',
  };
  const decide = (text: string) =>
    decideMonthSheet(sheet(monthColumns, 'month act documentNumber reason', text), facts);

  it('closes months in their order, whatever the order of the rows, and asks closed ones open again', () => {
    const { problems, closings, reopenings } = decide(`
      2025年4月 | 结账     | 财〔2025〕9号 |
      2025-03   | 마감     |               |
      2025/2    | 重新开账 |               | 补记凭证
    `);
    expect(problems).toEqual([]);
    expect(closings.map((each) => [each.row, each.month, each.documentNumber])).toEqual([
      [3, '2025-03', '财〔2025〕1号'],
      [2, '2025-04', '财〔2025〕9号'],
    ]);
    expect(reopenings).toEqual([{ closing: closing('2025-02'), reason: '补记凭证' }]);
  });

  it('says by row why a month is not closed, and does not count on it further', () => {
    const { problems, closings, reopenings } = decide(`
      三月    | 结账     |   |
      2024-12 | 结账     |   |
      2025-02 | 结账     |   |
      2025-06 | 结账     |   |
      2025-05 | 结账     |   |
      2025-05 | 结账     |   |
      2025-03 | 关账     |   |
      2025-02 | 重新开账 |   |
      2025-01 | 重新开账 |   | 补记
      2025-04 | 重新开账 |   | 补记
    `);
    expect(said({ problems })).toEqual([
      '2 month month_unreadable',
      '3 month month_elsewhere',
      '4 - refused',
      '5 - refused',
      '6 - refused',
      '7 month month_twice',
      '8 act choice_unknown',
      '9 reason cell_missing',
      '9 month month_twice',
      '10 - refused',
      '11 month month_not_closed',
    ]);
    expect(problems.filter(({ code }) => code === 'refused').map(({ says }) => says.zh)).toEqual([
      expect.stringContaining('2025-02'),
      expect.stringContaining('2025-06'),
      expect.stringContaining('2025-03'),
      expect.stringContaining('2025-01'),
    ]);
    expect([closings, reopenings]).toEqual([[], []]);
  });
});

describe('a sheet of a year’s end', () => {
  const account = (id: string, kind: AccountKind, code: string, name: string): AccountFacts => ({
    id,
    kind,
    code,
    name,
    fiscalYear: 2025,
    unitId: 'unt',
    state: 'open',
    floorFen: fen(0),
    budgetFen: fen(0),
    balanceFen: fen(0),
    heldFen: fen(0),
    version: 1,
  });
  const accounts = [
    account('s', 'source', '10001', '本级财政'),
    account('a', 'line', '20001', '助餐'),
    account('u', 'unit', '40001', '东风街道'),
  ];
  const decide = (text: string) => decideYearEndSheet(sheet(yearEndColumns, 'what treatment', text), accounts);

  it('holds each rule, as the page or the short word calls it, and accounts treated otherwise', () => {
    expect(
      decide(`
        预算指标余额 | 收回
        单位         | 结转
        open holds   | carry over
        20001 助餐   | 结转
        东风街道     | 收回
      `),
    ).toEqual({
      problems: [],
      decision: {
        lines: 'return',
        units: 'carry',
        holds: 'carry',
        exceptions: [
          { accountId: 'a', treatment: 'carry' },
          { accountId: 'u', treatment: 'return' },
        ],
      },
    });
  });

  it('decides nothing by itself: what is missing, said twice or unknown is told', () => {
    const { problems, decision } = decide(`
      预算指标余额 | 收回
      指标         | 结转
      未了结的冻结 | 收回
      10001        | 结转
      20001        | 结转
      助餐         | 收回
      29999        | 收回
      20001        |
    `);
    expect(said({ problems })).toEqual([
      '1 - decision_missing',
      '3 what decision_twice',
      '4 treatment choice_unknown',
      '5 what account_unfit',
      '7 what decision_twice',
      '8 what account_unknown',
      '9 treatment cell_missing',
      '9 what decision_twice',
    ]);
    expect(problems[0]?.says.zh).toContain('承接单位与事项余额');
    expect(decision).toBeNull();
  });
});
