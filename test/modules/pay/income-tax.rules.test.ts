import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { AmountError, fen, MAX_FEN, sumFen } from '../../../worker/core/fen.ts';
import { divide, ratio } from '../../../worker/core/ratio.ts';
import { bonusTableOf, bonusTax, compareBonus } from '../../../worker/modules/pay/rules/bonus.ts';
import { bandOf, taxInBand, taxOf, taxTableOf } from '../../../worker/modules/pay/rules/income-tax.ts';
import {
  withhold,
  withholdingProblem,
  type WithholdingCase,
  type WithholdingMonth,
} from '../../../worker/modules/pay/rules/withholding.ts';
import {
  BONUS_TAX_TABLES,
  INCOME_TAX_TABLES,
  WITHHOLDING_EASEMENTS,
} from '../../../worker/modules/pay/templates/income-tax.ts';
import { list, textTable } from '../../harness/text-table.ts';

const table = taxTableOf(INCOME_TAX_TABLES, 2026) ?? INCOME_TAX_TABLES[0];
const bonusTable = bonusTableOf(BONUS_TAX_TABLES, day('2026-12-31'));
if (table === undefined || bonusTable === null) throw new Error('no tables for 2026');

const paid = (income: number, insurance = 0, special = 0): WithholdingMonth => ({
  incomeFen: fen(income * 100),
  insuranceFen: fen(insurance * 100),
  specialAdditionalFen: fen(special * 100),
  otherDeductionFen: fen(0),
  taxExemptFen: fen(0),
});
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const january: Omit<WithholdingCase, 'months'> = {
  year: 2026,
  startMonth: 1,
  firstJobOfYear: false,
  upfront60000: false,
};
const dues = (given: WithholdingCase) => withhold(table, given).map(({ dueFen }) => dueFen);

describe('yearly table', () => {
  it.each(
    textTable(`
      taxable    | tax       | rate   | why
      -100       | 0         | 30000  | nothing owed below nothing
      0          | 0         | 30000  |
      3600000    | 108000    | 30000  | the edge belongs to the lower band
      3600100    | 108010    | 100000 | 36001 × 10% − 2520
      14400000   | 1188000   | 100000 |
      30000000   | 4308000   | 200000 | 300000 × 20% − 16920
      42000000   | 7308000   | 250000 | 420000 × 25% − 31920
      66000000   | 14508000  | 300000 | 660000 × 30% − 52920
      96000000   | 25008000  | 350000 | 960000 × 35% − 85920
      96000100   | 25008045  | 450000 | one yuan more at 45%
      16         | 0         | 30000  | 0.48 fen
      17         | 1         | 30000  | 0.51 fen
    `),
  )('$taxable fen pays $tax', ({ taxable, tax, rate }) => {
    expect(taxOf(table.bands, ratio(Number(taxable)))).toMatchObject({ taxFen: Number(tax), ratePpm: Number(rate) });
  });

  it('meets itself at every edge, so that one fen more never costs more than a fen', () => {
    for (const [index, band] of table.bands.entries()) {
      const next = table.bands[index + 1];
      if (band.upToFen === null || next === undefined) continue;
      expect(taxInBand(next, ratio(band.upToFen)).taxFen).toBe(taxInBand(band, ratio(band.upToFen)).taxFen);
    }
  });

  it('has no row before the law', () => {
    expect(taxTableOf(INCOME_TAX_TABLES, 2018)).toBeNull();
    expect(taxTableOf(INCOME_TAX_TABLES, 2019)?.fromYear).toBe(2019);
    expect(() => bandOf(table.bands.slice(0, 1), ratio(9_999_999))).toThrow(RangeError);
  });
});

describe('cumulative withholding', () => {
  // The tax service's two worked examples of 2018 no. 61, then cases by the same formula.
  it.each(
    textTable(`
      income | insurance | special | months | due (yuan)       | why
      10000  | 1500      | 1000    | 3      | 75,75,75         | (10000−5000−1500−1000) × 3%
      30000  | 4500      | 2000    | 3      | 555,625,1850     | 55500 × 10% − 2520 = 3030, less 1180 withheld
      5000   | 0         | 0       | 2      | 0,0              |
      4000   | 0         | 0       | 2      | 0,0              | negative, carried
    `),
  )('$income a month: $due', (row) => {
    const month = paid(Number(row['income']), Number(row['insurance']), Number(row['special']));
    const given = { ...january, months: times(Number(row['months']), month) };
    expect(dues(given)).toEqual(list(row['due (yuan)']).map((yuan) => Number(yuan) * 100));
  });

  it('goes on from what was brought in mid-year', () => {
    const opening = {
      months: 6,
      incomeFen: fen(18_000_000),
      insuranceFen: fen(2_700_000),
      specialAdditionalFen: fen(1_200_000),
      taxFen: fen(858_000),
    };
    expect(withhold(table, { ...january, opening, months: [paid(30_000, 4500, 2000)] })).toEqual([
      {
        month: '2026-07',
        cumulativeTaxableFen: 12_950_000,
        ratePpm: 100_000,
        quickDeductionFen: 252_000,
        cumulativeTaxFen: 1_043_000,
        dueFen: 185_000,
        overWithheldFen: 0,
      },
    ]);
  });

  it('rounds the cumulative figure and then subtracts, so equal months may differ by a fen', () => {
    // 3% of 50, 101, 150, 202 fen is 1.5, 3.03, 4.5, 6.06: rounded 2, 3, 5, 6.
    const months = [50, 51, 49, 52].map((extra) => ({ ...paid(5000), incomeFen: fen(500_000 + extra) }));
    expect(dues({ ...january, months })).toEqual([2, 1, 2, 1]);
  });

  it('shows what late deductions make over-withheld, and carries it', () => {
    // 10000: 5000 × 3% = 150. Then 12000 declared late: 10000 − 12000 = −2000. Then 3000, then 8000 taxable.
    const months = [paid(10_000), paid(10_000, 0, 12_000), paid(10_000), paid(10_000)];
    const given = { ...january, months };
    expect(
      withhold(table, given).map((m) => [m.cumulativeTaxableFen, m.cumulativeTaxFen, m.dueFen, m.overWithheldFen]),
    ).toEqual([
      [500_000, 15_000, 15_000, 0],
      [-200_000, 0, 0, 15_000],
      [300_000, 9000, 0, 6000],
      [800_000, 24_000, 9000, 0],
    ]);
  });

  it('counts the months employed here, or from January for a first job of the year', () => {
    const july = { ...january, startMonth: 7, months: [paid(20_000), paid(20_000)] };
    expect(withhold(table, july).map(({ month, dueFen }) => [month, dueFen])).toEqual([
      ['2026-07', 45_000],
      ['2026-08', 45_000],
    ]);
    // 20000 − 7 × 5000 is negative; 40000 − 8 × 5000 is nothing.
    expect(withhold(table, { ...july, firstJobOfYear: true }).map((m) => [m.cumulativeTaxableFen, m.dueFen])).toEqual([
      [-1_500_000, 0],
      [0, 0],
    ]);
  });

  it('takes sixty thousand at once for a low-income stayer', () => {
    const given = { ...january, upfront60000: true, months: times(12, paid(5500)) };
    // 11 × 5500 = 60500 passes 60000 in November: 500 × 3%, then 5500 × 3%.
    expect(dues(given)).toEqual([...times(10, 0), 1500, 16_500]);
    expect(sumFen(dues(given))).toBe(sumFen(dues({ ...given, upfront60000: false })));
  });

  it('takes exempt income and other deductions off', () => {
    const month = { ...paid(10_000), taxExemptFen: fen(100_000), otherDeductionFen: fen(100_000) };
    expect(dues({ ...january, months: [month] })).toEqual([9000]);
    const opening = { months: 1, ...month, taxFen: fen(9000) };
    expect(dues({ ...january, opening, months: [month] })).toEqual([9000]);
  });

  it.each([
    ['easements_exclude_each_other', { firstJobOfYear: true, upfront60000: true }, 1],
    ['upfront_needs_january', { upfront60000: true, startMonth: 2 }, 1],
    ['easement_not_in_force', { year: 2020, upfront60000: true }, 1],
    ['easement_not_in_force', { year: 2020, startMonth: 6, firstJobOfYear: true }, 1],
    [null, { year: 2020, startMonth: 7, firstJobOfYear: true }, 6],
    [null, { startMonth: 12 }, 1],
  ])('sees %s', (problem, change, count) => {
    const given = { ...january, ...change, months: times(count, paid(5000)) };
    expect(withholdingProblem(given, WITHHOLDING_EASEMENTS)).toBe(problem);
  });

  it('withholds in all exactly the tax of the year when nothing is over-withheld', () => {
    const incomes = fc.array(fc.integer({ min: 500_000, max: 20_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(incomes, (list_) => {
        const months = list_.map((income) => ({ ...paid(0), incomeFen: fen(income) }));
        const result = withhold(table, { ...january, months });
        const last = result.at(-1);
        expect(sumFen(result.map(({ dueFen }) => dueFen))).toBe(
          (last?.cumulativeTaxFen ?? 0) + (last?.overWithheldFen ?? 0),
        );
      }),
    );
  });

  it('never leaves its year', () => {
    const opening = { months: 11, ...paid(0), taxFen: fen(0) };
    expect(() => withhold(table, { ...january, startMonth: 11, months: times(3, paid(5000)) })).toThrow(RangeError);
    expect(() => withhold(table, { ...january, opening, months: times(2, paid(5000)) })).toThrow(RangeError);
    expect(withhold(table, { ...january, opening, months: [paid(5000)] })[0]?.month).toBe('2026-12');
  });

  it('does not lose a figure beyond the limit of an amount', () => {
    const months = times(2, { ...paid(0), incomeFen: fen(MAX_FEN) });
    expect(() => withhold(table, { ...january, months })).toThrow(AmountError);
  });
});

describe('year-end bonus', () => {
  it.each(
    textTable(`
      bonus     | tax      | why
      0         | 0        |
      3600000   | 108000   | 36000 × 3%
      3600100   | 339010   | 36001 × 10% − 210: 2310.10 more
      3856667   | 364667   | 38566.67 × 10% − 210 = 3646.667, where the net recovers
      14400000  | 1419000  | 144000 × 10% − 210
      14400100  | 2739020  | 144001 × 20% − 1410
      30000000  | 5859000  | 300000 × 20% − 1410
      42000000  | 10234000 | 420000 × 25% − 2660
      66000000  | 19359000 | 660000 × 30% − 4410
      96000000  | 32884000 | 960000 × 35% − 7160
      96000100  | 41684045 | 960001 × 45% − 15160
    `),
  )('$bonus pays $tax', ({ bonus, tax }) => {
    expect(bonusTax(bonusTable.bands, fen(Number(bonus)))).toBe(Number(tax));
  });

  it('is compared with merging it into the wages', () => {
    // Wages 120000 − 20000 − 12000 − 60000 = 28000: 840. Bonus 24000: 720. Merged 52000 × 10% − 2520 = 2680.
    const wages = { incomeFen: fen(12_000_000), insuranceFen: fen(2_000_000), specialAdditionalFen: fen(1_200_000) };
    expect(compareBonus(bonusTable, table, fen(2_400_000), wages)).toEqual({
      alone: { bonusTaxFen: 72_000, wageTaxFen: 84_000, totalFen: 156_000 },
      merged: { totalFen: 268_000 },
      cheaper: 'alone',
    });
    // Wages 50000 leave 10000 of the deduction unused: merged (50000 + 24000 − 60000) × 3% = 420 against 720.
    const low = { incomeFen: fen(5_000_000), insuranceFen: fen(0), specialAdditionalFen: fen(0) };
    expect(compareBonus(bonusTable, table, fen(2_400_000), low)).toMatchObject({
      merged: { totalFen: 42_000 },
      cheaper: 'merged',
    });
    // Wages exactly 60000 and a bonus in the first band of both tables: 720 either way.
    const level = { ...low, incomeFen: fen(6_000_000) };
    expect(compareBonus(bonusTable, table, fen(2_400_000), level).cheaper).toBe('equal');
    expect(compareBonus(bonusTable, table, fen(2_400_000))).toEqual({
      alone: { bonusTaxFen: 72_000, wageTaxFen: 0, totalFen: 72_000 },
    });
  });

  it('picks the band by an exact twelfth and ends with its easement', () => {
    expect(bandOf(bonusTable.bands, divide(ratio(3_600_001), ratio(12))).ratePpm).toBe(100_000);
    expect(bonusTableOf(BONUS_TAX_TABLES, day('2027-12-31'))).not.toBeNull();
    expect(bonusTableOf(BONUS_TAX_TABLES, day('2028-01-01'))).toBeNull();
    expect(bonusTableOf(BONUS_TAX_TABLES, day('2018-12-31'))).toBeNull();
  });
});
