import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signIn } from '../../harness/api.ts';
import { colleaguePassword, newBook, type Book } from '../ledger/book.ts';
import { newHanding, type Handing } from './handing.ts';

interface Waiting {
  readonly id: string;
  readonly label: string;
  readonly deadline: string | null;
  readonly late: boolean;
}

let book: Book;
let hand: Handing;
let street: string;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T02:00:00Z') });
  book = await newBook();
  hand = await newHanding(book, await book.line('基层治理', 10_000_000));
  street = hand.streets[0]?.id ?? '';
});
afterAll(() => vi.useRealTimers());

/** Whoever speaks for the first street, on a later day: the session of before has run out by then. */
const on = async (today: string) => {
  vi.setSystemTime(new Date(`${today}T02:00:00Z`));
  return signIn(book.world, book.city, 'street@test.test', colleaguePassword);
};
const waits = async (kind: string, id: string, cookie: string) => {
  const { items } = await book.get<{ items: Waiting[] }>(`/inbox?kind=${kind}&pageSize=100`, cookie);
  return items.filter((item) => item.id === id).map(({ label, deadline, late }) => [label, deadline, late]);
};
const report = async (id: string, body: object, cookie: string) => {
  const sent = { unitId: street, volume: '1', evidence: '台账', ...body };
  const answer = await book.post(`/duties/${id}/settlements`, sent, { cookie });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
};

describe('what a unit owes a report of', () => {
  it('is the first month it has not reported, by the working days of the terms, and stays until it is in', async () => {
    const one = { targets: [{ unitId: street, monthlyVolume: '10' }], title: '月报提醒' };
    const id = await hand.active(one);
    expect(await waits('duties.report', id, hand.street)).toEqual([]);
    let cookie = await on('2026-07-01');
    // Five working days after Tuesday 30 June: 1 to 3, 6 and 7 July.
    expect(await waits('duties.report', id, cookie)).toEqual([['2026-06 月报提醒', '2026-07-07', false]]);
    cookie = await on('2026-08-03');
    expect(await waits('duties.report', id, cookie)).toEqual([['2026-06 月报提醒', '2026-07-07', true]]);
    await report(id, { month: '2026-06' }, cookie);
    expect(await waits('duties.report', id, cookie)).toEqual([['2026-07 月报提醒', '2026-08-07', false]]);
    await report(id, { month: '2026-07' }, cookie);
    expect(await waits('duties.report', id, cookie)).toEqual([]);
    expect(await waits('duties.acceptance', id, cookie)).toEqual([]);
  });
});

describe('what a unit has to have accepted', () => {
  it('is the package whose last month has begun, until it asked for it', async () => {
    vi.setSystemTime(new Date('2026-06-01T02:00:00Z'));
    const id = await hand.active({
      title: '打包验收提醒',
      method: 'package',
      unitPriceFen: undefined,
      untilMonth: '2026-07',
      targets: [{ unitId: street, packageFen: 120_000 }],
    });
    expect(await waits('duties.acceptance', id, hand.street)).toEqual([]);
    const cookie = await on('2026-07-01');
    expect(await waits('duties.report', id, cookie)).toEqual([]);
    // Five working days after Friday 31 July: 3 to 7 August.
    expect(await waits('duties.acceptance', id, cookie)).toEqual([['2026-07 打包验收提醒', '2026-08-07', false]]);
    await report(id, { month: '2026-07', part: 'balance' }, cookie);
    expect(await waits('duties.acceptance', id, cookie)).toEqual([]);
  });
});
