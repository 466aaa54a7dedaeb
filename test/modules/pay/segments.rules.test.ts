import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NATIONAL_CALENDARS } from '../../../worker/core/calendars.ts';
import { addDays, day, firstDay, lastDay, month, type Day } from '../../../worker/core/day.ts';
import { fen, sumFen } from '../../../worker/core/fen.ts';
import { sum, toFenHalfUp } from '../../../worker/core/ratio.ts';
import { earningsOf, type Earning, type EarningFacts } from '../../../worker/modules/pay/rules/earnings.ts';
import type { Stretch } from '../../../worker/modules/pay/rules/month-facts.ts';
import type { PayItem, SchemeDefinition } from '../../../worker/modules/pay/rules/scheme.ts';
import { probationUntil } from '../../../worker/modules/pay/rules/segments.ts';
import { textTable } from '../../harness/text-table.ts';
import { basic, byLevel, byPost, performance, schemeOf, someone } from './scheme-facts.ts';

/** `1-14 unt_1 staff, 15- unt_2 deputy`: days of the month, first and last, at a unit on a post. */
const stretchesOf = (at: string, text: string): Stretch[] =>
  text.split(',').map((part) => {
    const [days = '', unitId = '', postType = ''] = part.trim().split(' ');
    const [from = '', last = ''] = days.split('-');
    return {
      from: from === '' ? day('2019-07-01') : day(`${at}-${from.padStart(2, '0')}`),
      until: last === '' ? null : addDays(day(`${at}-${last.padStart(2, '0')}`), 1),
      unitId,
      postType: postType as Stretch['postType'],
    };
  });

const earned = (definition: SchemeDefinition, at: string, change: Partial<EarningFacts>): Earning[] => {
  const earnings = earningsOf(definition, month(at), { ...someone, ...change }, NATIONAL_CALENDARS);
  if ('kind' in earnings) throw new Error(JSON.stringify(earnings));
  return earnings;
};
const told = (earnings: readonly Earning[]) =>
  earnings
    .map(({ line: { code, amountFen, unitId } }) => `${code} ${amountFen}${unitId ? `@${unitId}` : ''}`)
    .join(', ');

const at = (text: string, when: string): Partial<EarningFacts> => {
  const stretches = stretchesOf(when, text);
  const last = stretches.at(-1);
  return { stretches, unitId: last?.unitId ?? '', postType: last?.postType ?? 'staff' };
};

describe('a change inside a month', () => {
  const items: readonly PayItem[] = [basic, byPost];
  // Staff 3,100.00, deputy 3,410.00, basic 4,800.00. March has 31 days, 22 of them worked; the first 14 days have 10.
  // February 2026 has 28 days and, with New Year from 15 to 23 and two days made up (14, 28), 16 worked; its first 14 days
  // have 11 (2–6, 9–13, 14), the last 14 have 5. 4,800 × 11/16 = 3,300.00; 3,100 × 11/16 = 2,131.25, 3,410 × 5/16 = 1,065.625.
  const cases = textTable(`
    month   | part          | paidDays | stretches                                      | lines
    2026-03 | calendar_days |          | - u1 staff                                     | basic 480000, by_post 310000
    2026-03 | calendar_days |          | -14 u1 staff, 15- u1 staff                     | basic 480000, by_post 310000
    2026-03 | calendar_days |          | -14 u1 staff, 15- u1 deputy                    | basic 480000, by_post 140000, by_post 187000
    2026-03 | calendar_days |          | -14 u1 staff, 15- u2 staff                     | basic 216774@u1, basic 263226, by_post 140000@u1, by_post 170000
    2026-03 | calendar_days |          | -14 u1 staff, 15- u2 deputy                    | basic 216774@u1, basic 263226, by_post 140000@u1, by_post 187000
    2026-03 | calendar_days |          | -10 u1 staff, 11-20 u2 staff, 21- u1 staff     | basic 154839, basic 154839@u2, basic 170322, by_post 100000, by_post 100000@u2, by_post 110000
    2026-03 | calendar_days |          | 22- u1 staff                                   | basic 154839, by_post 100000
    2026-03 | calendar_days |          | -10 u1 staff, 22- u2 staff                     | basic 154839@u1, basic 154838, by_post 100000@u1, by_post 100000
    2026-03 | full_month    |          | -14 u1 staff, 15- u2 deputy                    | basic 480000, by_post 341000
    2026-03 | full_month    |          | 22- u1 staff                                   | basic 480000, by_post 310000
    2026-03 | paid_days     |          | -14 u1 staff, 15- u1 deputy                    | basic 480000, by_post 140909, by_post 186000
    2026-03 | paid_days     |          | 22- u1 staff                                   | basic 152727, by_post 98636
    2026-03 | paid_days     | 21.75    | 22- u1 staff                                   | basic 154483, by_post 99770
    2026-03 | paid_days     | 21.75    | -14 u1 staff, 15- u1 deputy                    | basic 480000, by_post 140909, by_post 186000
    2026-03 | paid_days     | 21.75    | 2- u1 staff                                    | basic 480000, by_post 310000
    2026-03 | paid_days     | 21.75    | -30 u1 staff                                   | basic 463448, by_post 299310
    2026-02 | calendar_days |          | -14 u1 staff, 15- u1 deputy                    | basic 480000, by_post 155000, by_post 170500
    2026-02 | paid_days     |          | -14 u1 staff, 15- u1 deputy                    | basic 480000, by_post 213125, by_post 106563
    2026-02 | paid_days     |          | 15- u1 staff                                   | basic 150000, by_post 96875
    2026-02 | paid_days     | 21.75    | -27 u1 staff                                   | basic 331034, by_post 213793
    2026-02 | paid_days     |          | 16-22 u1 staff                                 | basic 0, by_post 0
    2026-10 | paid_days     |          | -7 u1 staff                                    | basic 0, by_post 0
    2026-10 | paid_days     |          | 8- u1 staff                                    | basic 480000, by_post 310000
    2026-10 | calendar_days |          | 8- u1 staff                                    | basic 371613, by_post 240000
  `);
  for (const { month: when = '', part, paidDays, stretches = '', lines } of cases) {
    it(`${when} by ${part} ${paidDays}: ${stretches}`, () => {
      const definition = schemeOf(items, {
        partMonth: part as SchemeDefinition['partMonth'],
        ...(paidDays ? { paidDays } : {}),
      });
      expect(told(earned(definition, when, at(stretches, when)))).toBe(lines);
    });
  }

  it('names its days, post and unit on each line, and says nothing of them for a whole month', () => {
    const definition = schemeOf([byPost]);
    const [first, second] = earned(definition, '2026-03', at('-14 u1 staff, 15- u2 deputy', '2026-03'));
    expect(first?.line).toMatchObject({
      unitId: 'u1',
      inputs: {
        post: 'staff',
        amountFen: 310_000,
        days: 14,
        monthDays: 31,
        fromDay: '2026-03-01',
        lastDay: '2026-03-14',
        postType: 'staff',
      },
    });
    expect(second?.line).toMatchObject({
      unitId: null,
      inputs: { post: 'deputy', days: 17, fromDay: '2026-03-15', lastDay: '2026-03-31', postType: 'deputy' },
    });
    expect(earned(definition, '2026-03', {})[0]?.line.inputs).toEqual({ post: 'staff', amountFen: 310_000 });
    const paid = schemeOf([byPost], { partMonth: 'paid_days', paidDays: '21.75' });
    const [late] = earned(paid, '2026-03', at('22- u1 staff', '2026-03'));
    expect(late?.line.inputs).toMatchObject({ workdays: 7, paidDays: '21.75' });
  });

  it('cuts at a level that begins on a day, and only what depends on it', () => {
    // Level 5 for 9 days: 500 × 9/31 = 145.161…; level 6 for 22: 600 × 22/31 = 425.806….
    const levels = [
      { from: day('2026-03-01'), level: 5 },
      { from: day('2026-03-10'), level: 6 },
    ];
    expect(told(earned(schemeOf([basic, byLevel]), '2026-03', { level: 6, levels }))).toBe(
      'basic 480000, by_level 14516, by_level 42581',
    );
  });

  it('cuts twice where post and level change', () => {
    // 3,100 × 4/31 = 400 and 3,410 × 27/31 = 2,970; 500 × 9/31 = 145.161… in one piece across the change of post.
    const levels = [
      { from: day('2026-03-01'), level: 5 },
      { from: day('2026-03-10'), level: 6 },
    ];
    const facts = { ...at('-4 u1 staff, 5- u1 deputy', '2026-03'), level: 6, levels };
    expect(told(earned(schemeOf([byPost, byLevel]), '2026-03', facts))).toBe(
      'by_post 40000, by_post 297000, by_level 14516, by_level 42581',
    );
  });

  it('asks for the calendar of the year where working days decide, and only there', () => {
    const definition = schemeOf([basic], { partMonth: 'paid_days' });
    const half = at('15- u1 staff', '2026-03');
    const answer = (facts: Partial<EarningFacts>) => earningsOf(definition, month('2026-03'), { ...someone, ...facts });
    expect(answer(half)).toEqual({ kind: 'gap', item: 'basic', missing: 'calendar', key: '2026' });
    expect(answer({})).toHaveLength(1);
  });
});

describe('probation', () => {
  it.each([
    ['2026-01-15', 3, '2026-04-15'],
    ['2026-01-31', 1, '2026-03-01'],
    ['2027-11-30', 3, '2028-03-01'],
    ['2026-12-01', 6, '2027-06-01'],
  ])('from %s for %i months ends before %s', (from, months, until) => {
    expect(probationUntil(day(from), months)).toBe(until);
  });

  const probation = { months: 3, item: 'basic', meanBaseFen: fen(400_000), share: '0.8', unpaid: ['performance'] };
  const definition = schemeOf([basic, performance(), byPost], { probation });
  const newcomer = (from: string) => ({
    newcomerFrom: day(from),
    stretches: [{ from: day(from), until: null, unitId: 'unt_1', postType: 'staff' as const }],
  });
  // 80 % of 4,000.00 is 3,200.00; what is not on probation is 4,800.00 and 1,000.00 of performance.
  const cases = textTable(`
    month   | from       | lines
    2026-02 | 2026-01-15 | basic 320000, by_post 310000
    2026-04 | 2026-01-15 | basic 149333, basic 256000, performance 53333, by_post 310000
    2026-05 | 2026-01-15 | basic 480000, performance 100000, by_post 310000
    2026-03 | 2026-03-22 | basic 103226, by_post 100000
    2026-04 | 2026-01-01 | basic 480000, performance 100000, by_post 310000
  `);
  for (const { month: when = '', from = '', lines } of cases) {
    it(`of who came on ${from}, in ${when}: ${lines}`, () => {
      expect(told(earned(definition, when, newcomer(from)))).toBe(lines);
    });
  }

  it('says mean and share, and changes nothing for who came with experience', () => {
    const [line] = earned(definition, '2026-02', newcomer('2026-01-15'));
    expect(line?.line).toMatchObject({ formula: 'probation', inputs: { meanBaseFen: 400_000, share: '0.8' } });
    const { newcomerFrom: _, ...experienced } = newcomer('2026-01-15');
    expect(told(earned(definition, '2026-02', experienced))).toBe('basic 480000, performance 100000, by_post 310000');
  });
});

describe('parts and wholes', () => {
  const when = '2026-02';
  const days = 28;
  const cut = fc
    .uniqueArray(fc.integer({ min: 2, max: days }), { maxLength: 5 })
    .map((cuts) => cuts.toSorted((a, b) => a - b));
  const stretches = (cuts: readonly number[]): Stretch[] =>
    [1, ...cuts].map((first, index) => ({
      from: day(`${when}-${String(first).padStart(2, '0')}`),
      until: cuts[index] === undefined ? null : (day(`${when}-${String(cuts[index]).padStart(2, '0')}`) as Day),
      unitId: `u${index}`,
      postType: 'staff' as const,
    }));
  const way = fc.constantFrom<Partial<SchemeDefinition>>(
    { partMonth: 'calendar_days' },
    { partMonth: 'paid_days' },
    { partMonth: 'paid_days', paidDays: '21.75' },
    { partMonth: 'full_month' },
  );

  it('are equal where nothing but the unit changed, and the monthly parts too', () => {
    fc.assert(
      fc.property(cut, way, fc.integer({ min: 0, max: 2_000_000 }), (cuts, rest, amount) => {
        const item = { ...basic, kind: 'fixed' as const, amountFen: fen(amount) };
        const earnings = earned(schemeOf([item], rest), when, {
          stretches: stretches(cuts),
          unitId: `u${cuts.length}`,
        });
        expect(sumFen(earnings.map(({ line }) => line.amountFen))).toBe(amount);
        expect(toFenHalfUp(sum(earnings.map(({ monthly }) => monthly)))).toBe(amount);
      }),
    );
  });

  it('a longer stay never earns less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 27 }), way, (first, rest) => {
        const from = (date: number) => ({
          stretches: [
            {
              from: addDays(firstDay(month(when)), date - 1),
              until: null,
              unitId: 'unt_1',
              postType: 'staff' as const,
            },
          ],
        });
        const pay = (date: number) =>
          sumFen(earned(schemeOf([basic], rest), when, from(date)).map(({ line }) => line.amountFen));
        expect(pay(first)).toBeGreaterThanOrEqual(pay(first + 1));
      }),
    );
    expect(lastDay(month(when))).toBe(`${when}-${days}`);
  });
});
