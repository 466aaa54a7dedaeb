import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, month, monthsOfYear } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import { expectedLevels, monthsAhead, monthsOf, partsBy } from '../../../worker/modules/pay/rules/forecast.ts';
import {
  planCosts,
  sumBy,
  totalFen,
  type PlanPerson,
  type PlanRules,
} from '../../../worker/modules/pay/rules/plan-cost.ts';
import { repointing } from '../../../worker/modules/pay/rules/repoint.ts';
import { tryOut } from '../../../worker/modules/pay/rules/what-if.ts';
import { exampleInsurance, jilin, schemeTemplates } from '../../../worker/modules/pay/templates/index.ts';

const standing = (definition = jilin.definition): PlanRules => ({
  schemeAt: () => ({ id: 'psc_1', definition }),
  insuranceAt: () => ({ id: 'inp_1', definition: exampleInsurance.definition }),
});
const person = (index: number, level: number, over: Partial<PlanPerson> = {}): PlanPerson => ({
  worker: {
    workerId: `wrk_${index}`,
    name: `工${index}`,
    unitId: 'unt_1',
    postType: 'staff',
    education: 'bachelor',
    degreeHeld: true,
    diplomaHeld: true,
    serviceFrom: day('2015-03-01'),
    newcomerFrom: null,
    level,
    grade: 'qualified',
    qualification: null,
    stretches: [{ from: day('2015-03-01'), until: null, unitId: 'unt_1', postType: 'staff' }],
    quantities: {},
    oneOffs: [],
    declaredWageFen: fen(600_000),
    lastWageFen: null,
  },
  streetId: `unt_s${index % 3}`,
  levels: [{ from: '', level }],
  lastMonth: null,
  ...over,
});
const year = monthsOfYear(2026);

describe('the cost of a year', () => {
  it('is the month of everybody, twelve times, with the employer on the declared wage', () => {
    const { cells, gaps, personMonths } = planCosts([person(1, 5)], standing(), year);
    expect([gaps, personMonths]).toEqual([[], 12]);
    // Level 5: k 1.20, 4800 × 1.2 = 5760. The employer's rates of the example on a wage of 6000 within floor and cap.
    const rates = exampleInsurance.definition.items.map(({ employerRate }) => Number(employerRate));
    const fund = Number(exampleInsurance.definition.housingFund?.rate ?? 0);
    const employer = Math.round([...rates, fund].reduce((sum, rate) => sum + rate, 0) * 600_000);
    const byItem = sumBy(cells, ({ item }) => (item === 'employer' ? 'employer' : 'gross'));
    expect(byItem.get('gross')).toBe(576_000 * 12);
    expect(byItem.get('employer')).toBe(employer * 12);
  });

  it('counts a level from the month it begins, and nobody after the last month', () => {
    const rising = person(1, 5, {
      levels: [
        { from: '2015-03-01', level: 5 },
        { from: '2026-07-01', level: 6 },
      ],
    });
    const { cells } = planCosts([rising], standing(), year);
    const byLevel = sumBy(
      cells.filter(({ item }) => item !== 'employer'),
      ({ level }) => level,
    );
    expect([byLevel.get(5), byLevel.get(6)]).toEqual([576_000 * 6, 600_000 * 6]);
    const retired = planCosts([person(1, 5, { lastMonth: month('2026-03') })], standing(), year);
    expect(retired.personMonths).toBe(3);
  });

  it('says who cannot be paid by a table without their level', () => {
    const short = schemeTemplates.find(({ code }) => code === 'xiangan_2013')?.definition;
    const found = planCosts([person(1, 15), person(2, 3)], standing(short), year);
    expect(found.gaps).toEqual([{ workerId: 'wrk_1', name: '工1', item: 'step_pay', missing: 'level', key: '15' }]);
    expect(found.personMonths).toBe(12);
  });

  it('whoever is alike costs alike: together or one by one, the sum is the same', () => {
    const levels = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(levels, fc.constantFrom(...schemeTemplates), (list, template) => {
        const people = list.map((level, index) => person(index, level));
        const rules = standing(template.definition);
        const alone = people.reduce((sum, one) => sum + totalFen(planCosts([one], rules, year).cells), 0);
        expect(totalFen(planCosts(people, rules, year).cells)).toBe(alone);
      }),
      { numRuns: 30 },
    );
  });

  it('no change of any scheme changes nothing, and repointing to the same moves nobody', () => {
    const people = [person(1, 2), person(2, 7), person(3, 12)];
    for (const { definition } of schemeTemplates) {
      const rules = standing(definition);
      const before = planCosts(people, rules, year);
      const after = tryOut(people, rules, year, {}, month('2026-06'));
      expect(totalFen(after.cells)).toBe(totalFen(before.cells));
      const same = repointing(people, rules, { id: 'psc_2', definition }, month('2026-06'));
      expect([same.moved, same.unmoved]).toEqual([[], 3]);
    }
  });

  it('5,000 people are worked out twice well within a request', () => {
    const people = Array.from({ length: 5_000 }, (_, index) => {
      const one = person(index, 1 + (index % 12));
      const from = day(`${2000 + (index % 20)}-0${1 + (index % 9)}-15`);
      const declaredWageFen = fen(400_000 + index);
      return { ...one, worker: { ...one.worker, serviceFrom: from, declaredWageFen } };
    });
    const begun = performance.now();
    const after = tryOut(people, standing(), year, { baseFen: fen(500_000) }, month('2026-06'));
    const before = planCosts(people, standing(), year);
    // Generous: the bound is a request's, not a benchmark's.
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(totalFen(after.cells)).toBeGreaterThan(totalFen(before.cells));
  });
});

describe('the year so far', () => {
  it('months are run, expected or past without a run', () => {
    expect(monthsAhead(2026, month('2026-10'), month('2026-11'))).toEqual(['2026-11', '2026-12']);
    expect(monthsAhead(2025, month('2025-10'), month('2026-11'))).toEqual([]);
    expect(monthsAhead(2027, null, month('2026-11'))).toHaveLength(12);
    const closed = [
      { month: month('2026-01'), streetId: 'unt_s1', item: 'basic', name: '基本', fen: fen(100) },
      { month: month('2026-01'), streetId: 'unt_s1', item: 'employer', name: 'employer', fen: fen(30) },
    ];
    const ahead = planCosts([person(1, 5)], standing(), [month('2026-12')]);
    const months = monthsOf(2026, closed, [{ month: month('2026-01'), workers: 1, draft: false }], ahead, () => 1);
    expect(months.map(({ state }) => state)).toEqual([
      'closed',
      ...Array.from({ length: 10 }, () => 'none'),
      'forecast',
    ]);
    expect(months[0]).toMatchObject({ grossFen: 100, employerFen: 30 });
    const parts = partsBy(
      closed,
      ahead.cells,
      ({ item }) => item,
      (key) => key,
    );
    expect(parts.find(({ key }) => key === 'basic')).toMatchObject({ closedFen: 100, forecastFen: 403_200 });
  });

  it('levels recorded hold until today, expected ones after it', () => {
    const recorded = [
      { from: '2020-01-01', level: 3 },
      { from: '2027-01-01', level: 9 },
    ];
    const rise = {
      from: day('2027-01-01'),
      level: 4,
      cause: 'rise',
      steps: [],
      schemeId: 'psc_1',
      grade: null,
    } as const;
    expect(expectedLevels(recorded, [rise], '2026-11-25')).toEqual([recorded[0], { from: '2027-01-01', level: 4 }]);
  });
});
