import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { quotaFinding, quotaOf, retirementFor, type PostQuota } from '../../../worker/modules/roster/rules/policy.ts';
import { timelineOf, type StateFact, type TimelineFacts } from '../../../worker/modules/roster/rules/timeline.ts';
import { nameKeys } from '../../../worker/modules/roster/pinyin.ts';
import { GRADUAL_RETIREMENT } from '../../../worker/modules/roster/templates/retirement.ts';
import { textTable } from '../../harness/text-table.ts';

const quota: PostQuota = {
  baseHouseholds: 3000,
  leastPosts: 10,
  mostPosts: 15,
  householdsPerPostAtMost: 300,
  householdsPerPostAtLeast: 500,
};

describe('post quota', () => {
  // 10 to 15 posts, and one more for each 300 to 500 households above 3000.
  const cases = textTable(`
    households | posts | range | finding
    -----------|-------|-------|--------
               | 3     |       |
    0          | 9     | 10-15 | below
    2999       | 15    | 10-15 |
    3000       | 16    | 10-15 | above
    3299       | 16    | 10-15 | above
    3300       | 16    | 10-16 |
    3499       | 10    | 10-16 |
    3500       | 10    | 11-16 | below
    6000       | 25    | 16-25 |
    6000       | 26    | 16-25 | above
  `);
  it.each(cases)('$households households, $posts posts → $range $finding', ({ households, posts, range, finding }) => {
    const allowed = quotaOf(households === '' ? null : Number(households), quota);
    expect(allowed ? `${allowed.least}-${allowed.most}` : '').toBe(range);
    expect(quotaFinding(Number(posts), allowed) ?? '').toBe(finding);
  });
});

describe('retirement', () => {
  const policy = { paths: GRADUAL_RETIREMENT.paths, femaleCategory: 'female55', nearMonths: 12 } as const;
  const born = day('1971-05-20');
  const of = (sex: 'male' | 'female', category: 'male' | 'female50' | 'female55' | null, file: string | null = null) =>
    retirementFor({ sex, birthDay: born, fileBirthDay: file === null ? null : day(file), category }, policy);

  it('goes by what is recorded, else by the city, and never by the other sex', () => {
    // Born in May 1971, 17 months into the schedule of 55: five steps of four months, 55 years and 5 months.
    expect(of('female', null)).toEqual({ category: 'female55', month: '2026-10' });
    // Born before 1975: the way from 50 has not begun.
    expect(of('female', 'female50')).toEqual({ category: 'female50', month: '2021-05' });
    // Born in May 1971, 77 months into the schedule of 60: twenty steps, 61 years and 8 months.
    expect(of('male', 'female50')).toEqual({ category: 'male', month: '2033-01' });
  });

  it('goes by the personnel file where that differs', () => {
    expect(of('female', 'female50', '1970-05-01').month).toBe('2020-05');
  });
});

describe('the keys of a name', () => {
  it.each([
    ['金哲', 'jin zhe', 'jz'],
    ['单雄信', 'shan xiong xin', 'sxx'],
    ['欧阳梓涵', 'ou yang zi han', 'oyzh'],
    ['Li 梅', 'li mei', 'lm'],
  ])('%s → %s, %s', (name, pinyin, initials) => {
    expect(nameKeys(name)).toEqual({ pinyin, initials });
  });
});

describe('timeline', () => {
  const state = (fromDay: string, recordedAt: string, known: Record<string, string | null>): StateFact => ({
    kind: 'change',
    fromDay: day(fromDay),
    reason: null,
    recordedAt,
    recordedBy: '某人',
    known,
  });
  const facts: TimelineFacts = {
    birthDay: day('1990-01-01'),
    communityWorkSince: null,
    retirementMonth: '2050-01',
    leftOn: null,
    postings: [],
    states: [],
    accounts: [],
    contracts: [],
  };

  it('tells a change by its fields, and leaves out a state that repeats the one before', () => {
    const states = [
      state('2024-01-01', '2024-01-01T00:00:00Z', { mobile: null, school: 'a' }),
      state('2024-02-01', '2024-02-01T00:00:00Z', { mobile: null, school: 'a' }),
      state('2024-01-15', '2024-03-01T00:00:00Z', { mobile: '1', school: 'a' }),
    ];
    const told = timelineOf({ ...facts, states }).filter(({ kind }) => kind === 'state');
    expect(told.map(({ day: on, changes }) => [on, changes])).toEqual([
      ['2024-01-01', []],
      ['2024-01-15', [{ field: 'mobile', before: null, after: '1' }]],
    ]);
  });

  it('a gap between postings is a time away; postings that meet are not', () => {
    const posting = (from: string, until: string | null) => ({
      fromDay: day(from),
      untilDay: until === null ? null : day(until),
      unitName: '春晓社区',
      postType: 'staff' as const,
      begunBy: 'hire',
      reason: null,
      endReason: '个人原因',
      recordedAt: '2024-01-01T00:00:00Z',
      recordedBy: '某人',
    });
    const postings = [
      posting('2020-01-01', '2021-01-01'),
      posting('2021-01-01', '2022-01-01'),
      posting('2023-01-01', null),
    ];
    expect(timelineOf({ ...facts, postings }).map(({ day: on, kind }) => `${on} ${kind}`)).toEqual([
      '1990-01-01 birth',
      '2020-01-01 posting',
      '2021-01-01 posting',
      '2022-01-01 left',
      '2023-01-01 posting',
      '2050-01 retirement',
    ]);
  });
});
