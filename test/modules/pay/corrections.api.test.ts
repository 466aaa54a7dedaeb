import { beforeAll, describe, expect, it } from 'vitest';
import { linesOf, payMonth } from './closing.ts';
import { newPayCity, type Page, type PayCity } from './month.ts';

let city: PayCity;
const send = (method: string, path: string, body: unknown, cookie = city.hr) =>
  city.world.call(method, city.city.path(path), { body, cookie });
const declare = (wageFen: number) =>
  send('PUT', '/pay/declared-wages', {
    fromMonth: '2025-11',
    kind: 'both',
    items: [{ workerId: city.workerIds[0], wageFen }],
  });
const corrected = async (month: string) =>
  (await linesOf(city, city.workerIds[0], month))
    .filter(({ source }) => source === 'back_pay')
    .map(({ forMonth, side, code, amountFen }) => `${forMonth} ${side} ${code} ${amountFen}`)
    .toSorted();
describe('contributions of months that are paid', () => {
  beforeAll(async () => {
    city = await newPayCity();
    expect((await declare(600_000)).status).toBe(200);
    await payMonth(city, '2025-11');
    await payMonth(city, '2025-12');
  }, 120_000);

  it('are corrected by difference lines of both sides where a declared wage was wrong', async () => {
    expect((await declare(650_000)).status).toBe(200);
    await payMonth(city, '2026-01');
    // 500.00 more of base: pension 8 % and 16 %, medical 2 % and 7 %, unemployment 0.3 % and 0.7 %, injury 0.2 % of the
    // employer alone, the fund 8 % of either side. Pay itself does not move.
    const month = (of: string) => [
      `${of} deduction housing_fund 4000`,
      `${of} deduction medical 1000`,
      `${of} deduction pension 4000`,
      `${of} deduction unemployment 150`,
      `${of} employer housing_fund 4000`,
      `${of} employer injury 100`,
      `${of} employer medical 3500`,
      `${of} employer pension 8000`,
      `${of} employer unemployment 350`,
    ];
    expect(await corrected('2026-01')).toEqual([...month('2025-11'), ...month('2025-12')]);
    const [first] = (await linesOf(city, city.workerIds[0], '2026-01')).filter(({ source }) => source === 'back_pay');
    expect(first?.inputs).toMatchObject({ insuranceRule: 'contributions_corrected', cause: 'declared_wage' });
  });

  it('are corrected by difference lines where the policy was entered late, from its month on only', async () => {
    const [seeded] = (
      await city.get<Page<{ definition: { items: { code: string }[] } }>>('/pay/insurance-policies', city.hr)
    ).items;
    const definition = {
      ...seeded?.definition,
      items: seeded?.definition.items.map((item) => {
        if (item.code === 'unemployment') return { ...item, employeeRate: '0.005' };
        return item.code === 'injury' ? { ...item, employerRate: '0.004' } : item;
      }),
    };
    const policy = { fromMonth: '2025-12', name: '费率调整', source: '市人社局文件', trust: 'city', definition };
    expect((await send('POST', '/pay/insurance-policies', policy, city.city.cookie)).status).toBe(201);
    await payMonth(city, '2026-02');
    // On the base of 6,500.00: unemployment 0.5 % less 0.3 %, injury 0.4 % less 0.2 %, each 13.00; January went on
    // from the wage of the year before, as it had been corrected by then.
    expect(await corrected('2026-02')).toEqual(
      ['2025-12', '2026-01'].flatMap((of) => [`${of} deduction unemployment 1300`, `${of} employer injury 1300`]),
    );
  });

  it('refuse a policy with two insurances under one code, or under the code of the fund', async () => {
    const item = { code: 'pension', name: '养老', employerRate: '0.16', employeeRate: '0.08' };
    const bounds = { floorFen: 1, capFen: 2, resetMonth: 1, joinedBy: 31, leftFrom: 1 };
    const policy = { fromMonth: '2027-01', name: '重复', source: '测试', trust: 'city' };
    for (const items of [
      [item, item],
      [item, { ...item, code: 'housing_fund' }],
    ]) {
      const answer = await send('POST', '/pay/insurance-policies', { ...policy, definition: { ...bounds, items } });
      expect(answer.status).toBe(400);
    }
  });
});
