import { expect, it } from 'vitest';
import type { Refused } from '../ledger/book.ts';
import { newPayCity, type Computed } from './month.ts';

it('books December in its own year while that is open, whenever it is approved, and pays it there', async () => {
  const city = await newPayCity();
  const past = city.year - 1;
  expect((await city.post('/ledger/years', { year: past })).status).toBe(201);
  const { departmentId } = city;
  const opening = { fiscalYear: past, departmentId, name: '上年薪酬', functionCode: '2120199' };
  const line = await city.post('/ledger/lines', opening);
  const sources = await city.get<{ items: { id: string }[] }>(`/ledger/accounts?kind=source&year=${past}`);
  const given = await city.post('/ledger/appropriations', {
    sourceId: sources.items[0]?.id,
    lineId: line.body.id,
    amountFen: 20_000_000,
    documentNumber: '财预1号',
    memo: '年初预算',
    effectiveDay: `${past}-01-05`,
  });
  expect(given.status).toBe(201);
  const { id } = (await city.act<Computed>('/pay/runs', { month: `${past}-12` })).body;
  await city.act(`/pay/runs/${id}/findings/accept`, { version: 1, code: 'no_account', reason: '现金' });
  const approve = (fundingAccountId: string, version = 2) =>
    city.act(`/pay/runs/${id}/approve`, { version, fundingAccountId }, city.finance);
  const wrongYear = await approve(city.lineId);
  expect((wrongYear.body as unknown as Refused).error.code).toBe('fiscal_year_mixed');
  expect((await approve(line.body.id)).body.state).toBe('approved');
  expect((await city.act(`/pay/runs/${id}/reopen`, { version: 3, reason: '更正' }, city.finance)).status).toBe(200);
  expect(await city.available(line.body.id)).toBe(20_000_000);
  expect((await approve(line.body.id, 4)).body.state).toBe('approved');
  const close = (state: string) =>
    city.world.env.CITY_01?.prepare('UPDATE fiscal_year SET state = ? WHERE year = ?').bind(state, past).run();
  await close('closed');
  const pay = () => city.act(`/pay/runs/${id}/pay`, { version: 5 }, city.finance);
  expect(((await pay()).body as unknown as Refused).error.code).toBe('fiscal_year_closed');
  await close('open');
  expect((await pay()).body.state).toBe('paid');
  const posted = await city.world.env.CITY_01?.prepare(
    "SELECT effective_day AS day, fiscal_year AS year FROM ledger_transaction WHERE subject_type = 'pay_run' ORDER BY seq",
  ).all();
  expect(posted?.results).toEqual(Array.from({ length: 4 }, () => ({ day: `${past}-12-31`, year: past })));
});
