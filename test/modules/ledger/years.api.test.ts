import { beforeAll, describe, expect, it } from 'vitest';
import { dayOfInstant } from '../../../worker/core/day.ts';
import { newBook, type Book, type Refused } from './book.ts';

let book: Book;
let leader: string;
let before: number;

beforeAll(async () => {
  book = await newBook();
  leader = await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
  before = book.year - 1;
});

interface Row {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}
interface Source extends Row {
  readonly givenFen: number;
  readonly lineFen: number;
  readonly spentFen: number;
}

const accounts = async (year: number, kind: string) =>
  (await book.get<{ items: Row[] }>(`/ledger/accounts?year=${year}&kind=${kind}&pageSize=100`)).items;
const sources = async (year: number) => (await book.get<{ items: Source[] }>(`/ledger/sources?year=${year}`)).items;
const code = (body: unknown) => (body as Refused).error?.code;

async function lineOf(year: number, name: string, functionCode: string): Promise<string> {
  const { departmentId } = book;
  return (await book.post('/ledger/lines', { fiscalYear: year, departmentId, name, functionCode })).body.id;
}

async function openSource(year: number, name: string, functionCodes: string[] = []): Promise<string> {
  const opened = await book.post('/ledger/sources', {
    fiscalYear: year,
    name,
    receivedDay: `${year}-01-05`,
    documentNumber: '省财社〔2026〕8号',
    purposes: { functionCodes },
  });
  expect(opened.status, JSON.stringify(opened.body)).toBe(201);
  return opened.body.id;
}

const give = (sourceId: string, lineId: string, amountFen: number, effectiveDay: string) =>
  book.post('/ledger/appropriations', {
    sourceId,
    lineId,
    amountFen,
    effectiveDay,
    documentNumber: '文',
    memo: '下达',
  });
const spend = (from: string, to: string, amountFen: number, kind = 'spending', effectiveDay?: string) =>
  book.post('/ledger/transactions', {
    kind,
    memo: '支付',
    ...(effectiveDay ? { effectiveDay } : {}),
    transfers: [{ debitAccountId: from, creditAccountId: to, amountFen }],
  });

describe('the settlement limit', () => {
  it('lets one person pay up to it, and takes two above', async () => {
    const line = await book.line('限额', 10_000);
    const [spent] = await accounts(book.year, 'spent');
    const today = (await book.post('/ledger/holds', { accountId: line, amountFen: 900, purpose: '小额' })).body.id;
    const settle = (id: string, amountFen: number) =>
      book.post(`/ledger/holds/${id}/settle`, { payeeAccountId: spent?.id, amountFen, rest: 'keep', memo: '付' });
    expect(code((await settle(today, 100)).body)).toBe('second_person_required');
    // Nor is there a way round by a payment without a hold, while no limit says what one person may pay.
    expect(code((await spend(line, spent?.id ?? '', 1)).body)).toBe('limit_missing');
    const day = dayOfInstant(Date.now());
    const limit = { fromDay: day, settlementFen: 500, documentNumber: '延财〔2026〕9号', reason: '小额支付从简' };
    expect((await book.post('/ledger/limits', limit, { cookie: leader })).status).toBe(201);
    expect(code((await book.post('/ledger/limits', limit, { cookie: leader })).body)).toBe('limit_day');
    const kept = await settle(today, 400);
    expect(kept.status).toBe(201);
    const keptId = (kept.body as unknown as { keptHoldId: string }).keptHoldId;
    const large = await book.post('/ledger/holds', { accountId: line, amountFen: 900, purpose: '大额' });
    expect(code((await settle(large.body.id, 501)).body)).toBe('second_person_required');
    // Part by part is not below the limit: 400 are paid already.
    expect(code((await settle(keptId, 101)).body)).toBe('second_person_required');
    expect((await settle(keptId, 100)).status).toBe(201);
    expect(code((await spend(line, spent?.id ?? '', 501)).body)).toBe('settlement_limit');
    expect((await spend(line, spent?.id ?? '', 500)).status).toBe(201);
    expect((await book.get<{ items: object[] }>('/ledger/limits')).items).toMatchObject([{ settlementFen: 500 }]);
  });
});

describe('a restricted source', () => {
  it('serves its own purpose only, and each yuan is known by its source', async () => {
    const day = `${book.year}-01-10`;
    const elder = await openSource(book.year, '养老专项', ['20802']);
    const [own, other] = [await lineOf(book.year, '养老', '2080208'), await lineOf(book.year, '环卫', '2120199')];
    const [spent] = await accounts(book.year, 'spent');
    expect(code((await give(elder, other, 100, day)).body)).toBe('source_restricted');
    expect((await give(elder, own, 100, day)).status).toBe(201);
    expect((await give(book.sourceId, own, 50, `${book.year}-01-11`)).status).toBe(201);
    const moved = await spend(own, other, 51, 'adjustment');
    expect(code(moved.body)).toBe('source_restricted');
    expect((await spend(own, other, 20, 'adjustment')).status).toBe(201);
    expect((await spend(own, spent?.id ?? '', 110)).status).toBe(201);
    expect((await sources(book.year)).find(({ id }) => id === elder)).toMatchObject({
      givenFen: 100,
      lineFen: 0,
      spentFen: 100,
    });
    expect(code((await spend(own, elder, 5, 'return')).body)).toBe('source_short');
    expect((await book.post('/ledger/verify', undefined)).body).toMatchObject({ sound: true });
  });

  it('is drawn in proportion where the city chose so', async () => {
    const other = await openSource(book.year, '捐赠二');
    const line = await lineOf(book.year, '按比例', '2120199');
    const [spent] = await accounts(book.year, 'spent');
    const choice = { year: book.year, drawOrder: 'proportional', reason: '按比例核算' };
    expect((await book.post('/ledger/draw-order', choice, { cookie: leader })).status).toBe(201);
    await give(book.sourceId, line, 10, `${book.year}-01-10`);
    await give(other, line, 5, `${book.year}-01-11`);
    expect((await spend(line, spent?.id ?? '', 4)).status).toBe(201);
    // Of 10 and 5, 4 fen are 2.67 and 1.33: three and one.
    expect((await sources(book.year)).find(({ id }) => id === other)).toMatchObject({ lineFen: 4, spentFen: 1 });
    await book.post('/ledger/draw-order', { ...choice, drawOrder: 'oldest' }, { cookie: leader });
  });
});

describe('the end of a year', () => {
  const request = (change = {}) => ({
    year: before,
    documentNumber: '延财〔2026〕3号',
    reason: '年度决算',
    decision: { lines: 'return', units: 'carry', holds: 'carry', exceptions: [], ...change },
  });

  it('returns and carries over as recorded, holds with their money, each yuan with its source and age', async () => {
    expect(code((await book.post('/ledger/year-closings', request())).body)).toBe('fiscal_year_unknown');
    await book.post('/ledger/years', { year: before });
    expect(code((await book.post('/ledger/year-closings', { ...request(), year: book.year })).body)).toBe(
      'fiscal_year_unknown',
    );
    await book.post('/ledger/years', { year: book.year + 1 });
    expect(code((await book.post('/ledger/year-closings', { ...request(), year: book.year })).body)).toBe(
      'year_not_over',
    );
    const elder = await openSource(before, '上年专项', ['20802']);
    const treasury = (await accounts(before, 'source'))[0]?.id ?? '';
    const [held, kept, plain] = [
      await lineOf(before, '有冻结', '2080208'),
      await lineOf(before, '结转', '2080208'),
      await lineOf(before, '收回', '2120199'),
    ];
    const day = `${before}-06-01`;
    await give(treasury, held, 100, day);
    await give(elder, held, 60, `${before}-07-01`);
    await give(elder, kept, 70, day);
    await give(treasury, plain, 30, day);
    const hold = await book.post('/ledger/holds', { accountId: held, amountFen: 120, purpose: '跨年合同' });
    const rule = 'lines=return&units=carry&holds=carry';
    expect(await book.get(`/ledger/year-closings/preview?year=${before}&${rule}`)).toMatchObject({
      openHolds: 1,
      returnedFen: 140,
      carriedFen: 120,
      unsettled: null,
    });
    const exceptions = [{ accountId: kept, treatment: 'carry' }];
    const asked = await book.post('/ledger/year-closings', request({ exceptions }));
    expect(asked.status, JSON.stringify(asked.body)).toBe(201);
    expect(code((await book.post('/ledger/year-closings', request())).body)).toBe('year_closing_standing');
    const verdict = { version: 1, agreed: true, reason: '同意' };
    const path = `/ledger/year-closings/${asked.body.id}/decision`;
    expect(code((await book.post(path, verdict)).body)).toBe('permission_missing');
    expect(code((await book.post(path, { ...verdict, version: 9 }, { cookie: leader })).body)).toBe(
      'changed_meanwhile',
    );
    const closed = await book.post(path, verdict, { cookie: leader });
    expect(closed.body).toMatchObject({ returnedFen: 70, carriedFen: 190 });
    expect(code((await book.post(path, verdict, { cookie: leader })).body)).toBe('year_closing_decided');
    expect(code((await give(treasury, plain, 1, day)).body)).toBe('fiscal_year_closed');

    const next = await accounts(book.year, 'line');
    const find = (name: string) => next.find((each) => each.name === name)?.id ?? '';
    // The hold of 120 takes 100 of the treasury, which is older, and 20 of the special fund with it.
    expect(await book.account(find('有冻结'))).toMatchObject({ budgetFen: 120, balanceFen: 120, heldFen: 120 });
    expect(await book.account(find('结转'))).toMatchObject({ budgetFen: 70, availableFen: 70 });
    expect(next.some(({ name }) => name === '收回')).toBe(false);
    expect((await sources(book.year)).find(({ name }) => name === '上年专项')).toMatchObject({
      givenFen: 90,
      lineFen: 90,
    });
    expect((await sources(before)).find(({ id }) => id === elder)).toMatchObject({ givenFen: 0, lineFen: 0 });
    const holds = await book.get<{ items: { id: string; rootId: string }[] }>(
      `/ledger/holds?state=open&accountId=${find('有冻结')}`,
    );
    expect(holds.items).toMatchObject([{ rootId: hold.body.id, amountFen: 120 }]);
    const [other] = [await lineOf(book.year, '他用', '2120199')];
    expect(code((await spend(find('结转'), other, 1, 'adjustment')).body)).toBe('source_restricted');
    for (const year of [before, book.year]) {
      expect(await book.get(`/ledger/trial-balance?year=${year}`)).toMatchObject({ balanced: true });
    }
    expect((await book.post('/ledger/verify', undefined)).body).toMatchObject({ sound: true, problems: [] });
  });

  it('waits for what is owed and can be left undecided', async () => {
    const year = before - 1;
    await book.post('/ledger/years', { year });
    // The year after it is closed already.
    expect(code((await book.post('/ledger/year-closings', { ...request(), year })).body)).toBe('fiscal_year_closed');
  });
});
