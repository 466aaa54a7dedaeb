import { getDayDetail } from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NATIONAL_CALENDARS } from '../../worker/core/calendars.ts';
import {
  addDays,
  addMonths,
  compareDay,
  compareMonth,
  day,
  dayOfInstant,
  daysBetween,
  firstDay,
  lastDay,
  month,
  monthOfDay,
  monthsBetween,
  monthsOfYear,
  parseDay,
  parseMonth,
  weekday,
} from '../../worker/core/day.ts';
import { addWorkdays, countWorkdays, isWorkday } from '../../worker/core/workday.ts';
import { textTable } from '../harness/text-table.ts';

describe('days', () => {
  it('exist or are null', () => {
    for (const good of ['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) expect(parseDay(good)).toBe(good);
    for (const bad of [
      '2023-02-29',
      '1900-02-29',
      '2026-00-10',
      '2026-13-01',
      '2026-04-31',
      '2026-1-1',
      '2026-01-00',
      '0000-01-01',
      '２０２６-01-01',
      '2026-01-01T00:00',
    ]) {
      expect(parseDay(bad), bad).toBeNull();
    }
    expect(() => day('2023-02-29')).toThrow(RangeError);
    expect(() => month('2026-13')).toThrow(RangeError);
    expect(parseMonth('2026-00')).toBeNull();
  });

  it('agree with the platform calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 60_000 }), fc.integer({ min: -4000, max: 4000 }), (serial, step) => {
        const iso = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);
        const from = day(iso(serial));
        expect(addDays(from, step)).toBe(iso(serial + step));
        expect(daysBetween(from, addDays(from, step))).toBe(step);
        expect(weekday(from)).toBe(new Date(serial * 86_400_000).getUTCDay());
        expect(compareDay(from, addDays(from, step))).toBe(step > 0 ? -1 : step < 0 ? 1 : 0);
      }),
    );
  });

  it('turn at midnight in Shanghai', () => {
    expect(dayOfInstant(Date.parse('2026-06-30T15:59:59.999Z'))).toBe('2026-06-30');
    expect(dayOfInstant(Date.parse('2026-06-30T16:00:00.000Z'))).toBe('2026-07-01');
    expect(dayOfInstant(-1)).toBe('1970-01-01');
  });
});

describe('months', () => {
  it('step across years', () => {
    expect(addMonths(month('2026-11'), 3)).toBe('2027-02');
    expect(addMonths(month('2026-01'), -1)).toBe('2025-12');
    expect(monthsBetween(month('2025-11'), month('2026-02'))).toBe(3);
    expect(compareMonth(month('2025-12'), month('2026-01'))).toBe(-1);
    expect(lastDay(month('2024-02'))).toBe('2024-02-29');
    expect(firstDay(month('2024-02'))).toBe('2024-02-01');
    expect(monthOfDay(day('2024-02-29'))).toBe('2024-02');
    expect(monthsOfYear(2026)).toEqual(Array.from({ length: 12 }, (_, i) => addMonths(month('2026-01'), i)));
  });
});

describe('working days', () => {
  it.each([
    { year: 2025, months: [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23] },
    { year: 2026, months: [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23] },
  ])('of $year are 248', ({ year, months }) => {
    const counts = monthsOfYear(year).map((of) => countWorkdays(firstDay(of), lastDay(of), NATIONAL_CALENDARS));
    expect(counts).toEqual(months);
    expect(countWorkdays(day(`${year}-01-01`), day(`${year}-12-31`), NATIONAL_CALENDARS)).toBe(248);
  });

  it('agree with the published package day by day', () => {
    for (const calendar of NATIONAL_CALENDARS) {
      for (let at = day(`${calendar.year}-01-01`); at.startsWith(String(calendar.year)); at = addDays(at, 1)) {
        expect(isWorkday(at, NATIONAL_CALENDARS), at).toBe(getDayDetail(at).work);
      }
    }
  });

  it.each(
    textTable(`
      from       | add | countStart | day        | why
      2026-09-24 | 7   | no         | 2026-10-12 | 28 29 30, then 8 9 10, then 12
      2026-09-24 | 7   | yes        | 2026-10-10 | 24 is day 1
      2026-09-25 | 1   | yes        | 2026-09-28 | a holiday is never day 1
      2026-09-25 | 1   | no         | 2026-09-28 |
      2026-09-18 | 1   | no         | 2026-09-20 | Sunday worked for the festival
      2025-12-31 | 1   | no         | 2026-01-04 | into the next calendar
    `),
  )('$from and $add is $day', ({ from = '', add, countStart, day: expected }) => {
    expect(addWorkdays(day(from), Number(add), NATIONAL_CALENDARS, countStart === 'yes')).toBe(expected);
  });

  it('name the year they have no calendar for', () => {
    expect(isWorkday(day('2027-01-01'), NATIONAL_CALENDARS)).toEqual({ missingYear: 2027 });
    expect(addWorkdays(day('2026-12-30'), 5, NATIONAL_CALENDARS, false)).toEqual({ missingYear: 2027 });
    expect(addWorkdays(day('2024-12-31'), 1, NATIONAL_CALENDARS, false)).toEqual({ missingYear: 2024 });
    expect(countWorkdays(day('2026-12-30'), day('2027-01-02'), NATIONAL_CALENDARS)).toEqual({ missingYear: 2027 });
    expect(countWorkdays(day('2026-06-02'), day('2026-06-01'), NATIONAL_CALENDARS)).toBe(0);
    expect(() => addWorkdays(day('2026-06-01'), 0, NATIONAL_CALENDARS, false)).toThrow(RangeError);
  });
});
