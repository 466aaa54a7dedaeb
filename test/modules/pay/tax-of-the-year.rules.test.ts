import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, month, monthsOfYear, type Month } from '../../../worker/core/day.ts';
import { fen, sumFen, type Fen } from '../../../worker/core/fen.ts';
import { ratio } from '../../../worker/core/ratio.ts';
import type { BonusChoice } from '../../../worker/modules/pay/rules/bonus.ts';
import { taxOf } from '../../../worker/modules/pay/rules/income-tax.ts';
import { insurancePolicyOf, type InsuranceDefinition } from '../../../worker/modules/pay/rules/insurance-policy.ts';
import { noEntries } from '../../../worker/modules/pay/rules/month-facts.ts';
import {
  computePayslip,
  type MonthRules,
  type Payslip,
  type PayslipFacts,
} from '../../../worker/modules/pay/rules/payslip.ts';
import type { PayItem } from '../../../worker/modules/pay/rules/scheme.ts';
import type { Deduction, TaxFacts, TaxOpening } from '../../../worker/modules/pay/rules/year-to-date.ts';
import { BONUS_TAX_TABLES, INCOME_TAX_TABLES } from '../../../worker/modules/pay/templates/income-tax.ts';
import { exampleInsurance, jilin } from '../../../worker/modules/pay/templates/index.ts';

const [national] = INCOME_TAX_TABLES;
if (!national) throw new Error('no tax table');
const table = { ...national, bonusTables: BONUS_TAX_TABLES };

const uninsured: InsuranceDefinition = { ...exampleInsurance.definition, items: [], housingFund: undefined };
const fixed = (code: string, yuan: number, change: Partial<PayItem> = {}): PayItem =>
  ({
    kind: 'fixed',
    code,
    name: code,
    taxable: true,
    insurable: true,
    amountFen: fen(yuan * 100),
    ...change,
  }) as PayItem;

const rulesOf = (of: Month, items: readonly PayItem[], insurance = uninsured): MonthRules => ({
  month: of,
  scheme: { ...jilin.definition, items },
  insurance,
  insurancePolicy: insurancePolicyOf(insurance),
  taxTable: table,
});

const nothingEarlier: TaxFacts['earlier'] = { months: [], incomeFen: fen(0), insuranceFen: fen(0), taxFen: fen(0) };
const someone: PayslipFacts = {
  workerId: 'wrk_1',
  name: '甲',
  pinyin: 'jia',
  unitId: 'unt_1',
  postType: 'staff',
  level: 5,
  grade: null,
  qualification: null,
  education: 'bachelor',
  serviceYears: 1,
  days: 30,
  monthDays: 30,
  stretches: [{ from: day('2019-07-01'), until: null, unitId: 'unt_1', postType: 'staff' }],
  ...noEntries,
  hasAccount: true,
  declaredWageFen: null,
  lastWageFen: null,
  tax: { opening: null, earlier: nothingEarlier, deductions: [] },
};

interface OneMonth {
  readonly items: readonly PayItem[];
  readonly gone?: boolean;
}

/** A year of one worker: each month on top of what the ones before it paid and withheld, as a run reads them. */
function yearOf(
  months: readonly (OneMonth | null)[],
  known: { opening?: TaxOpening; deductions?: readonly Deduction[]; choice?: BonusChoice; year?: number } = {},
  insurance = uninsured,
): Payslip[] {
  const slips: Payslip[] = [];
  const employed: Month[] = [];
  monthsOfYear(known.year ?? 2026).forEach((at, index) => {
    const given = months[index];
    if (!given) return;
    const total = (pick: (slip: Payslip) => number) => sumFen(slips.map(pick));
    const tax = {
      opening: known.opening ?? null,
      earlier: {
        months: [...employed],
        incomeFen: total(({ figures }) => figures.taxableIncomeFen),
        insuranceFen: total(({ figures }) => figures.insuranceFen + figures.housingFen),
        taxFen: total(({ figures }) => figures.taxFen - figures.bonusTaxFen),
      },
      deductions: known.deductions ?? [],
      bonus: { choice: known.choice ?? null, usedFen: total(({ figures }) => figures.bonusAloneFen) },
    };
    const stretches = given.gone ? [] : someone.stretches;
    const slip = computePayslip(rulesOf(at, given.items, insurance), { ...someone, stretches, tax });
    if ('kind' in slip) throw new Error(JSON.stringify(slip));
    slips.push(slip);
    if (!given.gone) employed.push(at);
  });
  return slips;
}

const pay = (yuan: number): OneMonth => ({ items: [fixed('wage', yuan)] });
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const dues = (slips: readonly Payslip[]) => slips.map(({ figures }) => figures.taxFen);
const line = (slip: Payslip | undefined, code: string) => slip?.lines.find((each) => each.code === code);
const declaredFrom = (from: string, monthlyFen: number, last: string | null = null): Deduction => ({
  item: 'rent',
  fromMonth: month(from),
  lastMonth: last === null ? null : month(last),
  monthlyFen: fen(monthlyFen),
});

describe('months employed here', () => {
  it('leave a gap in service out: three months, a gap, and back in July is the fourth month', () => {
    // 10000 − 5000 = 5000, 3% = 150 each month, the gap deducts nothing.
    const slips = yearOf([...times(3, pay(10_000)), null, null, null, pay(10_000)]);
    expect(dues(slips)).toEqual([15_000, 15_000, 15_000, 15_000]);
    expect(slips[3]?.figures.tax).toMatchObject({ monthsCounted: 4, livingFen: 2_000_000 });
  });

  it('count special deductions only while employed here', () => {
    // Rent 1000 from January, months 4 to 6 not employed: in July four months of it, 20000 − 4000 taxable less living.
    const slips = yearOf([...times(3, pay(10_000)), null, null, null, pay(10_000)], {
      deductions: [declaredFrom('2026-01', 100_000)],
    });
    expect(slips[3]?.figures.tax.cumulativeSpecialFen).toBe(400_000);
    expect(dues(slips)).toEqual([12_000, 12_000, 12_000, 12_000]);
  });

  it('do not grow by being paid after leaving', () => {
    // January and February: 5000 taxable each. March, gone: 3000 once, all of it taxable, 3% = 90.
    const oneOff = {
      kind: 'one_off',
      code: 'once',
      name: 'once',
      taxable: true,
      insurable: false,
      direction: 'add',
    } as PayItem;
    const slips = yearOf([pay(10_000), pay(10_000)]);
    const tax = {
      opening: null,
      earlier: {
        months: [month('2026-01'), month('2026-02')],
        incomeFen: fen(2_000_000),
        insuranceFen: fen(0),
        taxFen: fen(30_000),
      },
      deductions: [declaredFrom('2026-03', 100_000)],
    };
    const oneOffs = [{ id: 'pof_1', itemCode: 'once', amountFen: fen(300_000), reason: 'x', documentNumber: null }];
    const slip = computePayslip(rulesOf(month('2026-03'), [oneOff]), { ...someone, stretches: [], oneOffs, tax });
    if ('kind' in slip) throw new Error('gap');
    expect(dues(slips)).toEqual([15_000, 15_000]);
    expect(slip.figures).toMatchObject({ taxFen: 9_000, grossFen: 300_000 });
    expect(slip.figures.tax).toMatchObject({ monthsCounted: 2, livingFen: 1_000_000, cumulativeSpecialFen: 0 });
  });

  it('are never more than the calendar has', () => {
    const opening = {
      months: 11,
      incomeFen: fen(0),
      insuranceFen: fen(0),
      specialFen: fen(0),
      taxFen: fen(0),
      firstJob: false,
      upfront: false,
    };
    expect(yearOf([...times(5, null), pay(1)], { opening })[0]?.figures.tax.monthsCounted).toBe(6);
  });

  it('count from January for a first job, and all at once for a low-income stayer', () => {
    const none = { months: 0, incomeFen: fen(0), insuranceFen: fen(0), specialFen: fen(0), taxFen: fen(0) };
    const july = [...times(6, null), pay(20_000), pay(20_000), pay(20_000)];
    // 7 × 5000 = 35000, 40000, 45000 against 20000, 40000, 60000: nothing, nothing, 15000 × 3% = 450.
    expect(dues(yearOf(july, { opening: { ...none, firstJob: true, upfront: false } }))).toEqual([0, 0, 45_000]);
    // 12 × 5500 = 66000: 500 in November, 6000 in December.
    const stayer = yearOf(times(12, pay(5500)), { opening: { ...none, firstJob: false, upfront: true } });
    expect(dues(stayer)).toEqual([...times(10, 0), 1500, 16_500]);
    expect(line(stayer[11], 'income_tax')?.inputs).toMatchObject({ livingRule: 'upfront', livingFen: 6_000_000 });
  });

  it('show what a month below zero leaves over-withheld, and carry it', () => {
    // 15000: 10000 × 3% = 300. Then 2000: cumulative 7000, 210 owed, 90 over. Then 8000: 10000, 300 owed: nothing.
    const slips = yearOf([pay(15_000), pay(2000), pay(8000), pay(8000)]);
    expect(slips.map(({ figures }) => [figures.taxFen, figures.tax.overWithheldFen])).toEqual([
      [30_000, 0],
      [0, 9_000],
      [0, 0],
      [9_000, 0],
    ]);
  });
});

describe('housing fund above its limit', () => {
  it('is taxed as income of the month on both sides, and says so', () => {
    // Wage 3000 on a fund floor of 4200 at 12%: 504 a side, limit 360, excess 288. With 5000 of pay not insured:
    // 8000 + 288 − 504 − 5000 = 2784, 3% = 83.52.
    const housingFund = {
      rate: '0.12',
      rounding: 'fen' as const,
      floorFen: fen(420_000),
      capFen: fen(2_100_000),
      resetMonth: 7,
      taxFree: { rate: '0.12', wageCapFen: fen(2_100_000) },
    };
    const items = [fixed('wage', 3000), fixed('other', 5000, { insurable: false })];
    const [slip] = yearOf([{ items }], {}, { ...uninsured, housingFund });
    expect(slip?.figures).toMatchObject({
      grossFen: 800_000,
      housingFen: 50_400,
      fundExcessFen: 28_800,
      taxableIncomeFen: 828_800,
      insurableFen: 300_000,
      taxFen: 8_352,
      netFen: 800_000 - 50_400 - 8_352,
    });
    expect(line(slip, 'income_tax')?.inputs).toMatchObject({ fundExcessFen: 28_800, taxFreeFen: 36_000 });
    expect(line(slip, 'housing_fund')?.inputs).toMatchObject({ taxFreeFen: 36_000, wageFrom: 'first_month' });
  });
});

describe('who is not insured for a month', () => {
  it('pays no contributions, and starts with the wage of a full month', () => {
    const rule = { ...exampleInsurance.definition, joinedBy: 15 };
    const joined = {
      ...someone,
      days: 10,
      stretches: [{ from: day('2026-04-21'), until: null, unitId: 'unt_1', postType: 'staff' as const }],
    };
    const slip = computePayslip(rulesOf(month('2026-04'), [fixed('wage', 6000)], rule), joined);
    if ('kind' in slip) throw new Error('gap');
    expect(slip.figures).toMatchObject({
      grossFen: 200_000,
      insuranceFen: 0,
      housingFen: 0,
      insuranceWageFen: 600_000,
    });
  });

  it('leaves insurance and fund each with its own wage', () => {
    const fund = { declaredWageFen: fen(700_000), lastWageFen: null };
    const facts = { ...someone, declaredWageFen: fen(600_000), fund };
    const slip = computePayslip(rulesOf(month('2026-04'), [fixed('wage', 6000)], exampleInsurance.definition), facts);
    if ('kind' in slip) throw new Error('gap');
    expect(line(slip, 'pension')?.inputs).toMatchObject({ baseFen: 600_000, wageFrom: 'declared' });
    expect(line(slip, 'housing_fund')).toMatchObject({ amountFen: 56_000 });
    expect(slip.figures).toMatchObject({ insuranceWageFen: 600_000, fundWageFen: 700_000 });
  });
});

describe('a year-end bonus', () => {
  const december = (yuan: number): OneMonth => ({
    items: [fixed('wage', 10_000), fixed('award', yuan, { bonus: true })],
  });
  const year = (bonus: number) => [...times(11, pay(10_000)), december(bonus)];

  it('is taxed alone of itself, with the cheaper way shown', () => {
    // Wages: 60000 × 10% − 2520 = 3480, of which 2980 are withheld by November. Bonus 24000 / 12 = 2000: 3% = 720.
    // Merged: 84000 × 10% − 2520 = 5880 against 4200.
    const last = yearOf(year(24_000))[11];
    expect(last?.figures).toMatchObject({ taxFen: 122_000, bonusTaxFen: 72_000, bonusAloneFen: 2_400_000 });
    expect(last?.figures.taxableIncomeFen).toBe(1_000_000);
    expect(line(last, 'bonus_tax')).toMatchObject({
      amountFen: 72_000,
      inputs: {
        bonusFen: 2_400_000,
        rate: '0.03',
        bonusReason: 'default',
        aloneTotalFen: 420_000,
        mergedTotalFen: 588_000,
        cheaper: 'alone',
        bonusRule: BONUS_TAX_TABLES[0]?.source,
      },
    });
  });

  it('is merged where the worker chose so', () => {
    const last = yearOf(year(24_000), { choice: 'merged' })[11];
    expect(last?.figures).toMatchObject({
      taxFen: 290_000,
      bonusTaxFen: 0,
      bonusAloneFen: 0,
      taxableIncomeFen: 3_400_000,
    });
    expect(line(last, 'income_tax')?.inputs).toMatchObject({ bonusMergedFen: 2_400_000, bonusReason: 'chosen' });
    expect(line(last, 'bonus_tax')).toBeUndefined();
  });

  it('is taxed alone once a year: the second one is merged', () => {
    const months = [...times(10, pay(10_000)), december(3000), december(3000)];
    const slips = yearOf(months);
    // 3000 / 12 = 250: 3% = 90. December: 63000 × 10% − 2520 = 3780, less 2980.
    expect(slips[10]?.figures).toMatchObject({ bonusTaxFen: 9_000 });
    expect(slips[11]?.figures).toMatchObject({ bonusTaxFen: 0, taxFen: 80_000 });
    expect(line(slips[11], 'income_tax')?.inputs).toMatchObject({ bonusReason: 'used' });
    const alone = yearOf(months, { choice: 'alone' });
    expect(alone.filter(({ figures }) => figures.bonusAloneFen > 0)).toHaveLength(1);
  });

  it('is merged once the easement has ended, and looks ahead when it is paid before December', () => {
    const ended = yearOf(year(24_000), { year: 2028 })[11];
    expect(line(ended, 'income_tax')?.inputs).toMatchObject({ bonusReason: 'not_in_force' });
    // January: twelve months of 10000 in sight. Alone 3480 + 720, merged 5880.
    const [january] = yearOf([december(24_000)]);
    expect(line(january, 'bonus_tax')?.inputs).toMatchObject({ aloneTotalFen: 420_000, mergedTotalFen: 588_000 });
  });

  it('shows that one yuan more may cost 2310.10: 36000 and 36001', () => {
    expect(yearOf(year(36_000))[11]?.figures.bonusTaxFen).toBe(108_000);
    expect(yearOf(year(36_001))[11]?.figures.bonusTaxFen).toBe(339_010);
  });

  it('below zero lowers the wages, and exempt is neither', () => {
    const back = yearOf([{ items: [fixed('wage', 10_000), fixed('award', -2000, { bonus: true })] }])[0];
    expect(back?.figures).toMatchObject({ taxFen: 9_000, bonusTaxFen: 0, taxableIncomeFen: 800_000 });
    const free = yearOf([{ items: [fixed('wage', 10_000), fixed('award', 2000, { bonus: true, taxable: false })] }])[0];
    expect(free?.figures).toMatchObject({ taxFen: 15_000, bonusAloneFen: 0, taxableIncomeFen: 1_000_000 });
  });
});

describe('whatever the year', () => {
  const anyMonth = fc.option(
    fc.record({
      yuan: fc.integer({ min: 0, max: 60_000 }),
      bonus: fc.option(fc.integer({ min: 1, max: 200_000 }), { freq: 6 }),
    }),
    { freq: 8 },
  );
  const anyYear = fc.record({
    months: fc.array(anyMonth, { minLength: 12, maxLength: 12 }),
    special: fc.integer({ min: 0, max: 800_000 }),
    choice: fc.constantFrom('alone' as const, 'merged' as const, null),
    insured: fc.boolean(),
  });
  const slipsOf = ({ months, special, choice, insured }: typeof anyYear extends fc.Arbitrary<infer T> ? T : never) =>
    yearOf(
      months.map((given) =>
        given === null
          ? null
          : {
              items: [
                fixed('wage', given.yuan),
                ...(given.bonus === null ? [] : [fixed('award', given.bonus, { bonus: true, insurable: false })]),
              ],
            },
      ),
      {
        deductions: special === 0 ? [] : [declaredFrom('2026-01', special)],
        ...(choice === null ? {} : { choice }),
      },
      insured ? exampleInsurance.definition : uninsured,
    );

  it('year to date is the sum of the payslips', () => {
    fc.assert(
      fc.property(anyYear, (given) => {
        const slips = slipsOf(given);
        const total = (pick: (slip: Payslip) => number): Fen => sumFen(slips.map(pick));
        const last = slips.at(-1)?.figures;
        if (!last) return;
        expect(last.tax.cumulativeIncomeFen).toBe(total(({ figures }) => figures.taxableIncomeFen));
        expect(last.tax.cumulativeInsuranceFen).toBe(total(({ figures }) => figures.insuranceFen + figures.housingFen));
        expect(last.tax.withheldBeforeFen + last.tax.dueFen).toBe(
          total(({ figures }) => figures.taxFen - figures.bonusTaxFen),
        );
        expect(last.tax.monthsCounted).toBe(slips.length);
        expect(last.tax.cumulativeIncomeFen + total(({ figures }) => figures.bonusAloneFen)).toBe(
          total(({ figures }) => figures.grossFen + figures.fundExcessFen),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('withholds what the annual table says, and beyond it only what is shown as over-withheld', () => {
    fc.assert(
      fc.property(anyYear, (given) => {
        const slips = slipsOf(given);
        const last = slips.at(-1)?.figures;
        if (!last) return;
        const withheld = sumFen(slips.map(({ figures }) => figures.taxFen - figures.bonusTaxFen));
        const { taxFen } = taxOf(table.bands, ratio(last.tax.cumulativeTaxableFen));
        expect(withheld - last.tax.overWithheldFen).toBe(taxFen);
        expect(slips.filter(({ figures }) => figures.bonusAloneFen > 0).length).toBeLessThanOrEqual(1);
        // The annual return deducts twelve months whatever was worked: it never asks for more than was withheld.
        const annual = last.tax.cumulativeTaxableFen + last.tax.livingFen - table.monthlyDeductionFen * 12;
        expect(taxOf(table.bands, ratio(annual)).taxFen).toBeLessThanOrEqual(withheld);
      }),
      { numRuns: 60 },
    );
  });
});
