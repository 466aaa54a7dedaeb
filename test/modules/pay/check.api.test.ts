import { beforeAll, describe, expect, it } from 'vitest';
import { adoptBase, linesOf, payMonth } from './closing.ts';
import { adoptEntries } from './entries.ts';
import { newPayCity, type Computed, type Page, type PayCity } from './month.ts';

let city: PayCity;
const send = (method: string, path: string, body: unknown, cookie = city.hr) =>
  city.world.call(method, city.city.path(path), { body, cookie });
const findings = async (run: string) =>
  (
    await city.get<
      Page<{
        code: string;
        workerId: string;
        severity: string;
        acceptedReason: string | null;
        facts: Record<string, unknown>;
      }>
    >(`/pay/runs/${run}/findings?pageSize=200`, city.hr)
  ).items;

describe('what the check says', () => {
  beforeAll(async () => {
    city = await newPayCity();
    await adoptEntries(city);
    for (const month of ['2025-11', '2025-12', '2026-01']) await payMonth(city, month);
  }, 120_000);

  it('tells who is touched before the reach of the policy, once, and settles within it', async () => {
    const policy = { fromMonth: '2026-02', reachMonths: 1, floorFen: 0, maxShare: '0.2', source: '市人社局通知' };
    expect((await send('POST', '/pay/settlement-policies', policy, city.city.cookie)).status).toBe(201);
    await adoptBase(city, 500_000, '2025-11');
    const run = await payMonth(city, '2026-02');
    const told = (await findings(run.id)).filter(({ code }) => code === 'beyond_reach');
    expect(told.map(({ workerId }) => workerId).toSorted()).toEqual(city.workerIds.toSorted());
    expect(told[0]).toMatchObject({
      severity: 'notice',
      facts: { cause: 'adoption', from: '2025-11', reachFrom: '2026-01' },
    });
    const settled = (await linesOf(city, city.workerIds[0], '2026-02')).filter(({ source }) => source === 'back_pay');
    expect([...new Set(settled.map(({ forMonth }) => forMonth))]).toEqual(['2026-01']);
    const next = await payMonth(city, '2026-03');
    expect((await findings(next.id)).filter(({ code }) => code === 'beyond_reach')).toEqual([]);
  });

  it('keeps an accepted warning on recomputing while its facts are the same, and opens it again when they change', async () => {
    const month = '2026-04';
    const once = (amountFen: number) =>
      city.act('/pay/one-offs', {
        month,
        workerId: city.workerIds[0],
        itemCode: 'heating',
        amountFen,
        reason: '取暖补贴',
        documentNumber: null,
      });
    // More than a tenth of last month, so that the change is called out.
    expect((await once(200_000)).status).toBe(201);
    const run = (await city.act<Computed>('/pay/runs', { month })).body;
    const who = () => city.get<{ computed: unknown; checked: { name: string } }>(`/pay/runs/${run.id}`, city.hr);
    const unchecked = await who();
    expect(unchecked.checked).toEqual(unchecked.computed);
    const reason = '一次性补贴已核实';
    const accepted = await city.act(`/pay/runs/${run.id}/findings/accept`, { version: 1, code: 'changed', reason });
    expect(accepted.status).toBe(200);
    expect(await who()).toMatchObject({ checked: { name: 'hr@pay.test' } });
    const changed = async () => (await findings(run.id)).filter(({ code }) => code === 'changed');
    const [before] = await changed();
    expect(before).toMatchObject({ workerId: city.workerIds[0], acceptedReason: reason });
    expect((await city.act(`/pay/runs/${run.id}/compute`, { version: 2 })).status).toBe(200);
    const [same, ...others] = await changed();
    expect(others).toEqual([]);
    expect(same).toMatchObject({ facts: before?.facts, acceptedReason: reason });
    expect((await once(1)).status).toBe(201);
    expect((await city.act(`/pay/runs/${run.id}/compute`, { version: 3 })).status).toBe(200);
    const [after] = await changed();
    expect(after).toMatchObject({ acceptedReason: null });
    expect(Number(after?.facts['afterFen'])).toBe(Number(before?.facts['afterFen']) + 1);
  });
});
