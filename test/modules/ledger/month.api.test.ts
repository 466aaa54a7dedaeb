import { beforeAll, describe, expect, it } from 'vitest';
import { addMonths, dayOfInstant, firstDay, lastDay, monthOfDay, yearOf } from '../../../worker/core/day.ts';
import { newBook, type Book, type Refused } from './book.ts';

let book: Book;
let leader: string;
let department: string;
const today = dayOfInstant(Date.now());
/** A month that is over, in a year of its own where this month is the first. */
const month = addMonths(monthOfDay(today), -1);
const year = yearOf(month);

interface Months {
  readonly items: readonly {
    readonly month: string;
    readonly state: string;
    readonly vouchers: number;
    readonly closing: { readonly id: string; readonly version: number } | null;
  }[];
}

const monthOf = async () =>
  (await book.get<Months>(`/ledger/months?year=${year}`)).items.find((m) => m.month === month);
const adjust = (effectiveDay: string, from: string, to: string) =>
  book.post<Refused>('/ledger/transactions', {
    kind: 'adjustment',
    memo: '调剂',
    effectiveDay,
    transfers: [{ debitAccountId: from, creditAccountId: to, amountFen: 100 }],
  });

beforeAll(async () => {
  book = await newBook();
  if (year !== book.year) await book.post('/ledger/years', { year });
  leader = await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
  department = await book.colleague('finance_officer', book.departmentId, 'part@test.test');
});

/** Lines of the year of `month` with money since its first day. */
async function lines(): Promise<[string, string]> {
  const sources = await book.get<{ items: { id: string }[] }>(`/ledger/accounts?kind=source&year=${year}`);
  const opened = await Promise.all(
    ['甲', '乙'].map((name) =>
      book.post('/ledger/lines', { fiscalYear: year, departmentId: book.departmentId, name, functionCode: '2120199' }),
    ),
  );
  const [from = '', to = ''] = opened.map(({ body }) => body.id);
  const given = await book.post('/ledger/appropriations', {
    sourceId: sources.items[0]?.id,
    lineId: from,
    amountFen: 10_000,
    effectiveDay: firstDay(month),
    documentNumber: '财预〔2026〕1号',
    memo: '年初预算',
  });
  expect(given.status).toBe(201);
  return [from, to];
}

describe('a month', () => {
  it('closed, takes no posting until a second person opens it again; a failed key works once the cause is gone', async () => {
    const [from, to] = await lines();
    expect(await monthOf()).toMatchObject({ state: 'open', vouchers: 1, closing: null });
    const closed = await book.post('/ledger/months', { month, documentNumber: '财库〔2026〕3号' });
    expect(closed.status).toBe(201);
    expect(await monthOf()).toMatchObject({ closing: { documentNumber: '财库〔2026〕3号' } });
    expect((await book.post<Refused>('/ledger/months', { month })).body.error.code).toBe('month_closed');
    const key = crypto.randomUUID();
    const late = {
      kind: 'adjustment',
      memo: '补记',
      effectiveDay: lastDay(month),
      transfers: [{ debitAccountId: from, creditAccountId: to, amountFen: 100 }],
    };
    const refused = await book.post<Refused>('/ledger/transactions', late, { key });
    expect([refused.status, refused.body.error]).toMatchObject([409, { code: 'month_closed', facts: { month } }]);
    // The answer says that the key was left free.
    expect(refused.headers.get('idempotency-key-free')).toBe('true');
    const reused = await book.post<Refused>('/ledger/transactions', { ...late, memo: '另一笔' }, { key });
    expect(reused.headers.get('idempotency-key-free')).toBe('true');
    expect((await adjust(firstDay(month), from, to)).body.error.code).toBe('month_closed');

    const id = closed.body.id;
    expect((await book.post(`/ledger/months/${id}/reopenings`, { reason: '补记凭证' })).status).toBe(201);
    const again = await book.post<Refused>(`/ledger/months/${id}/reopenings`, { reason: '补记凭证' });
    expect(again.body.error.code).toBe('month_reopening_asked');
    const inbox = await book.get<{ lines: { kind: string; label: string }[] }>('/inbox/summary', leader);
    expect(inbox.lines).toContainEqual(expect.objectContaining({ kind: 'ledger.month', label: month }));
    const version = (await monthOf())?.closing?.version;
    const decide = (agreed: boolean, cookie: string, on = version) =>
      book.post<Refused>(`/ledger/months/${id}/decision`, { version: on, agreed, reason: '同意补记' }, { cookie });
    // The administrator closed it and asked; approving is kept from her by permission, and by rule where she had it.
    expect((await decide(true, book.city.cookie)).status).toBe(403);
    expect((await decide(true, leader, 1)).body.error.code).toBe('changed_meanwhile');
    expect((await decide(true, leader)).status).toBe(201);
    expect((await decide(true, leader)).body.error.code).toBe('month_reopening_decided');
    expect(await monthOf()).toMatchObject({ state: 'open', closing: null });

    const retried = await book.post('/ledger/transactions', late, { key });
    expect([retried.status, retried.headers.get('idempotency-replayed')]).toEqual([201, null]);
    const repeated = await book.post('/ledger/transactions', late, { key });
    expect([repeated.headers.get('idempotency-replayed'), repeated.body]).toEqual(['true', retried.body]);
    expect(await book.available(to)).toBe(100);

    expect((await book.post('/ledger/months', { month })).status).toBe(201);
    expect((await monthOf())?.closing?.id).not.toBe(id);
  });

  it('stays closed where the second person does not agree', async () => {
    const { id = '', version = 0 } = (await monthOf())?.closing ?? {};
    await book.post(`/ledger/months/${id}/reopenings`, { reason: '再补一笔' });
    const kept = await book.post(
      `/ledger/months/${id}/decision`,
      { version: version + 1, agreed: false, reason: '记在本月即可' },
      { cookie: leader },
    );
    expect(kept.status).toBe(201);
    expect(await monthOf()).toMatchObject({ state: 'closed' });
  });

  it('that is not over is not closed, and nobody closes it for a part of the city', async () => {
    const running = await book.post<Refused>('/ledger/months', { month: monthOfDay(today) });
    expect(running.body.error.code).toBe('month_not_over');
    const part = await book.post<Refused>('/ledger/months', { month }, { cookie: department });
    expect([part.status, part.body.error.code]).toEqual([403, 'permission_missing']);
  });

  it('closed behind a command’s back undoes its batch, which then says so', async () => {
    const [from, to] = await Promise.all([book.line('丙', 1_000), book.line('丁', 0)]);
    const database = book.world.env.CITY_01;
    await database
      ?.prepare(
        `INSERT INTO ledger_month (id, month, fiscal_year, state, closed_at, closed_by, closed_by_name)
        VALUES ('mon_race', ?, ?, 'closed', '2026-01-01T00:00:00Z', 'x', 'x')`,
      )
      .bind(monthOfDay(today), book.year)
      .all();
    const moved = await adjust(today, from, to);
    expect([moved.status, moved.body.error.code]).toEqual([409, 'month_closed']);
    expect(await book.available(from)).toBe(1_000);
  });
});
