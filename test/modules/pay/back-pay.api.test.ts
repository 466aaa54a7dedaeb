import { beforeAll, describe, expect, it } from 'vitest';
import { insertRow } from '../../../worker/platform/statement.ts';
import { adoptBase, dumpUntil, linesOf, payMonth, record, type StoredLine } from './closing.ts';
import { newPayCity, type PayCity } from './month.ts';

let city: PayCity;
const worker = (index: number): string => city.workerIds[index] ?? '';

const back = (lines: readonly StoredLine[]) =>
  lines
    .filter(({ source, side }) => source === 'back_pay' && side === 'earning')
    .map(({ forMonth, code, amountFen, inputs }) => `${forMonth} ${code} ${amountFen} ${inputs['cause']}`);

beforeAll(async () => {
  city = await newPayCity();
  for (const month of ['2025-11', '2025-12', '2026-01']) await payMonth(city, month);
}, 120_000);

describe('what reaches back over a year and two editions', () => {
  it('settles nothing where nothing changed', async () => {
    const run = await payMonth(city, '2026-02');
    expect(run.findings).toMatchObject({ notice: 0 });
    for (const id of city.workerIds) expect(back(await linesOf(city, id, '2026-02'))).toEqual([]);
  });

  it('pays a raise from last November on and a promotion from December on, month by month', async () => {
    const before = await dumpUntil(city, '2026-02');
    const own = await linesOf(city, worker(0), '2026-02');
    const level = own.find(({ code }) => code === 'basic')?.inputs['level'] as number;
    const schemeId = (await city.get<{ items: { id: string }[] }>('/pay/schemes', city.hr)).items[0]?.id ?? '';
    await adoptBase(city, 500_000, '2025-11');
    await record(city, 'pay.level.decide', (at) => [
      insertRow('worker_level', {
        id: 'lvl_TEST1',
        worker_id: worker(0),
        from_month: '2025-12',
        level: level + 2,
        cause: 'decided',
        scheme_id: schemeId,
        derivation: '[]',
        recorded_at: at,
        recorded_by: 'usr_TEST',
      }),
    ]);
    await payMonth(city, '2026-03');
    const lines = await linesOf(city, worker(0), '2026-03');
    // k(L) = 1 + 0.05 (L - 1), two levels are 0.1 more. Basic pay is 70 % of the base times k:
    // November: (5,000 - 4,800) x 0.7 x k; from December on 5,000 x 0.7 x (k + 0.1) - 4,800 x 0.7 x k.
    const k20 = 20 + level - 1;
    const raise = (14_000 * k20) / 20;
    const both = (350_000 * (k20 + 2) - 336_000 * k20) / 20;
    // Performance is 30 % of 4,800 times k at the default grade: two levels more are 144,000 x 0.1 fen.
    const performance = 14_400;
    expect(back(lines)).toEqual([
      `2025-11 basic ${raise} adoption`,
      ...['2025-12', '2026-01', '2026-02'].flatMap((month) => [
        `${month} basic ${both} adoption,level`,
        `${month} performance ${performance} adoption,level`,
      ]),
    ]);
    expect(back(await linesOf(city, worker(1), '2026-03')).map((line) => line.slice(0, 13))).toEqual([
      '2025-11 basic',
      '2025-12 basic',
      '2026-01 basic',
      '2026-02 basic',
    ]);
    expect(await dumpUntil(city, '2026-02')).toBe(before);
  });

  it('leaves the bases of insurance alone and says on the line how tax takes it', async () => {
    const lines = await linesOf(city, worker(1), '2026-03');
    expect(lines.filter(({ source, side }) => source === 'back_pay' && side !== 'earning')).toEqual([]);
    expect(lines.find(({ source }) => source === 'back_pay')?.inputs).toMatchObject({
      insuranceRule: 'base_unchanged',
      taxRule: 'month_paid',
      taxSource: expect.stringContaining('2018年第61号'),
    });
  });

  it('settles with a second change only what the first did not', async () => {
    await adoptBase(city, 520_000, '2026-02');
    await payMonth(city, '2026-04');
    const lines = await linesOf(city, worker(1), '2026-04');
    const k = Number(lines.find(({ code }) => code === 'basic')?.inputs['coefficient']);
    // (5,200 - 5,000) x 0.7 x k, for February and March only.
    const each = Math.round(14_000 * k);
    expect(back(lines)).toEqual([`2026-02 basic ${each} adoption`, `2026-03 basic ${each} adoption`]);
  });

  it('settles a grade that was finalised late, and its correction', async () => {
    const grade = (id: string, of: string, corrects: string | null, at: string) =>
      insertRow('assessment_final', {
        id,
        year: 2025,
        cycle_id: 'cyc_TEST',
        worker_id: worker(2),
        grade: of,
        grade_reason: 'test',
        corrects_id: corrects,
        finalised_at: at,
        finalised_by: 'usr_TEST',
      });
    const scheme = await city.world.env.CITY_01?.prepare('SELECT id FROM assessment_scheme LIMIT 1').first<string>(
      'id',
    );
    await record(city, 'assessment.finalise', (at) => [
      insertRow('assessment_cycle', { id: 'cyc_TEST', year: 2025, scheme_id: scheme ?? '', state: 'final' }),
      grade('fin_TEST1', 'excellent', null, at),
    ]);
    await payMonth(city, '2026-05');
    const up = back(await linesOf(city, worker(2), '2026-05'));
    expect(up.map((line) => line.slice(0, 19))).toEqual([
      '2026-01 performance',
      '2026-02 performance',
      '2026-03 performance',
      '2026-04 performance',
    ]);
    await record(city, 'assessment.correct', (at) => [grade('fin_TEST2', 'qualified', 'fin_TEST1', at)]);
    await payMonth(city, '2026-06');
    const lines = await linesOf(city, worker(2), '2026-06');
    // Back to the default grade: exactly what was paid for it in May is taken, and what May itself paid more.
    const taken = lines.filter(({ source }) => source === 'back_pay');
    expect(taken.slice(0, 4).map(({ amountFen }) => -amountFen)).toEqual(up.map((line) => Number(line.split(' ')[2])));
    expect(taken.map(({ forMonth }) => forMonth)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']);
  });
});
