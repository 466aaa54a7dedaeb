import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, day, month, monthsBetween, yearOf, type Month } from '../../../worker/core/day.ts';
import { fen, sumFen } from '../../../worker/core/fen.ts';
import { accrualsOf, type PaidMonth } from '../../../worker/modules/pay/rules/accruals.ts';
import { earningsOf, type EarningFacts } from '../../../worker/modules/pay/rules/earnings.ts';
import { performanceDue, spanOf } from '../../../worker/modules/pay/rules/performance.ts';
import type { Grade, PerformanceItem, SchemeDefinition } from '../../../worker/modules/pay/rules/scheme.ts';
import { textTable } from '../../harness/text-table.ts';
import { byLevel, performance, schemeOf, someone } from './scheme-facts.ts';

interface Life {
  readonly scheme: (at: Month) => SchemeDefinition;
  /** Of the year before a month. */
  readonly grade: (at: Month) => Grade | null;
  readonly level?: (at: Month) => number;
  readonly from?: string;
  readonly until?: string;
}

/** Runs months one after the other, each settling on what the ones before it come to; the lines of each month. */
function run(life: Life, first: string, last: string): Map<Month, string[]> {
  const { from = '2019-07-01', until = null } = life;
  const stretches = [
    { from: day(from), until: until === null ? null : day(until), unitId: 'unt_1', postType: 'staff' as const },
  ];
  const paid: PaidMonth[] = [];
  const lines = new Map<Month, string[]>();
  for (let at = month(first); at <= month(last); at = addMonths(at, 1)) {
    const facts = { level: life.level?.(at) ?? 5, stretches, grade: life.grade(at) };
    const leaves = until !== null && addMonths(at, 1) >= until.slice(0, 7) && until > `${at}-01`;
    const scheme = life.scheme(at);
    const accrued = accrualsOf(scheme, at, leaves, paid, []);
    const earnings = earningsOf(scheme, at, { ...someone, ...facts, leaves, accrued } satisfies EarningFacts);
    if ('kind' in earnings) throw new Error(JSON.stringify(earnings));
    lines.set(
      at,
      earnings.map(({ line: { code, amountFen } }) => `${code.replace('performance', 'p')} ${amountFen}`),
    );
    paid.push({ ...facts, month: at, scheme });
  }
  return lines;
}

const total = (lines: Map<Month, string[]>, from: string, until: string): number =>
  sumFen(
    [...lines].flatMap(([at, each]) =>
      at >= from && at <= until ? each.map((line) => Number(line.split(' ')[1])) : [],
    ),
  );
const grades = (by: Readonly<Record<number, Grade>>) => (at: Month) => by[yearOf(at) - 1] ?? null;
const always = (item: PerformanceItem) => () => schemeOf([item]);

// The standard is 1,000.00 a month; excellent 1.2, qualified 1, basic 0.6, unqualified 0.
describe('rhythms', () => {
  const shapes: Readonly<Record<string, PerformanceItem>> = {
    monthly: performance(),
    'monthly, half of it': performance({ share: '0.5' }),
    'monthly at qualified, settled in January': performance({
      paidAt: 'qualified',
      settle: { month: 1, ungraded: 'wait' },
    }),
    quarterly: performance({ rhythm: 'quarterly' }),
    'quarterly, 70 % ahead': performance({ rhythm: 'quarterly', advance: { share: '0.7' } }),
    'quarterly at qualified, settled in January': performance({
      rhythm: 'quarterly',
      paidAt: 'qualified',
      settle: { month: 1, ungraded: 'wait' },
    }),
    'half-yearly': performance({ rhythm: 'half_yearly' }),
    'yearly in March': performance({ rhythm: 'yearly', settle: { month: 3, ungraded: 'wait' } }),
    'yearly, 60 % ahead, in January': performance({
      rhythm: 'yearly',
      advance: { share: '0.6', grade: 'basic' },
      settle: { month: 1, ungraded: 'default' },
    }),
  };
  // Two years of one worker: graded 2025 as the table says; what is paid in the months of 2026 by the grade of 2025.
  const cases = textTable(`
    shape                                      | grade       | month   | lines
    monthly                                    | excellent   | 2026-02 | p 120000
    monthly                                    | unqualified | 2026-02 | p 0
    monthly                                    |             | 2026-02 | p 100000
    monthly, half of it                        | basic       | 2026-02 | p 30000
    monthly at qualified, settled in January   | excellent   | 2025-12 | p 100000
    monthly at qualified, settled in January   | excellent   | 2026-01 | p 100000, p_settled 240000
    monthly at qualified, settled in January   | qualified   | 2026-01 | p 100000, p_settled 0
    monthly at qualified, settled in January   | basic       | 2026-01 | p 100000, p_settled -480000
    monthly at qualified, settled in January   | unqualified | 2026-01 | p 100000, p_settled -1200000
    monthly at qualified, settled in January   |             | 2026-01 | p 100000
    quarterly                                  | excellent   | 2026-02 |
    quarterly                                  | excellent   | 2026-03 | p 360000
    quarterly                                  | basic       | 2026-06 | p 180000
    quarterly, 70 % ahead                      | excellent   | 2026-02 | p 70000
    quarterly, 70 % ahead                      | excellent   | 2026-03 | p 220000
    quarterly, 70 % ahead                      | unqualified | 2026-03 | p -140000
    quarterly at qualified, settled in January | basic       | 2025-12 | p 300000
    quarterly at qualified, settled in January | excellent   | 2026-01 | p_settled 240000
    quarterly at qualified, settled in January | basic       | 2026-01 | p_settled -480000
    quarterly at qualified, settled in January | unqualified | 2026-03 | p 300000
    half-yearly                                | excellent   | 2026-05 |
    half-yearly                                | excellent   | 2026-06 | p 720000
    half-yearly                                | basic       | 2026-12 | p 360000
    yearly in March                            | excellent   | 2026-02 |
    yearly in March                            | excellent   | 2026-03 | p_settled 1440000
    yearly in March                            | unqualified | 2026-03 | p_settled 0
    yearly in March                            |             | 2026-03 |
    yearly, 60 % ahead, in January             | excellent   | 2025-12 | p 36000
    yearly, 60 % ahead, in January             | excellent   | 2026-01 | p_settled 1008000, p 36000
    yearly, 60 % ahead, in January             |             | 2026-01 | p_settled 768000, p 36000
  `);
  for (const { shape = '', grade, month: at = '', lines = '' } of cases) {
    it(`${shape}, ${grade || 'ungraded'}, in ${at}: ${lines || 'nothing'}`, () => {
      const item = shapes[shape];
      if (!item) throw new Error(shape);
      const by = grade ? grades({ 2025: grade as Grade }) : grades({});
      const paid = run({ scheme: always(item), grade: by }, '2025-01', at).get(month(at)) ?? [];
      expect(paid.toSorted()).toEqual(lines.split(', ').filter(Boolean).toSorted());
    });
  }

  it('explains a settlement by months, standards, grade and what was paid before', () => {
    const item = shapes['quarterly at qualified, settled in January'];
    if (!item) throw new Error('no shape');
    const january = month('2026-01');
    const year = Array.from({ length: 12 }, (_, index) => addMonths(month('2025-01'), index));
    const earlier = year.map((at) => ({
      month: at,
      scheme: schemeOf([item]),
      level: 5,
      stretches: someone.stretches,
      grade: null,
    }));
    const accrued = accrualsOf(schemeOf([item]), january, false, earlier, []);
    expect(accrued).toEqual({
      performance: { last_year: { months: 12, standardFen: 1_200_000, advancedFen: 1_200_000 } },
    });
    const [settled] = earningsOf(schemeOf([item]), january, { ...someone, grade: 'basic', accrued }) as {
      line: object;
    }[];
    expect(settled?.line).toMatchObject({
      code: 'performance_settled',
      name: '绩效（清算）',
      formula: 'performance_settle',
      amountFen: -480_000,
      inputs: {
        months: 12,
        standardFen: 1_200_000,
        grade: 'basic',
        gradeFrom: 'assessment',
        gradeCoefficient: '0.6',
        advancedFen: 1_200_000,
      },
    });
  });
});

describe('the year of a settlement', () => {
  const settledItem = performance({ paidAt: 'qualified', settle: { month: 1, ungraded: 'wait' } });

  it('counts the days of who came inside it, and the months here only', () => {
    // From 16 November: 1,000 × 15/30 = 500.00, December 1,000.00; 1,500 × 1.2 − 1,500 = 300.00.
    const lines = run(
      { scheme: always(settledItem), grade: grades({ 2025: 'excellent' }), from: '2025-11-16' },
      '2025-11',
      '2026-01',
    );
    expect([...lines.values()]).toEqual([['p 50000'], ['p 100000'], ['p 100000', 'p_settled 30000']]);
    // A city that came here in October settles three months, whatever was paid elsewhere.
    const late = run({ scheme: always(settledItem), grade: grades({ 2025: 'basic' }) }, '2025-10', '2026-01');
    expect(late.get(month('2026-01'))).toEqual(['p 100000', 'p_settled -120000']);
  });

  it('is settled at the standard of the scheme and the level of each month', () => {
    // January to June 500.00 (level 5), July to December 600.00 (level 6), then twice as much by the edition of 2026.
    const formula = (baseFen: number) => ({
      baseFen: fen(baseFen),
      factor: '1',
      share: '1',
      coefficients: { 5: '5', 6: '6' },
    });
    const item = (baseFen: number): PerformanceItem => ({ ...settledItem, standard: formula(baseFen) });
    const life: Life = {
      scheme: (at) => schemeOf([item(at < '2026-01' ? 10_000 : 20_000)]),
      grade: grades({ 2025: 'excellent' }),
      level: (at) => (at < '2025-07' ? 5 : 6),
    };
    // (6 × 500 + 6 × 600) × 0.2 = 1,320.00; January 2026 itself pays 1,200.00.
    expect(run(life, '2025-01', '2026-01').get(month('2026-01'))).toEqual(['p 120000', 'p_settled 132000']);
  });

  it('leaves out the months of a scheme that had no such item', () => {
    const life: Life = {
      scheme: (at) => schemeOf(at < '2025-10' ? [byLevel] : [settledItem]),
      grade: grades({ 2025: 'excellent' }),
    };
    expect(run(life, '2025-01', '2026-01').get(month('2026-01'))).toEqual(['p 100000', 'p_settled 60000']);
  });

  it('hands on a gap of the months behind it', () => {
    const item = performance({
      standard: { baseFen: fen(1), factor: '1', share: '1', coefficients: { 6: '1' } },
      rhythm: 'quarterly',
    });
    const scheme = schemeOf([item]);
    const earlier = [{ month: month('2026-02'), scheme, level: 5, stretches: someone.stretches, grade: null }];
    const accrued = accrualsOf(scheme, month('2026-03'), false, earlier, []);
    const gap = { kind: 'gap', item: 'performance', missing: 'level', key: '5' };
    expect(accrued).toEqual({ performance: { period: gap } });
    expect(earningsOf(scheme, month('2026-03'), { ...someone, level: 6, accrued })).toEqual(gap);
  });
});

describe('who leaves', () => {
  const leaver = (item: Partial<PerformanceItem>, until: string, last: string) =>
    run({ scheme: always(performance(item)), grade: grades({ 2025: 'excellent' }), until }, '2026-01', last).get(
      month(last),
    );
  // Left after 10 May: May has 10/31 of 1,000.00, 322.580… → 322.58.
  it.each([
    ['monthly', {}, ['p 38710']],
    ['a quarter: April and May', { rhythm: 'quarterly' as const }, ['p 158710']],
    ['a half-year, 50 % ahead', { rhythm: 'half_yearly' as const, advance: { share: '0.5' } }, ['p 318710']],
    [
      'a year, at the default grade',
      { rhythm: 'yearly' as const, settle: { month: 1, ungraded: 'wait' as const } },
      ['p_settled 432258'],
    ],
    ['a quarter that is forfeited', { rhythm: 'quarterly' as const, leaver: 'forfeits' as const }, []],
    [
      'a year that is forfeited keeps what is paid ahead',
      {
        rhythm: 'yearly' as const,
        advance: { share: '0.6' },
        settle: { month: 1, ungraded: 'wait' as const },
        leaver: 'forfeits' as const,
      },
      ['p 19355'],
    ],
  ])('is settled with: %s', (_, item, lines) => {
    // 322.58 × 1.2 = 387.096 → 387.10 by the exact third; (1,000.00 + 322.58) × 1.2 = 1,587.096; (4,322.58) × 1.2 − 4 × 500 = 3,187.096.
    expect(leaver(item, '2026-05-11', '2026-05')).toEqual(lines);
  });
});

describe('what is due', () => {
  it('is one whole span a month of the year', () => {
    const quarterly = performance({ rhythm: 'quarterly' });
    const due = Array.from(
      { length: 12 },
      (_, index) => performanceDue(quarterly, addMonths(month('2026-01'), index), false).regular,
    );
    expect(due.filter((each) => each === 'none')).toHaveLength(4);
    expect(spanOf('period', quarterly, month('2026-09'))).toEqual({ from: '2026-07', until: '2026-09' });
    expect(spanOf('last_year', quarterly, month('2026-09'))).toEqual({ from: '2025-01', until: '2026-01' });
    expect(spanOf('period', performance({ rhythm: 'half_yearly' }), month('2026-06')).from).toBe('2026-01');
  });

  const anyGrade = fc.constantFrom<Grade>('excellent', 'qualified', 'basic', 'unqualified');
  const anyItem = fc
    .record({
      rhythm: fc.constantFrom<PerformanceItem['rhythm']>('monthly', 'quarterly', 'half_yearly', 'yearly'),
      advance: fc.constantFrom(undefined, { share: '0.333' }, { share: '0.7', grade: 'basic' as const }),
      paidAt: fc.constantFrom<Grade | undefined>(undefined, 'qualified', 'basic'),
      standard: fc.integer({ min: 1, max: 500_000 }).map(fen),
    })
    .map((change) =>
      performance({
        ...change,
        ...(change.rhythm === 'monthly' ? { advance: undefined } : {}),
        settle: { month: 1, ungraded: 'default' },
      }),
    );

  it('whatever the rhythm and the advance, a settled year is its standards × the coefficient of its grade', () => {
    fc.assert(
      fc.property(anyItem, anyGrade, anyGrade, (item, of2025, of2024) => {
        const lines = run(
          { scheme: always(item), grade: grades({ 2024: of2024, 2025: of2025 }) },
          '2025-01',
          '2026-01',
        );
        const year = total(lines, '2025-01', '2025-12');
        const settled = (lines.get(month('2026-01')) ?? []).find((line) => line.startsWith('p_settled'));
        const coefficient = { excellent: 12, qualified: 10, basic: 6, unqualified: 0 }[of2025];
        const due = Math.floor((Number(item.standard) * 12 * coefficient + 5) / 10);
        expect(year + Number(settled?.split(' ')[1] ?? 0)).toBe(due);
        expect(monthsBetween(month('2025-01'), month('2026-01'))).toBe(12);
      }),
      { numRuns: 60 },
    );
  });
});
