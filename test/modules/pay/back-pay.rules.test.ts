import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { month } from '../../../worker/core/day.ts';
import { fen, sumFen } from '../../../worker/core/fen.ts';
import { ownCauses } from '../../../worker/modules/pay/rules/back-causes.ts';
import { differencesOf, type Cause, type SettledLine } from '../../../worker/modules/pay/rules/back-pay.ts';
import {
  affordable,
  expectedInstalments,
  monthlyLimit,
  owedBy,
  recoveryLines,
  type Claim,
} from '../../../worker/modules/pay/rules/recovery.ts';
import type { PayItem, SchemeDefinition } from '../../../worker/modules/pay/rules/scheme.ts';
import { textTable } from '../../harness/text-table.ts';
import { grossOfYear, owedAfter, runMonths, terms, type Change } from './year-of-pay.ts';

const march = month('2026-03');

const line = (code: string, amountFen: number, more: Partial<SettledLine> = {}): SettledLine => ({
  side: 'earning',
  code,
  name: code,
  amountFen: fen(amountFen),
  taxable: true,
  insurable: true,
  funds: null,
  unitId: 'unt_1',
  ...more,
});

const told = (entitled: SettledLine[], settled: SettledLine[]) =>
  differencesOf(march, entitled, settled, () => []).map(
    ({ code, unitId, taxable, funds, beforeFen, afterFen }) =>
      `${code} ${unitId} ${taxable ? 'taxed' : 'free'} ${beforeFen}→${afterFen}${funds ? ` ${JSON.stringify(funds)}` : ''}`,
  );

describe('entitlement less what was settled', () => {
  it('is nothing where they are the same, in whatever parts it was paid', () => {
    expect(told([line('a', 100)], [line('a', 70), line('a', 30)])).toEqual([]);
  });

  it('keeps items, units and tax apart, and takes what is no item any more', () => {
    expect(told([line('a', 120), line('new', 50)], [line('a', 100), line('old', 40)])).toEqual([
      'a unt_1 taxed 100→120',
      'old unt_1 taxed 40→0',
      'new unt_1 taxed 0→50',
    ]);
    expect(told([line('a', 100, { unitId: 'unt_2' })], [line('a', 100)])).toEqual([
      'a unt_1 taxed 100→0',
      'a unt_2 taxed 0→100',
    ]);
    expect(told([line('a', 100, { taxable: false })], [line('a', 100)])).toEqual([
      'a unt_1 taxed 100→0',
      'a unt_1 free 0→100',
    ]);
  });

  it('asks of each fund what that fund paid too little or too much', () => {
    const funds = (own: number, grant: number) => [
      { fund: 'own', fen: fen(own) },
      { fund: 'grant', fen: fen(grant) },
    ];
    expect(told([line('a', 120, { funds: funds(84, 36) })], [line('a', 100, { funds: funds(70, 30) })])).toEqual([
      'a unt_1 taxed 100→120 [{"fund":"own","fen":14},{"fund":"grant","fen":6}]',
    ]);
    expect(told([line('a', 120, { funds: funds(84, 36) })], [line('a', 100)])).toEqual([
      'a unt_1 taxed 100→0',
      'a unt_1 taxed 0→120 [{"fund":"own","fen":84},{"fund":"grant","fen":36}]',
    ]);
  });
});

describe('a difference names its own causes', () => {
  const pay = { taxable: true, insurable: true };
  const formula = { baseFen: fen(480_000), factor: '1', share: '0.7', coefficients: { '1': '1' } };
  const gradeCoefficients = { excellent: '1.2', qualified: '1', basic: '0.6', unqualified: '0' } as const;
  const items: PayItem[] = [
    { kind: 'level_coefficient', code: 'basic', name: '基本工资', ...pay, formula },
    {
      kind: 'performance',
      code: 'perf',
      name: '绩效',
      ...pay,
      standard: fen(60_000),
      gradeCoefficients,
      defaultGrade: 'qualified',
    },
    {
      kind: 'performance',
      code: 'perf_level',
      name: '绩效',
      ...pay,
      standard: formula,
      gradeCoefficients,
      defaultGrade: 'qualified',
    },
    { kind: 'fixed', code: 'meal', name: '餐补', ...pay, amountFen: fen(30_000) },
    { kind: 'qualification', code: 'cert', name: '证书', ...pay, amountsFen: { senior: fen(30_000) } },
    { kind: 'fact_unit', code: 'duty', name: '值班', ...pay, fact: 'duty', price: fen(5_000) },
    {
      kind: 'fact_unit',
      code: 'overtime',
      name: '加班',
      ...pay,
      fact: 'overtime',
      price: { items: ['basic'], paidDays: '21.75', factor: '2' },
    },
    {
      kind: 'absence',
      code: 'leave',
      name: '事假',
      ...pay,
      fact: 'leave',
      items: ['meal'],
      basis: { by: 'calendar_days' },
      share: '1',
    },
    { kind: 'one_off', code: 'award', name: '奖励', ...pay, direction: 'add' },
  ];
  const scheme = { items } as unknown as SchemeDefinition;
  const caused = (text: string): Cause => {
    const [kind = '', about] = text.split(':');
    return {
      kind: kind as Cause['kind'],
      id: text,
      at: '2026-04-01',
      from: march,
      until: null,
      ...(about ? { about } : {}),
    };
  };
  const all = [
    'level',
    'grade',
    'roster',
    'fact:duty',
    'fact:leave',
    'fact:overtime',
    'one_off:award',
    'one_off:other',
    'declared_wage',
  ];
  const table = textTable(`
    side      | code       | own
    earning   | basic      | level
    earning   | perf       | grade
    earning   | perf_level | level grade
    earning   | cert       | roster
    earning   | duty       | fact:duty
    earning   | overtime   | level fact:overtime
    earning   | leave      | fact:leave
    earning   | award      | one_off:award
    deduction | pension    | declared_wage
    employer  | pension    | declared_wage
    earning   | meal       | level grade roster fact:duty fact:leave fact:overtime one_off:award one_off:other declared_wage
  `);
  for (const { side = '', code = '', own = '' } of table) {
    it(`${side} ${code}: ${own}`, () => {
      const found = ownCauses(scheme, { side: side as 'earning', code }, all.map(caused));
      expect(found.map(({ id }) => id).toSorted()).toEqual(own.split(' ').toSorted());
    });
  }

  it('counts an adoption for every item, and for one that is no item any more it alone', () => {
    const found = (code: string) =>
      ownCauses(scheme, { side: 'earning', code }, ['adoption', 'level'].map(caused)).map(({ id }) => id);
    expect([found('meal'), found('basic'), found('gone')]).toEqual([['adoption'], ['adoption', 'level'], ['adoption']]);
  });
});

const claim = (of: string, owed: number, taxable = true): Claim => ({ month: month(of), taxable, fen: fen(owed) });

describe('recoveries', () => {
  // 20 % of the month's own pay (工资支付暂行规定 art. 16), rounded down, or the worker's smaller instalment.
  const limits = textTable(`
    gross  | instalment | limit
    400000 |            | 80000
    400004 |            | 80000
    400000 | 30000      | 30000
    400000 | 90000      | 80000
    0      |            | 0
    -5     |            | 0
  `);
  for (const { gross = '', instalment = '', limit = '' } of limits) {
    it(`takes at most ${limit} of ${gross}${instalment ? ` by instalments of ${instalment}` : ''}`, () => {
      const instalmentFen = instalment === '' ? null : fen(Number(instalment));
      expect(monthlyLimit(fen(Number(gross)), { ...terms, instalmentFen })).toBe(Number(limit));
    });
  }

  it('finds the last fen that leaves the floor', () => {
    const net = (taken: number) => 250_000 - taken + Math.floor(taken / 30);
    const taken = affordable(fen(90_000), fen(200_000), net);
    expect(net(taken)).toBeGreaterThanOrEqual(200_000);
    expect(net(taken + 1)).toBeLessThan(200_000);
    expect(affordable(fen(10), fen(300_000), net)).toBe(0);
    expect(affordable(fen(10), fen(200_000), net)).toBe(10);
  });

  it('takes the oldest first and defers the rest, each by its month of origin', () => {
    const owed = owedBy({ differences: [], outstanding: [claim('2026-02', 300), claim('2026-01', 500)], terms });
    expect(owed.totalFen).toBe(800);
    const moved = recoveryLines(owed, 600, terms).map(({ forMonth, amountFen }) => `${forMonth} ${amountFen}`);
    expect(moved).toEqual(['2026-01 -500', '2026-02 -100']);
  });

  it('shows the instalments that are expected, and what no end is seen of', () => {
    const plan = expectedInstalments(fen(250), fen(100), month('2026-11'), 60);
    expect(plan.instalments.map((each) => `${each.month} ${each.fen}`)).toEqual([
      '2026-11 100',
      '2026-12 100',
      '2027-01 50',
    ]);
    expect(expectedInstalments(fen(250), fen(0), march, 60)).toEqual({ instalments: [], restFen: 250 });
    expect(expectedInstalments(fen(250), fen(100), march, 2).restFen).toBe(50);
  });
});

const monthIndex = fc.integer({ min: 0, max: 11 });
const lateness = fc.integer({ min: 0, max: 5 });
type Timed = readonly [Change, number];

/** One change with how late it is known; two of a kind never begin together, or their order would be part of what they say. */
const change: fc.Arbitrary<Timed> = fc.oneof(
  fc
    .tuple(monthIndex, fc.integer({ min: 200_000, max: 900_000 }), lateness)
    .map(([from, baseFen, late]): Timed => [{ kind: 'base', from, baseFen, known: from }, late]),
  fc
    .tuple(monthIndex, fc.integer({ min: 1, max: 18 }), lateness)
    .map(([from, level, late]): Timed => [{ kind: 'level', from, level, known: from }, late]),
  fc
    .tuple(monthIndex, fc.integer({ min: 0, max: 31 }), lateness)
    .map(([from, nights, late]): Timed => [{ kind: 'fact', from, nights, known: from }, late]),
  fc
    .tuple(fc.constantFrom('excellent', 'basic', 'unqualified'), lateness)
    .map(([grade, late]): Timed => [{ kind: 'grade', grade, known: 0 }, late] as Timed),
);

const changes = fc.uniqueArray(change, {
  maxLength: 8,
  selector: ([each]) => (each.kind === 'grade' ? 'grade' : `${each.kind} ${each.from}`),
});

const late = (list: readonly Timed[]): Change[] =>
  list.map(([each, by]) => ({ ...each, known: ('from' in each ? each.from : 0) + by }));

describe('a year, whatever came late and in whatever order', () => {
  const months = 20;

  it('ends with the gross of the year in which everything came on time', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const onTime = runMonths(
          list.map(([each]) => each),
          12,
        );
        expect(grossOfYear(runMonths(late(list), months), 2026)).toBe(grossOfYear(onTime, 2026));
      }),
      { numRuns: 60 },
    );
  });

  it('settles nothing twice, and never takes net pay below the floor', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const slips = runMonths(late(list), months);
        for (const slip of slips) {
          const { figures, lines } = slip;
          const own = lines.filter(
            ({ side, source }) => side === 'earning' && source !== 'back_pay' && source !== 'recovery',
          );
          const ownNet = sumFen(own.map(({ amountFen }) => amountFen)) - figures.insuranceFen - figures.housingFen;
          if (figures.recoveryFen < 0 || figures.backPayFen < 0)
            expect(figures.netFen).toBeGreaterThanOrEqual(Math.min(terms.floorFen, ownNet - figures.taxFen));
          expect(sumFen(lines.filter(({ side }) => side === 'earning').map(({ amountFen }) => amountFen))).toBe(
            figures.grossFen,
          );
        }
        // Nothing is known later than month 16: the months after it find nothing more.
        expect(slips.slice(17).every(({ figures }) => figures.backPayFen === 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('taxes in the year what the payslips of the year say, cent by cent', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const slips = runMonths(late(list), 12);
        const sum = (pick: (slip: (typeof slips)[number]) => number) => sumFen(slips.map(pick));
        const last = slips.at(-1)?.figures.tax;
        expect(last?.cumulativeIncomeFen).toBe(sum(({ figures }) => figures.taxableIncomeFen));
        expect(last?.cumulativeInsuranceFen).toBe(sum(({ figures }) => figures.insuranceFen + figures.housingFen));
        expect((last?.withheldBeforeFen ?? 0) + (last?.dueFen ?? 0)).toBe(sum(({ figures }) => figures.taxFen));
      }),
      { numRuns: 40 },
    );
  });

  it('takes everything in the end where pay suffices', () => {
    const cut: Change = { kind: 'base', from: 0, baseFen: 300_000, known: 6 };
    const slips = runMonths([cut], 40);
    // Six months at 1,800.00 too much are 10,800.00. July's own pay is 3,000.00 + level 500.00 + performance 1,000.00:
    // a fifth of 4,500.00 is taken, 9,900.00 stay.
    expect(sumFen(owedAfter(slips.slice(0, 7)).map((each) => each.fen))).toBe(990_000);
    expect(owedAfter(slips)).toEqual([]);
    expect(sumFen(slips.map(({ figures }) => figures.recoveryFen))).toBe(0);
    expect(sumFen(slips.map(({ figures }) => figures.backPayFen))).toBe(-1_080_000);
    expect(slips.every(({ figures }) => figures.netFen >= terms.floorFen)).toBe(true);
  });
});
