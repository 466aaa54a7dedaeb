import { beforeAll, describe, expect, it } from 'vitest';
import { withFaults } from '../../harness/api.ts';
import { newBook, type Book, type Refused } from './book.ts';

let book: Book;
let accounts: Record<'line' | 'other' | 'spent', string>;
let officers: Record<'own' | 'stranger', string>;

beforeAll(async () => {
  book = await newBook();
  const other = await book.post('/organisation/units', {
    kind: 'department',
    name: '市卫健局',
    parentId: book.city.rootUnitId,
  });
  officers = {
    own: await book.colleague('department_officer', book.departmentId, 'own@test.test'),
    stranger: await book.colleague('department_officer', other.body.id, 'stranger@test.test'),
  };
  await book.post('/ledger/years', { year: book.year + 1 });
  const spent = await book.get<{ items: { id: string }[] }>(`/ledger/accounts?kind=spent&year=${book.year}`);
  accounts = {
    line: await book.line('社区助餐', 1_000_000),
    other: await book.line('便民服务', 0),
    spent: spent.items[0]?.id ?? '',
  };
});

const move = (from: string, to: string, amountFen: number, kind = 'adjustment') => ({
  kind,
  memo: '调剂',
  transfers: [{ debitAccountId: from, creditAccountId: to, amountFen }],
});

describe('appropriation and transfer', () => {
  it('gives a line its budget and leaves a voucher on both accounts', async () => {
    const line = await book.account(accounts.line);
    expect(line).toMatchObject({
      budgetFen: 1_000_000,
      balanceFen: 1_000_000,
      heldFen: 0,
      availableFen: 1_000_000,
      settledFen: 0,
      rate: '0.0000',
    });
    const sheet = await book.get<{ items: object[]; total: number }>(`/ledger/accounts/${accounts.line}/sheet`);
    expect(sheet.items).toMatchObject([
      { inFen: 1_000_000, outFen: 0, balanceFen: 1_000_000, documentNumber: '财预〔2026〕1号' },
    ]);
  });

  it('moves budget between lines, and refuses what the line does not have with the shortfall named', async () => {
    expect((await book.post('/ledger/transactions', move(accounts.line, accounts.other, 300_000))).status).toBe(201);
    const short = await book.post<Refused>('/ledger/transactions', move(accounts.line, accounts.other, 700_001));
    expect(short.status).toBe(409);
    expect(short.body.error).toMatchObject({
      code: 'funds_short',
      facts: {
        account: expect.stringContaining('社区助餐'),
        availableFen: 700_000,
        neededFen: 700_001,
        shortfallFen: 1,
      },
    });
    expect(await book.account(accounts.line)).toMatchObject({ budgetFen: 700_000, availableFen: 700_000 });
    expect(await book.account(accounts.other)).toMatchObject({ budgetFen: 300_000, availableFen: 300_000 });
  });

  it('a group with one bad leg posts nothing', async () => {
    const before = await book.account(accounts.line);
    const transfers = [
      { debitAccountId: accounts.line, creditAccountId: accounts.other, amountFen: 10 },
      { debitAccountId: accounts.other, creditAccountId: accounts.line, amountFen: 300_021 },
    ];
    const answer = await book.post<Refused>('/ledger/transactions', { kind: 'adjustment', memo: '一组', transfers });
    expect(answer.body.error).toMatchObject({ code: 'funds_short', facts: { shortfallFen: 11 } });
    expect(await book.account(accounts.line)).toEqual(before);
  });

  it('answers a repeated key with the first answer and moves the money once', async () => {
    const before = await book.available(accounts.other);
    const key = 'one-key-for-one-transfer';
    const first = await book.post('/ledger/transactions', move(accounts.line, accounts.other, 5), { key });
    const again = await book.post('/ledger/transactions', move(accounts.line, accounts.other, 5), { key });
    expect(again.body).toEqual(first.body);
    expect(await book.available(accounts.other)).toBe(before + 5);
    const other = await book.post<Refused>('/ledger/transactions', move(accounts.line, accounts.other, 6), { key });
    expect(other.body.error.code).toBe('idempotency_key_reused');
  });

  it('asks for a key where money moves', async () => {
    const answer = await book.world.call<Refused>('POST', book.city.path('/ledger/transactions'), {
      body: move(accounts.line, accounts.other, 5),
      cookie: book.city.cookie,
      key: null,
    });
    expect(answer.body.error.code).toBe('idempotency_key_required');
  });

  it('a fault before the commit leaves nothing, one after it leaves one effect', async () => {
    const faults = withFaults(book.world, 'CITY_01');
    const before = await book.available(accounts.other);
    faults.failNextBatch();
    expect((await book.post('/ledger/transactions', move(accounts.line, accounts.other, 7))).status).toBe(500);
    expect(await book.available(accounts.other)).toBe(before);
    faults.loseNextAnswer();
    expect((await book.post('/ledger/transactions', move(accounts.line, accounts.other, 7))).status).toBe(201);
    expect(await book.available(accounts.other)).toBe(before + 7);
  });

  it.each([
    ['an account of the wrong kind', () => move(accounts.line, accounts.spent, 5), 'account_unfit', 422],
    ['payer and payee in one', () => move(accounts.line, accounts.line, 5), 'account_same', 422],
    ['an account nobody has', () => move(accounts.line, 'acc_NOBODY', 5), 'not_found', 404],
    [
      'a day to come',
      () => ({ ...move(accounts.line, accounts.other, 5), effectiveDay: `${book.year + 1}-12-31` }),
      'day_in_future',
      422,
    ],
    [
      'a year not opened',
      () => ({ ...move(accounts.line, accounts.other, 5), effectiveDay: '2001-01-01' }),
      'fiscal_year_unknown',
      422,
    ],
  ])('refuses %s', async (_, body, code, status) => {
    const answer = await book.post<Refused>('/ledger/transactions', body());
    expect([answer.body.error.code, answer.status]).toEqual([code, status]);
  });

  it('refuses an account of another year', async () => {
    expect((await book.post('/ledger/years', { year: book.year - 1 })).status).toBe(201);
    const twice = await book.post<Refused>('/ledger/years', { year: book.year - 1 });
    expect(twice.body.error.code).toBe('fiscal_year_standing');
    const answer = await book.post<Refused>('/ledger/transactions', {
      ...move(accounts.line, accounts.other, 5),
      effectiveDay: `${book.year - 1}-12-31`,
    });
    expect(answer.body.error.code).toBe('fiscal_year_mixed');
  });

  it('posts eight thousand transfers as one group', async () => {
    const transfers = Array.from({ length: 8_000 }, () => ({
      debitAccountId: accounts.line,
      creditAccountId: accounts.other,
      amountFen: 1,
    }));
    const before = await book.available(accounts.other);
    const answer = await book.post('/ledger/transactions', { kind: 'adjustment', memo: '批量', transfers });
    expect(answer.status).toBe(201);
    expect(await book.available(accounts.other)).toBe(before + 8_000);
    const voucher = await book.get<{ transfers: number; amountFen: number }>(`/ledger/transactions/${answer.body.id}`);
    expect(voucher).toMatchObject({ transfers: 8_000, amountFen: 8_000 });
    const tooMany = await book.post('/ledger/transactions', {
      kind: 'adjustment',
      memo: '批量',
      transfers: [...transfers, transfers[0]],
    });
    expect(tooMany.status).toBe(400);
  });
});

describe('a budget line', () => {
  const opening = (change: object) => ({
    fiscalYear: book.year,
    departmentId: book.departmentId,
    name: '线',
    functionCode: '2120199',
    ...change,
  });

  it.each([
    ['a unit that is no department', () => opening({ departmentId: book.city.rootUnitId }), 'department_unfit'],
    ['a code that the year does not have', () => opening({ functionCode: '9999999' }), 'code_unknown'],
    ['a year not opened', () => opening({ fiscalYear: 2001 }), 'fiscal_year_unknown'],
  ])('refuses %s', async (_, body, code) => {
    expect((await book.post<Refused>('/ledger/lines', body())).body.error.code).toBe(code);
  });

  it('is seen by its own department and by no other', async () => {
    const { own, stranger } = officers;
    const seen = await book.get<{ items: { id: string }[] }>('/ledger/accounts?kind=line', own);
    expect(seen.items.map(({ id }) => id)).toContain(accounts.line);
    expect((await book.get<{ items: unknown[] }>('/ledger/accounts', stranger)).items).toEqual([]);
    const hidden = await book.world.call('GET', book.city.path(`/ledger/accounts/${accounts.line}`), {
      cookie: stranger,
    });
    expect(hidden.status).toBe(404);
    const forbidden = await book.post<Refused>('/ledger/transactions', move(accounts.line, accounts.other, 5), {
      cookie: own,
    });
    expect(forbidden.body.error.code).toBe('permission_missing');
  });
});
