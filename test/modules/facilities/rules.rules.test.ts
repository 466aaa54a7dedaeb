import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { decideBooking, hoursInOrder } from '../../../worker/modules/facilities/rules/booking.ts';
import { coverageOf } from '../../../worker/modules/facilities/rules/coverage.ts';
import { textTable } from '../../harness/text-table.ts';

// 2026-06-01 is a Monday; the place is open on weekdays 1 to 5 from 08:30 to 12:00 and 13:30 to 17:00, on Sundays from 09:00 to 11:00.
const opening = [
  ...[1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '08:30', until: '12:00' },
    { weekday, from: '13:30', until: '17:00' },
  ]),
  { weekday: 7, from: '09:00', until: '11:00' },
];
const facts = {
  openedDay: day('2026-06-02'),
  closedDay: day('2026-07-01'),
  opening,
  booked: [{ fromTime: '09:00', untilTime: '10:00', organiser: '舞蹈队' }],
};

describe('a booking', () => {
  it.each(
    textTable(`
      day        | from  | until | expected
      2026-06-04 | 10:00 | 12:00 | yes
      2026-06-04 | 08:30 | 09:00 | yes
      2026-06-04 | 13:30 | 17:00 | yes
      2026-06-07 | 10:00 | 11:00 | yes
      2026-06-04 | 09:59 | 11:00 | booking_overlaps
      2026-06-04 | 08:30 | 09:01 | booking_overlaps
      2026-06-04 | 09:15 | 09:45 | booking_overlaps
      2026-06-04 | 08:30 | 12:00 | booking_overlaps
      2026-06-04 | 11:00 | 14:00 | booking_outside_hours
      2026-06-04 | 16:00 | 17:01 | booking_outside_hours
      2026-06-06 | 10:00 | 11:00 | booking_outside_hours
      2026-06-30 | 10:00 | 11:00 | yes
      2026-07-01 | 10:00 | 11:00 | facility_closed
      2026-06-03 | 10:00 | 11:00 | yes
      2026-06-02 | 10:00 | 11:00 | booking_past
    `),
  )('on $day from $from to $until: $expected', (row) => {
    const wanted = { day: day(row['day'] ?? ''), fromTime: row['from'] ?? '', untilTime: row['until'] ?? '' };
    expect(decideBooking(facts, wanted, day('2026-06-03'))?.code ?? 'yes').toBe(row['expected']);
  });

  it('waits for the day on which the place opens', () => {
    const wanted = { day: day('2026-06-01'), fromTime: '10:00', untilTime: '11:00' };
    expect(decideBooking(facts, wanted, day('2026-05-30'))?.code).toBe('facility_closed');
  });
});

describe('weekly hours', () => {
  it.each([
    [opening, true],
    [[], true],
    [[{ weekday: 1, from: '10:00', until: '10:00' }], false],
    [[{ weekday: 1, from: '12:00', until: '09:00' }], false],
    [[{ weekday: 1, from: '13:00', until: '15:00' }, { weekday: 1, from: '09:00', until: '13:01' }], false],
    [[{ weekday: 1, from: '13:00', until: '15:00' }, { weekday: 1, from: '09:00', until: '13:00' }], true],
    [[{ weekday: 1, from: '09:00', until: '15:00' }, { weekday: 2, from: '09:00', until: '15:00' }], true],
  ])('%j are in order: %s', (hours, expected) => expect(hoursInOrder(hours)).toBe(expected)); // prettier-ignore
});

describe('coverage', () => {
  const policy = {
    kinds: [],
    services: [],
    coverage: [
      { kind: 'centre', atLeast: 1 },
      { kind: 'station', atLeast: 2 },
    ],
  };
  const row = (streetId: string, kind: string | null, count: number) => ({
    streetId,
    streetName: streetId,
    kind,
    count,
  });
  const [full, half, empty] = coverageOf(policy, [
    row('a', 'centre', 1), row('a', 'station', 3), row('b', 'station', 1), row('b', 'members_post', 9), row('c', null, 0),
  ]); // prettier-ignore

  it('counts what is short, and a surplus of one kind never makes up for another', () => {
    expect(full).toMatchObject({ met: true, kinds: [{ short: 0 }, { count: 3, short: 0 }] });
    expect(half).toMatchObject({
      met: false,
      kinds: [
        { count: 0, short: 1 },
        { count: 1, short: 1 },
      ],
    });
    expect(empty).toMatchObject({ met: false, kinds: [{ short: 1 }, { short: 2 }] });
  });
});
