import { beforeAll, describe, expect, it } from 'vitest';
import { newBook, type Book, type Refused } from './book.ts';

let book: Book;
beforeAll(async () => {
  book = await newBook();
});

interface Chart {
  readonly template: { kind: string; name: string }[];
  readonly items: { year: number; state: string; codes: number; unchecked: number; accounts: object[] }[];
}
const entry = (change: object = {}) => ({
  year: book.year,
  classification: 'function',
  code: '2089999',
  name: '其他社会保障支出',
  source: '《2026年政府收支分类科目》',
  checked: true,
  ...change,
});

describe('the chart of a year', () => {
  it('opens by a template, its classification is entered with the book that it was checked against', async () => {
    const before = (await book.get<Chart>('/ledger/chart')).items[0];
    expect(before).toMatchObject({ year: book.year, state: 'open', drawOrder: 'oldest' });
    expect(before?.accounts).toContainEqual({ kind: 'source', accounts: 3 });
    expect((await book.post('/ledger/codes', entry())).status).toBe(201);
    const corrected = { name: '其他社会保障和就业支出' };
    expect((await book.post('/ledger/codes', entry(corrected))).status).toBe(201);
    const { items } = await book.get<{ items: { code: string }[] }>(`/ledger/codes?year=${book.year}`);
    expect(items.filter(({ code }) => code === '2089999')).toEqual([
      {
        classification: 'function',
        code: '2089999',
        ...corrected,
        source: '《2026年政府收支分类科目》',
        checked: true,
      },
    ]);
    await book.post('/ledger/years', { year: book.year + 1 });
    const after = await book.get<Chart>('/ledger/chart');
    expect(after.template.map(({ kind }) => kind)).toEqual(['source', 'source', 'source', 'payroll', 'spent']);
    const codes = (before?.codes ?? 0) + 1;
    expect(after.items.map(({ year, codes: all, unchecked }) => [year, all, unchecked])).toEqual([
      [book.year + 1, codes, codes],
      [book.year, codes, before?.unchecked],
    ]);
  });

  it('is the whole city’s: refused for a year that is not open, for part of the city, for who only reads', async () => {
    const unknown = await book.post<Refused>('/ledger/codes', entry({ year: 2019 }));
    expect(unknown.body.error.code).toBe('fiscal_year_unknown');
    expect((await book.post<Refused>('/ledger/codes', entry({ code: '20' }))).status).toBe(400);
    const officer = await book.colleague('finance_officer', book.departmentId, 'part@test.test');
    const part = await book.post<Refused>('/ledger/codes', entry(), { cookie: officer });
    expect(part.body.error.code).toBe('permission_missing');
    const auditor = await book.colleague('auditor', book.city.rootUnitId, 'auditor@test.test');
    const reader = await book.post<Refused>('/ledger/codes', entry(), { cookie: auditor });
    expect(reader.body.error.code).toBe('permission_missing');
  });
});
