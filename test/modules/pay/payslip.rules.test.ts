import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { day, month, type Month } from '../../../worker/core/day.ts';
import { fen, sumFen, type Fen } from '../../../worker/core/fen.ts';
import { checkRun } from '../../../worker/modules/pay/rules/check.ts';
import { effectiveEducation } from '../../../worker/modules/pay/rules/education.ts';
import { insurancePolicyOf } from '../../../worker/modules/pay/rules/insurance-policy.ts';
import {
  computePayslip,
  type MonthRules,
  type Payslip,
  type PayslipFacts,
} from '../../../worker/modules/pay/rules/payslip.ts';
import { computePayRun, presenceIn, serviceYearsOn, type RunWorker } from '../../../worker/modules/pay/rules/run.ts';
import { taxOfMonth, type Deduction } from '../../../worker/modules/pay/rules/year-to-date.ts';
import { INCOME_TAX_TABLES } from '../../../worker/modules/pay/templates/income-tax.ts';
import { noEntries } from '../../../worker/modules/pay/rules/month-facts.ts';
import { exampleInsurance, jilin, schemeTemplates } from '../../../worker/modules/pay/templates/index.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';

const table = INCOME_TAX_TABLES[0];
if (!table) throw new Error('no tax table');

const nothingEarlier = { months: [], incomeFen: fen(0), insuranceFen: fen(0), taxFen: fen(0) };

const rulesOf = (code: string, of: Month = month('2026-03')): MonthRules => {
  const scheme = schemeTemplates.find((template) => template.code === code)?.definition;
  if (!scheme) throw new Error(`no template ${code}`);
  const { definition } = exampleInsurance;
  return { month: of, scheme, insurance: definition, insurancePolicy: insurancePolicyOf(definition), taxTable: table };
};

const someone: PayslipFacts = {
  workerId: 'wrk_1',
  name: '甲',
  pinyin: 'jia',
  unitId: 'unt_1',
  postType: 'staff',
  level: 5,
  grade: 'excellent',
  qualification: 'intermediate',
  education: 'bachelor',
  serviceYears: 12,
  days: 31,
  monthDays: 31,
  stretches: [{ from: day('2019-07-01'), until: null, unitId: 'unt_1', postType: 'staff' }],
  ...noEntries,
  hasAccount: true,
  declaredWageFen: null,
  lastWageFen: null,
  tax: { opening: null, earlier: nothingEarlier, deductions: [] },
};

/** On post from 22 March: 10 days of 31. */
const lastTenDays = {
  days: 10,
  stretches: [{ from: day('2026-03-22'), until: null, unitId: 'unt_1', postType: 'staff' }],
} as const;

const slipOf = (facts: Partial<PayslipFacts>, rules = rulesOf('jilin')): Payslip => {
  const slip = computePayslip(rules, { ...someone, ...facts });
  if ('kind' in slip) throw new Error(`gap: ${JSON.stringify(slip)}`);
  return slip;
};

const amounts = (slip: Payslip, side: string) =>
  slip.lines.filter((line) => line.side === side).map(({ code, amountFen }) => `${code} ${amountFen}`);

describe('one payslip', () => {
  // Level 5 has k = 1.20. 4800 × 0.7 × 1.2 = 4032.00; 4800 × 0.3 × 1.2 × 1.2 = 2073.60; certificate 200. Gross 6305.60.
  // Base 6305.60: 8% 504.448, 2% 126.112, 0.3% 18.9168; fund 8% to yuan 504. 6305.60 − 5000 − 649.48 − 504 = 152.12, 3% 4.5636.
  it('is worked out by hand: Jilin shape, level 5, excellent, first month', () => {
    const slip = slipOf({});
    expect(amounts(slip, 'earning')).toEqual(['basic 403200', 'performance 207360', 'certificate 20000']);
    expect(amounts(slip, 'deduction')).toEqual([
      'pension 50445',
      'medical 12611',
      'unemployment 1892',
      'housing_fund 50400',
      'income_tax 456',
    ]);
    expect(amounts(slip, 'employer')).toEqual([
      'pension 100890',
      'medical 44139',
      'unemployment 4414',
      'injury 1261',
      'housing_fund 50400',
    ]);
    expect(slip.figures).toMatchObject({ grossFen: 630_560, netFen: 514_756, employerFen: 201_104 });
  });

  it('takes the declared wage before the last one, and clips it', () => {
    const base = (facts: Partial<PayslipFacts>) => slipOf(facts).lines.find(({ code }) => code === 'pension')?.inputs;
    expect(base({ declaredWageFen: fen(300_000), lastWageFen: fen(500_000) })).toMatchObject({
      wageFrom: 'declared',
      wageFen: 300_000,
      baseFen: 420_000,
    });
    expect(base({ lastWageFen: fen(3_000_000) })).toMatchObject({ wageFrom: 'last_month', baseFen: 2_100_000 });
    expect(base(lastTenDays)).toMatchObject({ wageFrom: 'first_month', wageFen: 630_560 });
  });

  it('pays a part of a month by calendar days, each line rounded once', () => {
    // 4032 × 10/31 = 1300.645…, 2073.60 × 10/31 = 668.903…, 200 × 10/31 = 64.516….
    expect(amounts(slipOf(lastTenDays), 'earning')).toEqual(['basic 130065', 'performance 66890', 'certificate 6452']);
  });

  it("reads Xiang'an's table: step 5, ordinary worker", () => {
    expect(amounts(slipOf({}, rulesOf('xiangan_2013')), 'earning')).toEqual([
      'step_pay 134000',
      'post_pay 70000',
      'allowance 40000',
    ]);
  });

  it('leaves a gap rather than guess', () => {
    expect(computePayslip(rulesOf('jilin'), { ...someone, level: 19 })).toEqual({
      kind: 'gap',
      item: 'basic',
      missing: 'level',
      key: '19',
    });
  });
});

describe('cumulative tax', () => {
  const deduction = (from: string, last: string | null, monthlyFen: number): Deduction => ({
    item: 'rent',
    fromMonth: month(from),
    lastMonth: last === null ? null : month(last),
    monthlyFen: fen(monthlyFen),
  });

  /** Runs months from January with the same pay; answers what is withheld in each. */
  const year = (incomeFen: number, insuranceFen: number, deductions: readonly (readonly Deduction[])[]): number[] => {
    let earlier: { months: Month[]; incomeFen: Fen; insuranceFen: Fen; taxFen: Fen } = {
      ...nothingEarlier,
      months: [],
    };
    return deductions.map((declared, index) => {
      const at = month(`2026-0${index + 1}`);
      const tax = taxOfMonth(
        table,
        { month: at, opening: null, earlier, deductions: declared },
        fen(incomeFen),
        fen(insuranceFen),
      );
      earlier = {
        months: [...earlier.months, at],
        incomeFen: sumFen([earlier.incomeFen, incomeFen]),
        insuranceFen: sumFen([earlier.insuranceFen, insuranceFen]),
        taxFen: sumFen([earlier.taxFen, tax.dueFen]),
      };
      return tax.dueFen;
    });
  };

  it('withholds as the tax authority works it out: 30000 a month is 555, 625, 1850', () => {
    const each = [deduction('2026-01', null, 200_000)];
    expect(year(3_000_000, 450_000, [each, each, each])).toEqual([55_500, 62_500, 185_000]);
  });

  it('gives back what was declared late in the month in which it is known', () => {
    // 10000 − 1500 − 5000 = 3500, 3% 105 a month; in March 3000 of rent for three months: (10500 − 3000) × 3% − 210 = 15.
    expect(year(1_000_000, 150_000, [[], [], [deduction('2026-01', null, 100_000)]])).toEqual([10_500, 10_500, 1_500]);
  });

  it('carries an opening, a first job and a whole-year deduction', () => {
    const opening = {
      months: 6,
      incomeFen: fen(18_000_000),
      insuranceFen: fen(2_700_000),
      specialFen: fen(1_200_000),
      taxFen: fen(858_000),
    };
    const facts = (flags: { firstJob: boolean; upfront: boolean }, months = 6) => ({
      month: month('2026-07'),
      opening: { ...opening, months, ...flags },
      earlier: nothingEarlier,
      deductions: [deduction('2026-07', null, 200_000)],
    });
    const plain = taxOfMonth(table, facts({ firstJob: false, upfront: false }), fen(3_000_000), fen(450_000));
    expect(plain).toMatchObject({
      dueFen: 185_000,
      cumulativeTaxableFen: 12_950_000,
      monthsCounted: 7,
      livingFen: 3_500_000,
    });
    expect(taxOfMonth(table, facts({ firstJob: true, upfront: false }, 0), fen(0), fen(0)).livingFen).toBe(3_500_000);
    expect(taxOfMonth(table, facts({ firstJob: false, upfront: true }), fen(0), fen(0)).livingFen).toBe(6_000_000);
  });
});

describe('a run', () => {
  const worker = (workerId: string, change: Partial<RunWorker> = {}): RunWorker => {
    const { level: _level, serviceYears: _years, days: _days, monthDays: _of, ...facts } = someone;
    return {
      ...facts,
      workerId,
      education: 'bachelor',
      postType: 'staff',
      degreeHeld: true,
      diplomaHeld: true,
      serviceFrom: day('2019-07-01'),
      level: null,
      ...change,
    };
  };
  const run = (workers: readonly RunWorker[], earlier: Parameters<typeof computePayRun>[2] = null) => {
    const computed = computePayRun(
      {
        month: month('2026-03'),
        scheme: { id: 's', definition: jilin.definition },
        insurance: { id: 'i', definition: exampleInsurance.definition },
        tax: { id: 't', definition: table },
      },
      workers,
      earlier,
    );
    if (isRefusal(computed)) throw new Error(computed.code);
    return computed;
  };

  it('derives a first level: 6 years and a bachelor with degree make staff level 1 + 2 + 1', () => {
    expect(run([worker('a')]).levels).toMatchObject([{ workerId: 'a', level: 4 }]);
    expect(run([worker('a', { level: 7 })]).levels).toEqual([]);
  });

  it('compares with the month before', () => {
    const { findings, payslips } = run(
      [worker('a', { level: 5 }), worker('b', { level: 5, hasAccount: false }), worker('c', { level: 40 })],
      [
        { workerId: 'a', name: '甲', grossFen: fen(573_236) },
        { workerId: 'd', name: '丁', grossFen: fen(1) },
        { workerId: 'c', name: '丙', grossFen: fen(1) },
      ],
    );
    expect(payslips).toHaveLength(2);
    expect(findings.map(({ workerId, code, severity }) => `${workerId} ${code} ${severity}`)).toEqual([
      'c uncomputable blocking',
      'a changed warning',
      'b no_account warning',
      'b joined notice',
      'd left notice',
    ]);
  });

  it('calls a change only beyond the share: a tenth exactly is none', () => {
    const codes = (beforeFen: number, afterFen: number) =>
      checkRun(
        jilin.definition.checks,
        [{ workerId: 'a', name: '甲', grossFen: fen(afterFen), netFen: fen(afterFen), hasAccount: true, onPost: true }],
        [{ workerId: 'a', name: '甲', grossFen: fen(beforeFen) }],
      ).map(({ code }) => code);
    expect(codes(100_000, 110_000)).toEqual([]);
    expect(codes(100_000, 110_001)).toEqual(['changed']);
    expect(codes(100_000, 90_000)).toEqual([]);
    expect(codes(100_000, 0)).toEqual(['zero', 'changed']);
    expect(codes(100_000, -1)).toEqual(['negative', 'changed']);
  });

  it('counts days, years and education as the calendar and the papers say', () => {
    expect(presenceIn(month('2026-02'), [{ from: day('2019-01-01'), until: null }])).toEqual({
      days: 28,
      monthDays: 28,
    });
    expect(presenceIn(month('2026-03'), [{ from: day('2026-03-11'), until: null }]).days).toBe(21);
    expect(
      presenceIn(month('2026-03'), [
        { from: day('2020-01-01'), until: day('2026-03-11') },
        { from: day('2026-03-20'), until: null },
      ]).days,
    ).toBe(22);
    expect(serviceYearsOn(day('2019-07-01'), day('2026-06-30'))).toBe(6);
    expect(serviceYearsOn(day('2019-07-01'), day('2026-07-01'))).toBe(7);
    expect(effectiveEducation('college', 'bachelor')).toEqual({
      education: 'bachelor',
      diplomaHeld: false,
      degreeHeld: true,
    });
    expect(effectiveEducation('bachelor', null)).toEqual({
      education: 'bachelor',
      diplomaHeld: true,
      degreeHeld: false,
    });
  });

  it('adds up: lines to gross, deductions to net, payslips to totals, whatever the worker', () => {
    const anyone = fc.record({
      level: fc.integer({ min: 1, max: 18 }),
      grade: fc.constantFrom('excellent', 'qualified', 'basic', 'unqualified', null),
      qualification: fc.constantFrom('assistant', 'intermediate', 'senior', null),
      declaredWageFen: fc.option(fc.integer({ min: 0, max: 5_000_000 }).map(fen)),
      stretches: fc.integer({ min: 1, max: 31 }).map((date) => [
        {
          from: day(`2026-03-${String(date).padStart(2, '0')}`),
          until: null,
          unitId: 'unt_1',
          postType: 'staff' as const,
        },
      ]),
    });
    fc.assert(
      fc.property(fc.array(anyone, { minLength: 1, maxLength: 8 }), (people) => {
        const { payslips, totals } = run(people.map((change, index) => worker(`w${index}`, change)));
        const sum = (slip: Payslip, side: string) =>
          sumFen(slip.lines.filter((line) => line.side === side).map(({ amountFen }) => amountFen));
        for (const slip of payslips) {
          expect(sum(slip, 'earning')).toBe(slip.figures.grossFen);
          expect(sum(slip, 'earning') - sum(slip, 'deduction')).toBe(slip.figures.netFen);
          expect(sum(slip, 'employer')).toBe(slip.figures.employerFen);
        }
        expect(totals.netFen).toBe(payslips.reduce((all, { figures }) => all + figures.netFen, 0));
        expect(totals.grossFen - totals.deductedFen).toBe(totals.netFen);
      }),
    );
  });
});

describe('templates', () => {
  it('name their source, and say 示例 wherever they hold an example', () => {
    for (const { source, notes, code } of schemeTemplates.map((template) => ({
      ...template,
      notes: template.definition.notes,
    }))) {
      expect(source.length, code).toBeGreaterThan(20);
      expect(notes.length, code).toBeGreaterThan(0);
    }
  });

  it('cover every level and post their rule can reach', () => {
    for (const { code, definition } of schemeTemplates) {
      const { floors, ceilings } = definition.levelRule;
      for (const postType of ['head', 'deputy', 'staff'] as const) {
        for (let level = floors[postType]; level <= ceilings[postType]; level += 1) {
          const stretches = [{ from: day('2019-07-01'), until: null, unitId: 'unt_1', postType }];
          const slip = computePayslip(rulesOf(code), { ...someone, postType, level, stretches });
          expect('kind' in slip ? slip : 'paid', `${code} ${postType} ${level}`).toBe('paid');
        }
      }
    }
  });
});
