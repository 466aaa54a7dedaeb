import { beforeAll, describe, expect, it } from 'vitest';
import { newBook, type Book, type Refused } from '../ledger/book.ts';
import { newHanding, type Handing } from './handing.ts';

let book: Book;
let hand: Handing;

beforeAll(async () => {
  book = await newBook();
  hand = await newHanding(book, await book.line('基层治理', 0));
});

describe('price terms', () => {
  it('are dated and entered once a day', async () => {
    const terms = {
      fromDay: '2090-01-01',
      source: '市文件',
      qualityBands: [{ fromScore: '0', ratio: '1' }],
      paidDaysPerMonth: '21.75',
      prepaidShare: '0.3',
      proration: 'days',
      yearDays: 365,
      evidenceFromFen: 50_000,
    };
    expect((await book.post<Refused>('/duties/price-terms', terms, { cookie: hand.officer })).body.error.code).toBe(
      'permission_missing',
    );
    expect((await book.post('/duties/price-terms', terms)).status).toBe(201);
    expect((await book.post<Refused>('/duties/price-terms', terms)).body.error.code).toBe('duty_rule_standing');
    const { items } = await book.get<{ items: { inForce: boolean; prepaidShare: string; evidenceFromFen: number }[] }>(
      '/duties/price-terms',
    );
    expect(items.map(({ inForce, prepaidShare, evidenceFromFen }) => [inForce, prepaidShare, evidenceFromFen])).toEqual(
      [
        [false, '0.3', 50_000],
        [true, '0.5', 0],
      ],
    );
  });
});
