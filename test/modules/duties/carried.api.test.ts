import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { administratorPassword, signIn } from '../../harness/api.ts';
import { colleaguePassword, newBook, type Book, type Refused } from '../ledger/book.ts';
import { newHanding, type Handing } from './handing.ts';

/** A duty of 2026 whose money a year's end carried into the book of 2027. */
let book: Book;
let hand: Handing;
let admin: string;
let leader: string;
let officer: string;
let street: string;
let finance: string;
let monthly: string;
let packaged: string;
let reported: string;
let waiting: string;
let lineId: string;
let communities: { id: string; parentId: string }[];

const at = (instant: string) => vi.setSystemTime(new Date(instant));
const code = (body: unknown) => (body as Refused).error?.code;
const accounts = async (year: number, kind: string, name = '') =>
  (
    await book.get<{ items: { id: string; unitId: string; name: string; balanceFen: number; heldFen: number }[] }>(
      `/ledger/accounts?year=${year}&kind=${kind}&pageSize=100${name ? `&q=${encodeURIComponent(name)}` : ''}`,
      admin,
    )
  ).items;
const sound = async () =>
  expect((await book.post('/ledger/verify', undefined, { cookie: admin })).body).toMatchObject({
    sound: true,
    problems: [],
  });
const money = async (dutyId: string) => {
  const { units } = await book.get<{ units: { unitId: string; heldFen: number; leftFen: number; owedFen: number }[] }>(
    `/duties/${dutyId}`,
    admin,
  );
  return units.map(({ heldFen, leftFen, owedFen }) => [heldFen, leftFen, owedFen]);
};

const signedIn = async () => {
  admin = await signIn(book.world, book.city, `admin@${book.city.slug}.test`, administratorPassword);
  [leader, officer, street, finance] = (await Promise.all(
    ['leader', 'department', 'street', 'finance'].map((name) =>
      signIn(book.world, book.city, `${name}@test.test`, colleaguePassword),
    ),
  )) as [string, string, string, string];
};

/** Ends the book of a year, its open holds carried on or freed. */
const close = async (year: number, holds: 'carry' | 'free') => {
  await book.post('/ledger/years', { year: year + 1 }, { cookie: admin });
  const decision = { lines: 'return', units: 'carry', holds, exceptions: [] };
  const request = { year, documentNumber: `延财〔${year + 1}〕1号`, reason: '决算', decision };
  const asked = await book.post('/ledger/year-closings', request, { cookie: admin });
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  const verdict = { version: 1, agreed: true, reason: '同意' };
  return book.post(`/ledger/year-closings/${asked.body.id}/decision`, verdict, { cookie: leader });
};

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-01T02:00:00Z') });
  book = await newBook();
  admin = book.city.cookie;
  await book.colleague('finance_officer', book.city.rootUnitId, 'finance@test.test');
  lineId = await book.line('跨年事项', 0);
  const appropriation = { sourceId: book.sourceId, lineId, documentNumber: '延财〔2026〕1号', memo: '分批下达' };
  // Two vouchers of the source: what two units earn at once takes from both.
  for (const amountFen of [70_000, 2_000_000])
    await book.post('/ledger/appropriations', { ...appropriation, amountFen });
  hand = await newHanding(book, lineId);
  const units = await book.get<{ items: typeof communities }>('/organisation/units?kind=community');
  communities = units.items;
  const first = communities.find(({ parentId }) => parentId === hand.streets[0]?.id)?.id ?? '';
  const second = communities.find(({ parentId }) => parentId === hand.streets[1]?.id)?.id ?? '';
  communities = [first, second].map((id) => ({ id, parentId: '' }));
  monthly = await hand.active();
  packaged = await hand.active({
    method: 'package',
    unitPriceFen: undefined,
    targets: communities.map(({ id }) => ({ unitId: id, packageFen: 120_000 })),
  });

  const report = async (at: 0 | 1, email: string) => {
    const answer = await book.post(
      `/duties/${monthly}/settlements`,
      { unitId: hand.streets[at]?.id, month: '2026-12', volume: '80', evidence: '台账' },
      { cookie: await signIn(book.world, book.city, email, colleaguePassword) },
    );
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body.id;
  };
  reported = await report(0, 'street@test.test');
  waiting = await report(1, 'second-street@test.test');

  at('2027-01-05T02:00:00Z');
  await signedIn();
  const closed = await close(2026, 'carry');
  // 150 × 8.00 × 12 of the monthly duty and 2 × 1,200.00 of the package go on; the rest of 20,700.00 returns.
  expect(closed.body).toMatchObject({ carriedFen: 1_440_000 + 240_000, returnedFen: 2_070_000 - 1_680_000 });
});
afterAll(() => vi.useRealTimers());

describe('a duty of a year that was closed with its holds carried on', () => {
  it('is settled from where its hold lies now, in the new book, on accounts that this book did not have', async () => {
    const unitId = hand.streets[0]?.id ?? '';
    const judged = { volume: '80', score: '95', rest: 'keep' };
    const preview = await book.post(`/duties/settlements/${reported}/preview`, judged, { cookie: officer });
    expect(preview.body).toMatchObject({ dueFen: 64_000, heldFen: 960_000 });
    const paid = await book.post<{ transactionId: string; dueFen: number }>(
      `/duties/settlements/${reported}/verify`,
      { ...judged, version: 1 },
      { cookie: officer },
    );
    expect(paid.body, JSON.stringify(paid.body)).toMatchObject({ dueFen: 64_000 });
    const voucher = await book.get<object>(`/ledger/transactions/${paid.body.transactionId}`, admin);
    expect(voucher).toMatchObject({ effectiveDay: '2027-01-05' });
    expect((await accounts(2027, 'unit')).find((each) => each.unitId === unitId)?.balanceFen).toBe(64_000);
    expect(await money(monthly)).toEqual([
      [896_000, 64_000, 0],
      [480_000, 0, 0],
    ]);
    await sound();
  });

  it('is spent from there, on a day of the open year, and the unused goes back to the same line of the new book', async () => {
    const unitId = hand.streets[0]?.id ?? '';
    const spend = (body: object) =>
      book.post(
        `/duties/${monthly}/spendings`,
        {
          unitId,
          kind: 'spent',
          day: '2027-01-05',
          amountFen: 10_000,
          usedFor: '劳务',
          payee: '张某',
          evidence: '发票',
          ...body,
        },
        { cookie: street },
      );
    expect(code((await spend({ day: '2026-12-20' })).body)).toBe('fiscal_year_closed');
    expect((await spend({})).body).toMatchObject({ leftFen: 54_000 });
    expect((await spend({ kind: 'returned', usedFor: '退回', amountFen: 4_000 })).body).toMatchObject({
      leftFen: 50_000,
    });
    const [line] = await accounts(2027, 'line', '跨年事项');
    expect(line).toMatchObject({ balanceFen: 1_680_000 - 64_000 + 4_000, heldFen: 1_680_000 - 64_000 });
    await sound();
  });

  it('ends early for several units in one step, each paid by its own voucher, by another than who promised the money', async () => {
    const body = { version: 4, reason: '职责调整', score: '95' };
    const path = `/duties/${packaged}/withdraw`;
    expect(code((await book.post(path, { ...body, score: undefined }, { cookie: finance })).body)).toBe(
      'ending_score_missing',
    );
    // No limit is set: every payment takes two people.
    expect(code((await book.post(path, body, { cookie: admin })).body)).toBe('second_person_required');
    const limit = { fromDay: '2027-01-05', settlementFen: 9_999, documentNumber: '延财〔2027〕2号', reason: '从简' };
    expect((await book.post('/ledger/limits', limit, { cookie: leader })).status).toBe(201);
    expect(code((await book.post(path, body, { cookie: admin })).body)).toBe('second_person_required');
    const ended = await book.post<object>(path, body, { cookie: finance });
    // Begun on 1 December: one month of twelve is earned, 10,000 of 120,000 for each.
    expect(ended.body, JSON.stringify(ended.body)).toMatchObject({ paidFen: 20_000, freedFen: 220_000, owedFen: 0 });
    expect(await money(packaged)).toEqual([
      [0, 10_000, 0],
      [0, 10_000, 0],
    ]);
    const units = await accounts(2027, 'unit');
    for (const { id } of communities) expect(units.find((each) => each.unitId === id)?.balanceFen).toBe(10_000);
    await sound();
  });

  it('pays nothing once a year’s end has freed its hold; what a unit received goes on with it', async () => {
    at('2028-01-05T02:00:00Z');
    await signedIn();
    const unspent = 50_000 + 2 * 10_000;
    expect((await close(2027, 'free')).body).toMatchObject({ carriedFen: unspent });
    const verdict = { version: 1, volume: '40', score: '95', rest: 'keep' };
    const refused = await book.post(`/duties/settlements/${waiting}/verify`, verdict, { cookie: officer });
    expect(code(refused.body)).toBe('money_not_held');
    const unitId = hand.streets[0]?.id;
    const last = { unitId, kind: 'returned', day: '2028-01-05', amountFen: 50_000, usedFor: '退回' };
    const back = await book.post(`/duties/${monthly}/spendings`, last, { cookie: street });
    expect(back.body, JSON.stringify(back.body)).toMatchObject({ leftFen: 0 });
    // The line of before has no successor in this book: it is opened for what comes back.
    expect(await accounts(2028, 'line', '跨年事项')).toMatchObject([{ balanceFen: 50_000, heldFen: 0 }]);
    await sound();
  });
});
