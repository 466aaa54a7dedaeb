import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, month, type Day, type Month } from '../../../worker/core/day.ts';
import { countedYears, newcomerFrom, postOn, type Career } from '../../../worker/modules/pay/rules/career.ts';
import type { LevelRule } from '../../../worker/modules/pay/rules/level.ts';
import { levelPath, type Anchor, type RuleAt } from '../../../worker/modules/pay/rules/level-path.ts';
import { firstLevel } from '../../../worker/modules/pay/rules/run.ts';
import type { Grade, PostType } from '../../../worker/modules/pay/rules/scheme.ts';
import { xiangan2013 } from '../../../worker/modules/pay/templates/xiangan-2013.ts';
import { textTable } from '../../harness/text-table.ts';

const plain: LevelRule = {
  floors: { staff: 1, deputy: 4, head: 7 },
  ceilings: { staff: 12, deputy: 15, head: 18 },
  yearsPerLevel: 3,
};
const grades = ['excellent', 'qualified', 'basic', 'unqualified'] as const;
const always =
  (levelRule: LevelRule): RuleAt =>
  () => ({ id: 'psc_1', levelRule });

/** Somebody of staff, in service since 2020-03-01 without education, whose first level began on 2023-03-01. */
const career = (over: Partial<Career> = {}): Career => ({
  workerId: 'wrk_1',
  name: '赵一',
  serviceFrom: day('2020-03-01'),
  hiredOn: day('2020-03-01'),
  education: [],
  postings: [{ from: day('2020-03-01'), until: null, postType: 'staff' }],
  grades: [],
  events: [],
  ...over,
});
const initial: Anchor = { from: day('2023-03-01'), cause: 'initial', level: null };
const graded = (text: string): Career['grades'] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((each) => ({
      year: Number(each.slice(0, 4)),
      grade: grades.find((grade) => grade.startsWith(each.slice(4))) ?? null,
      finalId: `asf_${each}`,
      corrected: false,
    }));
const pathOf = (rule: LevelRule, given: Career = career(), until = '2030-12', anchors: readonly Anchor[] = [initial]) =>
  levelPath(given, anchors, always(rule), month(until));
const told = (path: ReturnType<typeof pathOf>) => path.map(({ from, level, cause }) => `${from} ${cause} ${level}`);

describe('the level of a career', () => {
  const january: LevelRule = { ...plain, riseFrom: 'next_january' };
  const rules: Record<string, LevelRule> = {
    month: plain,
    january,
    excludes: { ...january, excludedGrades: ['unqualified'] },
    holds: { ...january, heldBackGrades: ['basic', 'unqualified'] },
    demotes: {
      ...january,
      demotions: [
        { grade: 'unqualified', years: 1, levels: 1 },
        { grade: 'basic', years: 2, levels: 1 },
      ],
    },
    early: { ...january, earlyStep: { grade: 'excellent', years: 3, levels: 1 } },
    all: {
      ...january,
      excludedGrades: ['unqualified'],
      heldBackGrades: ['basic', 'unqualified'],
      demotions: [{ grade: 'unqualified', years: 1, levels: 1 }],
    },
  };

  // Years on 1 January: 3 on 2024 (3 y 10 m), 5 on 2026, 6 on 2027, 9 on 2030. Level is 1 + years / 3, down.
  it.each(
    textTable(`
      rule     | grades                | becomes                                                              | why
      january  |                       | 2023-03-01 initial 2, 2027-01-01 rise 3, 2030-01-01 rise 4           | 6 years reached in March 2026
      month    |                       | 2023-03-01 initial 2, 2026-03-01 rise 3, 2029-03-01 rise 4           | the anniversary is a first of a month
      january  | 2024u 2026b           | 2023-03-01 initial 2, 2027-01-01 rise 3, 2030-01-01 rise 4           | no grade matters to this rule
      excludes | 2024u                 | 2023-03-01 initial 2, 2028-01-01 rise 3                              | 5 years on 2027, 6 on 2028, 8 on 2030
      excludes | 2020u                 | 2023-03-01 initial 1, 2024-01-01 rise 2, 2027-01-01 rise 3, 2030-01-01 rise 4 | served from 2021-01-01
      holds    | 2026b                 | 2023-03-01 initial 2, 2028-01-01 rise 3, 2030-01-01 rise 4           | held back once, then caught up
      holds    | 2026q                 | 2023-03-01 initial 2, 2027-01-01 rise 3, 2030-01-01 rise 4           | qualified holds nobody back
      demotes  | 2024u                 | 2023-03-01 initial 2, 2025-01-01 demotion 1, 2027-01-01 rise 2, 2030-01-01 rise 3 | one below for good
      demotes  | 2024b                 | 2023-03-01 initial 2, 2027-01-01 rise 3, 2030-01-01 rise 4           | one basic year takes nothing
      demotes  | 2024b 2025b           | 2023-03-01 initial 2, 2026-01-01 demotion 1, 2027-01-01 rise 2, 2030-01-01 rise 3 | two in a row
      demotes  | 2024b 2025q 2026b     | 2023-03-01 initial 2, 2027-01-01 rise 3, 2030-01-01 rise 4           | not in a row
      demotes  | 2023u 2024u           | 2023-03-01 initial 2, 2024-01-01 demotion 1, 2030-01-01 rise 2       | 2025: the floor; 3 + 1 - 2 in 2027
      demotes  | 2026u                 | 2023-03-01 initial 2, 2030-01-01 rise 3                              | 2027: one up, one down
      early    | 2023e 2024e 2025e     | 2023-03-01 initial 2, 2026-01-01 early_step 3, 2027-01-01 rise 4, 2030-01-01 rise 5 | a step more for good
      early    | 2023e 2025e 2026e     | 2023-03-01 initial 2, 2027-01-01 rise 3, 2030-01-01 rise 4           | not in a row
      early    | 2023e 2024e 2025e 2026e | 2023-03-01 initial 2, 2026-01-01 early_step 3, 2027-01-01 rise 4, 2030-01-01 rise 5 | the fourth begins a new count
      all      | 2025u                 | 2023-03-01 initial 2, 2026-01-01 demotion 1, 2028-01-01 rise 2       | 6 counted years on 2028, less one
    `),
  )('$rule, $grades: $why', (row) => {
    const rule = rules[row['rule'] ?? ''] ?? plain;
    expect(told(pathOf(rule, career({ grades: graded(row['grades'] ?? '') }))).join(', ')).toBe(row['becomes']);
  });

  it('counts service from the base day of the rule, and later service from its own', () => {
    // Xiang'an counts from 2008-03-01: on 2013-01-01 whoever came before has 4 whole years, who came in 2010 has 2.
    const { levelRule } = xiangan2013.definition;
    const years = (serviceFrom: string) =>
      countedYears(career({ serviceFrom: day(serviceFrom) }), levelRule, day('2013-01-01')).years;
    expect([years('2001-05-01'), years('2008-03-01'), years('2010-06-01')]).toEqual([4, 4, 2]);
  });

  it('raises in the month after an anniversary inside a month', () => {
    const path = pathOf(plain, career({ serviceFrom: day('2020-03-15') }), '2026-12');
    // Two whole years on 2023-03-01, three on 15 March, six on 15 March 2026.
    expect(told(path)).toEqual(['2023-03-01 initial 1', '2023-04-01 rise 2', '2026-04-01 rise 3']);
  });

  it('waits for grades that are still to come', () => {
    const waits = (pending: readonly number[]) =>
      told(levelPath(career(), [initial], always(january), month('2028-01'), new Set(pending)));
    expect(waits([2026])).toEqual(['2023-03-01 initial 2', '2028-01-01 rise 3']);
    expect(waits([2025])).toEqual(['2023-03-01 initial 2', '2027-01-01 rise 3']);
  });

  it('takes education in from the day it is known', () => {
    const rule: LevelRule = { ...january, educationLevels: { master: 2 } };
    const none = { education: 'none', degreeHeld: false, diplomaHeld: false } as const;
    const master = { from: day('2025-05-20'), education: 'master', degreeHeld: true, diplomaHeld: true } as const;
    const given = career({ education: [master, { from: day('2020-03-01'), ...none }] });
    expect(told(pathOf(rule, given, '2026-12'))).toEqual(['2023-03-01 initial 2', '2026-01-01 rise 4']);
  });

  it('says of each level how it came', () => {
    const path = pathOf(rules['all'] ?? plain, career({ grades: graded('2025u') }), '2026-06');
    expect(path.at(-1)).toMatchObject({
      cause: 'demotion',
      grade: { year: 2025, grade: 'unqualified', finalId: 'asf_2025u' },
      steps: [
        { step: 'post_floor', levels: 1, level: 1 },
        { step: 'service_years', years: 4, educationYears: 0, excludedYears: 1, levels: 1, level: 2 },
        { step: 'grade_steps', levels: -1, level: 1 },
      ],
    });
  });
});

describe('posts', () => {
  const moves = (...list: readonly (readonly [string, PostType])[]): Career['postings'] =>
    list.map(([from, postType], index) => ({
      from: day(from),
      until: list[index + 1] ? day(list[index + 1]?.[0] ?? '') : null,
      postType,
    }));

  it('a higher post begins on its day, derived anew', () => {
    const given = career({ postings: moves(['2020-03-01', 'staff'], ['2024-07-15', 'deputy']) });
    // Deputy: 4 + 4 years / 3 = 5; six years in March 2026.
    expect(told(pathOf(plain, given, '2026-12'))).toEqual([
      '2023-03-01 initial 2',
      '2024-07-15 promotion 5',
      '2026-03-01 rise 6',
    ]);
  });

  it('a higher post never lowers, and is kept until the years catch up', () => {
    const given = career({ postings: moves(['2020-03-01', 'staff'], ['2024-07-15', 'deputy']) });
    const decided: Anchor = { from: day('2024-01-01'), cause: 'decided', level: 9 };
    const path = pathOf(plain, given, '2026-12', [initial, decided]);
    // Deputy by the rule: 5. Six years, 4 + 2, stay below what is kept.
    expect(told(path)).toEqual(['2023-03-01 initial 2', '2024-01-01 decided 9']);
  });

  it('a lower post is derived in its range from the month after, from a first of a month at once', () => {
    const from = (date: string) =>
      told(pathOf(plain, career({ postings: moves(['2020-03-01', 'head'], [date, 'staff']) }), '2025-12'));
    expect(from('2024-07-15')).toEqual(['2023-03-01 initial 8', '2024-08-01 post_change 2']);
    expect(from('2024-07-01')).toEqual(['2023-03-01 initial 8', '2024-07-01 post_change 2']);
  });

  it('a lower post for some days of a month changes nothing', () => {
    const given = career({ postings: moves(['2020-03-01', 'head'], ['2024-07-10', 'staff'], ['2024-07-20', 'head']) });
    expect(told(pathOf(plain, given, '2025-12'))).toEqual(['2023-03-01 initial 8']);
  });

  it('on probation who has experience stands lower, never below the floor', () => {
    const rule: LevelRule = { ...plain, probation: { months: 6, experienceYears: 1, levelsLower: 1 } };
    const hired = (serviceFrom: string) => {
      const hiredOn = day('2024-03-10');
      const given = career({
        serviceFrom: day(serviceFrom),
        hiredOn,
        postings: [{ from: hiredOn, until: null, postType: 'staff' }],
      });
      return told(pathOf(rule, given, '2024-12', [{ from: hiredOn, cause: 'initial', level: null }]));
    };
    // Nine years: 1 + 3, one lower until six months are over.
    expect(hired('2015-01-01')).toEqual(['2024-03-10 initial 3', '2024-09-10 probation_end 4']);
    expect(hired('2022-12-01')).toEqual(['2024-03-10 initial 1']);
    expect(hired('2024-03-10')).toEqual(['2024-03-10 initial 1']);
    const newcomer = (serviceFrom: string) =>
      newcomerFrom({ serviceFrom: day(serviceFrom), hiredOn: day('2024-03-10') }, 1);
    expect([newcomer('2023-03-10'), newcomer('2023-03-11')]).toEqual([null, '2024-03-10']);
  });
});

describe('a level that a run gives', () => {
  it('is lowered on probation exactly as the path says', () => {
    const rule: LevelRule = { ...plain, probation: { months: 3, experienceYears: 1, levelsLower: 1 } };
    const worker = {
      workerId: 'wrk_1',
      postType: 'staff',
      serviceFrom: day('2015-01-01'),
      hiredOn: day('2024-03-01'),
      education: 'none',
      degreeHeld: false,
      diplomaHeld: false,
    } as const;
    // Nine years: 1 + 3, one lower until the first of June.
    const during = firstLevel(worker, rule, month('2024-05'));
    expect(during.level).toBe(3);
    expect(during.explanation.at(-1)).toEqual({ step: 'probation', levels: -1, level: 3 });
    expect(firstLevel(worker, rule, month('2024-06')).level).toBe(4);
    expect(firstLevel({ ...worker, hiredOn: undefined }, rule, month('2024-05')).level).toBe(4);
  });
});

describe('decisions and editions', () => {
  it('a decision holds, and later years count on from it', () => {
    const path = pathOf(plain, career(), '2030-12', [initial, { from: day('2024-01-01'), cause: 'decided', level: 5 }]);
    expect(told(path)).toEqual([
      '2023-03-01 initial 2',
      '2024-01-01 decided 5',
      '2026-03-01 rise 6',
      '2029-03-01 rise 7',
    ]);
  });

  it('a new edition changes nobody of itself, except where its range ends lower', () => {
    const faster = { ...plain, yearsPerLevel: 1 };
    const narrow = { ...plain, ceilings: { staff: 1, deputy: 15, head: 18 } };
    const from2025 =
      (next: LevelRule): RuleAt =>
      (at: Month) =>
        at < '2025-01' ? { id: 'psc_1', levelRule: plain } : { id: 'psc_2', levelRule: next };
    const path = (next: LevelRule) => told(levelPath(career(), [initial], from2025(next), month('2026-12')));
    expect(path(faster)).toEqual(['2023-03-01 initial 2', '2025-03-01 rise 3', '2026-03-01 rise 4']);
    expect(path(narrow)).toEqual(['2023-03-01 initial 2', '2025-01-01 corrected 1']);
  });
});

const someRule: fc.Arbitrary<LevelRule> = fc
  .record({
    floors: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)),
    spans: fc.tuple(fc.nat(8), fc.nat(8), fc.nat(8)),
    yearsPerLevel: fc.integer({ min: 1, max: 4 }),
    riseFrom: fc.constantFrom('next_month' as const, 'next_january' as const),
    excludedGrades: fc.subarray(['basic', 'unqualified'] as Grade[]),
    heldBackGrades: fc.subarray(['basic', 'unqualified'] as Grade[]),
    early: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ floors: [a, b, c], spans: [x, y, z], early, ...rule }) => ({
    ...rule,
    floors: { staff: 1 + a, deputy: 1 + a + b, head: 1 + a + b + c },
    ceilings: { staff: 1 + a + b + c + x, deputy: 1 + a + b + c + x + y, head: 1 + a + b + c + x + y + z },
    earlyStep: { grade: 'excellent', years: early, levels: 1 },
    demotions: [
      { grade: 'unqualified', years: 1, levels: 1 },
      { grade: 'basic', years: 2, levels: 1 },
    ],
    probation: { months: 6, experienceYears: 1, levelsLower: 1 },
  }));

const someCareer: fc.Arbitrary<Career> = fc
  .record({
    served: fc.integer({ min: 2005, max: 2020 }),
    posts: fc.array(fc.constantFrom<PostType>('staff', 'deputy', 'head'), { minLength: 1, maxLength: 5 }),
    days: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }),
    grades: fc.array(fc.constantFrom<Grade | null>(...grades, null), { minLength: 8, maxLength: 8 }),
  })
  .map(({ served, posts, days, grades: list }) => {
    const begins = posts.map((_, index) =>
      day(`${2020 + index}-0${1 + ((days[index] ?? 0) % 9)}-1${(days[index] ?? 0) % 10}`),
    );
    return career({
      serviceFrom: day(`${served}-06-15`),
      hiredOn: begins[0] ?? day('2020-01-10'),
      postings: posts.map((postType, index) => ({
        from: begins[index] as Day,
        until: begins[index + 1] ?? null,
        postType,
      })),
      grades: list.map((grade, index) => ({ year: 2019 + index, grade, finalId: `asf_${index}`, corrected: false })),
    });
  });
const began = (given: Career): Anchor => ({ from: given.hiredOn, cause: 'initial', level: null });

describe('whatever the career', () => {
  it('the level stays within the range of the post it was given for', () => {
    fc.assert(
      fc.property(someRule, someCareer, (rule, given) => {
        for (const { from, level, cause } of pathOf(rule, given, '2028-12', [began(given)])) {
          const post = postOn(given, from) ?? 'staff';
          // Inside the month in which a lower post began, the higher one still gives the level.
          if (cause === 'promotion' || from.endsWith('-01')) {
            expect(level).toBeGreaterThanOrEqual(rule.floors[post]);
            expect(level).toBeLessThanOrEqual(rule.ceilings[post]);
          }
          expect(level).toBeGreaterThanOrEqual(rule.floors.staff);
          expect(level).toBeLessThanOrEqual(rule.ceilings.head);
        }
      }),
    );
  });

  it('a higher post never lowers the level, and only grades, a lower post or an end of range do', () => {
    fc.assert(
      fc.property(someRule, someCareer, (rule, given) => {
        const path = pathOf(rule, given, '2028-12', [began(given)]);
        for (const [index, { level, cause }] of path.entries()) {
          const before = path[index - 1]?.level ?? 0;
          if (level < before) expect(['demotion', 'post_change']).toContain(cause);
          else expect(level).toBeGreaterThan(before);
        }
      }),
    );
  });

  it('the order in which facts are known does not matter', () => {
    fc.assert(
      fc.property(someRule, someCareer, fc.infiniteStream(fc.nat()), (rule, given, random) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((each) => ({ each, key: random.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ each }) => each);
        const mixed = { ...given, grades: shuffled(given.grades), postings: shuffled(given.postings) };
        expect(pathOf(rule, mixed, '2028-12', [began(given)])).toEqual(pathOf(rule, given, '2028-12', [began(given)]));
      }),
    );
  });

  it('steps add up to the level', () => {
    fc.assert(
      fc.property(someRule, someCareer, (rule, given) => {
        for (const { level, steps } of pathOf(rule, given, '2028-12', [began(given)])) {
          expect(steps.reduce((sum, { levels }) => sum + levels, 0)).toBe(level);
        }
      }),
    );
  });

  it('an excluded year is never a year of service', () => {
    const rule: LevelRule = { ...plain, excludedGrades: ['unqualified'] };
    const years = (text: string, on: string) => countedYears(career({ grades: graded(text) }), rule, day(on));
    expect(years('2021u 2023u', '2026-03-01')).toEqual({ years: 4, excluded: 2 });
    expect(years('2020u', '2023-12-31')).toEqual({ years: 2, excluded: 1 });
    expect(years('2026u', '2026-12-31')).toEqual({ years: 6, excluded: 0 });
    expect(years('2019u', '2026-03-01')).toEqual({ years: 6, excluded: 0 });
  });
});
