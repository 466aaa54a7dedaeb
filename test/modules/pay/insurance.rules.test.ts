import { describe, expect, it } from 'vitest';
import { day, month } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import { fundExcess } from '../../../worker/modules/pay/rules/fund-excess.ts';
import { contributions } from '../../../worker/modules/pay/rules/insurance.ts';
import { insurancePolicyOf, type InsuranceDefinition } from '../../../worker/modules/pay/rules/insurance-policy.ts';
import {
  contributionYearOf,
  declaredRows,
  effectiveMonth,
  isInsured,
  kindWageIn,
  wageOf,
  type KindWage,
} from '../../../worker/modules/pay/rules/insurance-wage.ts';
import { exampleInsurance } from '../../../worker/modules/pay/templates/index.ts';
import { list, textTable } from '../../harness/text-table.ts';

const { definition } = exampleInsurance;
const withFund = (change: Partial<NonNullable<InsuranceDefinition['housingFund']>>): InsuranceDefinition => ({
  ...definition,
  ...(definition.housingFund ? { housingFund: { ...definition.housingFund, ...change } } : {}),
});
const fenOf = (yuan: string | undefined) => fen(Math.round(Number(yuan) * 100));

describe('contributions of a month', () => {
  // Floor 4200, cap 21000. Worker's pension 8%, unemployment 0.3%; employer's injury 0.2%; fund 8% of its own wage,
  // within 2000 and 21000. 4205.00 × 0.3% = 12.615, 4202.50 × 0.2% = 8.405, 5306.25 × 8% = 424.50: halves go up.
  const cases = textTable(`
    wage    | fundWage | base     | pension | unemployment | injury | fund   | why
    3000    | 3000     | 4200.00  | 336.00  | 12.60        | 8.40   | 240    | insurance at its floor, the fund above its own
    1500    | 1500     | 4200.00  | 336.00  | 12.60        | 8.40   | 160    | both at their floors
    30000   | 30000    | 21000.00 | 1680.00 | 63.00        | 42.00  | 1680   | both at their caps
    4200    | 6000     | 4200.00  | 336.00  | 12.60        | 8.40   | 480    | each from its own wage
    4205    | 4205     | 4205.00  | 336.40  | 12.62        | 8.41   | 336    | half a fen of unemployment
    4202.50 | 4202.50  | 4202.50  | 336.20  | 12.61        | 8.41   | 336    | half a fen of injury: 8.405
    5306.25 | 5306.25  | 5306.25  | 424.50  | 15.92        | 10.61  | 425    | half a yuan of the fund
    5306.24 | 5306.24  | 5306.24  | 424.50  | 15.92        | 10.61  | 424    | 424.4992 of the fund
  `);
  it.each(cases)('$wage, fund $fundWage: $why', (row) => {
    const paid = contributions(fenOf(row['wage']), insurancePolicyOf(definition), fenOf(row['fundWage']));
    const item = (code: string) => paid.items.find((each) => each.code === code);
    expect(paid.baseFen).toBe(fenOf(row['base']));
    expect(item('pension')?.employeeFen).toBe(fenOf(row['pension']));
    expect(item('unemployment')?.employeeFen).toBe(fenOf(row['unemployment']));
    expect(item('injury')?.employerFen).toBe(fenOf(row['injury']));
    expect(paid.housingFund?.employeeFen).toBe(fenOf(row['fund']));
  });

  it('rounds the fund to fen where the city says so, and sums after rounding', () => {
    const paid = contributions(fen(530_625), insurancePolicyOf(withFund({ rounding: 'fen' })));
    expect(paid.housingFund).toEqual({ baseFen: 530_625, employeeFen: 42_450, employerFen: 42_450 });
    expect(paid.employeeTotalFen).toBe(paid.items.reduce((sum, { employeeFen }) => sum + employeeFen, 0));
  });

  it('bounds a fund that has none of its own by those of the insurance, as the calculator does', () => {
    const { floorFen: _, capFen: __, ...fund } = insurancePolicyOf(definition).housingFund ?? {};
    const policy = { ...insurancePolicyOf(definition), housingFund: fund as never };
    expect(contributions(fen(300_000), policy).housingFund?.baseFen).toBe(420_000);
  });
});

describe('the contribution year', () => {
  it.each(
    textTable(`
      month   | reset | year
      2026-01 | 1     | 2026-01
      2025-12 | 1     | 2025-01
      2026-06 | 7     | 2025-07
      2026-07 | 7     | 2026-07
      2026-03 | 4     | 2025-04
    `),
  )('of $month with a reset in month $reset begins in $year', (row) => {
    expect(contributionYearOf(month(row['month'] ?? ''), Number(row['reset']))).toBe(row['year']);
  });

  it.each(
    textTable(`
      from    | standing        | reset | counts  | why
      2026-05 |                 | 1     | 2026-05 | nothing declared yet: at once
      2026-05 | 2026-01         | 1     | 2027-01 | the year has its wage
      2026-01 | 2026-01         | 1     | 2026-01 | the same month again corrects it
      2026-03 | 2026-05         | 1     | 2026-03 | an earlier month goes before it
      2026-05 | 2025-07         | 1     | 2026-05 | that was for the year before
      2026-05 | 2025-07         | 7     | 2026-07 | the fund's year still runs
      2026-07 | 2025-07,2026-07 | 7     | 2026-07 |
    `),
  )('a wage declared from $from beside $standing counts from $counts', (row) => {
    const standing = list(row['standing']).map(month);
    expect(effectiveMonth(month(row['from'] ?? ''), standing, Number(row['reset']))).toBe(row['counts']);
  });

  it('keeps one row for both kinds where they begin together, and two where they do not', () => {
    const resets = { insurance: 1, fund: 7 };
    const rows = (from: string, standing: Parameters<typeof declaredRows>[4]) =>
      declaredRows(month(from), 'both', fen(1), resets, standing).map(
        ({ kind, effectiveMonth: counts }) => `${kind} ${counts}`,
      );
    expect(rows('2026-01', [])).toEqual(['both 2026-01']);
    const january = [{ kind: 'both' as const, effectiveMonth: month('2026-01'), wageFen: fen(1) }];
    expect(rows('2026-07', january)).toEqual(['insurance 2027-01', 'fund 2026-07']);
    expect(declaredRows(month('2026-03'), 'fund', fen(1), resets, january)).toMatchObject([
      { kind: 'fund', fromMonth: '2026-03', effectiveMonth: '2026-07' },
    ]);
  });
});

describe('the wage contributions are based on', () => {
  const nothing: KindWage = { declaredWageFen: null, lastWageFen: null };
  // 72000.06 over twelve months is 6000.005: half a fen goes up.
  const year = { totalFen: fen(7_200_006), months: 12 };
  it.each([
    ['declared', { ...nothing, declaredWageFen: fen(1), lastWageFen: fen(2), previousYear: year }, 1],
    ['last_month', { ...nothing, lastWageFen: fen(2), previousYear: year }, 2],
    ['previous_year', { ...nothing, lastWageFen: fen(2), newYear: true, previousYear: year }, 600_001],
    ['last_year', { ...nothing, lastWageFen: fen(2), newYear: true, previousYear: null }, 2],
    ['first_month', nothing, 3],
  ] as const)('is %s', (wageFrom, facts, wageFen) => {
    expect(wageOf(facts, fen(3))).toMatchObject({ wageFrom, wageFen });
  });

  it('lets a declaration hold for its own year, and looks back only in the month of the reset', () => {
    const stored = {
      declared: { wageFen: fen(600_000), effectiveMonth: month('2025-07') },
      last: { wageFen: fen(600_000), month: month('2026-06') },
      previousYear: year,
    };
    expect(kindWageIn(month('2026-06'), 7, stored)).toMatchObject({ declaredWageFen: 600_000, newYear: false });
    expect(kindWageIn(month('2026-07'), 7, stored)).toEqual({
      declaredWageFen: null,
      lastWageFen: 600_000,
      newYear: true,
      previousYear: year,
    });
    expect(kindWageIn(month('2026-08'), 7, { ...stored, last: { wageFen: fen(1), month: month('2026-07') } })).toEqual({
      declaredWageFen: null,
      lastWageFen: 1,
      newYear: false,
      previousYear: null,
    });
  });

  it('goes on from a wage of the year before as it was corrected since, never from another year’s', () => {
    const stored = (declaredFrom: string) => ({
      declared: { wageFen: fen(650_000), effectiveMonth: month(declaredFrom) },
      last: { wageFen: fen(600_000), month: month('2025-12') },
      previousYear: null,
    });
    const wage = (declaredFrom: string) => kindWageIn(month('2026-01'), 1, stored(declaredFrom)).lastWageFen;
    expect(wage('2025-11')).toBe(650_000);
    expect(wage('2024-11')).toBe(600_000);
    expect(wage('2026-01')).toBe(600_000);
  });
});

describe('who joins or leaves inside a month', () => {
  // May has 31 days; `until` is the first day off post.
  it.each(
    textTable(`
      from       | until      | joinedBy | leftFrom | insured
      2020-01-01 |            | 1        | 31       | yes
      2026-05-20 |            | 31       | 1        | yes
      2026-05-20 |            | 15       | 1        | no
      2026-05-15 |            | 15       | 1        | yes
      2026-05-01 |            | 1        | 1        | yes
      2026-05-02 |            | 1        | 1        | no
      2020-01-01 | 2026-05-02 | 31       | 1        | yes
      2020-01-01 | 2026-05-15 | 31       | 15       | no
      2020-01-01 | 2026-05-16 | 31       | 15       | yes
      2020-01-01 | 2026-06-01 | 31       | 31       | yes
      2026-05-10 | 2026-05-20 | 15       | 25       | no
    `),
  )('on post $from to $until is insured: $insured', (row) => {
    const until = row['until'] ? day(row['until']) : null;
    const rule = { joinedBy: Number(row['joinedBy']), leftFrom: Number(row['leftFrom']) };
    expect(isInsured(month('2026-05'), [{ from: day(row['from'] ?? ''), until }], rule)).toBe(row['insured'] === 'yes');
  });

  it('counts the last day of a short month as the whole of it, and a change of post as no gap', () => {
    const rule = { joinedBy: 1, leftFrom: 31 };
    expect(isInsured(month('2026-02'), [{ from: day('2020-01-01'), until: day('2026-03-01') }], rule)).toBe(true);
    const moved = [
      { from: day('2020-01-01'), until: day('2026-05-11') },
      { from: day('2026-05-11'), until: null },
    ];
    expect(isInsured(month('2026-05'), moved, rule)).toBe(true);
  });
});

describe('housing fund above its tax-free limit', () => {
  const limit = { rate: '0.12', wageCapFen: fen(2_100_000) };
  const side = (yuan: number) => ({ baseFen: fen(0), employeeFen: fen(yuan * 100), employerFen: fen(yuan * 100) });
  // 6000 × 12% = 720. 3000 × 12% = 360 while 504 are paid on a floor of 4200: 144 a side. 21000 × 12% = 2520 at most.
  it.each([
    [6000, 720, 72_000, 0],
    [3000, 504, 36_000, 28_800],
    [40_000, 3000, 252_000, 96_000],
  ])('on a wage of %i, %i a side', (wage, paid, limitFen, excessFen) => {
    expect(fundExcess(fen(wage * 100), side(paid), limit)).toEqual({ limitFen, excessFen });
  });

  it('rounds the limit to fen, half up: 5000.04 × 12% is 600.0048', () => {
    expect(fundExcess(fen(500_004), side(601), limit)).toEqual({ limitFen: 60_000, excessFen: 200 });
  });
});
