import type { D1Database } from '@cloudflare/workers-types';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOfInstant } from '../../../worker/core/day.ts';
import type { Env } from '../../../worker/env.ts';
import { newBook, type Book, type Refused } from './book.ts';

let book: Book;
let lines: readonly [string, string];

beforeAll(async () => {
  book = await newBook();
  lines = [await book.line('社区助餐', 1_000_000), await book.line('便民服务', 0)];
});

const move = (transfers = 1) => ({
  kind: 'adjustment',
  memo: '调剂',
  transfers: Array.from({ length: transfers }, () => ({
    debitAccountId: lines[0],
    creditAccountId: lines[1],
    amountFen: 1,
  })),
});

/** The statements of each round trip of one request to the city's database, until it was answered. */
async function trips(request: () => Promise<unknown>): Promise<string[][]> {
  const binding = 'CITY_01' satisfies keyof Env;
  const real = book.world.env[binding] as D1Database;
  const texts = new WeakMap<object, string>();
  const seen: string[][] = [];
  const prepare = (query: string) => ({
    bind: (...values: unknown[]) => {
      const bound = real.prepare(query).bind(...values);
      texts.set(bound, query);
      return bound;
    },
  });
  const batch = (statements: object[]) => {
    seen.push(statements.map((statement) => texts.get(statement) ?? ''));
    return real.batch(statements as never);
  };
  book.world.replace(binding, { prepare, batch });
  await request();
  book.world.replace(binding, real);
  return seen;
}

const about = (trip: readonly string[]) => ({
  session: trip.some((text) => text.includes('FROM "session"') && text.includes('permissions')),
  facts: trip.some((text) => text.includes('FROM ledger_account AS a') && text.includes('AS layers')),
  record: trip.some((text) => text.startsWith('INSERT INTO idempotency')),
});

describe('the facts of a posting', () => {
  it('travel with the session: one trip to read, one to write', async () => {
    const seen = (await trips(() => book.post('/ledger/transactions', move()))).map(about);
    expect(seen.slice(0, 2)).toEqual([
      { session: true, facts: true, record: false },
      { session: false, facts: false, record: true },
    ]);
  });

  it('are read afterwards where the group is long', async () => {
    const seen = (await trips(() => book.post('/ledger/transactions', move(101)))).map(about);
    expect(seen.slice(0, 3)).toEqual([
      { session: true, facts: false, record: false },
      { session: false, facts: true, record: false },
      { session: false, facts: false, record: true },
    ]);
  });

  it('are those that the sender reaches, and of nobody who was not let in', async () => {
    const other = { kind: 'department', name: '市卫健局', parentId: book.city.rootUnitId };
    const { body: unit } = await book.post('/organisation/units', other);
    const stranger = await book.colleague('department_officer', unit.id, 'stranger@test.test');
    const reader = await book.colleague('auditor', book.city.rootUnitId, 'reader@test.test');
    const code = async (cookie: string) => {
      const { status, body } = await book.post<Refused>('/ledger/transactions', move(), { cookie });
      return `${status} ${body.error.code}`;
    };
    const before = await book.account(lines[0]);
    expect(await code(stranger)).toBe('403 permission_missing');
    expect(await code(reader)).toBe('403 permission_missing');
    expect(await code('suishi.session_token=none')).toBe('401 sign_in_required');
    expect(await book.account(lines[0])).toEqual(before);
  });

  it('are those that a key reaches', async () => {
    const post = async (unitId: string) => {
      const wanted = {
        name: '财政接口',
        role: 'finance_officer',
        unitId,
        untilDay: addDays(dayOfInstant(Date.now()), 30),
      };
      const { body } = await book.post<{ secret: string }>('/access/keys', wanted);
      const headers = { authorization: `Bearer ${body.secret}` };
      const path = book.city.path('/ledger/transactions');
      return book.world.call<Refused>('POST', path, { body: move(), headers });
    };
    const place = { kind: 'department', name: '市残联', parentId: book.city.rootUnitId };
    const elsewhere = (await book.post('/organisation/units', place)).body.id;
    const before = await book.available(lines[1]);
    expect((await post(book.city.rootUnitId)).status).toBe(201);
    expect((await post(elsewhere)).body.error.code).toBe('not_found');
    expect(await book.available(lines[1])).toBe(before + 1);
  });
});
