import { beforeAll, describe, expect, it } from 'vitest';
import { fen } from '../../../worker/core/fen.ts';
import { month } from '../../../worker/core/day.ts';
import { insertAdoption, insertScheme } from '../../../worker/modules/pay/store/schemes.ts';
import type { SchemeDefinition } from '../../../worker/modules/pay/rules/scheme.ts';
import { insertRow } from '../../../worker/platform/statement.ts';
import { linesOf, payMonth, record } from './closing.ts';
import { runSql } from './entries.ts';
import { newPayCity, type PayCity } from './month.ts';
import { basic, byLevel, performance, schemeOf } from './scheme-facts.ts';

let city: PayCity;

/** Half of a standard of 1,000.00 ahead each month, the rest with the quarter at qualified, the year in January. */
const award = performance({
  rhythm: 'quarterly',
  paidAt: 'qualified',
  advance: { share: '0.5' },
  settle: { month: 1, ungraded: 'wait' },
});
const definition: SchemeDefinition = schemeOf([basic, byLevel, award]);
/** From December on the standard is 2,000.00. */
const raised: SchemeDefinition = schemeOf([basic, byLevel, { ...award, standard: fen(200_000) }]);

const adopt = (id: string, content: SchemeDefinition, fromMonth: string, at: string) => [
  insertScheme(
    {
      id,
      schemeCode: id,
      edition: 1,
      name: id,
      templateCode: null,
      source: '测试',
      trust: 'city',
      definition: content,
    },
    at,
    'test',
  ),
  insertAdoption({ id: `pad_${id}`, schemeId: id, fromMonth: month(fromMonth), reason: '测试' }, at, 'test'),
];

const level = (workerId: string | undefined, fromMonth: string, dayOfMonth: number, to: number, id: string) =>
  insertRow('worker_level', {
    id,
    worker_id: workerId ?? '',
    from_month: fromMonth,
    day_of_month: dayOfMonth,
    level: to,
    cause: 'decided',
    scheme_id: 'settling',
    derivation: '[]',
    recorded_at: '2026-01-01T00:00:00.000Z',
    recorded_by: 'test',
  });

/** The lines of an item in a month's own pay. */
const paid = async (workerId: string | undefined, of: string, code: string) =>
  (await linesOf(city, workerId, of))
    .filter((line) => line.code.startsWith(code) && line.source === 'scheme')
    .map((line) => `${line.code} ${line.amountFen}`);

beforeAll(async () => {
  city = await newPayCity();
  await record(city, 'settling', (at) => [
    ...adopt('settling', definition, '2020-01', at),
    ...adopt('raised', raised, '2025-12', at),
  ]);
  const [first] = city.workerIds;
  await runSql(city, [level(first, '2025-01', 1, 5, 'lvl_1'), level(first, '2025-11', 11, 7, 'lvl_2')]);
});

describe('performance that is paid ahead and settled', () => {
  it('is advanced each month, made up with the quarter, and looks back on paid months only', async () => {
    // The city begins in October: 500.00 in October and November; December, by its own edition, 1,000 + 1,000 + 2,000 − 1,000.
    const [first] = city.workerIds;
    for (const each of ['2025-10', '2025-11', '2025-12']) await payMonth(city, each);
    expect(await paid(first, '2025-10', 'performance')).toEqual(['performance 50000']);
    expect(await paid(first, '2025-11', 'performance')).toEqual(['performance 50000']);
    expect(await paid(first, '2025-12', 'performance')).toEqual(['performance 300000']);
  });

  it('cuts a month at a level that begins on the eleventh', async () => {
    // Level 5 for ten days of thirty: 500 × 10/30 = 166.67; level 7 for twenty: 700 × 20/30 = 466.67.
    expect(await paid(city.workerIds[0], '2025-11', 'by_level')).toEqual(['by_level 16667', 'by_level 46667']);
    expect(await paid(city.workerIds[0], '2025-12', 'by_level')).toEqual(['by_level 70000']);
  });

  it('is settled in January by the grade of the year, for who has one', async () => {
    const [first, second] = city.workerIds;
    const rules = await city.world.env.CITY_01?.prepare('SELECT id FROM assessment_scheme LIMIT 1').first<string>('id');
    await runSql(city, [
      insertRow('assessment_cycle', { id: 'cyc_1', year: 2025, scheme_id: rules ?? '', state: 'final' }),
      insertRow('assessment_final', {
        id: 'fin_1',
        year: 2025,
        cycle_id: 'cyc_1',
        worker_id: first ?? '',
        grade: 'excellent',
        grade_reason: 'rank',
        finalised_at: '2026-01-10T00:00:00.000Z',
        finalised_by: 'test',
      }),
    ]);
    await payMonth(city, '2026-01');
    // (1,000 + 1,000 + 2,000) × 1.2 − 4,000 = 800.00; January itself pays 2,000 × 0.5 ahead.
    expect(await paid(first, '2026-01', 'performance')).toEqual(['performance 100000', 'performance_settled 80000']);
    expect(await paid(second, '2026-01', 'performance')).toEqual(['performance 100000']);
    const [settled] = (await linesOf(city, first, '2026-01')).filter(({ code }) => code === 'performance_settled');
    expect(settled?.inputs).toMatchObject({
      months: 3,
      standardFen: 400_000,
      advancedFen: 400_000,
      grade: 'excellent',
    });
  });

  const backPay = async (workerId: string | undefined, of: string) =>
    (await linesOf(city, workerId, of))
      .filter(({ source, code }) => source === 'back_pay' && code.startsWith('performance'))
      .map(({ forMonth, code, amountFen }) => `${forMonth} ${code} ${amountFen}`);

  it('settles a grade that comes late as back pay of January', async () => {
    const [first, second] = city.workerIds;
    await record(city, 'late', (at) => [
      insertRow('assessment_final', {
        id: 'fin_2',
        year: 2025,
        cycle_id: 'cyc_1',
        worker_id: second ?? '',
        grade: 'excellent',
        grade_reason: 'rank',
        finalised_at: at,
        finalised_by: 'test',
      }),
    ]);
    await payMonth(city, '2026-02');
    expect(await backPay(second, '2026-02')).toEqual(['2026-01 performance_settled 80000']);
    expect(await backPay(first, '2026-02')).toEqual([]);
  });

  it('settles a standard that was raised late once: advance, quarter and year together', async () => {
    // 1,000.00 more for November: 500 of it ahead, 500 with the quarter, and 0.2 of it with the year, 1,200.00 in all.
    await record(city, 'raise', (at) => adopt('raised_late', raised, '2025-11', at));
    await payMonth(city, '2026-03');
    expect(await backPay(city.workerIds[0], '2026-03')).toEqual([
      '2025-11 performance 50000',
      '2025-12 performance 50000',
      '2026-01 performance_settled 20000',
    ]);
  });
});
