import { beforeAll, describe, expect, it } from 'vitest';
import { jilin } from '../../../worker/modules/pay/templates/index.ts';
import { newPayCity, type Page, type PayCity } from './month.ts';

interface Pay {
  readonly level: number;
  readonly grossFen: number | null;
  readonly gap: object | null;
  readonly lines: readonly { readonly code: string; readonly amountFen: number }[];
}
interface Previewed {
  readonly samples: readonly Pay[];
  readonly error: { readonly code: string; readonly fields: readonly { readonly path: string }[] };
}

let city: PayCity;
const { definition } = jilin;
const newcomer = {
  postType: 'staff',
  serviceYears: 0,
  education: 'bachelor',
  degreeHeld: true,
  grade: null,
  qualification: null,
};
const deputy = {
  postType: 'deputy',
  serviceYears: 9,
  education: 'college',
  degreeHeld: false,
  grade: 'excellent',
  qualification: 'intermediate',
};
const head = {
  postType: 'head',
  serviceYears: 30,
  education: 'master',
  degreeHeld: false,
  grade: 'basic',
  qualification: 'senior',
};
const preview = (body: unknown, cookie = city.hr) =>
  city.world.call<Previewed>('POST', city.city.path('/pay/schemes/preview'), { body, cookie });

beforeAll(async () => {
  city = await newPayCity();
});

describe('a scheme that nobody has saved', () => {
  it('shows what three samples would earn, line by line', async () => {
    const answer = await preview({ definition, samples: [newcomer, deputy, head] });
    expect(answer.status).toBe(200);
    expect(answer.body.samples.map(({ level, grossFen }) => [level, grossFen])).toEqual([
      // Floor 1, bachelor and degree +1; 4,800 × 0.7 × 1.05 = 3,528.00 and 4,800 × 0.3 × 1.05 × 1 = 1,512.00.
      [2, 504_000],
      // Floor 4, 9 / 3 = 3; 4,800 × 0.7 × 1.30 = 4,368.00, 4,800 × 0.3 × 1.30 × 1.2 = 2,246.40, certificate 200.00.
      [7, 681_440],
      // Floor 7, (30 + 3) / 3 = 11; 4,800 × 0.7 × 1.85 = 6,216.00, 4,800 × 0.3 × 1.85 × 0.6 = 1,598.40, 300.00.
      [18, 811_440],
    ]);
    expect(answer.body.samples[1]?.lines.map(({ code, amountFen }) => [code, amountFen])).toEqual([
      ['basic', 436_800],
      ['performance', 224_640],
      ['certificate', 20_000],
    ]);
  });

  it('pays by the facts of the month, on probation, and in a month that settles', async () => {
    // Level 2, k 1.05: 4,800 × 0.7 × 1.05 = 3,528.00 of base pay, 1,512.00 of performance. Ten hours at 150 %:
    // 3,528 ÷ 21.75 ÷ 8 × 1.5 × 10 = 304.137…; a day of leave: 3,528 ÷ 21.75 = 162.206…. On probation 4,000 × 0.8.
    const worked = { ...newcomer, quantities: { overtime: '10', leave: '1' } };
    const answer = await preview({ definition, samples: [worked, { ...newcomer, onProbation: true }], inMonth: 5 });
    expect(answer.body.samples.map(({ lines }) => lines.map(({ code, amountFen }) => `${code} ${amountFen}`))).toEqual([
      ['basic 352800', 'performance 151200', 'overtime_pay 30414', 'leave_cut -16221'],
      ['basic 320000', 'performance 151200'],
    ]);
    const settled = {
      ...definition,
      items: definition.items.map((item) =>
        item.kind === 'performance'
          ? { ...item, rhythm: 'quarterly', paidAt: 'qualified', settle: { month: 1, ungraded: 'wait' } }
          : item,
      ),
    };
    const in1 = await preview({ definition: settled, samples: [{ ...newcomer, grade: 'excellent' }], inMonth: 1 });
    // Twelve months of 1,512.00 at 1.2, less what was paid at 1: 18,144.00 × 0.2.
    expect(in1.body.samples[0]?.lines.map(({ code, amountFen }) => `${code} ${amountFen}`)).toEqual([
      'basic 352800',
      'performance_settled 362880',
    ]);
    const in3 = await preview({ definition: settled, samples: [newcomer], inMonth: 3 });
    expect(in3.body.samples[0]?.grossFen).toBe(352_800 + 3 * 151_200);
  });

  it('names what a definition refers to and does not have', async () => {
    const { facts: _, ...without } = definition;
    const answer = await preview({ definition: without, samples: [newcomer] });
    expect(answer.body.error.fields.map(({ path }) => path)).toEqual(
      [3, 4, 5, 6, 7].map((at) => `definition.items.${at}.fact`),
    );
  });

  it('writes nothing', async () => {
    await preview({ definition, samples: [newcomer] });
    expect((await city.get<Page<object>>('/pay/schemes', city.hr)).items).toHaveLength(1);
  });

  it('names the row that is missing instead of guessing a sum', async () => {
    const [basic] = definition.items;
    if (basic?.kind !== 'level_coefficient') throw new Error('the template begins with its basic pay');
    const without = { ...basic, formula: { ...basic.formula, coefficients: { 1: '1' } } };
    const answer = await preview({ definition: { ...definition, items: [without] }, samples: [newcomer] });
    expect(answer.body.samples[0]).toMatchObject({
      level: 2,
      grossFen: null,
      gap: { item: 'basic', missing: 'level', key: '2' },
    });
  });

  it('names the field of a bad definition', async () => {
    const [basic, performance] = definition.items;
    if (basic?.kind !== 'level_coefficient' || performance?.kind !== 'performance') throw new Error('changed template');
    const share = { ...basic.formula, share: '1.5' };
    const bad = {
      ...definition,
      items: [
        { ...basic, formula: share },
        { ...performance, standard: share },
      ],
    };
    const answer = await preview({ definition: bad, samples: [newcomer] });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_input']);
    expect(answer.body.error.fields.map(({ path }) => path)).toEqual([
      'definition.items.0.formula.share',
      'definition.items.1.standard.share',
    ]);
    expect((await preview({ definition, samples: [] })).status).toBe(400);
    expect((await preview({ definition, samples: [{ ...newcomer, nobodyKnowsThis: 1 }] })).status).toBe(400);
  });

  it('is for who may read pay', async () => {
    const registrar = await city.colleague('worker', city.city.rootUnitId, 'worker@pay.test');
    const answer = await preview({ definition, samples: [newcomer] }, registrar);
    expect([answer.status, answer.body.error.code]).toEqual([403, 'permission_missing']);
  });
});

describe('declared wages and openings', () => {
  const send = (path: string, body: unknown) => city.world.call('PUT', city.city.path(path), { body, cookie: city.hr });

  it('list the wage recorded last for a month, and the one that counts in a month', async () => {
    const [workerId = ''] = city.workerIds;
    const declare = (fromMonth: string, wageFen: number) =>
      send('/pay/declared-wages', { fromMonth, items: [{ workerId, wageFen }] });
    await declare('2026-01', 500_000);
    await declare('2026-01', 510_000);
    await declare('2026-07', 560_000);
    interface Wage {
      readonly kind: string;
      readonly fromMonth: string;
      readonly effectiveMonth: string;
      readonly wageFen: number;
    }
    const list = async (query: string) => {
      const { items } = await city.get<Page<Wage>>(`/pay/declared-wages?${query}`, city.hr);
      return items.map((row) => `${row.kind} ${row.fromMonth} ${row.effectiveMonth} ${row.wageFen}`);
    };
    // The example policy resets insurance in January and the housing fund in July: what is declared in July counts for
    // the fund at once, for insurance from the next January on.
    expect((await list('sort=fromMonth')).toSorted()).toEqual([
      'both 2026-01 2026-01 510000',
      'fund 2026-07 2026-07 560000',
      'insurance 2026-07 2027-01 560000',
    ]);
    expect(await list('month=2026-06')).toEqual(['both 2026-01 2026-01 510000']);
    expect((await list('month=2026-07&q=赵')).toSorted()).toEqual([
      'both 2026-01 2026-01 510000',
      'fund 2026-07 2026-07 560000',
    ]);
    expect(await list('month=2025-12')).toEqual([]);
    expect(await list(`workerId=${city.workerIds[1]}`)).toEqual([]);
  });

  it('list openings of a year', async () => {
    const opening = {
      workerId: city.workerIds[1] ?? '',
      months: 5,
      incomeFen: 3_000_000,
      insuranceFen: 450_000,
      specialFen: 0,
      taxFen: 1_500,
      firstJob: false,
      upfront: true,
    };
    await send('/pay/tax-openings', { year: 2026, items: [opening] });
    const list = (query: string) => city.get<Page<object>>(`/pay/tax-openings?${query}`, city.hr);
    expect((await list('year=2026')).items).toMatchObject([{ ...opening, workerName: '钱二', year: 2026 }]);
    expect((await list('year=2025')).total).toBe(0);
  });
});
