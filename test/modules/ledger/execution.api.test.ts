import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { administratorPassword, signIn } from '../../harness/api.ts';
import { colleaguePassword, newBook, type Book } from './book.ts';

/** A year of a budget and the first days of the next, day by day. */
let book: Book;
let cookies = { maker: '', payer: '', leader: '' };
const year = 2026;

const on = async (day: string) => {
  vi.setSystemTime(new Date(`${day}T02:00:00Z`));
  const enter = (email: string, password: string) => signIn(book.world, book.city, email, password);
  cookies = {
    maker: await enter(`admin@${book.city.slug}.test`, administratorPassword),
    payer: await enter('payer@test.test', colleaguePassword),
    leader: await enter('leader@test.test', colleaguePassword),
  };
};

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${year}-03-01T02:00:00Z`) });
  book = await newBook();
  await book.colleague('finance_officer', book.city.rootUnitId, 'payer@test.test');
  await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
  await on(`${year}-03-01`);
});
afterAll(() => vi.useRealTimers());

interface Money {
  readonly budgetFen: number;
  readonly heldFen: number;
  readonly settledFen: number;
  readonly availableFen: number;
  readonly rate: string | null;
}
interface Report {
  readonly rows: readonly (Money & { name: string; lastYear: { settledFen: number; rate: string | null } | null })[];
  readonly totals: Money;
}

const post = <T = { id: string }>(path: string, body: unknown, who: keyof typeof cookies = 'maker') =>
  book.post<T>(path, body, { cookie: cookies[who] });
const report = (query: string) => book.get<Report>(`/ledger/execution?by=line&${query}`, cookies.maker);
const told = ({ budgetFen, heldFen, settledFen, availableFen, rate }: Money) =>
  `${budgetFen} ${heldFen} ${settledFen} ${availableFen} ${rate}`;
const rowOf = async (query: string, name: string) => {
  const row = (await report(query)).rows.find((each) => each.name.includes(name));
  return row ? told(row) : 'absent';
};

describe('execution as of a day', () => {
  it('counts the kept part of a hold as held on the days between a payment and its late record', async () => {
    const line = await book.line('迟记', 10_000);
    await book.line('将满', 1_000);
    const hold = await post('/ledger/holds', { accountId: line, amountFen: 6_000, purpose: '采购' });
    await on(`${year}-03-20`);
    const spent = await book.get<{ items: { id: string }[] }>('/ledger/accounts?kind=spent', cookies.maker);
    const paid = { payeeAccountId: spent.items[0]?.id, amountFen: 4_000, rest: 'keep', memo: '首付' };
    const settled = await post<{ keptHoldId: string }>(
      `/ledger/holds/${hold.body.id}/settle`,
      { ...paid, effectiveDay: `${year}-03-10` },
      'payer',
    );
    expect(settled.status).toBe(201);
    const days = ['02-28', '03-01', '03-09', '03-10', '03-15', '03-19', '03-20'];
    const found: string[] = [];
    for (const day of days) found.push(`${day} ${await rowOf(`year=${year}&asOfDay=${year}-${day}`, '迟记')}`);
    expect(found).toEqual([
      '02-28 0 0 0 0 null',
      '03-01 10000 6000 0 4000 0.0000',
      '03-09 10000 6000 0 4000 0.0000',
      '03-10 10000 2000 4000 4000 0.4000',
      '03-15 10000 2000 4000 4000 0.4000',
      '03-19 10000 2000 4000 4000 0.4000',
      '03-20 10000 2000 4000 4000 0.4000',
    ]);
    // As the book was known before the payment was recorded, all of it was still held.
    const known = await rowOf(`year=${year}&asOfDay=${year}-03-15&recordedUntil=${year}-03-19`, '迟记');
    expect(known).toBe('10000 6000 0 4000 0.0000');
    // A payment dated before the hold leaves the kept part held from the hold's own day on.
    const early = await post<{ keptHoldId: string }>(
      `/ledger/holds/${settled.body.keptHoldId}/settle`,
      { ...paid, amountFen: 500, effectiveDay: `${year}-03-05` },
      'payer',
    );
    expect(early.status).toBe(201);
    expect(await rowOf(`year=${year}&asOfDay=${year}-03-12`, '迟记')).toBe('10000 1500 4500 4000 0.4500');
  });
});

describe('a year that is closed', () => {
  it('still says how far its budget was carried out, with what was held to its last day', async () => {
    await on(`${year + 1}-01-10`);
    await post('/ledger/years', { year: year + 1 });
    const before = await report(`year=${year}&asOfDay=${year}-12-31`);
    const decision = { lines: 'return', units: 'carry', holds: 'carry', exceptions: [] };
    const asked = await post('/ledger/year-closings', { year, documentNumber: '决算', reason: '决算', decision });
    const verdict = { version: 1, agreed: true, reason: '同意' };
    const closed = await post(`/ledger/year-closings/${asked.body.id}/decision`, verdict, 'leader');
    expect(closed.status, JSON.stringify(closed.body)).toBe(201);

    expect((await report(`year=${year}&asOfDay=${year}-12-31`)).totals).toEqual(before.totals);
    expect(told(before.totals)).toBe('11000 1500 4500 5000 0.4091');
    expect(told((await report(`year=${year}`)).totals)).toBe('11000 0 4500 6500 0.4091');
    type Accounts = { items: (Money & { name: string })[] };
    const lines = await book.get<Accounts>(`/ledger/accounts?kind=line&year=${year}`, cookies.maker);
    expect(lines.items.map((line) => `${line.name} ${told(line)}`)).toEqual([
      '迟记 10000 0 4500 5500 0.4500',
      '将满 1000 0 0 1000 0.0000',
    ]);
    const beside = await report(`year=${year + 1}&asOfDay=${year + 1}-12-31`);
    expect(beside.rows.find(({ name }) => name.includes('迟记'))?.lastYear).toMatchObject({
      settledFen: 4_500,
      rate: '0.4500',
    });
  });

  it('hands its holds on without a day on which they are not held', async () => {
    const found: string[] = [];
    for (const day of ['01-01', '01-09', '01-10']) {
      found.push(await rowOf(`year=${year + 1}&asOfDay=${year + 1}-${day}`, '迟记'));
    }
    expect(found).toEqual(Array.from({ length: 3 }, () => '1500 1500 0 0 0.0000'));
  });
});

describe('a street that was merged away', () => {
  it('keeps its row in the year in which it had money, and the drill takes in what lies below', async () => {
    type Unit = { id: string; name: string; version: number };
    const units = await book.get<{ items: Unit[] }>('/organisation/units?kind=street', cookies.maker);
    const [from, into] = units.items;
    const day = `${year + 1}-01-10`;
    const sources = await book.get<{ items: { id: string }[] }>(
      `/ledger/accounts?kind=source&year=${year + 1}`,
      cookies.maker,
    );
    const opened = await post('/ledger/openings', {
      place: { type: 'unit', id: from?.id },
      sourceId: sources.items[0]?.id,
      amountFen: 700,
      effectiveDay: day,
      documentNumber: '文',
    });
    expect(opened.status, JSON.stringify(opened.body)).toBe(201);
    const below = await book.get<{ items: { name: string }[] }>(
      `/ledger/accounts?kind=unit&year=${year + 1}&unitId=${book.city.rootUnitId}`,
      cookies.maker,
    );
    expect(below.items.map(({ name }) => name)).toEqual([from?.name]);
    const merged = await post(`/organisation/units/${from?.id}/merge`, {
      intoId: into?.id,
      intoVersion: into?.version,
      version: from?.version,
      day,
      reason: '合并',
    });
    expect(merged.status, JSON.stringify(merged.body)).toBeLessThan(300);
    const streets = await book.get<Report>(`/ledger/execution?by=street&year=${year + 1}`, cookies.maker);
    expect(streets.rows.map(({ name }) => name)).toContain(from?.name);
  });
});
