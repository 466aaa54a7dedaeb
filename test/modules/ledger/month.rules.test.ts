import { describe, expect, it } from 'vitest';
import { day, month } from '../../../worker/core/day.ts';
import { decideClosing, decideOnReopening, decideReopening } from '../../../worker/modules/ledger/rules/month.ts';
import { refuseDay } from '../../../worker/modules/ledger/rules/posting.ts';
import { bookingDay } from '../../../worker/modules/pay/rules/run-cost.ts';
import { list, textTable } from '../../harness/text-table.ts';

const years = [
  { year: 2024, state: 'closed' as const },
  { year: 2025, state: 'open' as const, closedMonths: '2025-01,2025-02' },
];

describe('closing a month: the first of several reasons is told', () => {
  const cases = textTable(`
    month   | posted                  | today      | says
    --------|-------------------------|------------|--------------------
    2023-01 | 2025-03                 | 2025-01-01 | fiscal_year_unknown
    2024-12 | 2025-03                 | 2024-01-01 | fiscal_year_closed
    2025-02 | 2025-01                 | 2025-02-01 | month_closed
    2025-04 | 2025-03                 | 2025-04-30 | month_not_over
    2025-04 | 2025-03                 | 2025-05-01 | month_before_open
    2025-04 | 2025-01,2025-02,2025-04 | 2025-05-01 | ok
    2025-03 | 2025-03,2025-04         | 2025-04-01 | ok
    2025-12 |                         | 2025-12-31 | month_not_over
    2025-12 |                         | 2026-01-01 | ok
  `);
  it.each(cases)('$month on $today → $says', ({ month: which = '', posted, today = '', says }) => {
    const facts = { years, posted: list(posted), today: day(today) };
    expect(decideClosing(facts, month(which))?.code ?? 'ok').toBe(says);
  });
});

describe('a day of a closed month', () => {
  const cases = textTable(`
    day        | says
    -----------|--------------------
    2024-03-01 | fiscal_year_closed
    2025-01-31 | month_closed
    2025-02-28 | month_closed
    2025-03-01 | ok
    2025-05-02 | day_in_future
  `);
  it.each(cases)('$day → $says', ({ day: on = '', says }) => {
    expect(refuseDay({ years, today: day('2025-05-01') }, day(on))?.code ?? 'ok').toBe(says);
  });

  it('pay that comes after the closing of its month is booked today', () => {
    expect(bookingDay(month('2025-02'), years, day('2025-05-01'))).toBe('2025-05-01');
    expect(bookingDay(month('2025-03'), years, day('2025-05-01'))).toBe('2025-03-31');
    expect(bookingDay(month('2024-12'), years, day('2025-05-01'))).toBe('2025-05-01');
  });
});

describe('opening a month again', () => {
  const closing = { id: 'm', month: month('2025-02'), state: 'closed' as const, askedBy: null, version: 1 };
  it('is asked for once, while the year is open', () => {
    expect(decideReopening(closing, years)).toBeNull();
    expect(decideReopening({ ...closing, state: 'asked' }, years)?.code).toBe('month_reopening_asked');
    expect(decideReopening({ ...closing, state: 'reopened' }, years)?.code).toBe('month_reopening_asked');
    expect(decideReopening({ ...closing, month: month('2024-02'), state: 'asked' }, years)?.code).toBe(
      'fiscal_year_closed',
    );
  });

  it('is decided once, by a second person, on the current version', () => {
    const asked = { ...closing, state: 'asked' as const, askedBy: 'a', version: 2 };
    const decide = (of: Parameters<typeof decideOnReopening>[0], version: number, by: string, agreed = true) =>
      decideOnReopening(of, { version, agreed }, years, by)?.code ?? null;
    expect(decide(asked, 2, 'b')).toBeNull();
    expect(decide(closing, 9, 'a')).toBe('month_reopening_decided');
    expect(decide(asked, 1, 'a')).toBe('second_person_required');
    expect(decide(asked, 1, 'b')).toBe('changed_meanwhile');
    // Asked for while the year was open, decided after it was closed.
    const late = { ...asked, month: month('2024-03') };
    expect(decide(late, 2, 'b')).toBe('fiscal_year_closed');
    expect(decide(late, 2, 'b', false)).toBeNull();
  });
});
