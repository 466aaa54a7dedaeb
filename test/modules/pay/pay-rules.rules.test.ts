import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, MAX_FEN, sumFen } from '../../../worker/core/fen.ts';
import { parseDecimal, ratio } from '../../../worker/core/ratio.ts';
import { allocate, canAllocate } from '../../../worker/modules/pay/rules/allocation.ts';
import { dayAmount, payAmount, splitPay } from '../../../worker/modules/pay/rules/amount.ts';
import { contributionBase, contributions, type InsurancePolicy } from '../../../worker/modules/pay/rules/insurance.ts';
import { payLevel, type LevelFacts, type LevelRule } from '../../../worker/modules/pay/rules/level.ts';
import { textTable } from '../../harness/text-table.ts';

describe('contributions', () => {
  const policy: InsurancePolicy = {
    floorFen: fen(420_000),
    capFen: fen(2_100_000),
    items: [
      { code: 'pension', employerRate: parseDecimal('0.16'), employeeRate: parseDecimal('0.08') },
      { code: 'medical', employerRate: parseDecimal('0.07'), employeeRate: parseDecimal('0.02') },
      { code: 'unemployment', employerRate: parseDecimal('0.007'), employeeRate: parseDecimal('0.003') },
      { code: 'injury', employerRate: parseDecimal('0.002'), employeeRate: parseDecimal('0') },
    ],
    housingFund: { rate: parseDecimal('0.08'), rounding: 'fen' },
  };

  it('round each item and side to fen, half up, and sum after rounding', () => {
    // 533333: 85333.28 / 42666.64; 37333.31 / 10666.66; 3733.331 / 1599.999; 1066.666; fund 42666.64.
    expect(contributions(fen(533_333), policy)).toEqual({
      baseFen: 533_333,
      items: [
        { code: 'pension', employerFen: 85_333, employeeFen: 42_667 },
        { code: 'medical', employerFen: 37_333, employeeFen: 10_667 },
        { code: 'unemployment', employerFen: 3733, employeeFen: 1600 },
        { code: 'injury', employerFen: 1067, employeeFen: 0 },
      ],
      employeeTotalFen: 54_934,
      employerTotalFen: 127_466,
      housingFund: { baseFen: 533_333, employeeFen: 42_667, employerFen: 42_667 },
    });
  });

  it.each(
    textTable(`
      wage    | base    | why
      0       | 420000  | the floor holds without pay
      419999  | 420000  |
      420000  | 420000  |
      2100000 | 2100000 |
      2100001 | 2100000 |
    `),
  )('clip $wage to $base', ({ wage, base }) => {
    expect(contributionBase(fen(Number(wage)), policy)).toBe(Number(base));
  });

  it('round the housing fund to yuan where the place says so, half up', () => {
    const yuan = (rate: string): InsurancePolicy => ({
      ...policy,
      housingFund: { rate: parseDecimal(rate), rounding: 'yuan' },
    });
    expect(contributions(fen(533_333), yuan('0.08')).housingFund?.employeeFen).toBe(42_700);
    // 500000 × 10.01% = 50050 fen = 500.50 yuan.
    expect(contributions(fen(500_000), yuan('0.1001')).housingFund?.employeeFen).toBe(50_100);
    const { housingFund: _, ...without } = policy;
    expect(contributions(fen(533_333), without)).not.toHaveProperty('housingFund');
    expect(() => contributionBase(fen(1), { floorFen: fen(2), capFen: fen(1) })).toThrow(RangeError);
  });
});

describe('pay level', () => {
  const rule: LevelRule = {
    floors: { staff: 1, deputy: 4, head: 7 },
    ceilings: { staff: 12, deputy: 15, head: 18 },
    yearsPerLevel: 3,
    educationLevels: { bachelor: 1, master: 2, doctor: 3 },
    educationYears: { bachelor: 1, master: 3, doctor: 5 },
  };
  const facts = (row: Record<string, string>): LevelFacts => ({
    postType: row['post'] as LevelFacts['postType'],
    serviceYears: Number(row['years']),
    education: row['education'] as LevelFacts['education'],
    degreeHeld: row['held']?.includes('degree') ?? false,
    diplomaHeld: row['held']?.includes('diploma') ?? false,
  });

  it.each(
    textTable(`
      post   | years | education | held           | level | always | why
      staff  | 0     | none      |                | 1     | 1      | the floor
      staff  | 2     | college   | diploma        | 1     | 1      | college brings nothing here
      staff  | 7     | bachelor  | degree diploma | 4     | 3      | 1 + 2 + 1
      staff  | 7     | bachelor  | diploma        | 3     | 3      | 8 years: 1 + 2
      staff  | 8     | bachelor  | degree         | 4     | 4      | 9 years: 1 + 3
      staff  | 6     | master    | diploma        | 4     | 4      | 9 years
      deputy | 0     | doctor    | degree diploma | 7     | 5      | 4 + 3
      deputy | 0     | doctor    | degree         | 5     | 5      | 5 years: 4 + 1
      deputy | 1     | doctor    | diploma        | 6     | 6      | 6 years: 4 + 2
      head   | 33    | none      |                | 18    | 18     | 7 + 11
      head   | 40    | doctor    | degree diploma | 18    | 18     | the ceiling
      staff  | 33    | bachelor  | degree diploma | 12    | 12     | 13 clipped
    `),
  )('$post, $years years, $education: $level', (row) => {
    expect(payLevel(facts(row), rule).level).toBe(Number(row['level']));
    expect(payLevel(facts(row), { ...rule, educationYearsAlways: true }).level).toBe(Number(row['always']));
  });

  it('opens to its derivation', () => {
    const given = facts({ post: 'staff', years: '34', education: 'master', held: 'degree diploma' });
    expect(payLevel(given, rule).explanation).toEqual([
      { step: 'post_floor', levels: 1, level: 1 },
      { step: 'service_years', years: 34, educationYears: 0, levels: 11, level: 12 },
      { step: 'education_levels', levels: 2, level: 14 },
      { step: 'post_ceiling', levels: -2, level: 12 },
    ]);
  });

  it('brings nothing where the rule says nothing of education', () => {
    const bare = { floors: rule.floors, ceilings: rule.ceilings, yearsPerLevel: 3 };
    expect(
      payLevel(facts({ post: 'staff', years: '2', education: 'doctor', held: 'degree diploma' }), bare).level,
    ).toBe(1);
    expect(payLevel(facts({ post: 'staff', years: '2', education: 'doctor', held: '' }), bare).level).toBe(1);
  });
});

describe('pay amount', () => {
  it('multiplies exactly and rounds once', () => {
    const formula = { factor: parseDecimal('0.9'), share: parseDecimal('0.7'), coefficient: parseDecimal('1.15') };
    // 5000.00 × 0.7245 = 3622.50; 5000.01 × 0.7245 = 3622.507245.
    expect(payAmount({ baseFen: fen(500_000), ...formula })).toBe(362_250);
    expect(payAmount({ baseFen: fen(500_001), ...formula })).toBe(362_251);
  });

  it.each(
    textTable(`
      total  | basic | basicFen | performanceFen
      362251 | 0.7   | 253576   | 108675
      1      | 0.5   | 1        | 0
      100    | 1     | 100      | 0
      100    | 0     | 0        | 100
      0      | 0.7   | 0        | 0
    `),
  )('$total splits at $basic', (row) => {
    expect(splitPay(fen(Number(row['total'])), parseDecimal(row['basic'] ?? ''))).toEqual({
      basicFen: Number(row['basicFen']),
      performanceFen: Number(row['performanceFen']),
    });
  });

  it('parts equal the total whatever the share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_FEN }), fc.integer({ min: 0, max: 1_000_000 }), (total, ppm) => {
        const { basicFen, performanceFen } = splitPay(fen(total), ratio(ppm, 1_000_000));
        expect(basicFen + performanceFen).toBe(total);
      }),
    );
  });
});

describe('day rate', () => {
  it.each(
    textTable(`
      monthly | days  | paid  | coefficient | amount | remaining | why
      435000  | 3     | 21.75 | 1           | 60000  | 375000    | 200 yuan a day
      435000  | 3     | 21.75 | 1.25        | 75000  | 360000    |
      500000  | 1     | 21.75 | 1           | 22989  | 477011    | 22988.506 and 477011.494
      500000  | 0.5   | 21.75 | 1           | 11494  | 488506    | 11494.253
      1       | 1     | 2     | 1           | 1      | 1         | each half rounds up on its own
      435000  | 21.75 | 21.75 | 1           | 435000 | 0         |
      435000  | 22    | 21.75 | 1           | 440000 | -5000     | more days than a month pays
      0       | 3     | 21.75 | 1           | 0      | 0         |
    `),
  )('$days days of $monthly: $amount', (row) => {
    const [days, paid, coefficient] = ['days', 'paid', 'coefficient'].map((key) => parseDecimal(row[key] ?? ''));
    if (days === undefined || paid === undefined) throw new Error('a row without days');
    expect(dayAmount(fen(Number(row['monthly'])), days, paid, coefficient)).toEqual({
      amountFen: Number(row['amount']),
      remainingFen: Number(row['remaining']),
    });
  });
});

describe('allocation', () => {
  it('shares to the last fen and only by weights that share', () => {
    const parts = allocate(fen(1_000_000), ['14', '12', '10'].map(parseDecimal));
    expect(parts).toEqual([388_889, 333_333, 277_778]);
    expect(sumFen(parts)).toBe(1_000_000);
    expect(canAllocate([ratio(0), ratio(1)])).toBe(true);
    expect(canAllocate([ratio(0)])).toBe(false);
    expect(canAllocate([ratio(2), ratio(-1)])).toBe(false);
  });
});
