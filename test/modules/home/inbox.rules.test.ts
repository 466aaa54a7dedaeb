import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import {
  isPast,
  lastInstant,
  listAt,
  pageOfLists,
  placeOf,
  summed,
  weeksUntil,
} from '../../../worker/modules/home/rules.ts';
import { dashboardPanels } from '../../../worker/dashboard-panels.ts';
import { inboxLines } from '../../../worker/inbox-lines.ts';

const row = (id: string, deadline: string | null) => ({ id, label: id, deadline, party: null });

describe('deadlines of an inbox', () => {
  it.each([
    // deadline                    now                         past
    ['2026-06-30', '2026-06-30T15:59:59.999Z', false],
    ['2026-06-30', '2026-06-30T16:00:00.000Z', true],
    ['2026-06-30T08:00:00.000Z', '2026-06-30T08:00:00.000Z', false],
    ['2026-06-30T08:00:00.000Z', '2026-06-30T08:00:00.001Z', true],
    [null, '2026-06-30T08:00:00.000Z', false],
  ])('%s at %s is past: %s', (deadline, now, past) => {
    expect(isPast(deadline, now)).toBe(past);
  });

  it('ends a day at its midnight in Shanghai', () => {
    expect(lastInstant('2026-06-30')).toBe('2026-06-30T15:59:59.999Z');
  });
});

describe('one page of many lists', () => {
  const lists = [
    [row('a', '2026-01-01'), row('b', '2026-01-03'), row('c', null)],
    [row('d', '2026-01-01T15:00:00.000Z'), row('e', '2026-01-02T17:00:00.000Z')],
    [],
  ];
  it.each([
    // page  size  shows
    [1, 2, 'd a'],
    [2, 2, 'e b'],
    [3, 2, 'c'],
    [1, 9, 'd a e b c'],
    [4, 2, ''],
  ])('page %i of %i: %s', (page, size, shown) => {
    expect(
      pageOfLists(lists, page, size)
        .map(({ id }) => id)
        .join(' '),
    ).toBe(shown);
  });
});

describe('where a line leads', () => {
  it.each([
    [1, 'cases/req_1'],
    [2, 'cases?waits=decide'],
  ])('%i → %s', (count, to) => {
    expect(placeOf({ page: 'cases/{id}', list: 'cases?waits=decide' }, 'req_1', count)).toBe(to);
  });
});

describe('the lines of the house', () => {
  it('are named once each, in three languages', () => {
    const kinds = inboxLines.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    for (const { zh, ko, en } of inboxLines) expect(Math.min(zh.length, ko.length, en.length)).toBeGreaterThan(0);
  });
});

describe('a dashboard', () => {
  it.each([
    // list                 kind         filter        leads to
    ['cases?due=late', 'city', undefined, 'cases?due=late'],
    ['cases?due=late', 'street', undefined, 'cases?due=late&unitId=unt_1'],
    ['visits', 'grid', undefined, 'visits?unitId=unt_1'],
    ['duties/matrix', 'community', 'streetId', 'duties/matrix?streetId=unt_1'],
  ])('narrows %s of a %s', (list, kind, filter, to) => {
    expect(listAt(list, { id: 'unt_1', kind }, filter)).toBe(to);
  });

  it('counts weeks of seven days back from today, across the turn of a year', () => {
    expect(weeksUntil(day('2026-01-05'), 3)).toEqual([
      { from: '2025-12-16', until: '2025-12-22' },
      { from: '2025-12-23', until: '2025-12-29' },
      { from: '2025-12-30', until: '2026-01-05' },
    ]);
  });

  it('adds up what is a number', () => {
    expect(summed([{ unitId: '9', late: 2 }, { unitId: '1', late: 3 }, { unitId: '1' }], 'late')).toBe(5);
    expect(summed([{ unitId: '9' }], 'unitId')).toBe(0);
  });

  it('names each figure once in its panel, and a share of one that is there', () => {
    for (const { figures, trend = [] } of dashboardPanels) {
      const codes = [...figures, ...trend].map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const { of } of figures) if (of !== undefined) expect(codes).toContain(of);
    }
  });
});
