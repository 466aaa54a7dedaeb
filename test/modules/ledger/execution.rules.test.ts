import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import {
  besideLastYear,
  execution,
  executionBy,
  sameDayLastYear,
} from '../../../worker/modules/ledger/rules/execution.ts';

describe('the same day last year', () => {
  it.each`
    year    | asOfDay         | today           | before
    ${2026} | ${null}         | ${'2026-06-30'} | ${'2025-06-30'}
    ${2025} | ${null}         | ${'2026-06-30'} | ${'2024-12-31'}
    ${2026} | ${'2026-03-31'} | ${'2026-06-30'} | ${'2025-03-31'}
    ${2028} | ${'2028-02-29'} | ${'2028-06-30'} | ${'2027-02-28'}
  `('$year as of $asOfDay, read on $today, stands beside $before', ({ year, asOfDay, today, before }) => {
    expect(sameDayLastYear({ year, asOfDay }, day(today as string))).toBe(before);
  });
});

describe('a report beside the year before', () => {
  const line = (name: string, budget: number, balance: number, held = 0) => ({
    name,
    budgetFen: fen(budget),
    balanceFen: fen(balance),
    heldFen: fen(held),
  });
  const report = (lines: readonly ReturnType<typeof line>[], year: number) => ({
    rows: executionBy(lines, ({ name }) => ({ key: `${name}.${year}`, match: name, name })),
    totals: execution(lines),
  });

  it('knows a row again by what it is, not by its id', () => {
    const now = report([line('助餐', 100, 60, 10), line('新项', 50, 50)], 2026);
    const before = report([line('助餐', 80, 20), line('旧项', 20, 0)], 2025);
    const { rows, totals } = besideLastYear(now, before);
    expect(
      rows.map(({ name, settledFen, rate, lastYear }) => [
        name,
        settledFen,
        rate,
        lastYear?.settledFen,
        lastYear?.rate,
      ]),
    ).toEqual([
      ['助餐', 40, '0.4000', 60, '0.7500'],
      ['新项', 0, '0.0000', undefined, undefined],
    ]);
    expect(totals.lastYear).toEqual({ budgetFen: 100, settledFen: 80, rate: '0.8000' });
    expect(besideLastYear(now, { rows: [], totals: execution([]) }).totals.lastYear).toBe(null);
  });
});
