import { beforeAll, describe, expect, it } from 'vitest';
import { withFaults } from '../../harness/api.ts';
import { newBook, type Book, type Refused } from './book.ts';

let book: Book;
let day: string;
let streetId: string;

beforeAll(async () => {
  book = await newBook();
  day = `${book.year}-01-01`;
  const street = await book.post('/organisation/units', {
    kind: 'street',
    name: '北山街道',
    parentId: book.city.rootUnitId,
  });
  streetId = street.body.id;
});

const open = (place: { type: 'account' | 'unit'; id: string }, amountFen: number, more: object = {}, key?: string) =>
  book.post(
    '/ledger/openings',
    { place, sourceId: book.sourceId, amountFen, effectiveDay: day, documentNumber: '财〔2026〕7号', ...more },
    key ? { key } : {},
  );
const refusal = ({ status, body }: { status: number; body: unknown }) => `${status} ${(body as Refused).error?.code}`;
const units = async () =>
  (await book.get<{ items: { id: string; unitId: string; balanceFen: number }[] }>('/ledger/accounts?kind=unit')).items;

describe('an opening balance by hand', () => {
  it('opens the account of a unit that has none, in one batch, once', async () => {
    const unit = { type: 'unit', id: streetId } as const;
    const faults = withFaults(book.world, 'CITY_01');
    faults.failNextBatch();
    expect((await open(unit, 25_00)).status).toBe(500);
    expect(await units()).toEqual([]);
    const first = await open(unit, 25_00, {}, 'opening-of-beishan');
    expect(first.status, JSON.stringify(first.body)).toBe(201);
    expect((await open(unit, 25_00, {}, 'opening-of-beishan')).body).toEqual(first.body);
    expect(await units()).toMatchObject([{ unitId: streetId, balanceFen: 25_00 }]);
    expect(await book.get(`/ledger/transactions/${first.body.id}`)).toMatchObject({
      kind: 'open_balance',
      memo: '期初余额',
      documentNumber: '财〔2026〕7号',
      amountFen: 25_00,
    });
    expect(refusal(await open(unit, 1_00))).toBe('409 opening_standing');
    expect((await open(unit, 1_00, { confirmed: true })).status).toBe(201);
    expect((await units())[0]?.balanceFen).toBe(26_00);
  });

  it('opens a line as a budget, and refuses as the posting does', async () => {
    const line = await book.line('社区助餐', 0);
    const account = { type: 'account', id: line } as const;
    const special = await book.post('/ledger/sources', {
      fiscalYear: book.year,
      name: '养老专项',
      receivedDay: day,
      documentNumber: '省财社〔2026〕8号',
      purposes: { functionCodes: ['20802'] },
    });
    expect(refusal(await open(account, 5, { sourceId: special.body.id }))).toBe('409 source_restricted');
    expect(refusal(await open(account, 5, { effectiveDay: `${book.year - 3}-01-01` }))).toBe('422 fiscal_year_unknown');
    expect(refusal(await open(account, 5, { sourceId: line }))).toBe('404 not_found');
    expect(refusal(await open({ type: 'unit', id: book.departmentId }, 5))).toBe('404 not_found');
    expect(refusal(await open({ type: 'account', id: book.sourceId }, 5))).toBe('422 account_unfit');
    const opened = await open(account, 80_00, { memo: '上年结余' });
    expect(opened.status, JSON.stringify(opened.body)).toBe(201);
    expect(await book.account(line)).toMatchObject({ budgetFen: 80_00, balanceFen: 80_00 });
    const officer = await book.colleague('department_officer', book.departmentId, 'part@test.test');
    const part = await book.post(
      '/ledger/openings',
      { place: account, sourceId: book.sourceId, amountFen: 1, effectiveDay: day, documentNumber: '文' },
      { cookie: officer },
    );
    expect(refusal(part)).toBe('403 permission_missing');
    expect((await book.post('/ledger/verify', undefined)).body).toMatchObject({ sound: true });
  });
});
