import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { dueDay, nextVisit, type VisitPolicy } from '../../../worker/modules/visits/rules/cadence.ts';
import { NATIONAL_CALENDARS as official } from '../../../worker/core/calendars.ts';

const year2026 = official.filter(({ year }) => year === 2026);

/** Hand-worked against the notice of 2026: off 1–3 January (made up on the 4th), 15–23 February (14th, 28th), 4–6 April, 1–5 May (9th), 19–21 June, 25–27 September, 1–7 October (20 September, 10 October). */
const table: readonly (readonly [string, number, 'day' | 'workday' | 'month', 'none' | 'before' | 'after', string])[] =
  [
    ['2026-06-01', 7, 'day', 'none', '2026-06-08'],
    // Monday to the Monday after: five working days.
    ['2026-06-01', 5, 'workday', 'before', '2026-06-08'],
    // The Dragon Boat Festival: 19 June is a Friday off.
    ['2026-06-18', 1, 'day', 'before', '2026-06-22'],
    ['2026-06-15', 5, 'day', 'before', '2026-06-18'],
    ['2026-06-15', 5, 'day', 'after', '2026-06-22'],
    ['2026-06-15', 5, 'workday', 'none', '2026-06-23'],
    // National Day: 30 September, then 8, 9 and the make-up Saturday 10 October.
    ['2026-09-29', 2, 'workday', 'none', '2026-10-08'],
    ['2026-09-29', 4, 'workday', 'none', '2026-10-10'],
    ['2026-09-03', 1, 'month', 'before', '2026-09-30'],
    ['2026-09-03', 1, 'month', 'after', '2026-10-08'],
    // A month on from the 31st is the last of a shorter month; 28 February is worked.
    ['2026-01-31', 1, 'month', 'before', '2026-02-28'],
    ['2026-08-31', 3, 'month', 'none', '2026-11-30'],
    // Spring Festival: 15 to 23 February are off, Saturday the 14th is made up.
    ['2026-02-12', 5, 'workday', 'none', '2026-02-26'],
    ['2026-02-10', 7, 'day', 'before', '2026-02-14'],
    // 2027 has no calendar: Monday to Friday.
    ['2026-12-30', 5, 'workday', 'none', '2027-01-06'],
  ];

describe('the next visit', () => {
  it.each(table)('%s + %i %s, %s → %s', (from, every, unit, shift, due) => {
    const years = [...year2026, { year: 2027, holidays: [], makeUpDays: [], source: '' }];
    expect(nextVisit(day(from), { every, unit }, shift, years)).toBe(due);
  });

  it('is the earliest that risk or any kind asks for, and none where nothing does', () => {
    const policy: VisitPolicy = {
      byRisk: { high: { every: 5, unit: 'workday' }, medium: { every: 1, unit: 'month' }, low: null, none: null },
      byKind: { alone_elder: { every: 7, unit: 'day' } },
      shift: 'none',
      counts: ['home'],
    };
    const due = (risk: 'high' | 'medium' | 'low', kinds: string[]) =>
      dueDay(policy, { risk, kinds, from: day('2026-06-01') }, year2026);
    expect(due('high', [])).toBe('2026-06-08');
    expect(due('medium', [])).toBe('2026-07-01');
    expect(due('medium', ['alone_elder'])).toBe('2026-06-08');
    expect(due('low', ['disabled'])).toBeNull();
  });
});
