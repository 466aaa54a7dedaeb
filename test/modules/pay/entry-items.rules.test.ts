import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, month } from '../../../worker/core/day.ts';
import { fen, sumFen } from '../../../worker/core/fen.ts';
import { toFenHalfUp } from '../../../worker/core/ratio.ts';
import { earningsOf, type Earning, type EarningFacts } from '../../../worker/modules/pay/rules/earnings.ts';
import type { PayItem, SchemeDefinition, SchemeFact } from '../../../worker/modules/pay/rules/scheme.ts';
import { textTable } from '../../harness/text-table.ts';
import { basic, byLevel, schemeOf, someone } from './scheme-facts.ts';

const counts = { taxable: true, insurable: true } as const;
const facts: readonly SchemeFact[] = [
  { code: 'night', name: '夜班', unit: 'shift', max: '31' },
  { code: 'extra', name: '加班', unit: 'hour', max: '36' },
  { code: 'rest_day', name: '休息日加班', unit: 'day', max: '10' },
  { code: 'sick', name: '病假', unit: 'day', max: '31' },
  { code: 'leave', name: '事假', unit: 'day', max: '31' },
];
/** The monthly paid days of the notice of 2008 and 2025; factors of Labour Law art. 44. */
const paid = '21.75';
const share = (factor: string, hoursPerDay?: string) => ({
  items: ['basic'],
  paidDays: paid,
  factor,
  ...(hoursPerDay === undefined ? {} : { hoursPerDay }),
});
const items = {
  basic,
  night: { kind: 'fact_unit', code: 'night_pay', name: '夜班', ...counts, fact: 'night', price: fen(4_050) },
  extra: { kind: 'fact_unit', code: 'extra_pay', name: '加班', ...counts, fact: 'extra', price: share('1.5', '8') },
  rest: { kind: 'fact_unit', code: 'rest_pay', name: '休息日', ...counts, fact: 'rest_day', price: share('2') },
  sick: {
    kind: 'absence',
    code: 'sick_cut',
    name: '病假',
    ...counts,
    fact: 'sick',
    items: ['basic'],
    basis: { by: 'paid_days', paidDays: paid },
    share: '0.4',
  },
  leave: {
    kind: 'absence',
    code: 'leave_cut',
    name: '事假',
    ...counts,
    fact: 'leave',
    items: ['basic'],
    basis: { by: 'calendar_days' },
    share: '1',
  },
} as const satisfies Record<string, PayItem>;

const scheme = schemeOf(Object.values(items), { facts });
const march = month('2026-03');

const earned = (change: Partial<EarningFacts>, definition: SchemeDefinition = scheme, at = march): Earning[] => {
  const earnings = earningsOf(definition, at, { ...someone, ...change });
  if ('kind' in earnings) throw new Error(JSON.stringify(earnings));
  return earnings;
};
const told = (earnings: readonly Earning[]) =>
  earnings
    .map(({ line }) => `${line.code} ${line.amountFen}`)
    .slice(1)
    .join(', ');

describe('facts of a month', () => {
  // Base pay 4,800.00. One hour: 4,800 ÷ 21.75 ÷ 8 × 1.5 = 41.379310…; one rest day: 4,800 ÷ 21.75 × 2 = 441.379310….
  // A sick day costs 4,800 ÷ 21.75 × 0.4 = 88.275862…, a day of leave in March 4,800 ÷ 31 = 154.838709….
  const cases = textTable(`
    entered                        | lines
    {}                             |
    {"night":"0"}                  |
    {"night":"3"}                  | night_pay 12150
    {"night":"0.5"}                | night_pay 2025
    {"night":"0.001"}              | night_pay 4
    {"extra":"1"}                  | extra_pay 4138
    {"extra":"10"}                 | extra_pay 41379
    {"extra":"36"}                 | extra_pay 148966
    {"rest_day":"1"}               | rest_pay 44138
    {"sick":"1"}                   | sick_cut -8828
    {"sick":"2.5"}                 | sick_cut -22069
    {"sick":"21.75"}               | sick_cut -192000
    {"leave":"1"}                  | leave_cut -15484
    {"leave":"31"}                 | leave_cut -480000
    {"sick":"31","leave":"31"}     | sick_cut -273655, leave_cut -206345
    {"extra":"2","leave":"1"}      | extra_pay 8276, leave_cut -15484
    {"unknown":"4"}                |
  `);
  for (const { entered = '', lines } of cases) {
    it(`${entered} is ${lines || 'nothing'}`, () => {
      expect(told(earned({ quantities: JSON.parse(entered) as Record<string, string> }))).toBe(lines);
    });
  }

  it('measures a day of leave by the days of the month: February has 28, 29 in a leap year', () => {
    // 4,800 ÷ 28 = 171.428571…, ÷ 29 = 165.517241….
    const leave = (at: string) => told(earned({ quantities: { leave: '1' } }, scheme, month(at)));
    expect([leave('2026-02'), leave('2028-02')]).toEqual(['leave_cut -17143', 'leave_cut -16552']);
  });

  it('rounds half a fen up, away from zero', () => {
    const half = schemeOf([{ ...items.night, price: fen(1) }], { facts });
    const [line] = earned({ quantities: { night: '0.5' } }, half);
    expect(line?.line.amountFen).toBe(1);
    // 1.00 ÷ 2 days × 0.5 × 0.02 days = 0.005: half a fen taken is one fen.
    const cut = schemeOf(
      [
        { ...basic, kind: 'fixed', amountFen: fen(100) },
        { ...items.sick, basis: { by: 'paid_days', paidDays: '2' }, share: '0.5' },
      ],
      { facts },
    );
    expect(told(earned({ quantities: { sick: '0.02' } }, cut))).toBe('sick_cut -1');
  });

  it('takes no more than the named items earned in a part of a month', () => {
    // On post for the last ten days: 4,800 × 10/31 = 1,548.387…; ten days of leave would be 1,548.387… as well, eleven more.
    const lastTen = [{ from: day('2026-03-22'), until: null, unitId: 'unt_1', postType: 'staff' as const }];
    const [base, cut] = earned({ stretches: lastTen, quantities: { leave: '11' } });
    expect([base?.line.amountFen, cut?.line.amountFen]).toEqual([154_839, -154_839]);
    expect(cut?.line.inputs).toMatchObject({ cappedFen: 154_839, payFen: 480_000, quantity: '11' });
  });

  it('rests on the entry, says so, and counts for the insurance wage as a whole month would', () => {
    const [, extra, cut] = earned({ quantities: { extra: '10', leave: '1' } });
    expect(extra?.line).toMatchObject({
      formula: 'fact_share',
      source: 'fact',
      forMonth: march,
      inputs: { payFen: 480_000, paidDays: paid, hoursPerDay: '8', payFactor: '1.5', fact: '加班', quantity: '10' },
    });
    expect(cut?.line).toMatchObject({ formula: 'absence_calendar_days', inputs: { monthDays: 31, absenceShare: '1' } });
    expect([extra, cut].map((earning) => earning && toFenHalfUp(earning.monthly))).toEqual([41_379, 0]);
  });
});

describe('what comes once', () => {
  const once = schemeOf([
    basic,
    { kind: 'one_off', code: 'prize', name: '奖励', ...counts, bonus: true, direction: 'add' },
    { kind: 'one_off', code: 'fine', name: '扣款', taxable: false, insurable: false, direction: 'deduct' },
  ]);
  const entry = (itemCode: string, amountFen: number) => ({
    id: `one_${itemCode}_${amountFen}`,
    itemCode,
    amountFen: fen(amountFen),
    reason: '表彰',
    documentNumber: itemCode === 'prize' ? '〔2026〕1号' : null,
  });

  it('is a line each, with the sign of its item, its reason and its document', () => {
    const earnings = earned({ oneOffs: [entry('prize', 60_000), entry('fine', 5_000), entry('prize', 1)] }, once);
    expect(told(earnings)).toBe('prize 60000, prize 1, fine -5000');
    expect(earnings[1]?.line).toMatchObject({
      source: 'one_off',
      formula: 'one_off_add',
      taxable: true,
      inputs: { amountFen: 60_000, reason: '表彰', documentNumber: '〔2026〕1号' },
    });
    expect(earnings[3]?.line).toMatchObject({ taxable: false, insurable: false, formula: 'one_off_deduct' });
    expect(earnings[1]?.item.bonus).toBe(true);
  });

  it('leaves a gap where the scheme has no such item, rather than pay or lose it', () => {
    for (const itemCode of ['gone', 'basic']) {
      expect(earningsOf(once, march, { ...someone, oneOffs: [entry(itemCode, 100)] })).toEqual({
        kind: 'gap',
        item: itemCode,
        missing: 'item',
        key: itemCode,
      });
    }
  });
});

describe('funds of an item', () => {
  it('share a line by the largest remainder, whatever its sign', () => {
    const thirds = [
      { fund: '省级', share: '0.3333' },
      { fund: '市级', share: '0.3333' },
      { fund: '街道', share: '0.3334' },
    ];
    const funded = schemeOf([{ ...basic, kind: 'fixed', amountFen: fen(100), funds: thirds }]);
    expect(earned({}, funded)[0]?.line.funds).toEqual([
      { fund: '省级', fen: 33 },
      { fund: '市级', fen: 33 },
      { fund: '街道', fen: 34 },
    ]);
    expect(earned({})[0]?.line.funds).toBeNull();
  });

  it('equal the amount of every line, whatever is entered', () => {
    const shares = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 4 }).map((cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), 100];
      return edges.slice(1).map((edge, index) => ({
        fund: `f${index}`,
        share: `0.${String(edge - (edges[index] ?? 0)).padStart(2, '0')}`,
      }));
    });
    const quantity = fc.integer({ min: 0, max: 31_000 }).map((milli) => (milli / 1000).toFixed(3));
    fc.assert(
      fc.property(shares, quantity, quantity, quantity, (funds, night, extra, leave) => {
        const funded = schemeOf(
          Object.values(items).map((item) => ({ ...item, funds })),
          { facts },
        );
        for (const { line } of earned({ quantities: { night, extra, leave } }, funded)) {
          expect(sumFen((line.funds ?? []).map((part) => part.fen))).toBe(line.amountFen);
        }
      }),
    );
  });

  it('never let absences take a month below zero', () => {
    const day31 = fc.integer({ min: 0, max: 62_000 }).map((milli) => (milli / 1000).toFixed(3));
    const two = schemeOf([basic, byLevel, items.sick, { ...items.leave, items: ['by_level', 'basic'] }], { facts });
    fc.assert(
      fc.property(day31, day31, (sick, leave) => {
        const lines = earned({ quantities: { sick, leave } }, two).map(({ line }) => line.amountFen);
        expect(sumFen(lines)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
