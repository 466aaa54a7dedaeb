import { expect, it } from 'vitest';
import { newPayCity, type Computed } from '../pay/month.ts';
import { newHanding } from './handing.ts';

interface Costs {
  readonly items: readonly { month: string; unitName: string; sourceName: string; amountFen: number }[];
}

it('what a duty’s line pays for people comes from the pay run, by month, unit and fund source', async () => {
  const city = await newPayCity();
  const { year } = city;
  const received = { receivedDay: `${year}-01-01`, documentNumber: '省财社〔2026〕8号' };
  const donation = await city.post('/ledger/sources', { fiscalYear: year, name: '社会捐赠', ...received });
  const gift = { sourceId: donation.body.id, lineId: city.lineId, amountFen: 10_000, effectiveDay: `${year}-01-01` };
  expect((await city.post('/ledger/appropriations', { ...gift, documentNumber: '捐', memo: '捐赠' })).status).toBe(201);
  const hand = await newHanding(city, city.lineId);
  const both = await hand.active();
  const [street] = hand.streets;
  const one = await hand.active({ title: '只下放一个街道', targets: [{ unitId: street?.id, monthlyVolume: '1' }] });
  const waiting = await hand.admitted({ title: '尚未下放' });
  const run = (await city.act<Computed>('/pay/runs', { month: `${year}-06` })).body;
  const reason = '李四领取现金';
  await city.act(`/pay/runs/${run.id}/findings/accept`, { version: 1, code: 'no_account', reason });
  const approval = { version: 2, fundingAccountId: city.lineId };
  const approved = await city.act(`/pay/runs/${run.id}/approve`, approval, city.finance);
  expect(approved.status, JSON.stringify(approved.body)).toBe(200);

  const costs = async (id: string) => (await city.get<Costs>(`/duties/${id}/people-costs`)).items;
  const sum = (items: Costs['items']) => items.reduce((total, { amountFen }) => total + amountFen, 0);
  const all = await costs(both);
  // Everybody serves in one of the two streets: the duty carries the whole run, gross pay and the city's part.
  expect(sum(all)).toBe(run.totals.grossFen + run.totals.employerFen);
  // The gift is older than the year's budget, and is spent first.
  expect(sum(all.filter(({ sourceName }) => sourceName === '社会捐赠'))).toBe(10_000);
  expect(new Set(all.map(({ unitName }) => unitName)).size).toBe(2);
  const part = await costs(one);
  expect(new Set(part.map(({ unitName }) => unitName)).size).toBe(1);
  expect(sum(part)).toBeLessThan(sum(all));
  expect(await costs(waiting)).toEqual([]);

  const back = await city.act(`/pay/runs/${run.id}/reopen`, { version: 3, reason: '重算' }, city.finance);
  expect(back.status, JSON.stringify(back.body)).toBe(200);
  expect(await costs(both)).toEqual([]);
});
